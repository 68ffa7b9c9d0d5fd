"""What every command on a run shares: the run kept from other writers, its clock caught up, its events and receipt
kept in one transaction."""

from datetime import datetime

from simulator.content.scenario import Scenario
from simulator.people import Actor, may_play, require
from simulator.runs.commands import AdvanceClock
from simulator.runs.engine import Step, execute
from simulator.runs.modes import in_force
from simulator.runs.state import State
from simulator.services import assess, scoring
from simulator.services.parts import Parts, stamp
from simulator.services.receipts import Receipt, give
from simulator.store.rows import RunRow
from simulator.store.store import Tx

ATTENTION = 60
"""Real seconds that count at most between two signs of life in a paced run: a closed tab stops the clock."""


def locked(tx: Tx, actor: Actor, run: str) -> RunRow:
    """The learner's own run, kept from other writers until the transaction ends."""
    row = tx.lock_run(run)
    require(row is not None and may_play(actor, row.owner))
    assert row is not None
    return row


def catch_up(
    parts: Parts, tx: Tx, row: RunRow, scenario: Scenario, state: State, command_id: str, *, most: int = ATTENTION
) -> Step:
    """In a paced run the clock moves with attention; in step pace nothing happens here."""
    if in_force(scenario, row.mode).pace != "paced" or state.over or state.paused:
        return Step(state=state, events=(), refused=None)
    real = min(quiet_for(parts, tx, row), most)
    if real < 1:
        return Step(state=state, events=(), refused=None)
    to = min(state.now + real * scenario.clock.speed, state.length)
    return execute(state, scenario, AdvanceClock(to=to), command_id=command_id, at=stamp(parts.clock()))


def quiet_for(parts: Parts, tx: Tx, row: RunRow) -> int:
    """Real seconds since the run's last event."""
    last = datetime.fromisoformat(tx.events(row.id, after=row.head_seq - 1)[-1].at)
    return int((parts.clock() - last).total_seconds())


def after(first: Step, then: Step) -> Step:
    """Two steps as one, where the second began at the state the first led to."""
    return Step(state=then.state, events=first.events + then.events, refused=then.refused)


def append(tx: Tx, parts: Parts, row: RunRow, step: Step) -> None:
    """The events, and where the run stands now. A run that has just ended is scored, if it counts for anything."""
    ended = parts.clock() if step.state.over else None
    tx.append_events(
        row.id,
        step.events,
        expected_seq=row.head_seq,
        t=step.state.now,
        status="ended" if step.state.over else "live",
        ending=step.state.ending,
        ended_at=ended,
    )
    if not step.state.over or row.status == "ended":
        return
    now = tx.run(row.id)
    if now is not None and now.counts:
        assess.score(tx, parts, row, step.state)


def keep(
    tx: Tx, parts: Parts, actor: Actor, row: RunRow, step: Step, command_id: str, *, kind: str, request: str
) -> Receipt:
    """Events and receipt of one command, in the transaction that is open."""
    append(tx, parts, row, step)
    receipt = Receipt(command_id, row.id, kind, step.events[0].seq, step.events[-1].seq, step.refused)
    return give(tx, parts, actor, receipt, request=request)


def committed(parts: Parts, state: State) -> None:
    """What can be done only once a transaction is kept: remember where the run stands, and tell who is to look at a run
    that is over."""
    parts.memory.keep(state)
    if state.over:
        scoring.announce(parts, state.run)
