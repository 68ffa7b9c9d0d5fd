"""Obligations: when they open, and what meets them."""

from typing import assert_never

from simulator.content.conditions import EventIs
from simulator.content.scenario import Obligation, Scenario, TaskDone
from simulator.runs import find
from simulator.runs.clock import deadline
from simulator.runs.conditions import holds, is_event
from simulator.runs.events import Event, ObligationMet, ObligationOpened, TaskSubmitted
from simulator.runs.following import Following
from simulator.runs.state import State


def obligation_opened(obligation: Obligation, state: State) -> ObligationOpened:
    return ObligationOpened(item=obligation.id, due=deadline(state, obligation.within, asked_at=state.now))


def of_opened_obligation(state: State, data: ObligationOpened, scenario: Scenario) -> list[Following]:
    """What was done before it was asked for is done."""
    obligation = find.obligation(scenario, data.item)
    if obligation is None or not any(_already(way, state) for way in _ways(obligation)):
        return []
    return [ObligationMet(item=data.item)]


def obligations_met(state: State, event: Event, scenario: Scenario) -> list[Following]:
    still_open = sorted(
        id_ for id_, owed in state.obligations.items() if owed.status == "open" and owed.seq < event.seq
    )
    found: list[Following] = []
    for id_ in still_open:
        obligation = find.obligation(scenario, id_)
        if obligation and any(_is_way(way, event, state) for way in _ways(obligation)):
            found.append(ObligationMet(item=id_))
    return found


def _ways(obligation: Obligation) -> tuple[TaskDone | EventIs, ...]:
    return obligation.met_by if isinstance(obligation.met_by, tuple) else (obligation.met_by,)


def _is_way(way: TaskDone | EventIs, event: Event, state: State) -> bool:
    match way:
        case TaskDone():
            return isinstance(event.data, TaskSubmitted) and event.data.item == way.task
        case EventIs():
            return is_event(way, event, state)
        case _:
            assert_never(way)


def _already(way: TaskDone | EventIs, state: State) -> bool:
    if isinstance(way, TaskDone):
        return way.task in state.tasks and state.tasks[way.task].status == "submitted"
    return holds(way, state)
