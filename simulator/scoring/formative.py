"""Feedback while one practises: a text read as the offline scorer reads it, told as what to do next. Kept nowhere, and
no score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.content.document import LEVELS, Level
from simulator.content.rubric import BoundCriterion
from simulator.content.writing import Advice, Writing
from simulator.scoring.offline.reading import Read, Told
from simulator.scoring.offline.rules import missing_for, rule_of
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.score import Finding, Quote
from simulator.scoring.signs import Sign, sign_of

MOST_ADVICE = 2
"""Sentences: what is not read helps nobody."""


@dataclass(frozen=True, slots=True)
class Formative:
    """What one text shows under one criterion."""

    bound: BoundCriterion
    level: Level | None
    """A practice level, suggested; None where the text was not read."""
    unread: str = ""
    """Why it was not read, in a sentence."""
    signs: tuple[Sign, ...] = ()
    held: tuple[str, ...] = ()
    """What holds the level down and stands in no one place, as `is mostly copied from what was given`."""
    above: Level | None = None
    """The next level; None at the top."""
    needs: tuple[str, ...] = ()
    """What an answer at the next level does and this one does not, as verbs."""
    advice: tuple[str, ...] = ()
    look_again: tuple[str, ...] = ()
    """Errors that would outweigh everything else, as questions to the writer. Suspected only."""


@dataclass(frozen=True, slots=True)
class Change:
    """What another version of a text changed under one criterion; names of signs."""

    now_found: tuple[str, ...]
    found_no_more: tuple[str, ...]
    holds_no_more: tuple[str, ...]
    now_holds: tuple[str, ...]


def formative(reader: Offline, page: Sheet, texts: Mapping[str, str], *, event: int = 0) -> tuple[Formative, ...]:
    """One for each criterion that looks for something in the words, in the rubric's order. `event`: where the texts
    stand in the log; 0 where in none."""
    read = [name for name in page.writings if page.bound[name].criterion.marked_by != "human"]
    return tuple(_under(page, name, reader.read_text(page, name, texts), event) for name in read)


def changed(before: Formative, after: Formative) -> Change:
    """The difference between two readings under one criterion."""
    was, now = _names(before), _names(after)
    return Change(
        now_found=_only(now["found"], was["found"]),
        found_no_more=_only(was["found"], now["found"]),
        holds_no_more=_only(was["holds_down"], now["holds_down"]),
        now_holds=_only(now["holds_down"], was["holds_down"]),
    )


def _under(page: Sheet, name: str, found: Read | str, event: int) -> Formative:
    bound = page.bound[name]
    if isinstance(found, str):
        return Formative(bound, None, unread=found)
    level, writing = found.levelled.level, page.writings[name]
    above = LEVELS[LEVELS.index(level) + 1] if level != LEVELS[-1] else None
    made = _made(writing, found.told)
    criterion = bound.criterion
    return Formative(
        bound,
        level,
        signs=tuple(sign for told in found.told if (sign := sign_of(_finding(told, page.about, event)))),
        held=tuple(cap.why for cap in found.levelled.caps if cap.unit is None),
        above=above,
        needs=_needs(writing, above, made),
        advice=tuple(_advice(criterion.feedback, level, made))[:MOST_ADVICE],
        look_again=tuple(one.asks for one in criterion.critical if one.id in found.critical),
    )


def _finding(told: Told, about: str, event: int) -> Finding:
    quotes = tuple(
        Quote(event=event, text_of=unit.text_of, start=unit.start, end=unit.end, quote=unit.text) for unit in told.units
    )
    return Finding(about=about, said=told.said, quotes=quotes or None, met=told.met)


def _made(writing: Writing, told: Sequence[Told]) -> dict[str, float]:
    """Moves and facts, by id: 1 where it is there."""
    found = {one.said for one in told if one.met}
    return {
        name: float(any(said.startswith(f"{shows}: ") for said in found)) for name, shows in _shows(writing).items()
    }


def _shows(writing: Writing) -> dict[str, str]:
    """Moves and facts in words, by id."""
    return {move.id: move.shows for move in writing.moves} | {fact.id: fact.shows for fact in writing.facts}


def _needs(writing: Writing, above: Level | None, made: Mapping[str, float]) -> tuple[str, ...]:
    needs = getattr(rule_of(writing), above) if above else None
    if needs is None:
        return ()
    shows = _shows(writing)
    return tuple(shows[name] for name in missing_for(needs, made) if name in shows)


def _advice(bank: Sequence[Advice], level: Level, made: Mapping[str, float]) -> Iterator[str]:
    """For what is missing first, then for the level."""
    yield from (one.say for one in bank if one.missing is not None and made.get(one.missing) == 0)
    yield from (one.say for one in bank if one.at == level)


def _names(read: Formative) -> dict[str, list[str]]:
    return {how: [sign.name for sign in read.signs if sign.how == how] for how in ("found", "holds_down")}


def _only(here: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in here if name not in there))
