"""Scoring as a use case: when a run ends its scores are computed and kept in the same transaction."""

from simulator.assessment_log import Assessment, effectives, of_score
from simulator.people import Subject, may_read, require
from simulator.review import Effective
from simulator.runs.state import State
from simulator.scoring.registry import score_run
from simulator.services.accounts import load
from simulator.services.parts import Parts, stamp
from simulator.store.rows import RunRow
from simulator.store.store import Tx


def score(tx: Tx, parts: Parts, row: RunRow, state: State) -> None:
    """Append a score for every criterion of a run that has just ended. Called inside the command's transaction."""
    scenario, rubric = parts.memory.scenario(tx, row), parts.memory.rubric(tx, row)
    records: list[Assessment] = []
    for found in score_run(scenario, rubric, tuple(tx.events(row.id)), state):
        records.append(of_score(row.id, found, at=stamp(parts.clock()), after=records[-1] if records else None))
    tx.append_assessments(row.id, records, expected_seq=0)


def results(parts: Parts, subject: Subject, run: str) -> list[Effective]:
    """What counts now for each criterion of a run, for its learner, their tutors and their assessors."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_read(actor, row.owner))
        return effectives(tx.assessments(run))
