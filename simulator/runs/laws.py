"""What holds for every run, whoever plays it. The first law that a run breaks is told in a sentence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from simulator.content.scenario import STOPPED, Scenario
from simulator.runs.crowd.events import CrowdMoved
from simulator.runs.crowd.sums import LOUDEST
from simulator.runs.engine import fold
from simulator.runs.events import Event, MeterMoved, RunEnded
from simulator.runs.log import verify_chain
from simulator.runs.state import State


def broken_law(scenario: Scenario, events: Sequence[Event], state: State) -> str | None:
    """None where the run is sound: it ended, and nothing in its log contradicts itself."""
    return next(_broken(scenario, events, state), None)


def _broken(scenario: Scenario, events: Sequence[Event], state: State) -> Iterator[str]:
    yield from _end(scenario, events, state)
    if fault := verify_chain(events):
        yield fault
    for event in events:
        yield from _cause(event)
        yield from _in_range(event, scenario)
    for before, event in pairwise(events):
        if event.t != before.t and event.kind != "clock.advanced":
            yield f"event {event.seq}: {event.kind} moved time"
    if fold(scenario, events) != state:
        yield "the log folds to another state than the one that was played"


def _end(scenario: Scenario, events: Sequence[Event], state: State) -> Iterator[str]:
    last = events[-1].data
    if not isinstance(last, RunEnded):
        yield f"the run did not end: its last event is {events[-1].kind}"
        return
    if last.ending == STOPPED:
        return
    if last.ending not in {ending.id for ending in scenario.endings}:
        yield f"the run ended as {last.ending}, which is no ending of this scenario"
    if state.now != scenario.clock.length:
        yield f"the run ended at {state.now} seconds, and not at {scenario.clock.length}"
    parts = (state.cases, state.appeals, state.obligations)
    left_open = sorted(id_ for part in parts for id_, stands in part.items() if stands.status == "open")
    if left_open or state.timers:
        yield f"something is left open at the end: {', '.join(left_open) or state.timers[0].id}"


def _cause(event: Event) -> Iterator[str]:
    kind, _, of = event.cause.partition(":")
    known = {"start": event.seq == 1, "command": bool(of), "event": of.isdigit() and 0 < int(of) < event.seq}
    if not known.get(kind, False):
        yield f"event {event.seq}: {event.kind} has the cause {event.cause}"


def _in_range(event: Event, scenario: Scenario) -> Iterator[str]:
    data = event.data
    if isinstance(data, MeterMoved):
        meter = scenario.meters[data.meter]
        if not meter.min <= data.value <= meter.max:
            yield f"event {event.seq}: {data.meter} is {data.value}"
    if isinstance(data, CrowdMoved) and not (-100 <= data.mood <= 100 and 0 <= data.volume <= LOUDEST):
        yield f"event {event.seq}: {data.channel} has mood {data.mood}, volume {data.volume}"
