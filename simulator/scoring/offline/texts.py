"""A text that belongs to no run, scored as it would be in one: for whoever writes criteria, and for measuring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.content.document import LEVELS, Level
from simulator.content.rubric import BoundCriterion, Rubric
from simulator.scoring.offline.reading import Read, Told
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.offline.wording import plain

WHOLE = "answer"
"""What a text is called that stands for all channels of its task."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of the text: `quote` is exactly `texts[text_of][start:end]`, in code points."""

    text_of: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing that was looked for."""

    said: str
    met: bool
    quotes: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of a text under one criterion. A level, or why there is none: never a zero."""

    criterion: str
    name: str
    status: Literal["level", "unscored"]
    reason: str
    level: Level | None = None
    level_index: int | None = None
    """0 (`not_shown`) to 3 (`strong`)."""
    expected: int | None = None
    """Hundredths of a level, before anything holds it down."""
    sureness: int | None = None
    """0 to 100."""
    careful: tuple[str, ...] = ()
    critical: tuple[str, ...] = ()
    findings: tuple[Noted, ...] = ()


def readable(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Each task, and each channel of replies, in which a criterion reads words; and which criteria those are."""
    found: dict[str, tuple[str, ...]] = {}
    for bound in rubric.criteria:
        for evidence in bound.binding.evidence:
            about = evidence.task or evidence.reply
            if about and _unread(bound, about) is None:
                found[about] = (*found.get(about, ()), bound.criterion.id)
    return found


def verdicts(
    scorer: Offline, page: Sheet, texts: Mapping[str, str], only: Iterable[str] | None = None
) -> Iterator[Verdict]:
    """One for each criterion of the sheet in the rubric's order, or for `only` these."""
    wanted = page.bound if only is None else set(only)
    for name, bound in page.bound.items():
        if name in wanted:
            why = _unread(bound, page.about)
            yield _verdict(bound, why if why else scorer.read_text(page, name, texts))


def _unread(bound: BoundCriterion, about: str) -> str | None:
    """Why a criterion reads no words here, in a sentence; None where it does."""
    if bound.criterion.marked_by == "human":
        return "A tutor marks this one, and nothing else."
    if bound.writing(about) is None:
        return "Nothing is said of what to look for here, so a tutor reads it."
    return None


def _verdict(bound: BoundCriterion, found: Read | str) -> Verdict:
    criterion = bound.criterion
    if isinstance(found, str):
        return Verdict(criterion.id, criterion.name, "unscored", found)
    levels = found.levelled
    return Verdict(
        criterion.id,
        criterion.name,
        "level",
        found.reason,
        level=levels.level,
        level_index=LEVELS.index(levels.level),
        expected=round(levels.expected * 100),
        sureness=levels.sureness,
        careful=levels.careful,
        critical=found.critical,
        findings=tuple(map(_noted, found.told)),
    )


def _noted(told: Told) -> Noted:
    quotes = (Shown(unit.text_of, unit.start, unit.end, unit.text) for unit in told.units)
    return Noted(told.said, told.met, tuple(quotes))


def in_words(found: Verdict) -> list[str]:
    """The same as lines for a terminal."""
    said = plain(found.level) if found.level else "Not scored"
    how = f" (expected {(found.expected or 0) / 100:.2f}, sureness {found.sureness})" if found.level else ""
    lines = [f"{found.name} ({found.criterion}): {said}{how}", f"  {found.reason}"]
    lines += [f"  {'+' if one.met else '-'} {one.said}" for one in found.findings]
    lines += [f"  look twice: {why}" for why in found.careful]
    return lines + [f"  suspected: {name}" for name in found.critical]
