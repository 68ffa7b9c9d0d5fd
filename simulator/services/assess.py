"""Scoring as a use case: when a run ends what can be said at once is kept in the same transaction, together with the
requests for what takes longer. `services.scoring` sees to those."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from simulator.assessment_log import Assessment, effectives, of_score
from simulator.content.rubric import Rubric
from simulator.people import Actor, Subject, may_read, may_tutor, require
from simulator.review import Effective
from simulator.runs.state import State
from simulator.scoring.registry import beyond_checks, score_run
from simulator.services.accounts import load
from simulator.services.parts import Parts, stamp
from simulator.store.rows import RequestRow, RequestState, RunRow
from simulator.store.store import Tx


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one scorer is with one run."""

    scorer: str
    state: RequestState
    criteria: tuple[str, ...]
    """What it looks at."""
    next_at: datetime | None
    """While it is pending: when it is tried next, at the earliest."""
    error: str | None
    """For staff: why the last attempt came to nothing."""


def score(tx: Tx, parts: Parts, row: RunRow, state: State) -> None:
    """Append a score for every criterion of a run that has just ended, and ask the slower scorers. Called inside the
    command's transaction."""
    scenario, rubric = parts.memory.scenario(tx, row), parts.memory.rubric(tx, row)
    records: list[Assessment] = []
    for found in score_run(scenario, rubric, tuple(tx.events(row.id)), state):
        records.append(of_score(row.id, found, at=stamp(parts.clock()), after=records[-1] if records else None))
    tx.append_assessments(row.id, records, expected_seq=0)
    ask(tx, parts, row, beyond_checks(parts.scorers, rubric))


def ask(tx: Tx, parts: Parts, row: RunRow, scorers: Iterable[str], rubric: str | None = None) -> None:
    """Ask these scorers to look at a run that has ended, under the rubric it was played with or another that is kept.
    Who was asked before under that rubric is not asked again."""
    now = parts.clock()
    for scorer in scorers:
        tx.add_request(
            RequestRow(
                id=parts.new_id(),
                run=row.id,
                owner=row.owner,
                scorer=scorer,
                rubric=rubric or row.rubric,
                run_at=now,
                created_at=now,
                updated_at=now,
            )
        )


def results(parts: Parts, subject: Subject, run: str) -> list[Effective]:
    """What counts now for each criterion of a run, for its learner, their tutors and their assessors."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_read(actor, row.owner))
        return effectives(tx.assessments(run))


def progress(parts: Parts, subject: Subject, run: str) -> list[Progress]:
    """How far the slower scorers are with a run, each with what it was asked last, for whoever may read it. Nothing
    where nobody else looks at it."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_read(actor, row.owner))
        assert row is not None
        return progress_in(tx, parts, actor, row)


def progress_in(tx: Tx, parts: Parts, actor: Actor, row: RunRow) -> list[Progress]:
    """The same inside a transaction, for a person who may read the run."""
    rubric, staff = parts.memory.rubric(tx, row), may_tutor(actor, row.owner)
    latest = {request.scorer: request for request in tx.requests_of(row.id)}
    return [_progress(parts, request, rubric, staff=staff) for request in latest.values()]


def _progress(parts: Parts, request: RequestRow, rubric: Rubric, *, staff: bool) -> Progress:
    scorer = parts.scorers.get(request.scorer)
    return Progress(
        scorer=request.scorer,
        state=request.state,
        criteria=tuple(b.criterion.id for b in rubric.criteria if scorer is not None and scorer.reads(b)),
        next_at=request.run_at if request.state == "pending" else None,
        error=request.error if staff else None,
    )
