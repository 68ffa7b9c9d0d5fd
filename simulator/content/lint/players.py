"""A scenario's bots are told apart, come in time, and expect what can happen."""

from typing import Any

from simulator.content.document import seconds_in
from simulator.content.faults import did_you_mean, one_of
from simulator.content.lint.draft import Draft, Found
from simulator.content.lint.steps import bots_of, texts_at
from simulator.content.scenario import STOPPED


def names_are_unique(draft: Draft) -> Found:
    seen: set[object] = set()
    for place, bot in bots_of(draft):
        if bot.get("name") in seen:
            yield (*place, "name"), f'"{bot.get("name")}" is given a second time; allowed: a name no other bot has'
        seen.add(bot.get("name"))


def modes_are_offered(draft: Draft) -> Found:
    modes = draft.raw.get("modes")
    for place, bot in bots_of(draft):
        mode = bot.get("mode")
        if isinstance(modes, dict) and isinstance(mode, str) and mode not in modes:
            yield (*place, "mode"), f'"{mode}" is not offered in this scenario; allowed: {one_of(modes)}'


def steps_come_in_order(draft: Draft) -> Found:
    """Time does not go back: a step that stands after a later one is sent at that one's time."""
    for place, bot in bots_of(draft):
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
    for place, bot in bots_of(draft):
        expect = bot.get("expect")
        expect = expect if isinstance(expect, dict) else {}
        for key, known in wanted.items():
            for inside, name in texts_at((*place, "expect", key), expect.get(key)):
                if name not in known:
                    yield (
                        inside,
                        f'"{name}" is not in this scenario; allowed: {one_of(known)}{did_you_mean(name, known)}',
                    )
        for inside, name in texts_at((*place, "writing"), bot.get("writing")):
            if name not in bound:
                yield (
                    inside,
                    f'"{name}" is not marked in this scenario; allowed: {one_of(bound)}{did_you_mean(name, bound)}',
                )


def _bound(draft: Draft) -> set[str]:
    """The criteria that may be expected: those the marking names, or any where it names one that is not there."""
    found = {str(binding["criterion"]) for binding in _bindings(draft) if "criterion" in binding}
    return found if found <= {*draft.criteria} or "criteria" in draft.unsure else {*draft.criteria}


def _bindings(draft: Draft) -> list[dict[str, Any]]:
    marking = draft.raw.get("marking")
    found = marking.get("criteria") if isinstance(marking, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
