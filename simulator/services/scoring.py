"""The slower scorers' turns: taken from the record, worked out outside any transaction, kept in one.

A request may be worked on twice, as when a process dies over it; its scores are kept once, because each has a key that
is unique in its run.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from simulator.assessment_log import Assessment, of_score
from simulator.errors import ScoringFailed, StoreUnavailable
from simulator.people import Subject, may_tutor, require
from simulator.scoring.parts import Finished
from simulator.scoring.registry import Scorer
from simulator.scoring.score import Score
from simulator.services.accounts import load
from simulator.services.parts import Parts, stamp
from simulator.store.rows import RequestRow, RunRow
from simulator.store.store import Tx

log = logging.getLogger("firedrill.scoring")

LEASE = timedelta(minutes=5)
"""How long a request is left to whoever took it, from when they were last heard of."""
MOST_ATTEMPTS = 6
FIRST_WAIT, LONGEST_WAIT = 30.0, 3_600.0
"""Seconds before the next attempt: the first, then four times as long each time."""
LONGEST_ASKED = 86_400.0
"""Seconds that another side can ask to be left alone."""
ENDLESS = f"Begun {MOST_ATTEMPTS} times and never came to an end."


@dataclass(frozen=True, slots=True)
class Failed:
    """A run that a scorer gave up on, for its learner's tutor."""

    run: RunRow
    learner_name: str
    scorer: str
    error: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What came of one attempt: the scores there are, and why not all."""

    scores: tuple[Score, ...] = ()
    fault: ScoringFailed | None = None


def score_next(parts: Parts, request: str | None = None) -> bool:
    """Take the oldest request that is due, or this one, and see to it. False where there was none to take."""
    claimed = _claim(parts, request)
    if claimed is None:
        return False
    said = _Said(fault=ScoringFailed(ENDLESS, final=True)) if claimed.attempts > MOST_ATTEMPTS else _ask(parts, claimed)
    _keep(parts, claimed, said)
    return True


def due(parts: Parts, *, most: int = 500) -> list[str]:
    """Ids of requests that nobody has in hand and whose time has come, oldest first."""
    with parts.store.read() as tx:
        return tx.due_requests(parts.clock(), most=most)


def take_back(parts: Parts) -> None:
    """Give back what processes of this machine had in hand when they died. For a process that starts."""
    with parts.store.write() as tx:
        dead = {name for name in tx.holders() if parts.process.outlived(name)}
        tx.release_requests(dead, parts.clock())
        tx.commit()


def announce(parts: Parts, run: str) -> None:
    """Tell the queue of a run's requests, once they are committed. Raises nothing: what is not told is found later."""
    try:
        with parts.store.read() as tx:
            waiting = [request.id for request in tx.requests_of(run) if request.state == "pending"]
    except StoreUnavailable:
        log.warning("the requests of run %s could not be read to tell of them", run)
        return
    if waiting:
        parts.queue.put(waiting)


def run_again(parts: Parts, subject: Subject, run: str, scorer: str) -> None:
    """Begin again with a scorer that failed; nothing happens where it has not, or not any more."""
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = tx.lock_run(run)
        require(row is not None and may_tutor(actor, row.owner))
        if (request := _latest(tx, run, scorer)) is not None:
            tx.reopen_request(request.id, parts.clock())
        tx.commit()
    announce(parts, run)


