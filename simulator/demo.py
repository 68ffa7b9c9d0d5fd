"""The demo cohort: learners played by the scenarios' own bots through the real engine, scorers and services.

Nothing is inserted: every run is started, played, handed in and scored by the use cases the pages call, under a clock
that is set back so that the cohort has a history; a tutor then reviews part of it the same way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from simulator.content.bots import Bot
from simulator.content.scenario import Scenario
from simulator.people import Role, Subject
from simulator.queue import Nobody
from simulator.runs.commands import AdvanceClock
from simulator.runs.play import script
from simulator.services import mark, practise, scoring
from simulator.services.accounts import DEMO_ACCOUNTS, DEMO_ISSUER
from simulator.services.parts import Parts
from simulator.store.store import Tx

READ_ANEW = "Read beside the brief: what it does for the people it is written to decides."
ORGANISATION = ("northlight", "Northlight Training")
COHORT = ("northlight-autumn", "Autumn cohort")
NAMES = (
    "Jo Adeyemi",
    "Maya Lindqvist",
    "Tomos Hale",
    "Priti Ravel",
    "Callum Frayne",
    "Zofia Marsh",
    "Ade Bankhurst",
    "Lena Ostrow",
    "Harvey Quill",
    "Noor Sallow",
    "Bea Thornby",
    "Ivo Castell",
)


@dataclass(slots=True)
class Status:
    """How far the filling is, for a progress bar."""

    done: int = 0
    total: int = 0

    @property
    def running(self) -> bool:
        return self.done < self.total


_status = Status()
_lock = Lock()


def status() -> Status:
    """How far the filling of this process is; `total` 0 where none was needed."""
    with _lock:
        return replace(_status)


def fill(parts: Parts, *, learners: int | None = None) -> None:
    """Give an empty database an organisation, a cohort, three sign-ins and a played history. A filling that was cut
    short goes on; a database that is not the demo's is left alone."""
    if not open_house(parts) and not _ours(parts):
        return
    wanted = parts.settings.demo_learners if learners is None else learners
    turns = [turn for turn in _turns(parts, wanted) if not _played(parts, turn)]
    _report(0, len(turns))
    for done, turn in enumerate(turns, start=1):
        _play(parts, turn)
        _report(done, len(turns))


def open_house(parts: Parts) -> bool:
    """Organisation, cohort and the three demo sign-ins. False where the database is already in use."""
    with parts.store.write() as tx:
        if not tx.is_empty():
            return False
        tx.add_organisation(*ORGANISATION)
        tx.add_cohort(COHORT[0], ORGANISATION[0], COHORT[1])
        for account in DEMO_ACCOUNTS:
            _person(tx, account.subject, account.name, account.role)
        tx.commit()
    return True


def _ours(parts: Parts) -> bool:
    with parts.store.read() as tx:
        return bool(tx.cohorts(ORGANISATION[0], {COHORT[0]}))


@dataclass(frozen=True, slots=True)
class _Turn:
    """One learner plays one bot on one day, and the tutor looks at it or not yet."""

    subject: str
    name: str
    bot: Bot
    scenario: Scenario
    days_ago: int
    reviewed: bool


def _turns(parts: Parts, learners: int) -> Iterator[_Turn]:
    """Who plays what: everyone two scenarios, each scenario's bots in turn, so that the cohort differs. The first
    learner is the demo apprentice; the easiest scenario is what they played last."""
    scenarios = sorted(parts.library.scenarios.values(), key=lambda s: (s.difficulty, s.id))
    for place in range(learners):
        name = NAMES[place % len(NAMES)]
        if place >= len(NAMES):
            name = f"{name} {place // len(NAMES) + 1}"
        chosen = dict.fromkeys((place % len(scenarios), (place + len(scenarios) // 2) % len(scenarios)))
        for nth, index in enumerate(chosen):
            bots = parts.library.bots[scenarios[index].id]
            yield _Turn(
                subject=DEMO_ACCOUNTS[0].subject if place == 0 else f"learner-{place + 1}",
                name=name,
                bot=bots[(place * 5 + 3) % len(bots)],
                scenario=scenarios[index],
                days_ago=2 + place + 7 * nth,
                reviewed=place % 3 != 1,
            )


def _played(parts: Parts, turn: _Turn) -> bool:
    with parts.store.read() as tx:
        runs = tx.runs_of(ORGANISATION[0], f"demo-{turn.subject}")
    return any(run.scenario_id == turn.scenario.id for run in runs)


def _play(parts: Parts, turn: _Turn) -> None:
    """One run from start to hand-in and its scores, each command at its own moment of a morning some days ago."""
    began = parts.clock() - timedelta(days=turn.days_ago)
    clock = _Clock(began)
    then = replace(parts, clock=clock, queue=Nobody())
    who = Subject(DEMO_ISSUER, turn.subject, began)
    if turn.subject != DEMO_ACCOUNTS[0].subject:
        with then.store.write() as tx:
            if tx.actor(who) is None:
                _person(tx, turn.subject, turn.name, "apprentice")
            tx.commit()
    receipt = practise.start(then, who, turn.scenario.id, "practice", command_id=parts.new_id())
    head = receipt.last_seq
    for at, command in script(turn.bot, turn.scenario):
        if isinstance(command, AdvanceClock) and at <= practise.desk(then, who, receipt.run).state.now:
            continue
        clock.now = began + timedelta(seconds=at // turn.scenario.clock.speed)
        sent = practise.submit(then, who, receipt.run, command, command_id=parts.new_id(), expected_seq=head)
        head = sent.last_seq
    while scoring.score_next(then):
        continue
    if turn.reviewed:
        clock.now = began + timedelta(days=1)
        _review(then, receipt.run, turn.bot)


def _review(parts: Parts, run: str, bot: Bot) -> None:
    """The tutor confirms what was suggested, but for writing: it gets the level the bot's author says it is worth."""
    tutor = Subject(DEMO_ISSUER, DEMO_ACCOUNTS[1].subject, parts.clock())
    for line in mark.sheet(parts, tutor, run).lines:
        suggested = line.effective.level
        level = bot.writing.get(line.bound.criterion.id) or suggested
        if level is None or line.effective.status == "not_observed":
            continue
        mark.review(
            parts,
            tutor,
            run,
            criterion=line.bound.criterion.id,
            level=level,
            reason="" if suggested in (None, level) else READ_ANEW,
            feedback="",
            critical=dict.fromkeys(line.effective.score.critical or (), "dismissed"),
            command_id=parts.new_id(),
            expected_head=mark.sheet(parts, tutor, run).head,
        )


class _Clock:
    """A clock that stands where it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def _person(tx: Tx, subject: str, name: str, role: Role) -> None:
    person = f"demo-{subject}"
    tx.add_person(person, ORGANISATION[0], name)
    tx.link_identity(DEMO_ISSUER, subject, person)
    tx.grant_role(person, role)
    if role != "administrator":
        tx.join(COHORT[0], person, "learner" if role == "apprentice" else role)


def _report(done: int, total: int) -> None:
    with _lock:
        _status.done, _status.total = done, total
