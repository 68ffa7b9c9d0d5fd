"""What can never hold: a rule that never fires, an ending nobody reaches, an inject that never comes."""

from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from simulator.content.conditions import PickReplies, React, SetFact, ShowHint
from simulator.content.lint.draft import Draft, Found, words
from simulator.content.scenario import Case, Ending, Inject, Rule, Variant
from simulator.content.yaml import Place

NEVER: dict[type, str] = {
    Rule: "this rule can never fire",
    Ending: "this ending is never reached",
    Inject: "this never comes",
    Variant: "this variant never comes",
}

FAMILIES = {"inject": "injects", "case": "cases", "appeal": "appeals", "task": "tasks", "obligation": "obligations"}
"""What every event of a family is about."""

OF_PLANNED = ("post.held", "post.released", "post.auto_sent", "post.stopped", "post.moved", "post.cancelled")
"""Events of planned posts; a learner may plan some too, so that they can be where the author has none."""

_MADE_BY: dict[str, Callable[[Draft], bool]] = {
    "crowd.moved": lambda draft: bool(draft.known["crowd"]),
    "post.reacted": lambda draft: bool(draft.known["crowd"]),
    "hint.shown": lambda draft: any(draft.of(ShowHint)),
    "persona.reacted": lambda draft: any(draft.of(React, PickReplies)),
    "case.skipped": lambda draft: any(node.get("instead") for node in draft.of(Case)),
    "escalation.sent": lambda draft: bool(draft.known.get("topics")),
    "escalation.answered": lambda draft: bool(draft.known.get("topics")),
}
"""Kind of event → whether anything in the scenario brings one about."""


def conditions_can_hold(draft: Draft) -> Found:
    for node in draft.of(*NEVER):
        why = next(_impossible(draft, node.get("when"), (*node.place, "when")), None)
        if why is not None:
            place, reason = why
            yield place, f"{reason}, so {NEVER[node.kind]}; needed: what can be so, or leave it out"


def _impossible(draft: Draft, condition: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Why a condition can never hold; nothing where it may. It looks at each part alone and at facts that shut each
    other out, so what it finds is sure, and it does not find all."""
    if not isinstance(condition, dict):
        return
    if isinstance(condition.get("all"), list):
        parts = condition["all"]
        for index, part in enumerate(parts):
            yield from _impossible(draft, part, (*place, "all", index))
        yield from _shut_out(parts, place)
    elif isinstance(condition.get("any"), list):
        found = [next(_impossible(draft, part, place), None) for part in condition["any"]]
        if found and all(found):
            yield place, "none of these can be so"
    elif "fact" in condition:
        yield from _fact(draft, condition, place)
    elif "meter" in condition:
        yield from _meter(draft, condition, place)
    elif "event" in condition:
        yield from _event(draft, condition, place)
    elif isinstance(condition.get("count"), dict) and (condition["count"].get("gte") or 0) > 0:
        yield from _event(draft, condition["count"], (*place, "count"))


def _fact(draft: Draft, condition: dict[str, Any], place: Place) -> Found:
    name, wanted = condition.get("fact"), condition.get("is")
    known = draft.entry("facts", str(name))
    values = [node.get("to") for node in draft.of(SetFact) if node.get("set") == name] + [known.get("start")]
    if known and wanted not in values:
        yield place, f"{name} is never {str(wanted).lower()}"


def _meter(draft: Draft, condition: dict[str, Any], place: Place) -> Found:
    name, meter = condition.get("meter"), draft.entry("meters", str(condition.get("meter")))
    low, high = meter.get("min"), meter.get("max")
    gte, lte = condition.get("gte"), condition.get("lte")
    if isinstance(high, int) and isinstance(gte, int) and gte > high:
        yield place, f"{name} is never more than {high}"
    if isinstance(low, int) and isinstance(lte, int) and lte < low:
        yield place, f"{name} is never less than {low}"


def _event(draft: Draft, condition: dict[str, Any], place: Place) -> Found:
    kind, item = str(condition.get("event")), condition.get("item")
    if kind in _MADE_BY and not _MADE_BY[kind](draft):
        yield place, f"nothing here brings about {kind}"
    if kind == "escalation.answered":
        yield from _answer(draft, condition, place)
    part = "planned_posts" if kind in OF_PLANNED else FAMILIES.get(kind.split(".", maxsplit=1)[0])
    if part is None:
        return
    about = draft.known[part]
    if isinstance(item, str) and item in draft.known["items"] - about:
        yield place, f"{item} never has {kind}"
    elif not about and part != "planned_posts":
        yield place, f"nothing here ever has {kind}"


def _answer(draft: Draft, condition: dict[str, Any], place: Place) -> Found:
    """Who is asked about what is not theirs says so, and that is no answer on it."""
    who, topic = condition.get("to"), condition.get("topic")
    person = draft.entry("people", str(who))
    if person and isinstance(topic, str) and topic in draft.known.get("topics", ()):
        if topic not in words(person.get("answers")):
            yield place, f"{who} never answers on {topic}"


def _shut_out(parts: list[Any], place: Place) -> Found:
    """What cannot be so together."""
    said: dict[str, Any] = {}
    levels: dict[tuple[str, str], tuple[float, float]] = {}
    for part in (part for part in parts if isinstance(part, dict)):
        if isinstance(part.get("fact"), str):
            name, wanted = part["fact"], part.get("is")
            if said.setdefault(name, wanted) != wanted:
                yield place, f"{name} cannot be {str(said[name]).lower()} and {str(wanted).lower()} at once"
        if part.get("not") in parts:
            yield place, "what must not be so must be so at once"
        for kind in ("meter", "mood"):
            if isinstance(part.get(kind), str):
                yield from _narrowed(levels, (kind, part[kind]), part, place)


def _narrowed(
    levels: dict[tuple[str, str], tuple[float, float]], of: tuple[str, str], part: dict[str, Any], place: Place
) -> Found:
    """What is left of a meter's or a mood's range once this part of a condition holds too."""
    low, high = levels.get(of, (-inf, inf))
    gte, lte = part.get("gte"), part.get("lte")
    low, high = max(low, gte if isinstance(gte, int) else -inf), min(high, lte if isinstance(lte, int) else inf)
    levels[of] = (low, high)
    if low > high:
        yield place, f"{of[1]} cannot be {low} or more and {high} or less at once"


def follows(later: Any, earlier: Any) -> bool:
    """Whether `earlier` is so whenever `later` is. What it finds is sure, and it does not find all."""
    if later == earlier:
        return True
    if not (isinstance(later, dict) and isinstance(earlier, dict)):
        return False
    if isinstance(earlier.get("all"), list):
        return all(follows(later, part) for part in earlier["all"])
    if isinstance(earlier.get("any"), list):
        return any(follows(later, part) for part in earlier["any"])
    if isinstance(later.get("all"), list):
        return any(follows(part, earlier) for part in later["all"])
    return _is_within(later, earlier)


def _is_within(later: dict[str, Any], earlier: dict[str, Any]) -> bool:
    """Whether both ask of one meter or mood, and the later asks as much or more."""
    if not any(kind in later and later[kind] == earlier.get(kind) for kind in ("meter", "mood")):
        return False
    bounds = [(sign, earlier.get(key), later.get(key)) for key, sign in (("gte", 1), ("lte", -1))]
    return all(
        wide is None or (isinstance(wide, int) and isinstance(narrow, int) and narrow * sign >= wide * sign)
        for sign, wide, narrow in bounds
    )
