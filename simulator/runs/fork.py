"""Another try from a moment of a run: its log up to there under a new run's name, and from then on its own."""

from collections.abc import Sequence

from simulator.canonical import GENESIS
from simulator.content.scenario import Scenario
from simulator.runs.asides import RunForked
from simulator.runs.engine import Step, fold
from simulator.runs.events import Event, seal
from simulator.runs.turn import Turn


def settled(events: Sequence[Event]) -> tuple[int, ...]:
    """Numbers of the events after which everything that followed had happened: where a learner could have acted.

    Between them a log breaks off in the middle of what one act led to, and that would never come.
    """
    found: list[int] = []
    act, step = "", ""
    for event in events:
        if event.cause.startswith("command:"):
            # a long wait is many steps of one command, and each is a moment of its own
            if event.cause != act or (event.kind == step == "clock.advanced"):
                found.append(event.seq - 1)
            act, step = event.cause, event.kind
    return (*found, events[-1].seq) if events else ()


def last_settled(events: Sequence[Event], seq: int) -> int:
    """The latest such moment no later than event `seq`; the first one where there is none."""
    moments = settled(events)
    return max((moment for moment in moments if moment <= seq), default=moments[0])


def fork(scenario: Scenario, events: Sequence[Event], *, at_seq: int, run: str, command_id: str, at: str) -> Step:
    """A new run that begins as this one did. `at_seq` is one of `settled`; its events are the new run's whole log."""
    copied: list[Event] = []
    for event in events[:at_seq]:
        known = {name: getattr(event, name) for name in Event.model_fields if name not in ("run", "prev_hash", "hash")}
        copied.append(seal({**known, "run": run, "prev_hash": copied[-1].hash if copied else GENESIS}))
    turn = Turn(fold(scenario, copied), scenario, run=run, at=at)
    origin = events[at_seq - 1]
    forked = RunForked(from_run=origin.run, from_seq=origin.seq, from_hash=origin.hash)
    turn.happen(forked, cause=f"command:{command_id}", actor="learner")
    return Step(turn.state, (*copied, *turn.events))
