"""The engine: a run is started, takes commands, and grows its log. Pure: the same arguments give the same events.

One order: the command's own events; what follows from each; the rules, until nothing more happens; then what is due, by
(t, priority, id), each settled before the next, ticks of the crowd after what else comes in their second and before its
deadlines; then meters drift. Only `clock.advanced` moves time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.errors import Refused
from simulator.runs import find
from simulator.runs.commands import Command
from simulator.runs.decide import decide
from simulator.runs.due import release_of
from simulator.runs.events import Adjustments, ClockAdvanced, CommandRefused, ContextOpened, Event, RunEnded, RunStarted
from simulator.runs.evolve import evolve
from simulator.runs.state import State
from simulator.runs.turn import Turn


@dataclass(frozen=True, slots=True)
class Step:
    """What one command led to."""

    state: State
    events: tuple[Event, ...]
    """New events only."""
    refused: str | None = None
    """The reason, where the command was refused."""


def start(
    scenario: Scenario,
    *,
    rubric: Rubric,
    run: str,
    seed: int,
    mode: str,
    at: str,
    adjustments: Adjustments = Adjustments(),
    own_work: bool = False,
) -> Step:
    """A new run, with everything that shapes it pinned in its first event. Refused where the mode is not offered."""
    if mode not in scenario.modes:
        raise Refused(f"This scenario is not offered in “{mode}” mode.")
    started = RunStarted(
        scenario=scenario.id,
        version=scenario.version,
        scenario_digest=scenario.digest,
        rubric_digest=rubric.digest,
        standard=f"{scenario.standard.id} {scenario.standard.edition}",
        seed=seed,
        mode=mode,
        adjustments=adjustments,
        own_work=own_work or None,
    )
    turn = Turn(State(), scenario, run=run, at=at)
    turn.happen(started, cause="start")
    turn.settle()
    turn.run_due()
    return Step(turn.state, tuple(turn.events))


def execute(state: State, scenario: Scenario, command: Command, *, command_id: str, at: str) -> Step:
    """What the command leads to. Never raises Refused: a refusal is one event, with its reason."""
    cause = f"command:{command_id}"
    turn = Turn(state, scenario, run=state.run, at=at)
    try:
        happenings = decide(state, command, scenario)
    except Refused as refusal:
        turn.happen(CommandRefused(command=command.kind, reason=str(refusal)), cause=cause)
        return Step(turn.state, tuple(turn.events), refused=str(refusal))
    for data in happenings:
        if isinstance(data, ClockAdvanced):
            turn.advance(data.to, cause=cause, actor="learner")
        elif isinstance(data, RunEnded):
            turn.stop(data, cause=cause, actor="learner")
        else:
            turn.happen(data, cause=cause, actor="learner")
            turn.settle()
        if isinstance(data, ContextOpened):
            turn.advance(turn.state.now + data.cost, cause=cause, actor="learner")
    turn.run_due()
    return Step(turn.state, tuple(turn.events))


def release_standby(state: State, scenario: Scenario, inject_id: str, *, command_id: str, at: str) -> Step:
    """A tutor lets something come that waits for them. Raises Refused with a reason; a run keeps none of a tutor's."""
    inject = find.inject(scenario, inject_id)
    if inject is None or not inject.standby:
        raise Refused(f"Nothing called “{inject_id}” waits for a tutor in this scenario.")
    if state.over or state.paused:
        raise Refused(f"The run is {'over' if state.over else 'paused'}. Nothing comes into it now.")
    if find.released(state, inject_id) is not None:
        raise Refused("It has come already. It comes once.")
    release = release_of(inject, state, scenario)
    if release is None:
        raise Refused(
            "It cannot come as things stand: its own condition, a locked thread, or a member sent away, says no."
        )
    turn = Turn(state, scenario, run=state.run, at=at)
    turn.happen(release, cause=f"command:{command_id}", actor="tutor")
    turn.settle()
    turn.run_due()
    return Step(turn.state, tuple(turn.events))


def fold(scenario: Scenario, events: Iterable[Event], state: State = State()) -> State:
    """The state after all of `events`, from `state` on: a snapshot and its tail give what the whole log gives."""
    for event in events:
        state = evolve(state, event, scenario)
    return state
