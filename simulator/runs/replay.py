"""A finished or living run at any moment of its log."""

from collections.abc import Iterator, Sequence

from simulator.content.scenario import Scenario
from simulator.runs.engine import fold
from simulator.runs.events import Event
from simulator.runs.evolve import evolve
from simulator.runs.state import State


def state_at(scenario: Scenario, events: Sequence[Event], seq: int) -> State:
    """The state just after event `seq`; the empty state at 0."""
    return fold(scenario, events[:seq])


def states(scenario: Scenario, events: Sequence[Event]) -> Iterator[State]:
    """The state after each event, in one pass."""
    state = State()
    for event in events:
        state = evolve(state, event, scenario)
        yield state
