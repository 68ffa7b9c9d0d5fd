"""A support inbox: each member's question is a ticket with a thread of its own; the longest wait comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulator.content.scenario import Scenario
from simulator.runs.state import YOU, Post, State
from simulator.ui.desk.about import about
from simulator.ui.desk.naming import handle, words_of
from simulator.ui.desk.posts import drawn
from simulator.ui.desk.threads import by_thread, in_channel, inject_title, root_of
from simulator.ui.safe import visible
from simulator.ui.words import count, desk_time

_SUBJECT = 60
"""Characters of a subject taken from a message that has none."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One member's question and what was written about it since."""

    posts: tuple[Post, ...]
    subject: str
    since: int | None
    """When the message that waits for an answer came; None where the desk had the last word."""

    @property
    def id(self) -> str:
        return self.posts[0].id


def tickets(channel: str, scenario: Scenario, state: State) -> tuple[Ticket, ...]:
    """Those that wait, the longest wait first; then those that were answered, the latest first."""
    groups = by_thread(in_channel(channel, state), state)
    found = [_ticket(group, scenario) for group in groups if group[0].by != YOU]
    return tuple(sorted(found, key=_rank))


def chosen(found: Sequence[Ticket], item: str | None, state: State) -> Ticket | None:
    """The ticket that is asked for, by any of its posts; else the one that waits longest."""
    root = root_of(state.posts[item], state).id if item in state.posts else None
    return next((ticket for ticket in found if ticket.id == root), found[0] if found else None)


def listing(
    found: Sequence[Ticket], selected: Ticket, scenario: Scenario, state: State, *, seen: int | None
) -> dict[str, Any]:
    """Data of the part `tickets`, but for the pace of time."""
    channel = selected.posts[0].channel
    waiting = sum(ticket.since is not None for ticket in found)
    return {
        "title": scenario.channels[channel].name,
        "meta": f"{waiting} waiting, {len(found) - waiting} answered",
        "about": about(channel, scenario),
        "items": [_item(ticket, scenario, state, seen) for ticket in found],
        "selected": selected.id,
    }


def conversation(ticket: Ticket, scenario: Scenario, state: State, learner_name: str) -> dict[str, Any]:
    """Data of the part `thread`: one ticket's messages in order. What may be done stands below, in the composer."""
    posts = [drawn(post, scenario, state, learner_name) for post in ticket.posts]
    for post in posts:
        post["acts"] = [act for act in post["acts"] if act["id"] != "reply"]
    meta = count(len(posts), "message")
    section = {"id": ticket.id, "title": visible(ticket.subject), "meta": meta, "posts": posts}
    return {"kind": "mail", "seq": state.seq, "sections": [section], "after": ""}


def _rank(ticket: Ticket) -> tuple[bool, int, str]:
    return ticket.since is None, -ticket.posts[-1].t if ticket.since is None else ticket.since, ticket.id


def _ticket(group: Sequence[Post], scenario: Scenario) -> Ticket:
    first, last_word = group[0], max((place for place, post in enumerate(group) if post.by == YOU), default=-1)
    unanswered = group[last_word + 1 :]
    subject = inject_title(first, scenario) or _first_words(first, scenario)
    return Ticket(tuple(group), subject, unanswered[0].t if unanswered else None)


def _first_words(post: Post, scenario: Scenario) -> str:
    line = next(iter(words_of(post, scenario).strip().splitlines()), "")
    return line if len(line) <= _SUBJECT else f"{line[:_SUBJECT].rsplit(' ', 1)[0]}…"


def _item(ticket: Ticket, scenario: Scenario, state: State, seen: int | None) -> dict[str, Any]:
    last = ticket.posts[-1]
    return {
        "id": ticket.id,
        "subject": visible(ticket.subject),
        "who": visible(handle(ticket.posts[0].by, scenario)),
        "note": f"answered {desk_time(scenario.clock.starts, last.t)}",
        "waiting": None if ticket.since is None else state.now - ticket.since,
        "count": len(ticket.posts),
        "fresh": any(post.by != YOU and post.seq > (seen or 0) for post in ticket.posts),
    }
