"""A tutor's note on a run as it goes: kept in its log, without anything standing otherwise."""

from simulator.content.scenario import Scenario
from simulator.errors import Refused
from simulator.runs.asides import TutorNoted
from simulator.runs.engine import Step
from simulator.runs.state import State
from simulator.runs.turn import Turn


def note(
    state: State, scenario: Scenario, *, author_name: str, text: str, about: int | None, command_id: str, at: str
) -> Step:
    """One event, pinned to the moment after event `about`; to now where that is None. Refused where there is nothing
    to keep, or no such moment."""
    if state.over:
        raise Refused("The run is over. Say it in your review.")
    if not text.strip():
        raise Refused("Write the note first.")
    if about is not None and not 0 < about <= state.seq:
        raise Refused("This run has no such moment.")
    turn = Turn(state, scenario, run=state.run, at=at)
    noted = TutorNoted(author_name=author_name, text=text, about=state.seq if about is None else about)
    turn.happen(noted, cause=f"command:{command_id}", actor="tutor")
    return Step(turn.state, tuple(turn.events))
