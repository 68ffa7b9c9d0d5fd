"""Results as a learner reads them: four kinds, in words. No level without its coverage and who stands by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.content.rubric import BoundCriterion, Rubric
from simulator.review import Effective
from simulator.ui.debrief.criteria import ICONS, chances, mapped
from simulator.ui.debrief.decisions import Decision
from simulator.ui.safe import Words
from simulator.ui.words import LEVEL, STATUS, note, sentence

BEING_READ = "A machine reads it now, and only suggests. This page looks again by itself."
Tone = Literal["green", "yellow", "gray"]


@dataclass(frozen=True, slots=True)
class Result:
    """One criterion of one run."""

    number: int
    bound: BoundCriterion
    found: Effective
    badge: Words
    icon: str
    tone: Tone
    says: str
    """Why, in a sentence: the tutor's feedback first, else the scorer's reason."""
    prefix: str
    """What `says` is: a tutor's words to the learner, or what the level rests on."""
    footing: str
    """KSBs, who stands by it, and how much of it could be seen."""
    waits: bool = False
    """Its words are still being read."""


def results(rubric: Rubric, found: list[Effective], being_read: Collection[str] = frozenset()) -> tuple[Result, ...]:
    """Every criterion of the run, in the rubric's order. `being_read`: criteria that a scorer has yet to look at."""
    by_name = {effective.criterion: effective for effective in found}
    return tuple(
        _result(number, bound, by_name[bound.criterion.id], waits=_waits(by_name[bound.criterion.id], being_read))
        for number, bound in enumerate(rubric.criteria, start=1)
        if bound.criterion.id in by_name
    )


def _waits(found: Effective, being_read: Collection[str]) -> bool:
    return found.status == "unscored" and found.score.attempted and found.criterion in being_read


def _result(number: int, bound: BoundCriterion, found: Effective, *, waits: bool) -> Result:
    badge, icon, tone = _mark(found) if not waits else (Words("Being read…"), ICONS["unscored"], "gray")
    prefix, says = _said(bound, found) if not waits else ("", BEING_READ)
    return Result(
        number=number,
        bound=bound,
        found=found,
        badge=badge,
        icon=icon,
        tone=tone,
        says=says,
        prefix=prefix,
        footing=_footing(bound, found),
        waits=waits,
    )


def _said(bound: BoundCriterion, found: Effective) -> tuple[str, str]:
    """What it is, and the words: a tutor's feedback, else what the suggestion rests on or what the level looks like."""
    if found.review and found.review.feedback:
        return f"From {found.review.author_name}", found.review.feedback
    if found.review and found.score.level is None:
        return f"What {LEVEL[found.review.level].lower()} looks like", getattr(
            bound.criterion.levels, found.review.level
        )
    return "What decides the suggestion" if found.score.level else "", found.score.reason


def _mark(found: Effective) -> tuple[Words, str, Tone]:
    if found.status == "confirmed" and found.level:
        tone: Tone = "green" if found.level in ("secure", "strong") else "gray"
        return Words(LEVEL[found.level]), ICONS["confirmed"], tone
    if found.status == "suggested" and found.level:
        return Words(f"Suggested: {LEVEL[found.level].lower()}"), ICONS["suggested"], "yellow"
    return Words(STATUS[found.status]), ICONS[found.status], "gray"


def _footing(bound: BoundCriterion, found: Effective) -> str:
    stands = {
        "suggested": "a machine's suggestion, waiting for a tutor",
        "unscored": "waiting for a tutor",
        "failed": "a tutor will look at it",
        "not_observed": "",
    }.get(found.status, "")
    if found.review:
        stands = f"confirmed by {found.review.author_name}"
    return " · ".join(part for part in (mapped(bound), stands, chances(bound, found)) if part)


def about(result: Result, step: Decision) -> str:
    """What the scorer found in this very decision; empty where it looked at none of it."""
    found = [
        f.said for f in result.found.score.findings if step.seq in f.events or (step.about and f.about == step.about)
    ]
    return found[0] if found else ""


def errors(shown: Sequence[Result]) -> tuple[str, ...]:
    """What a tutor confirmed that outweighs everything else, as the criterion asks for it; each once."""
    asks = {one.id: one.asks for result in shown for one in result.bound.criterion.critical}
    return tuple(dict.fromkeys(asks.get(name, name) for result in shown for name in result.found.errors))


def flags(found: list[Effective], raised: tuple[str, ...], words: Mapping[str, str]) -> tuple[str, ...]:
    """Safety matters of the run, each once, in the author's words: `words` by flag."""
    named = [finding.flag for effective in found for finding in effective.score.findings if finding.flag]
    return tuple(words.get(flag) or f"{sentence(note(flag))}." for flag in dict.fromkeys([*raised, *named]))
