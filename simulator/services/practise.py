"""The learner's use cases: choose, start, act, write, hand in.

The command path, once for every command: re-read the actor, authorise by role and relation, check that the page is not
older than the record, let the engine answer, write events and receipt in one transaction, return the receipt. The same
`command_id` sent again returns the stored receipt.
"""

from dataclasses import dataclass
from datetime import datetime

from simulator.canonical import canonical_json, digest
from simulator.content.scenario import Mode, ModeName, Scenario
from simulator.errors import DuplicateCommand, Refused, Stale
from simulator.people import Actor, Owner, Subject, may_play, require
from simulator.runs.commands import MAX_TEXT, AdvanceClock, Command
from simulator.runs.engine import Step, execute
from simulator.runs.engine import start as start_run
from simulator.runs.events import Adjustments
from simulator.runs.state import State
from simulator.services import assess
from simulator.services.accounts import load
from simulator.services.drafts import learners, learners_key
from simulator.services.parts import Parts, stamp
from simulator.services.receipts import Receipt, earlier, give, keepable
from simulator.store.rows import DraftRow, RunRow
from simulator.store.store import Tx

LAST_REVISION = 2**53
"""What a browser can count to."""
ATTENTION = 60
"""Real seconds that count at most between two signs of life in a paced run: a closed tab stops the clock."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A scenario open to this learner."""

    scenario: Scenario
    live_run: str | None
    runs: int
    """How many of theirs have ended."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the desk is drawn from."""

    row: RunRow
    scenario: Scenario
    state: State
    mode: Mode
    drafts: dict[str, DraftRow]
    learner_name: str


def offers(parts: Parts, subject: Subject) -> list[Offer]:
    """The scenarios this learner may play, easiest first."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("apprentice" in actor.roles)
        mine = tx.runs_of(actor.organisation, actor.person)
    scenarios = sorted(parts.library.scenarios.values(), key=lambda s: (s.difficulty, s.id))
    return [_offer(scenario, [r for r in mine if r.scenario_id == scenario.id]) for scenario in scenarios]


def my_runs(parts: Parts, subject: Subject) -> list[RunRow]:
    """This learner's runs, latest first."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("apprentice" in actor.roles)
        return sorted(tx.runs_of(actor.organisation, actor.person), key=lambda r: r.started_at, reverse=True)


def start(
    parts: Parts,
    subject: Subject,
    scenario_id: str,
    mode: ModeName,
    *,
    command_id: str,
    adjustments: Adjustments | None = None,
) -> Receipt:
    """Begin a run with its own frozen copy of scenario and rubric. Refused while one of the same scenario is live."""
    try:
        return _start(parts, subject, scenario_id, mode, command_id, adjustments or Adjustments())
    except DuplicateCommand:  # its twin came first: now there is a receipt to find
        return _start(parts, subject, scenario_id, mode, command_id, adjustments or Adjustments())


def desk(parts: Parts, subject: Subject, run: str) -> Desk:
    """The learner's own run as it stands."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_play(actor, row.owner))
        assert row is not None
        scenario = parts.memory.scenario(tx, row)
        state = parts.memory.state(tx, row)
        mode = scenario.modes[row.mode]
        return Desk(row, scenario, state, mode, learners(tx.drafts(run)), actor.name)


def submit(
    parts: Parts, subject: Subject, run: str, command: Command, *, command_id: str, expected_seq: int
) -> Receipt:
    """Carry out one command of the learner. A refusal by the engine is a receipt too, and stands in the log."""
    request = digest([run, command.compiled()])
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = _locked(tx, actor, run)
        # only now: a twin of this command may have held the lock and left its receipt
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        if row.head_seq != expected_seq:
            raise Stale(
                "This desk has moved on since this page was drawn. What you wrote is kept; look again and resend."
            )
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        caught_up = _catch_up(parts, tx, row, scenario, state, command_id)
        step = execute(caught_up.state, scenario, command, command_id=command_id, at=stamp(parts.clock()))
        step = Step(state=step.state, events=caught_up.events + step.events, refused=step.refused)
        receipt = _keep(tx, parts, actor, row, step, command_id, kind=command.kind, request=request)
        tx.commit()
    parts.memory.keep(step.state)
    return receipt


def tick(parts: Parts, subject: Subject, run: str) -> int:
    """Move a paced run's clock to now; returns the number of its last event. Costs a read where nothing is due."""
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = _locked(tx, actor, run)
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        step = _catch_up(parts, tx, row, scenario, state, f"tick-{row.head_seq}")
        if not step.events:
            return row.head_seq
        _append(tx, parts, row, step)
        tx.commit()
    parts.memory.keep(step.state)
    return step.state.seq


