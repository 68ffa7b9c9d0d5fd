"""Fork here: another try from a moment of a run of one's own. Practice only; exploration, so nobody marks it, it enters
no progress and no pack, and only its learner can open it."""

from dataclasses import dataclass

from simulator.canonical import digest
from simulator.content.scenario import Scenario
from simulator.errors import DuplicateCommand, Refused
from simulator.people import Actor, Subject, may_play, require
from simulator.runs.events import Event
from simulator.runs.fork import fork as forked
from simulator.runs.fork import last_settled
from simulator.runs.modes import in_force
from simulator.services.accounts import load
from simulator.services.keeping import keep, locked
from simulator.services.parts import Parts, stamp
from simulator.services.receipts import Receipt, earlier
from simulator.store.rows import RunRow
from simulator.store.store import Tx

NOT_HERE = "Another try can be begun from a practice run that has ended, before its own end."


@dataclass(frozen=True, slots=True)
class Origin:
    """The run that another try began from."""

    row: RunRow
    events: tuple[Event, ...]


def fork(parts: Parts, subject: Subject, run: str, at_seq: int, *, command_id: str) -> Receipt:
    """Begin another try from the last settled moment no later than event `at_seq`. The same `command_id` returns the
    same try. Refused in any mode but practice, while the run is open, and while another try of it is."""
    try:
        return _fork(parts, subject, run, at_seq, command_id)
    except DuplicateCommand:
        return _fork(parts, subject, run, at_seq, command_id)


def may_fork(row: RunRow, scenario: Scenario) -> bool:
    """Whether the learner of this run may begin another try from it."""
    return row.status == "ended" and in_force(scenario, row.mode).fork


def forks_of(tx: Tx, row: RunRow) -> list[RunRow]:
    """Every other try that began from this run, oldest first."""
    mine = tx.runs_of(row.owner.organisation, row.owner.person)
    return sorted((other for other in mine if other.forked_from == row.id), key=lambda other: other.started_at)


def origin_of(tx: Tx, actor: Actor, row: RunRow) -> Origin | None:
    """The run this one began from; None where it is no fork."""
    if row.forked_from is None:
        return None
    found = tx.run(row.forked_from)
    require(found is not None and may_play(actor, found.owner))
    assert found is not None
    return Origin(found, tuple(tx.events(found.id)))


def _fork(parts: Parts, subject: Subject, run: str, at_seq: int, command_id: str) -> Receipt:
    request = digest([run, "fork", at_seq])
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = locked(tx, actor, run)
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        scenario = parts.memory.scenario(tx, row)
        if not may_fork(row, scenario):
            raise Refused(NOT_HERE)
        if any(other.status == "live" for other in forks_of(tx, row)):
            raise Refused("Another try of this run is open. Carry on with it, or end it first.")
        events = tx.events(run)
        seq = last_settled(events, at_seq)
        if seq >= row.head_seq:
            raise Refused(NOT_HERE)
        new, now = parts.new_id(), parts.clock()
        step = forked(scenario, events, at_seq=seq, run=new, command_id=command_id, at=stamp(now))
        child = RunRow(
            id=new,
            owner=row.owner,
            scenario_id=row.scenario_id,
            scenario_title=row.scenario_title,
            scenario=row.scenario,
            rubric=row.rubric,
            mode=row.mode,
            seed=row.seed,
            started_at=now,
            forked_from=row.id,
            forked_seq=seq,
        )
        tx.add_run(child)
        receipt = keep(tx, parts, actor, child, step, command_id, kind="run.fork", request=request)
        tx.commit()
    parts.memory.keep(step.state)
    return receipt
