"""Facts and numbers: each fact is set somewhere and read somewhere, and every value fits where it stands."""

from simulator.content.conditions import Drawn, FactIs, MeterIs, MoodIs, Replies, SetFact
from simulator.content.document import seconds_in
from simulator.content.lint.draft import Draft, Found
from simulator.content.scenario import Fact, Meter
from simulator.content.shape import Node

_TYPES = {"bool": bool, "int": int, "text": str}
_WORDS = {"bool": "true or false", "int": "a whole number", "text": "text"}


def facts_are_set_and_read(draft: Draft) -> Found:
    set_, read = {node.get("set") for node in draft.of(SetFact)}, {node.get("fact") for node in draft.of(FactIs)}
    for name in sorted(draft.known.get("facts", frozenset())):
        if name not in set_:
            yield ("facts", name), "is never set; needed: an effect that sets it, or no such fact"
        if name not in read:
            yield ("facts", name), "is never read; needed: a condition that reads it, or no such fact"


def values_fit_their_type(draft: Draft) -> Found:
    for node in draft.of(Fact):
        yield from _fits((*node.place, "start"), node.get("type"), node.get("start"))
    for node in draft.of(SetFact):
        yield from _fits((*node.place, "to"), _type_of(draft, node.get("set")), node.get("to"))
    for node in draft.of(FactIs):
        yield from _fits((*node.place, "is"), _type_of(draft, node.get("fact")), node.get("is"))


def numbers_are_in_order(draft: Draft) -> Found:
    for node in draft.of(Meter):
        low, start, high = (node.get(key) for key in ("min", "start", "max"))
        if all(isinstance(value, int) for value in (low, start, high)) and not low <= start <= high:
            yield node.place, f"starts at {start}; allowed: from min {low} to max {high}"
    for node in draft.of(MeterIs, MoodIs):
        low, high = node.get("gte"), node.get("lte")
        if isinstance(low, int) and isinstance(high, int) and low > high:
            yield node.place, f"wants at least {low} and at most {high}; allowed: gte no greater than lte"


def ranges_are_in_order(draft: Draft) -> Found:
    for node in draft.of(Drawn):
        yield from _in_order(node, "draw")
    for node in draft.of(Replies):
        yield from _in_order(node, "pick")
        yield from _in_order(node, "wait")


def _in_order(node: Node, key: str) -> Found:
    """The lower end first, of numbers and of durations."""
    written = node.get(key)
    ends = [seconds_in(end) if isinstance(end, str) else end for end in written] if isinstance(written, list) else []
    numbers = [end for end in ends if isinstance(end, int)]
    if len(numbers) == len(ends) == 2 and numbers[0] > numbers[1]:
        yield (*node.place, key), f"goes from {written[0]} to {written[1]}; allowed: the lower number first"


def _type_of(draft: Draft, fact: object) -> object:
    return draft.entry("facts", fact).get("type") if isinstance(fact, str) else None


def _fits(place: tuple[str | int, ...], wanted: object, value: object) -> Found:
    if isinstance(wanted, str) and wanted in _TYPES and value is not None and type(value) is not _TYPES[wanted]:
        yield place, f"{str(value).lower()} does not fit a fact of type {wanted}; allowed: {_WORDS[wanted]}"
