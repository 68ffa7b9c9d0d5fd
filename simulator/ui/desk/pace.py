"""Whether desk time passes by itself now, for the parts that tick in the browser."""

from typing import Any

from simulator.content.scenario import Mode, Scenario
from simulator.runs.state import State


def running(state: State, mode: Mode) -> bool:
    """Only in paced mode, and only while neither paused nor over."""
    return mode.pace == "paced" and not state.paused and not state.over


def pace(scenario: Scenario, state: State, mode: Mode) -> dict[str, Any]:
    """What a part needs to tick as the run does."""
    return {"running": running(state, mode), "speed": scenario.clock.speed}
