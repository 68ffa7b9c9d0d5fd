"""Order in time: nothing collides, nothing comes after the end, nothing waits for itself."""

from typing import Any

from simulator.content.conditions import Reaction
from simulator.content.document import seconds_in
from simulator.content.lint.draft import Draft, Found, entries
from simulator.content.lint.reach import follows
from simulator.content.scenario import Inject, Opens, PlannedPost
from simulator.content.shape import Node
from simulator.content.yaml import Place, written


def one_thing_at_a_time(draft: Draft) -> Found:
    """Two things in one channel in the same second need a priority, or their order is an accident."""
    seen: dict[tuple[Any, ...], str] = {}
    for node in draft.of(Inject, PlannedPost):
        at = _seconds(node.get("at"))
        key = (at, node.get("channel"), node.get("priority") or 0)
        name = str(node.get("id"))
        if at is not None and seen.setdefault(key, name) != name:
            problem = f"{node.get('at')} is when {seen[key]} comes to the same channel"
            yield (*node.place, "at"), f"{problem}; allowed: another time, or another priority"


def everything_happens_before_the_end(draft: Draft) -> Found:
    clock = draft.raw.get("clock")
    written = clock.get("length") if isinstance(clock, dict) else None
    length = _seconds(written)
    for node in draft.of(Inject, PlannedPost, Opens):
        at = _seconds(node.get("at"))
        if length is not None and at is not None and at >= length:
            yield (*node.place, "at"), f"{node.get('at')} is not before the end; allowed: less than {written}"


def nothing_waits_for_itself(draft: Draft) -> Found:
    waits = {str(node.get("id")): _waits_for(node) for node in draft.of(Inject)}
    for node in draft.of(Inject):
        path, name = [str(node.get("id"))], _waits_for(node)
        while name is not None and name not in path:
            path.append(name)
            name = waits.get(name)
        if name is not None and name == path[0]:
            where = ("after", "inject") if node.get("after") else ("silence", "from")
            yield (
                (*node.place, *where),
                f"goes round: {' → '.join([*path, name])}; allowed: a chain that begins at a time",
            )


def answers_stay_in_their_channel(draft: Draft) -> Found:
    for node in draft.of(Inject, Reaction):
        answered = node.get("reply_to")
        channel = draft.entry("injects", answered).get("channel") if isinstance(answered, str) else None
        if channel is not None and node.get("channel") not in (channel, None):
            yield (*node.place, "reply_to"), f"{answered} is in {channel}; allowed: an inject in {node.get('channel')}"


def the_last_is_otherwise(draft: Draft) -> Found:
    """The first ending or variant that holds is taken: one always must, and none may hide one after it."""
    yield from _otherwise(("endings",), entries(draft.raw, "endings"), "ending")
    for node in draft.of(Inject):
        yield from _otherwise((*node.place, "one_of"), [value for _, value in node.documents("one_of")], "variant")


def _otherwise(place: Place, found: list[dict[str, Any]], what: str) -> Found:
    for index, item in enumerate(found[:-1]):
        asked = item.get("when")
        above = next((number for number, one in enumerate(found[:index]) if follows(asked, one.get("when"))), None)
        if asked == "otherwise":
            yield (*place, index, "when"), f"otherwise hides each {what} after it; allowed: in the last {what} only"
        elif above is not None:
            name = found[above].get("id") or written((*place, above))
            yield (*place, index, "when"), _hidden(name, what, asked == found[above].get("when"))
    if found and found[-1].get("when") != "otherwise":
        yield (*place, len(found) - 1, "when"), f"the last {what} may not hold; needed: when: otherwise"


def _hidden(above: str, what: str, same: bool) -> str:
    if same:
        return f"is what an earlier {what} asks, which hides this one; allowed: another"
    words = f"is so only where {above} is so too, which stands before it, so that this {what} is never come to"
    return f"{words}; allowed: this {what} before that one, or another condition"


def _waits_for(node: Node) -> str | None:
    for key, names in (("after", "inject"), ("silence", "from")):
        waits = node.get(key)
        if isinstance(waits, dict) and isinstance(waits.get(names), str):
            return str(waits[names])
    return None


def _seconds(value: object) -> int | None:
    return seconds_in(value) if isinstance(value, str) else None
