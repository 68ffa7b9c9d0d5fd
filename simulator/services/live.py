"""A tutor beside a run that is open: what is happening now, what they may let come, and what they note down.

The learner's desk is only read. What a tutor does stands in the run's log under their own name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.canonical import digest
from simulator.content.scenario import Inject, Scenario
from simulator.people import Actor, Subject, may_tutor, require
from simulator.runs import find
from simulator.runs.asides import TutorNoted
from simulator.runs.engine import Step, release_standby
from simulator.runs.events import Event
from simulator.runs.noting import note as noted
from simulator.runs.state import State
from simulator.services.accounts import load
from simulator.services.keeping import after, catch_up, committed, keep, quiet_for
from simulator.services.parts import Parts, stamp
from simulator.services.receipts import Receipt, earlier, keepable
from simulator.store.rows import RunRow
from simulator.store.store import Tx

MOST = 2_000
"""Characters in a note."""
ALIVE = 30
"""Real seconds without an event after which nobody sits at a paced desk: the clock then waits for its learner."""

Act = Callable[[State, Scenario, Actor], Step]


@dataclass(frozen=True, slots=True)
class Panel:
    """An open run as its learner's tutor may see it: meters too, whatever the mode hides from the learner."""

    row: RunRow
    learner_name: str
    scenario: Scenario
    state: State
    events: tuple[Event, ...]
    standby: tuple[Inject, ...]
    """What waits for a tutor and has not come."""
    notes: tuple[Event, ...]


def panel(parts: Parts, subject: Subject, run: str) -> Panel:
    """What is happening now."""
    with parts.store.read() as tx:
        row = _open_run(load(tx, subject), tx.run(run))
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        events = tuple(event for event in tx.events(run) if event.seq <= state.seq)
        return Panel(
            row=row,
            learner_name=tx.person(row.owner.organisation, row.owner.person).name,
            scenario=scenario,
            state=state,
            events=events,
            standby=tuple(i for i in scenario.injects if i.standby and find.released(state, i.id) is None),
            notes=tuple(event for event in events if isinstance(event.data, TutorNoted)),
        )


def release(parts: Parts, subject: Subject, run: str, inject: str, *, command_id: str) -> Receipt:
    """Let something come that waits for a tutor. Refused where it cannot come now; nothing of that is kept."""

    def act(state: State, scenario: Scenario, actor: Actor) -> Step:
        return release_standby(state, scenario, inject, command_id=command_id, at=stamp(parts.clock()))

    request = digest([run, "release", inject])
    return _do(parts, subject, run, act, command_id=command_id, kind="standby.release", request=request)


def note(parts: Parts, subject: Subject, run: str, text: str, *, about: int | None, command_id: str) -> Receipt:
    """Keep a note, pinned to event `about` or to now. The learner reads it in the debrief, with the tutor's name."""
    keepable(text, MOST)

    def act(state: State, scenario: Scenario, actor: Actor) -> Step:
        at = stamp(parts.clock())
        return noted(state, scenario, author_name=actor.name, text=text, about=about, command_id=command_id, at=at)

    request = digest([run, "note", text, about])
    return _do(parts, subject, run, act, command_id=command_id, kind="tutor.note", request=request)


def _do(parts: Parts, subject: Subject, run: str, act: Act, *, command_id: str, kind: str, request: str) -> Receipt:
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = _open_run(actor, tx.lock_run(run))
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        caught_up = _kept_pace(parts, tx, row, scenario, state)
        step = after(caught_up, act(caught_up.state, scenario, actor))
        receipt = keep(tx, parts, actor, row, step, command_id, kind=kind, request=request)
        tx.commit()
    committed(parts, step.state)
    return receipt


def _kept_pace(parts: Parts, tx: Tx, row: RunRow, scenario: Scenario, state: State) -> Step:
    """A paced clock is brought to now where its learner is there; a tutor's attention moves nobody's clock."""
    if quiet_for(parts, tx, row) > ALIVE:
        return Step(state=state, events=(), refused=None)
    return catch_up(parts, tx, row, scenario, state, f"tick-{row.head_seq}")


def _open_run(actor: Actor, row: RunRow | None) -> RunRow:
    require(row is not None and may_tutor(actor, row.owner) and row.status == "live" and row.forked_from is None)
    assert row is not None
    return row
