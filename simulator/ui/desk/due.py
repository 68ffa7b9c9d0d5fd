"""What is due on the desk, whatever kind of thing it is: obligations, cases, appeals, planned posts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from simulator.content.conditions import EventIs
from simulator.content.scenario import Obligation, Scenario, TaskDone
from simulator.runs import find
from simulator.runs.state import YOU, State
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import BRAND, QUEUE, SCHEDULE, WRITING, Place, in_order, of_channel

SOON = 300
"""Seconds of desk time from which a due thing is hot."""
_PLACE_OF_EVENT = {
    "queue": SCHEDULE,
    "post": SCHEDULE,
    "case": QUEUE,
    "appeal": QUEUE,
    "notice": QUEUE,
}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is or was due."""

    id: str
    title: str
    opened: int
    due: int
    place: Place
    """Where it can be met."""
    state: Literal["open", "done", "missed"] = "open"
    closed: int | None = None
    limited: bool = True
    """False in an untimed run, but for what has a moment of its own: a planned post, and what one looks at again."""

    def left(self, now: int) -> int | None:
        """Seconds; None where there is no time limit."""
        return self.due - now if self.limited else None

    def hot(self, now: int) -> bool:
        return self.state == "open" and self.limited and self.due - now < SOON


def due(scenario: Scenario, state: State) -> tuple[Due, ...]:
    """Everything due so far: what is open first, by time left, then by how long it waits; then what is closed, in order
    of closing."""
    asked = [*_obligations(scenario, state), *_cases(scenario, state), *_appeals(scenario, state)]
    if state.untimed:
        asked = [replace(one, limited=False) for one in asked]
    return tuple(sorted([*asked, *_planned(state), *_watches(scenario, state)], key=_rank))


def _rank(one: Due) -> tuple[bool, int, int, str]:
    at = one.due if one.state == "open" else one.closed or 0
    return one.state != "open", at, one.opened, one.id


def _obligations(scenario: Scenario, state: State) -> Iterator[Due]:
    states: dict[str, Literal["open", "done", "missed"]] = {"open": "open", "met": "done", "expired": "missed"}
    for owed in scenario.obligations:
        now = state.obligations.get(owed.id)
        if now:
            place = met_at(owed, scenario)
            yield Due(f"o-{owed.id}", owed.title, now.opened, now.due, place, states[now.status], now.closed_at)


def _cases(scenario: Scenario, state: State) -> Iterator[Due]:
    for case in scenario.cases:
        now = state.cases.get(case.id)
        if now:
            yield _decision(case.id, case.title, now.opened, now.due, now.status, now.decided_at)


def _appeals(scenario: Scenario, state: State) -> Iterator[Due]:
    for appeal in scenario.appeals:
        now = state.appeals.get(appeal.id)
        if now:
            yield _decision(appeal.id, appeal.title, now.opened, now.due, now.status, now.decided_at)


def _decision(item: str, title: str, opened: int, at: int, status: str, closed: int | None) -> Due:
    states: dict[str, Literal["open", "done", "missed"]] = {
        "open": "open",
        "decided": "done",
        "skipped": "done",
        "expired": "missed",
    }
    return Due(f"c-{item}", title, opened, at, Place(QUEUE, item), states[status], closed)


def _planned(state: State) -> Iterator[Due]:
    """Only what others planned, and what goes out unless someone stops it."""
    if state.queue_paused:
        return
    for plan in state.planned.values():
        if plan.status == "scheduled" and plan.by != YOU:
            yield Due(f"p-{plan.id}", plan.title, 0, plan.at, Place(SCHEDULE, plan.id))


def _watches(scenario: Scenario, state: State) -> Iterator[Due]:
    """What the learner left alone on purpose and wants to look at again. It is never missed: nobody else set it."""
    for item, watch in state.watches.items():
        post, case = state.posts.get(item), find.case(scenario, item)
        title = case.title if case else f"what {handle(post.by, scenario)} wrote" if post else item
        place = Place(QUEUE, item) if case or post is None else Place(of_channel(post.channel).at, item)
        seen = watch.status == "seen"
        opened = min(watch.at, _set_at(watch.seq, state))
        yield Due(f"w-{item}", f"Look again: {title}", opened, watch.at, place, "done" if seen else "open", watch.at)


def _set_at(seq: int, state: State) -> int:
    return next((event.t for event in state.happened.get("watch.set", ()) if event.seq == seq), 0)


def met_at(owed: Obligation, scenario: Scenario) -> Place:
    """Where the first of the things that meet an obligation can be done."""
    first = owed.met_by[0] if isinstance(owed.met_by, tuple) else owed.met_by
    if isinstance(first, TaskDone):
        return Place(WRITING, first.task)
    if first.event.startswith("escalation"):
        return _asked_at(first, scenario)
    item = first.item
    if item and find.task(scenario, item):
        return Place(WRITING, item)
    post = find.inject(scenario, item) if item else None
    if post or first.channel:
        return Place(of_channel(post.channel if post else first.channel or "").at, item)
    place = _PLACE_OF_EVENT.get(first.event.split(".")[0])
    if place is None:
        return of_channel(in_order(scenario)[0])
    ways = owed.met_by if isinstance(owed.met_by, tuple) else (owed.met_by,)
    named = {way.item for way in ways if isinstance(way, EventIs) and way.item}
    return Place(place, None if place == SCHEDULE and len(named) > 1 else item)  # of several posts none is the one


def _asked_at(wanted: EventIs, scenario: Scenario) -> Place:
    """Where somebody is written to: at the case that is passed on, else at whoever it is for, if that is one person."""
    if wanted.topic and find.case(scenario, wanted.topic):
        return Place(QUEUE, wanted.topic)
    known = (wanted.to,) if wanted.to else find.whose(scenario, wanted.topic or "")
    return Place(BRAND, known[0]) if len(known) == 1 else Place(BRAND)
