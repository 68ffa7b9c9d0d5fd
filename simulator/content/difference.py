"""What changes for a learner between two versions of a scenario, part by part, in words."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from simulator.content.apart import Playable
from simulator.content.document import LEVELS, duration
from simulator.content.rubric import BoundCriterion, Rubric
from simulator.content.writing import Writing

PARTS: Mapping[str, str] = {
    "channels": "channel",
    "people": "person",
    "policy": "rule of the policy",
    "topics": "topic",
    "cards": "platform card",
    "planned_posts": "planned post",
    "injects": "inject",
    "cases": "case",
    "appeals": "appeal",
    "tasks": "task",
    "obligations": "obligation",
    "rules": "rule",
    "endings": "ending",
    "meters": "meter",
    "facts": "fact",
    "flags": "flag",
    "figures": "figure",
    "modes": "mode",
}
"""Lists and mappings whose entries have an id, and what one entry is called."""

WHOLE = (
    "title", "pitch", "difficulty", "shape", "clock", "content_notes", "brand", "crowd", "debrief", "replies_declare",
    "replies_effects",
)  # fmt: skip
"""Parts that are looked at as one."""

TIMES = {"at", "within", "wait", "decide_within", "reply_after", "length", "every", "for", "costs", "gte"}
"""Keys whose numbers are seconds."""


def differences(old: Playable, new: Playable) -> list[str]:
    """One line for each change; empty where a learner would meet the same."""
    was, now = old.scenario.compiled(), new.scenario.compiled()
    found = [line for key in WHOLE for line in _within(key.replace("_", " "), was.get(key), now.get(key), ())]
    for part, called in PARTS.items():
        found += list(_entries(called, _by_id(was.get(part)), _by_id(now.get(part))))
    found += list(_texts(was["texts"], now["texts"]))
    found += list(_marking(old, new))
    return found


def _entries(called: str, was: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    for name in sorted(was.keys() - now.keys()):
        yield f"{called} {name}: is gone"
    for name in sorted(now.keys() - was.keys()):
        yield f"{called} {name}: is new{_words(now[name])}"
    for name in sorted(was.keys() & now.keys()):
        yield from _within(f"{called} {name}", was[name], now[name], ())


def _within(where: str, was: Any, now: Any, path: tuple[str, ...]) -> Iterator[str]:
    if was == now:
        return
    if isinstance(was, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*was, *now]):
            yield from _within(where, was.get(key), now.get(key), (*path, key))
        return
    if isinstance(was, list) and isinstance(now, list):
        yield from _listed(where, was, now, path)
        return
    at = f": {'.'.join(path)}" if path else ""
    last = path[-1] if path else ""
    yield f"{where}{at}: {_shown(was, last)} → {_shown(now, last)}"


def _listed(where: str, was: list[Any], now: list[Any], path: tuple[str, ...]) -> Iterator[str]:
    """Items with a name of their own are compared by it, others are there or not."""
    if all(isinstance(item, dict) and _named(item) for item in (*was, *now)):
        before, after = ({_named(item): item for item in found} for found in (was, now))
        for name in dict.fromkeys([*before, *after]):
            yield from _within(where, before.get(name), after.get(name), (*path, name))
        return
    at, last = f": {'.'.join(path)}" if path else "", path[-1] if path else ""
    yield from (f"{where}{at}: no longer {_shown(item, last)}" for item in was if item not in now)
    yield from (f"{where}{at}: now also {_shown(item, last)}" for item in now if item not in was)
    if sorted(map(repr, was)) == sorted(map(repr, now)):
        yield f"{where}{at}: is in another order"


def _named(item: dict[str, Any]) -> str:
    return str(item.get("id") or item.get("about") or "")


def _texts(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(was.keys() | now.keys()):
        if was.get(name) != now.get(name):
            yield f"text {name}: {_change(was.get(name), now.get(name))}"


def _change(was: str | None, now: str | None) -> str:
    if was is None or now is None:
        return "is new" if was is None else "is gone"
    return f"is worded anew ({len(was.split())} → {len(now.split())} words)"


def _marking(old: Playable, new: Playable) -> Iterator[str]:
    """What is looked at and how it is levelled; a change here makes results of the two incomparable."""
    was = {bound.criterion.id: bound for bound in old.rubric.criteria}
    now = {bound.criterion.id: bound for bound in new.rubric.criteria}
    yield from (f"criterion {name}: is no longer marked" for name in sorted(was.keys() - now.keys()))
    yield from (f"criterion {name}: is marked now" for name in sorted(now.keys() - was.keys()))
    for name in sorted(was.keys() & now.keys()):
        yield from _criterion(name, was[name], now[name])


def _criterion(name: str, was: BoundCriterion, now: BoundCriterion) -> Iterator[str]:
    called = f"criterion {name}"
    before, after = (
        bound.binding.model_dump(mode="json", by_alias=True, exclude={"writing"}, exclude_none=True)
        for bound in (was, now)
    )
    yield from _within(called, before, after, ())
    if was.criterion.marked_by != now.criterion.marked_by:
        yield f"{called}: marked by {was.criterion.marked_by} → {now.criterion.marked_by}"
    for level in LEVELS:
        if getattr(was.criterion.levels, level) != getattr(now.criterion.levels, level):
            yield f"{called}: what {level.replace('_', ' ')} looks like is worded anew"
    looked_for = [{"": bound.criterion.writing, **bound.binding.writing} for bound in (was, now)]
    for about in sorted({key for one in looked_for for key in one}):
        yield from _writing(f"{called}{f', {about}' if about else ''}", *(one.get(about) for one in looked_for))


def _writing(where: str, was: Writing | None, now: Writing | None) -> Iterator[str]:
    """What a machine looks for: ids, caps, figures and the rule one by one; words as one."""
    if was is None or now is None:
        if was is not now:
            yield f"{where}: what is looked for in words {'is new' if was is None else 'is gone'}"
        return
    yield from _within(f"{where}: looked for", was.structure(), now.structure(), ())
    if was.structure() == now.structure() and was.looked_for() != now.looked_for():
        yield f"{where}: the same is looked for in other words"


Change = Literal["none", "wording", "indicators", "structure"]
CHANGED: Mapping[Change, str] = {
    "none": "The criteria are the same.",
    "wording": "The criteria are worded anew and ask the same: levels that were given stay as they are.",
    "indicators": (
        "The criteria ask the same and are looked for in other words: a scorer may come to other levels. Runs that "
        "were read before keep theirs, until python -m simulator rescore or their tutor has them read again."
    ),
    "structure": (
        "The criteria are others now: levels of the two cannot be compared. Give the scenario another version; runs of "
        "the old one keep theirs, and python -m simulator rescore says which those are."
    ),
}


def change(was: Rubric, now: Rubric) -> Change:
    """How far two rubrics of one scenario are apart, whatever their version."""
    if was.criteria == now.criteria:
        return "none"
    if was.structure_digest != now.structure_digest:
        return "structure"
    return "wording" if was.indicators_digest == now.indicators_digest else "indicators"


def _by_id(found: Any) -> dict[str, Any]:
    if isinstance(found, dict):
        return found
    return {item["id"]: {key: value for key, value in item.items() if key != "id"} for item in found or ()}


def _words(entry: Any) -> str:
    title = entry.get("title") or entry.get("name") if isinstance(entry, dict) else entry
    return f" ({title})" if isinstance(title, str) else ""


def _shown(value: Any, key: str) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return duration(value) if key in TIMES else str(value)
    if isinstance(value, list):
        return "[" + ", ".join(_shown(item, key) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_shown(inside, name)}" for name, inside in value.items()) + "}"
    return f"“{value}”" if len(value) <= 60 else f"“{value[:59]}…”"
