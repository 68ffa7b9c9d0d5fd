"""A channel in the accents of its own tool, by its kind: for the desk, and to look back on."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from simulator.content.scenario import Scenario
from simulator.runs.state import State
from simulator.ui import parts
from simulator.ui.desk import kinds
from simulator.ui.desk.threads import thread
from simulator.ui.desk.tickets import chosen, conversation, listing, tickets

Data = dict[str, Any]


class Drawn(NamedTuple):
    """A part and what it is to draw."""

    part: parts.Part
    data: Data


_KINDS: Mapping[str, tuple[parts.Part, Callable[..., Data]]] = {
    "chat": (parts.chat, kinds.chat),
    "reviews": (parts.reviews, kinds.reviews),
    "video": (parts.comments, kinds.comments),
    "press": (parts.press, kinds.press),
}
"""Kinds with a part of their own; forum, short posts and mail are threads. An inbox is two parts."""


def posts_of(
    channel: str, scenario: Scenario, state: State, *, learner_name: str, seen: int | None, post: str | None
) -> Drawn:
    """Every post of a channel that is no inbox. `seen`: up to which event the learner had looked; `post`: the one that
    is meant, set off from the rest."""
    part, make = _KINDS.get(scenario.channels[channel].kind, (parts.thread, thread))
    data = make(channel, scenario, state, learner_name=learner_name, seen=seen)
    for each in _posts(data):
        each["target"] = each["id"] == post
    return Drawn(part, data)


def looked_back_on(
    channel: str, scenario: Scenario, state: State, *, learner_name: str, post: str | None
) -> tuple[Drawn, ...]:
    """The channel as it stood: nothing can be pressed but to lift a cover. An inbox is its list and one ticket."""
    if scenario.channels[channel].kind != "inbox":
        drawn = posts_of(channel, scenario, state, learner_name=learner_name, seen=None, post=post)
        return (_still(drawn),)
    found = tickets(channel, scenario, state)
    ticket = chosen(found, post, state)
    if ticket is None:
        return ()
    waiting = {**listing(found, ticket, scenario, state, seen=state.seq), "still": True, "running": False, "speed": 1}
    return Drawn(parts.tickets, waiting), _still(
        Drawn(parts.thread, conversation(ticket, scenario, state, learner_name))
    )


def _still(drawn: Drawn) -> Drawn:
    for post in _posts(drawn.data):
        post["acts"], post["more"] = [], []
    return drawn


def _posts(data: Data) -> list[Data]:
    return [post for section in data["sections"] for post in section["posts"]]
