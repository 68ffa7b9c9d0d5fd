"""The crowd hangs together: it is there where something pushes it, and people can answer as they are asked to."""

from typing import Any

from simulator.content.conditions import HERE, PushCrowd, Replies
from simulator.content.crowd import Spread
from simulator.content.lint.draft import Draft, Found


def pushes_have_a_crowd(draft: Draft) -> Found:
    """`here` is checked by no reference."""
    if draft.known["crowd"]:
        return
    for node in draft.of(PushCrowd):
        if node.get("crowd") == HERE:
            yield (*node.place, "crowd"), "pushes a crowd that is nowhere; needed: crowd.yml, or no such effect"


def nobody_hears_themselves(draft: Draft) -> Found:
    for node in draft.of(Spread):
        if node.get("from") == node.get("to"):
            yield (*node.place, "to"), f'"{node.get("to")}" is where it comes from; allowed: another channel'


def replies_can_be_given(draft: Draft) -> Found:
    for node in draft.of(Replies):
        people = {str(answer.get("by")) for _, answer in node.documents("from")}
        least = _first(node.get("pick"))
        if people and isinstance(least, int) and least > len(people):
            yield (
                (*node.place, "pick"),
                f"wants {least} or more of {len(people)} people; allowed: at least {len(people)} or fewer",
            )
        wanted, named = node.get("reply_to"), node.get("channel")
        there = draft.entry("injects", wanted).get("channel") if isinstance(wanted, str) else None
        if there is not None and named not in (None, there):
            yield (*node.place, "channel"), f"{wanted} is in {there}; allowed: {there}, or no channel"


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else None
