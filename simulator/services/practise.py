"""The learner's use cases: choose, start, act, write, hand in.

The command path, once for every command: re-read the actor, authorise by role and relation, check that the page is not
older than the record, let the engine answer, write events and receipt in one transaction, return the receipt. The same
`command_id` sent again returns the stored receipt.
"""

from dataclasses import dataclass

from simulator.canonical import digest
from simulator.content.scenario import Mode, ModeName, Scenario
from simulator.errors import AlreadyLive, DuplicateCommand, Refused, Stale
from simulator.people import Actor, Owner, Subject, may_play, require
from simulator.runs.commands import MAX_TEXT, Command, StopRun
from simulator.runs.engine import Step, execute
from simulator.runs.engine import start as start_run
from simulator.runs.events import Adjustments
from simulator.runs.modes import in_force, on_desk
from simulator.runs.state import State
from simulator.services.accounts import load
from simulator.services.drafts import learners, learners_key
from simulator.services.keeping import after, append, catch_up, committed, keep, locked
from simulator.services.parts import Parts, stamp
from simulator.services.pictures import Clean, attach
from simulator.services.receipts import Receipt, earlier, keepable
from simulator.services.time_given import as_adjustments
from simulator.store.rows import DraftRow, RunRow
from simulator.store.store import Tx

LAST_REVISION = 2**53
"""What a browser can count to."""
NEEDS_OWN_WORK = "Say first that this will be your own work: tick the declaration, then start."
_UNSEEN = frozenset({"tutor.noted"})
"""Kinds that change nothing on the learner's desk."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A scenario open to this learner."""

    scenario: Scenario
    live_run: str | None
    runs: int
    """How many of theirs have ended and count."""
    begun: int = 0
    """How often they have begun it at all."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner asks to begin."""

    scenario: str
    mode: ModeName
    adjustments: Adjustments | None
    own_work: bool

    @property
    def request(self) -> str:
        adjusted = self.adjustments.compiled() if self.adjustments else None
        return digest([self.scenario, self.mode, adjusted, self.own_work])


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the desk is drawn from."""

    row: RunRow
    scenario: Scenario
    state: State
    """As far as this mode shows it."""
    mode: Mode
    """As it is played: `simulator.runs.modes`."""
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
    own_work: bool = False,
) -> Receipt:
    """Begin a run with its own frozen copy of scenario and rubric. Refused while one of the same scenario is live, and
    where an assessed run is begun without the declaration of own work. `adjustments` None: as the learner has it."""
    wanted = Wish(scenario_id, mode, adjustments, own_work)
    try:
        return _start(parts, subject, wanted, command_id)
    except (DuplicateCommand, AlreadyLive):  # another came first: now there is something to find
        return _start(parts, subject, wanted, command_id)


def desk(parts: Parts, subject: Subject, run: str) -> Desk:
    """The learner's own run as it stands."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_play(actor, row.owner))
        assert row is not None
        scenario = parts.memory.scenario(tx, row)
        state = parts.memory.state(tx, row)
        mode = in_force(scenario, row.mode)
        shown = on_desk(state, mode)
        return Desk(row, scenario, shown, mode, learners(tx.drafts(run)), actor.name)


def submit(
    parts: Parts,
    subject: Subject,
    run: str,
    command: Command,
    *,
    command_id: str,
    expected_seq: int,
    picture: Clean | None = None,
) -> Receipt:
    """Carry out one command of the learner. A refusal by the engine is a receipt too, and stands in the log. `picture`:
    the one that the command names."""
    request = digest([run, command.compiled()])
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = locked(tx, actor, run)
        # only now: a twin of this command may have held the lock and left its receipt
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        if _moved_on(tx, row, expected_seq):
            raise Stale(
                "This desk has moved on since this page was drawn. What you wrote is kept; look again and resend."
            )
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        caught_up = catch_up(parts, tx, row, scenario, state, command_id)
        step = execute(caught_up.state, scenario, command, command_id=command_id, at=stamp(parts.clock()))
        if step.refused is None:
            attach(tx, caught_up.state, command, picture)
        step = after(caught_up, step)
        receipt = keep(tx, parts, actor, row, step, command_id, kind=command.kind, request=request)
        tx.commit()
    committed(parts, step.state)
    return receipt


