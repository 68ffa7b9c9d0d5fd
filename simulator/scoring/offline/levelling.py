"""From evidence to a level: the model's expectation, the caps that nothing outweighs, and what makes a second look
wise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.content.document import LEVELS, Level
from simulator.content.rubric import Family
from simulator.content.writing import Critical
from simulator.scoring.offline.evidence import Seen
from simulator.scoring.offline.features import Evidence
from simulator.scoring.offline.response import Response
from simulator.scoring.offline.units import Unit

ANTI_LIKENESS, ANTI_MARGIN = 0.66, 0.12
"""From here on likeness alone asks for a second look. It lowers nothing: of 94 that came so near, 59 were good."""
BEYOND = 0.15
"""Added to the share of sentences that deny in good examples: a handover says much of what is not decided."""
OFF_TOPIC = 0.3
"""Likeness to anything that is looked for; below it the response is about something else."""
COPIED, KEYWORDS = 0.5, 0.25
DENYING, MADE = 0.65, 0.65
"""Share of sentences that deny; likeness from which a move is made beyond doubt."""
NEAR = 0.15
"""Of a level, from the line between two: as good as on it."""
SHORT = 15


@dataclass(frozen=True, slots=True)
class Cap:
    """Why a level can be no higher."""

    level: Level
    why: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Levelled:
    level: Level
    expected: float
    """What the model expects, 0 to 3, before any cap."""
    caps: tuple[Cap, ...]
    """Those that hold, whether or not they lowered the level; lowest first."""
    careful: tuple[str, ...]
    """What makes a second look wise, in words for a tutor."""
    sureness: int
    """0 to 100: how far from the line between two levels. An order to look in, no guarantee."""


def levelled(expected: float, seen: Evidence, response: Response, family: Family | None) -> Levelled:
    """The level of one response under one criterion; `expected`: from 0 (`not_shown`) to 3 (`strong`)."""
    caps = tuple(sorted(_caps(seen, response, family), key=lambda cap: LEVELS.index(cap.level)))
    place = min([int(expected + 0.5), *(LEVELS.index(cap.level) for cap in caps)])
    level = LEVELS[place]
    away = abs(expected - int(expected) - 0.5)
    return Levelled(
        level=level,
        expected=expected,
        caps=caps,
        careful=tuple(dict.fromkeys(_careful(expected, level, caps, seen, response, family))),
        sureness=round(min(away, 0.5) * 200) if not caps else 50,
    )


def is_met(seen: Seen) -> bool:
    """Whether something that must not be done is."""
    return seen.pattern


def critical_suspected(seen: Evidence, response: Response, critical: Sequence[Critical]) -> tuple[str, ...]:
    """Ids of errors that are suspected: by words, or by a detector."""
    told = [one.sought.id for one in seen.critical if is_met(one)]
    told += [one.id for one in critical if one.detector == "personal_data" and response.hits("personal")]
    return tuple(dict.fromkeys(told))


def _caps(seen: Evidence, response: Response, family: Family | None) -> Iterator[Cap]:
    yield from _of_what_is_said(seen)
    if _likeness(seen) < OFF_TOPIC:
        yield Cap("not_shown", "is about something else")
    if len(response.sentences) >= 3 and _denying(response) >= max(DENYING, seen.usual_denial + BEYOND):
        yield from _of_denying(seen)
    if response.copied >= COPIED:
        yield Cap("emerging", "is mostly copied from what was given")
    if response.joined < KEYWORDS and len(response.words) >= 8 and not response.is_log:
        yield Cap("emerging", "is a list of words rather than sentences")
    if family == "tone" and response.hits("insult"):
        yield Cap("emerging", "has words in it that people would take as an insult")


def _of_what_is_said(seen: Evidence) -> Iterator[Cap]:
    for one in seen.anti:
        if one.sought.cap is not None and is_met(one):
            yield Cap(one.sought.cap, one.sought.shows, one.unit)
    for fact in seen.facts:
        if fact.wrong is not None:
            yield Cap(fact.fact.cap, f"gives another figure where this is so: {fact.fact.shows}", fact.wrong)


def _of_denying(seen: Evidence) -> Iterator[Cap]:
    """Who does all that is looked for may say it by denying."""
    made = sum(one.strength >= MADE for one in seen.moves)
    if made < len(seen.moves) or not seen.moves:
        yield Cap("not_shown" if made * 2 < len(seen.moves) else "emerging", "says mostly what is not so")


def _careful(
    expected: float, level: Level, caps: Sequence[Cap], seen: Evidence, response: Response, family: Family | None
) -> Iterator[str]:
    if response.asides:
        yield "Part of it speaks to whoever marks; that part was set aside."
    if caps:
        yield "Something in it holds the level down; see whether that is fair."
    if len(response.words) < SHORT:
        yield "It is very short."
    if abs(expected - int(expected) - 0.5) <= NEAR:
        yield "It lies near the line between two levels."
    if family == "tone" and level in ("not_shown", "strong"):
        yield "Tone at either end is where this reading errs most."
    if response.hits("personal"):
        yield "It may hold somebody's personal data."
    if any(is_met(one) for one in seen.critical):
        yield "It may hold an error that outweighs everything else."
    if any(one.likeness >= ANTI_LIKENESS and one.margin >= ANTI_MARGIN for one in seen.anti if not one.pattern):
        yield "It comes near something that must not be said."


def _denying(response: Response) -> float:
    """The share of sentences that say what is not so."""
    rows = response.sentences
    return sum(response.units[row].denied for row in rows) / len(rows) if rows else 0.0


def _likeness(seen: Evidence) -> float:
    if any(one.pattern for one in seen.moves):
        return 1.0
    return max([*(one.any_likeness for one in (*seen.moves, *seen.anti)), *seen.likeness.values()], default=1.0)
