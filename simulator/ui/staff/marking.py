"""The sheet a tutor marks on, as values: what waits, what belongs to each criterion, whether a level needs a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.document import Level
from simulator.content.rubric import BoundCriterion
from simulator.review import Effective
from simulator.runs import events as e
from simulator.services.mark import SheetLine
from simulator.ui.debrief.decisions import Decision
from simulator.ui.words import LEVEL

ICONS = {
    "confirmed": ":material/verified:",
    "suggested": ":material/smart_toy:",
    "not_observed": ":material/remove:",
    "unscored": ":material/hourglass_empty:",
    "failed": ":material/error:",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """A chosen level beside what was suggested, shown only once a level is chosen."""

    suggested: Level
    agrees: bool
    scorer: str

    @property
    def words(self) -> str:
        return f"{self.scorer} · {'agrees with you' if self.agrees else 'differs from you'}"


def may_level(line: SheetLine) -> bool:
    """The run gave a chance to show it."""
    return line.effective.status != "not_observed"


def waits(line: SheetLine) -> bool:
    """No tutor has decided it yet."""
    return line.effective.status in ("suggested", "unscored", "failed")


def confirmed(lines: Sequence[SheetLine]) -> int:
    return sum(line.effective.status == "confirmed" for line in lines)


def to_level(lines: Sequence[SheetLine]) -> tuple[SheetLine, ...]:
    """The criteria a tutor can level, in the rubric's order."""
    return tuple(line for line in lines if may_level(line))


def chosen(lines: Sequence[SheetLine], wanted: str | None) -> SheetLine | None:
    """The line asked for; else the first that waits; else the first."""
    open_to_tutor = to_level(lines)
    for line in open_to_tutor:
        if line.effective.criterion == wanted:
            return line
    return next((line for line in open_to_tutor if waits(line)), open_to_tutor[0] if open_to_tutor else None)


def next_waiting(lines: Sequence[SheetLine], after: str) -> str | None:
    """The next criterion that waits, round from `after`; None where nothing else does."""
    ids = [line.effective.criterion for line in lines]
    start = ids.index(after) + 1 if after in ids else 0
    for line in [*lines[start:], *lines[:start]]:
        if waits(line) and line.effective.criterion != after:
            return line.effective.criterion
    return None


def agreement(level: Level, found: Effective) -> Agreement | None:
    """None where nothing was suggested."""
    if found.score.level is None:
        return None
    return Agreement(found.score.level, found.score.level == level, found.score.scorer)


def needs_reason(level: Level, found: Effective) -> str:
    """Why this level needs a reason, in words for the form; empty where it needs none."""
    if found.review is not None and found.review.level != level:
        return f"{found.review.author_name} set this to {LEVEL[found.review.level].lower()}. Say why you change it."
    if found.review is None and found.score.level not in (None, level):
        return "This differs from the suggestion. Say why, for the learner and for the assessor."
    return ""


def belongs(decision: Decision, bound: BoundCriterion, found: Effective) -> bool:
    """This decision is evidence for this criterion."""
    evidence = bound.binding.evidence
    if decision.about and decision.about in {name for x in evidence for name in (x.case, x.appeal, x.task, x.reply)}:
        return True
    if any(decision.seq in finding.events for finding in found.score.findings):
        return True
    due = {x.obligation for x in evidence if x.obligation}
    return any(isinstance(x.data, e.ObligationMet) and x.data.item in due for x in decision.led_to)


def chances(bound: BoundCriterion, found: Effective) -> str:
    """Coverage of one criterion in one run, never left out beside a level."""
    came_up = sum(bool(finding.events) for finding in found.score.findings)
    possible = max(len(bound.binding.evidence), came_up)
    if possible == 1:
        return "the one chance came up" if came_up else "the one chance did not come up"
    return f"{came_up} of {possible} chances came up"


def mapped(bound: BoundCriterion) -> str:
    """Its KSBs and duties, as `S13 · S14 · K8 · duties 8, 10`."""
    ksbs = " · ".join((*bound.criterion.ksb.primary, *bound.criterion.ksb.secondary))
    numbers = ", ".join(str(number) for number in bound.binding.duty)
    return f"{ksbs} · {'duty' if len(bound.binding.duty) == 1 else 'duties'} {numbers}"
