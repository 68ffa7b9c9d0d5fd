"""What is looked for in the words of one task: examples at every level, a rule that is a ladder, ids given once."""

from collections.abc import Iterator
from itertools import combinations, pairwise, product

from simulator.content.document import LEVELS, Level
from simulator.content.faults import did_you_mean, one_of
from simulator.content.writing import Anti, Fact, LevelRule, Move, Needs, Writing
from simulator.content.yaml import Place

Found = Iterator[tuple[Place, str]]

LEAST_EXAMPLES: dict[Level, int] = {"not_shown": 1, "emerging": 1, "secure": 2, "strong": 2}
"""Of a criterion and its task together."""
MOST_WAYS = 5_000
"""Ways to meet a level that are looked through; a rule with more is believed."""


def examples_are_enough(writing: Writing) -> Found:
    """A level without an example is one that the scorer knows by name only."""
    for level, least in LEAST_EXAMPLES.items():
        count = len(writing.exemplars.at(level))
        if count < least:
            has = f"has {count or 'no'} example{'s' * (count != 1)} at {level}, the criterion's own counted in"
            yield ("exemplars", level), f"{has}; needed: {least}, in different words"


def names_are_given_once(own: Writing | None, task: Writing | None) -> Found:
    """Places are in the task's where that has them, else in the criterion's own."""
    seen = {one.id for one in _named(own)} if task is not None else set[str]()
    looked_at = task if task is not None else own
    for part in ("moves", "anti", "facts") if looked_at is not None else ():
        for index, one in enumerate(getattr(looked_at, part)):
            if one.id in seen:
                said = f'"{one.id}" is given a second time in this criterion and task'
                yield (part, index, "id"), f"{said}; allowed: an id that no move, fact or anti has there"
            seen.add(one.id)


def rule_is_about_what_is_there(rule: LevelRule, writing: Writing) -> Found:
    """A rule names moves and facts of the criterion or of the task."""
    known = {move.id for move in writing.moves} | {fact.id for fact in writing.facts}
    for level, needs in rule.steps():
        for name in sorted(needs.names() - known):
            guess = did_you_mean(name, known)
            yield ("rule", level), f'"{name}" is no move and no fact here; allowed: {one_of(known)}{guess}'


def rule_is_a_ladder(rule: LevelRule) -> Found:
    """Each level can be come to, and who comes to one has all that the one below it asks."""
    said = dict(rule.steps())
    missing = [level for level in LEVELS[1:] if level not in said]
    if missing:
        yield ("rule",), f"says nothing of {', '.join(missing)}; needed: what each of {', '.join(LEVELS[1:])} takes"
        return
    ways = {level: ways_to_meet(needs) for level, needs in said.items()}
    for level, found in ways.items():
        if found is not None and not found:
            yield ("rule", level), "can never be met; needed: what can be in an answer"
    for low, high in pairwise(LEVELS[1:]):
        below, above = ways[low], ways[high]
        if below and above:
            yield from _step(low, below, high, above)


def _step(low: Level, below: set[frozenset[str]], high: Level, above: set[frozenset[str]]) -> Found:
    for way in sorted(above, key=sorted):
        if not any(part <= way for part in below):
            said = f"is met by {', '.join(sorted(way))} alone, where {low} is not"
            yield ("rule", high), f"{said}; needed: all that {low} asks, and more"
            return
    if all(any(part <= way for part in above) for way in below):
        yield ("rule", low), f"whatever meets it meets {high} too, so that nothing comes to {low}; needed: less"


def ways_to_meet(needs: Needs) -> set[frozenset[str]] | None:
    """The smallest sets of names that meet a level; None where there are too many to look through."""
    if needs.at_least is not None:
        found = {frozenset(some) for some in combinations(sorted(set(needs.of or ())), needs.at_least)}
        return found if len(found) <= MOST_WAYS else None
    parts = [_ways(part) for part in (needs.all if needs.all is not None else needs.any or ())]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    if needs.all is None:
        return _smallest({way for part in known for way in part})
    size = 1
    for part in known:
        size *= len(part)
    if size > MOST_WAYS:
        return None
    return _smallest({frozenset[str]().union(*some) for some in product(*known)}) if known else set()


def _ways(part: "str | Needs") -> set[frozenset[str]] | None:
    return ways_to_meet(part) if isinstance(part, Needs) else {frozenset({part})}


def _smallest(ways: set[frozenset[str]]) -> set[frozenset[str]]:
    return {way for way in ways if not any(other < way for other in ways)}


def _named(writing: Writing | None) -> list[Move | Anti | Fact]:
    named: list[Move | Anti | Fact] = []
    for part in (writing.moves, writing.anti, writing.facts) if writing is not None else ():
        named.extend(part)
    return named