def save_draft(parts: Parts, subject: Subject, run: str, *, key: str, text: str, rev: int) -> DraftRow:
    """Keep what is being written. An older revision than the stored one changes nothing and returns the stored one."""
    own = learners_key(key)
    if not 0 <= rev <= LAST_REVISION:
        raise Refused("This text cannot be kept under that revision. Reload the page.")
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_play(actor, row.owner))
        kept = tx.save_draft(run, own, keepable(text, MAX_TEXT), rev, parts.clock())
        tx.commit()
        return kept


def _start(
    parts: Parts, subject: Subject, scenario_id: str, mode: ModeName, command_id: str, adjustments: Adjustments
) -> Receipt:
    request = digest([scenario_id, mode])
    with parts.store.write() as tx:
        actor = load(tx, subject)
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        scenario = parts.library.scenarios.get(scenario_id)
        require("apprentice" in actor.roles and scenario is not None and mode in scenario.modes)
        assert scenario is not None
        owner = _owner(actor)
        if any(
            r.status == "live" and r.scenario_id == scenario_id for r in tx.runs_of(owner.organisation, owner.person)
        ):
            raise Refused("You already have this scenario open. Carry on with it, or hand it in first.")
        row, step = _begin(parts, tx, owner, scenario, mode, adjustments)
        receipt = _keep(tx, parts, actor, row, step, command_id, kind="run.start", request=request)
        tx.commit()
    parts.memory.keep(step.state)
    return receipt


def _offer(scenario: Scenario, mine: list[RunRow]) -> Offer:
    live = next((r.id for r in mine if r.status == "live"), None)
    return Offer(scenario, live, sum(r.status == "ended" for r in mine))


def _owner(actor: Actor) -> Owner:
    if not actor.cohorts:
        raise Refused("You are in no cohort yet. Ask your provider to add you to one.")
    return Owner(actor.organisation, actor.person, min(actor.cohorts))


def _begin(
    parts: Parts, tx: Tx, owner: Owner, scenario: Scenario, mode: ModeName, adjustments: Adjustments
) -> tuple[RunRow, Step]:
    """A run's row and its first events, with frozen copies of what it is played with."""
    rubric, now, seed = parts.library.rubrics[scenario.id], parts.clock(), parts.new_seed()
    step = start_run(
        scenario,
        rubric=rubric,
        run=parts.new_id(),
        seed=seed,
        mode=mode,
        at=stamp(now),
        adjustments=adjustments,
    )
    row = RunRow(
        id=step.state.run,
        owner=owner,
        scenario_id=scenario.id,
        scenario_title=scenario.title,
        scenario=tx.put_document("scenario", canonical_json(scenario.compiled())),
        rubric=tx.put_document("rubric", canonical_json(rubric.compiled())),
        mode=mode,
        seed=seed,
        started_at=now,
    )
    tx.add_run(row)
    return row, step


def _locked(tx: Tx, actor: Actor, run: str) -> RunRow:
    row = tx.lock_run(run)
    require(row is not None and may_play(actor, row.owner))
    assert row is not None
    return row


def _catch_up(parts: Parts, tx: Tx, row: RunRow, scenario: Scenario, state: State, command_id: str) -> Step:
    """In a paced run the clock moves with attention; in step pace nothing happens here."""
    if scenario.modes[row.mode].pace != "paced" or state.over or state.paused:
        return Step(state=state, events=(), refused=None)
    last = datetime.fromisoformat(tx.events(row.id, after=row.head_seq - 1)[-1].at)
    real = min(int((parts.clock() - last).total_seconds()), ATTENTION)
    if real < 1:
        return Step(state=state, events=(), refused=None)
    to = min(state.now + real * scenario.clock.speed, state.length)
    return execute(state, scenario, AdvanceClock(to=to), command_id=command_id, at=stamp(parts.clock()))


def _append(tx: Tx, parts: Parts, row: RunRow, step: Step) -> None:
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
    if step.state.over and row.status != "ended":
        assess.score(tx, parts, row, step.state)


def _keep(
    tx: Tx, parts: Parts, actor: Actor, row: RunRow, step: Step, command_id: str, *, kind: str, request: str
) -> Receipt:
    """Events and receipt of one command, in the transaction that is open."""
    _append(tx, parts, row, step)
    receipt = Receipt(command_id, row.id, kind, step.events[0].seq, step.events[-1].seq, step.refused)
    return give(tx, parts, actor, receipt, request=request)
