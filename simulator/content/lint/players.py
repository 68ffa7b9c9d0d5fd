"""A scenario's bots ask for things that exist, and expect what can happen."""

from collections.abc import Iterator
from typing import Any

from simulator.content.bots import COMMAND_PARTS, LATER
from simulator.content.document import seconds_in
from simulator.content.faults import did_you_mean, one_of
from simulator.content.lint.draft import Draft, Found
from simulator.content.lint.names import resolves
from simulator.content.scenario import STOPPED
from simulator.content.yaml import Place

MADE = "--"
"""Stands in the ids of what a run makes, as `reply--1` or `plan--2`, and in no author's id."""


def names_are_unique(draft: Draft) -> Found:
    seen: set[object] = set()
    for place, bot in _bots(draft):
        if bot.get("name") in seen:
            yield (*place, "name"), f'"{bot.get("name")}" is given a second time; allowed: a name no other bot has'
        seen.add(bot.get("name"))


def steps_are_commands(draft: Draft) -> Found:
    for place, bot in _bots(draft):
        steps = bot.get("do")
        for index, step in enumerate(steps if isinstance(steps, list) else []):
            if isinstance(step, dict) and "send" in step:
                yield from _step(draft, (*place, "do", index), step)


def steps_come_in_order(draft: Draft) -> Found:
    """Time does not go back: a step that stands after a later one is sent at that one's time."""
    for place, bot in _bots(draft):
        latest, written = 0, ""
        for index, step in enumerate(bot["do"] if isinstance(bot.get("do"), list) else []):
            at = step.get("at") if isinstance(step, dict) else None
            seconds = seconds_in(at) if isinstance(at, str) else None
            if seconds is not None and seconds < latest:
                problem = f"{at} is before {written} of a step above; allowed: steps in the order of their times"
                yield (*place, "do", index, "at"), problem
            elif seconds is not None:
                latest, written = seconds, str(at)


def expectations_can_be_met(draft: Draft) -> Found:
    opened = draft.known["cases"] | draft.known["appeals"] | draft.known["tasks"]
    bound = _bound(draft)
    wanted = {
        "ending": draft.known["endings"] | {STOPPED},
        "facts": draft.known.get("facts", frozenset()),
        "flags": draft.known.get("flags", frozenset()),
        "offered": opened,
        "not_observed": opened | bound,
        "level_at_most": bound,
        "level_at_least": bound,
    }
    for place, bot in _bots(draft):
        expect = bot.get("expect")
        expect = expect if isinstance(expect, dict) else {}
        for key, known in wanted.items():
            for inside, name in _names((*place, "expect", key), expect.get(key)):
                if name not in known:
                    yield (
                        inside,
                        f'"{name}" is not in this scenario; allowed: {one_of(known)}{did_you_mean(name, known)}',
                    )
        for inside, name in _names((*place, "writing"), bot.get("writing")):
            if name not in bound:
                yield (
                    inside,
                    f'"{name}" is not marked in this scenario; allowed: {one_of(bound)}{did_you_mean(name, bound)}',
                )


def _bound(draft: Draft) -> set[str]:
    """The criteria that may be expected: those the marking names, or any where it names one that is not there."""
    found = {str(binding["criterion"]) for binding in _bindings(draft) if "criterion" in binding}
    return found if found <= {*draft.criteria} or "criteria" in draft.unsure else {*draft.criteria}


def _step(draft: Draft, place: Place, step: dict[str, Any]) -> Found:
    parts = COMMAND_PARTS.get(step["send"]) if isinstance(step["send"], str) else None
    if parts is None:
        guess = did_you_mean(str(step["send"]), COMMAND_PARTS)
        yield (*place, "send"), f'"{step["send"]}" is no command; allowed: {", ".join(COMMAND_PARTS)}{guess}'
        return
    if step["send"] in LATER:
        yield from _time_of_its_own(place, step)
        parts = {"to" if key == "at" else key: named for key, named in parts.items()}
    for key, value in step.items():
        if key not in ("at", "send", *parts):
            yield (*place, key), f"is an unknown key; allowed: {', '.join(parts)}{did_you_mean(key, parts)}"
        for inside, name in _names((*place, key), value):
            if MADE not in name:
                yield from _resolves(draft, inside, parts.get(key, ""), name)
        for text in value.values() if key == "texts" and isinstance(value, dict) else ():
            yield from _resolves(draft, (*place, key), "", str(text))


def _time_of_its_own(place: Place, step: dict[str, Any]) -> Found:
    to = step.get("to")
    if to is None:
        yield place, "has no time of its own; needed: to, as to: 40m"
    elif not isinstance(to, str) or seconds_in(to) is None:
        yield (*place, "to"), f'"{to}" is no time from the start; allowed: a duration, as 40m'


def _resolves(draft: Draft, place: Place, named: str, name: str) -> Found:
    """A text by its file may stand wherever words may."""
    what = named or ("texts" if name.startswith(("content/", "brand/")) else "")
    if what:
        yield from resolves(draft, place, what, name)


def _bots(draft: Draft) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield from ((("bots", index), bot) for index, bot in enumerate(draft.bots) if isinstance(bot, dict))


def _bindings(draft: Draft) -> list[dict[str, Any]]:
    marking = draft.raw.get("marking")
    found = marking.get("criteria") if isinstance(marking, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _names(place: Place, value: Any) -> Iterator[tuple[Place, str]]:
    """The text here, the texts of a list, or the keys of a mapping."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        yield from (((*place, key), key) for key in value)
    elif isinstance(value, list):
        yield from (((*place, index), item) for index, item in enumerate(value) if isinstance(item, str))
