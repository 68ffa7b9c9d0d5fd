"""The sheet a tutor marks on, as values: what waits, what belongs to each criterion, whether a level needs a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.document import Level
from simulator.review import Effective
from simulator.scoring.score import Score
from simulator.services.mark import SheetLine
from simulator.ui.words import LEVEL, scorer_name

UNSURE = 40
"""Sureness, 0 to 100, below which a suggestion stays shut."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A chosen level beside what was suggested, shown only once a level is chosen."""

    suggested: Level
    agrees: bool
    scorer: str

    @property
    def words(self) -> str:
        return f"{scorer_name(self.scorer)} · {'agrees with you' if self.agrees else 'differs from you'}"


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


def doubtful(score: Score) -> bool:
    """Whether a tutor should come to a level of their own before they see what is suggested."""
    unsure = score.sureness is not None and score.sureness < UNSURE
    return bool(score.careful or score.critical) or unsure


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
