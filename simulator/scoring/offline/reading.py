"""One response under every criterion of its task: read, levelled, and told in findings that quote it."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.content.document import LEVELS
from simulator.content.rubric import Criterion, family_of
from simulator.scoring.offline.bank import Bank, Indicators
from simulator.scoring.offline.evidence import Seen
from simulator.scoring.offline.features import Evidence, beside, degrees, features, gather
from simulator.scoring.offline.levelling import Levelled, critical_suspected, is_met, levelled
from simulator.scoring.offline.model import Model
from simulator.scoring.offline.response import Response
from simulator.scoring.offline.rules import level_by, rule_of
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.offline.units import Unit
from simulator.scoring.offline.wording import SEEN, reason

QUOTED_MOST = 160
"""Characters of a quotation in a sentence; the finding holds all of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was looked for: whether it is there, and the learner's own words that show it."""

    said: str
    met: bool
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    levelled: Levelled
    reason: str
    told: tuple[Told, ...]
    critical: tuple[str, ...]
    """Ids of errors that are suspected."""


def read(bank: Bank, model: Model | None, page: Sheet, response: Response) -> dict[str, Read]:
    """By criterion. Without a model the author's rule alone gives the level."""
    found = {name: bank.get(page, name) for name in page.writings}
    seen = {name: gather(one, response) for name, one in found.items()}
    told = beside(
        {
            name: features(one, found[name], response, bank.manners, family_of(page.bound[name].criterion))
            for name, one in seen.items()
        }
    )
    return {
        name: _read(
            page.bound[name].criterion,
            found[name],
            seen[name],
            response,
            _expected(model, told[name], found[name], seen[name]),
        )
        for name in page.writings
    }


def _expected(model: Model | None, told: dict[str, float], found: Indicators, seen: Evidence) -> float:
    if model is not None:
        return model.expected(told)
    return float(LEVELS.index(level_by(rule_of(found.writing), degrees(seen, SEEN))))


def _read(criterion: Criterion, found: Indicators, seen: Evidence, response: Response, expected: float) -> Read:
    levels = levelled(expected, seen, response, family_of(criterion))
    return Read(
        levelled=levels,
        reason=reason(levels, seen, found.writing),
        told=tuple(_told(found, seen, levels, response)),
        critical=critical_suspected(seen, response, criterion.critical),
    )


def _told(found: Indicators, seen: Evidence, levels: Levelled, response: Response) -> Iterator[Told]:
    """Moves, facts, what must not be said; and, so that no level above `not_shown` stands without the learner's words,
    the words nearest to an example of that level where no move was found."""
    told = [*_moves(seen), *_facts(seen), *_faults(seen, levels)]
    yield from told
    if levels.level != "not_shown" and not any(one.met and one.units for one in told):
        if (unit := _nearest(found, levels, response)) is not None:
            yield Told(f"is nearest to an example at {levels.level.replace('_', ' ')}", True, (unit,))


def _moves(seen: Evidence) -> Iterator[Told]:
    for one in seen.moves:
        met = one.strength >= SEEN
        yield Told(_words(one.sought.shows, one if met else None), met, (one.unit,) if met and one.unit else ())


def _facts(seen: Evidence) -> Iterator[Told]:
    for one in seen.facts:
        if one.wrong is not None:
            yield Told(f"{one.fact.shows}: another figure stands in “{_cut(one.wrong.text)}”", False, (one.wrong,))
        elif one.given is not None:
            yield Told(f"{one.fact.shows}: yes, “{_cut(one.given.text)}”", True, (one.given,))


def _faults(seen: Evidence, levels: Levelled) -> Iterator[Told]:
    for one in seen.anti:
        if is_met(one) and one.unit is not None:
            yield Told(f"{one.sought.shows}: “{_cut(one.unit.text)}”", False, (one.unit,))


def _words(shows: str, seen: Seen | None) -> str:
    return f"{shows}: yes, “{_cut(seen.unit.text)}”" if seen and seen.unit else f"{shows}: not found"


def _nearest(found: Indicators, levels: Levelled, response: Response) -> Unit | None:
    """The unit that is most like an example at the level given, or at any level."""
    examples = found.exemplars[levels.level] or tuple(one for level in LEVELS for one in found.exemplars[level])
    if not response.units:
        return None
    if not examples:
        return response.units[0]
    best = [max(float((vector @ one.sentences.T).max()) for one in examples) for vector in response.vectors]
    return response.units[best.index(max(best))]


def _cut(text: str) -> str:
    return text if len(text) <= QUOTED_MOST else text[: QUOTED_MOST - 1].rstrip() + "…"