def failed(parts: Parts, subject: Subject) -> list[Failed]:
    """What scorers gave up on in the tutor's cohorts, oldest first."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("tutor" in actor.roles)
        found = tx.requests_in(actor.organisation, actor.tutors, "failed")
        return [
            Failed(row, tx.person(row.owner.organisation, row.owner.person).name, request.scorer, request.error or "")
            for request in found
            if _latest(tx, request.run, request.scorer) == request
            and (row := tx.run(request.run)) is not None
            and may_tutor(actor, row.owner)
        ]


def _latest(tx: Tx, run: str, scorer: str) -> RequestRow | None:
    """What this scorer was asked last of a run: asked again under a later rubric, the earlier request is past."""
    return next((request for request in reversed(tx.requests_of(run)) if request.scorer == scorer), None)


def _claim(parts: Parts, request: str | None) -> RequestRow | None:
    now = parts.clock()
    if request is None and not due(parts, most=1):  # a look costs no writer anything
        return None
    with parts.store.write() as tx:
        claimed = tx.claim_request(now, lease_until=now + LEASE, holder=parts.process.name, id=request)
        tx.commit()
    return claimed


def _ask(parts: Parts, claimed: RequestRow) -> _Said:
    scorer = parts.scorers.get(claimed.scorer)
    if scorer is None:
        return _Said(fault=ScoringFailed(f"{claimed.scorer} is not installed here."))
    with parts.store.read() as tx:
        row = tx.run(claimed.run)
        assert row is not None, "a request belongs to a run"
        run = finished(parts, tx, row, claimed.rubric)
        kept = _scored_by(claimed, tx.assessments(row.id))
    return _said(scorer, run, kept, _Lease(parts, claimed))


def finished(parts: Parts, tx: Tx, row: RunRow, rubric_digest: str) -> Finished:
    """A run that has ended, as its scorers are handed it: with the rubric they are asked to mark it with."""
    scenario, rubric = parts.memory.scenario(tx, row), parts.memory.rubric_of(tx, rubric_digest)
    name = tx.person(row.owner.organisation, row.owner.person).name
    return Finished(scenario, tuple(tx.events(row.id)), parts.memory.state(tx, row), rubric, (name,))


class _Lease:
    """A request in hand, renewed between criteria: a slow scorer is not taken for a dead one and asked twice."""

    def __init__(self, parts: Parts, claimed: RequestRow) -> None:
        self._parts, self._claimed, self._heard_of = parts, claimed, parts.clock()

    def renew(self) -> None:
        """Costs a write only where much of the lease is over."""
        now = self._parts.clock()
        if now - self._heard_of < LEASE / 5:
            return
        with self._parts.store.write() as tx:
            tx.renew_request(self._claimed, now + LEASE)
            tx.commit()
        self._heard_of = now


def _said(scorer: Scorer, run: Finished, kept: set[str], lease: _Lease) -> _Said:
    """What the scorer says of each criterion it has not scored yet. One that breaks takes no other with it; one that
    must wait ends the attempt."""
    scores: list[Score] = []
    faults: list[ScoringFailed] = []
    for bound in run.rubric.criteria:
        if bound.criterion.id in kept or not scorer.reads(bound):
            continue
        lease.renew()
        try:
            scores.append(scorer.score(run, bound, rubric=run.rubric.digest))
        except ScoringFailed as fault:
            faults.append(fault)
            if not fault.final:
                break
        except Exception as problem:  # whatever breaks in a scorer must not lose the run
            log.exception("scorer %s broke on %s in run %s", scorer.name, bound.criterion.id, run.state.run)
            faults.append(ScoringFailed(f"{bound.criterion.name}: stopped with {type(problem).__name__}."))
    return _Said(tuple(scores), next((fault for fault in faults if not fault.final), faults[0] if faults else None))


def _keep(parts: Parts, claimed: RequestRow, said: _Said) -> None:
    """The scores that are not there yet, after whatever was kept meanwhile, and how the request stands now."""
    now = parts.clock()
    with parts.store.write() as tx:
        tx.lock_run(claimed.run)
        records = tx.assessments(claimed.run)
        kept, new = _scored_by(claimed, records), list[Assessment]()
        for score in said.scores:
            if score.criterion not in kept:
                last = new[-1] if new else records[-1] if records else None
                new.append(of_score(claimed.run, score, at=stamp(now), after=last))
        tx.append_assessments(claimed.run, new, expected_seq=len(records))
        if said.fault is None:
            tx.finish_request(claimed.id, now)
        else:
            _give_back(parts, tx, claimed, said.fault)
        tx.commit()


def _give_back(parts: Parts, tx: Tx, claimed: RequestRow, fault: ScoringFailed) -> None:
    now, over = parts.clock(), fault.final or claimed.attempts >= MOST_ATTEMPTS
    wait = timedelta(seconds=_wait(claimed.attempts, fault.retry_after, parts.new_seed()))
    log.warning("%s gave run %s no score: %s", claimed.scorer, claimed.run, fault)
    tx.give_back_request(
        claimed, now, state="failed" if over else "pending", run_at=now if over else now + wait, error=str(fault)
    )


def _wait(attempts: int, asked: float | None, chance: int) -> float:
    """Seconds before the next attempt, up to a quarter more by chance: not all come back at one moment."""
    own = min(FIRST_WAIT * 4.0 ** (attempts - 1), LONGEST_WAIT)
    return max(own, min(asked or 0.0, LONGEST_ASKED)) * (1 + chance % 1_000 / 4_000)


def _scored_by(claimed: RequestRow, records: Sequence[Assessment]) -> set[str]:
    """The criteria that this scorer has scored under this rubric."""
    by = (claimed.scorer, claimed.rubric)
    return {r.score.criterion for r in records if r.score and (r.score.scorer, r.score.rubric) == by}
