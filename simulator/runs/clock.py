"""Simulated time: seconds from the start of a run, told as the scenario's time of day."""

from simulator.content.scenario import Scenario
from simulator.runs.state import State


def time_of_day(scenario: Scenario, t: int) -> str:
    """`t` on the scenario's own clock, as `09:36`."""
    hours, minutes = scenario.clock.starts[-5:].split(":")
    minute = (int(hours) * 60 + int(minutes) + t // 60) % (24 * 60)
    return f"{minute // 60:02d}:{minute % 60:02d}"


def scaled(seconds: int, time: int) -> int:
    """A deadline of `seconds` under a time adjustment of `time` per cent. Nothing but deadlines is scaled."""
    return seconds * time // 100


def deadline(state: State, within: int, *, asked_at: int) -> int:
    """When something is due that is asked for at `asked_at`; in an untimed run not before its end. What is asked for
    late is due after it, so that it still counts as cut short."""
    due = asked_at + scaled(within, state.time)
    return max(state.length, due) if state.untimed else due


def in_time(state: State, within: int, *, asked_at: int, done_at: int) -> bool:
    """Whether something asked for at `asked_at` was done within its time."""
    return state.untimed or done_at <= asked_at + scaled(within, state.time)