def tick(parts: Parts, subject: Subject, run: str) -> int:
    """Move a paced run's clock to now; returns the number of its last event. Costs a read where nothing is due."""
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = locked(tx, actor, run)
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        step = catch_up(parts, tx, row, scenario, state, f"tick-{row.head_seq}")
        if not step.events:
            return row.head_seq
        append(tx, parts, row, step)
        tx.commit()
    committed(parts, step.state)
    return step.state.seq


def stop(parts: Parts, subject: Subject, run: str, *, command_id: str) -> Receipt:
    """The safety stop: the run ends at once, nothing runs out, nothing is scored. Never stale, and never too late for a
    page that is older than the record."""
    request = digest([run, "stop"])
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = locked(tx, actor, run)
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        scenario, state = parts.memory.scenario(tx, row), parts.memory.state(tx, row)
        step = execute(state, scenario, StopRun(), command_id=command_id, at=stamp(parts.clock()))
        receipt = keep(tx, parts, actor, row, step, command_id, kind="run.stop", request=request)
        tx.commit()
    committed(parts, step.state)
    return receipt


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


def _start(parts: Parts, subject: Subject, wish: Wish, command_id: str) -> Receipt:
    with parts.store.write() as tx:
        actor = load(tx, subject)
        if (known := earlier(tx, actor, command_id, request=wish.request)) is not None:
            return known
        scenario = parts.library.scenarios.get(wish.scenario)
        require("apprentice" in actor.roles and scenario is not None and wish.mode in scenario.modes)
        assert scenario is not None
        if wish.mode == "assessed" and not wish.own_work:
            raise Refused(NEEDS_OWN_WORK)
        owner = _owner(actor)
        if any(_is_open(row, scenario.id) for row in tx.runs_of(owner.organisation, owner.person)):
            raise Refused("You already have this scenario open. Carry on with it, or hand it in first.")
        row, step = _begin(parts, tx, owner, scenario, wish)
        receipt = keep(tx, parts, actor, row, step, command_id, kind="run.start", request=wish.request)
        tx.commit()
    committed(parts, step.state)
    return receipt


def _is_open(row: RunRow, scenario: str) -> bool:
    return row.status == "live" and row.scenario_id == scenario and row.forked_from is None


def _moved_on(tx: Tx, row: RunRow, seen: int) -> bool:
    """Whether something happened since event `seen` that the learner would want to see before they act."""
    if row.head_seq == seen:
        return False
    return row.head_seq < seen or any(event.kind not in _UNSEEN for event in tx.events(row.id, after=seen))


def _offer(scenario: Scenario, mine: list[RunRow]) -> Offer:
    live = next((row.id for row in mine if _is_open(row, scenario.id)), None)
    begun = [row for row in mine if row.forked_from is None]
    return Offer(scenario, live, sum(row.status == "ended" and row.counts for row in begun), len(begun))


def _owner(actor: Actor) -> Owner:
    if not actor.cohorts:
        raise Refused("You are in no cohort yet. Ask your provider to add you to one.")
    return Owner(actor.organisation, actor.person, min(actor.cohorts))


def _begin(parts: Parts, tx: Tx, owner: Owner, scenario: Scenario, wish: Wish) -> tuple[RunRow, Step]:
    """A run's row and its first events, with frozen copies of what it is played with."""
    rubric, now, seed = parts.library.rubrics[scenario.id], parts.clock(), parts.new_seed()
    step = start_run(
        scenario,
        rubric=rubric,
        run=parts.new_id(),
        seed=seed,
        mode=wish.mode,
        at=stamp(now),
        adjustments=wish.adjustments or as_adjustments(tx.time_given(owner.person)),
        own_work=wish.own_work and wish.mode == "assessed",
    )
    row = RunRow(
        id=step.state.run,
        owner=owner,
        scenario_id=scenario.id,
        scenario_title=scenario.title,
        scenario=tx.freeze("scenario", scenario),
        rubric=tx.freeze("rubric", rubric),
        mode=wish.mode,
        seed=seed,
        started_at=now,
    )
    tx.add_run(row)
    return row, step
