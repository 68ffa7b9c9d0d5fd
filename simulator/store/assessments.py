"""Scores and reviews of a run: a second log beside the first, kept in the same way."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from simulator.assessment_log import Assessment
from simulator.errors import Stale
from simulator.store.statements import Statements
from simulator.store.tables import OWNER, assessments, runs
from simulator.store.text import canonical_body

_AT_ONCE = 500
"""Runs asked for in one statement."""


class Assessments(Statements):
    def append_assessments(self, run_id: str, records: Sequence[Assessment], *, expected_seq: int) -> None:
        """Add sealed records to a run whose assessment log has `expected_seq`; none changes nothing.

        Stale where the log has another head or a record's key was kept before; ValueError where these are not the
        next records of this run.
        """
        if not records:
            return
        if [(r.run, r.seq) for r in records] != [(run_id, expected_seq + i + 1) for i in range(len(records))]:
            raise ValueError(f"not the next assessments of run {run_id} after {expected_seq}")
        at_head = (runs.c.assessed_seq == expected_seq) & (runs.c.assessed_hash == records[0].prev_hash)
        moved = {"assessed_seq": records[-1].seq, "assessed_hash": records[-1].hash}
        change = update(runs).where(runs.c.id == run_id, at_head).values(moved)
        owner = self._one(change.returning(*(runs.c[name] for name in OWNER)))
        if owner is None:
            raise Stale("Someone else reviewed this run since this page was drawn. Look again before you send.")
        try:
            self._add(assessments, *({**owner, **_record(record)} for record in records))
        except IntegrityError as error:
            raise Stale("This was kept already; nothing was kept twice.") from error

    def assessments(self, run_id: str) -> list[Assessment]:
        """Every score and review of a run, in the order they were kept."""
        return self.assessments_of([run_id]).get(run_id, [])

    def assessments_of(self, run_ids: Collection[str]) -> dict[str, list[Assessment]]:
        """The same for many runs; a run without any is left out."""
        found: dict[str, list[Assessment]] = {}
        asked = sorted(run_ids)
        for start in range(0, len(asked), _AT_ONCE):
            query = select(assessments.c.body).where(assessments.c.run.in_(asked[start : start + _AT_ONCE]))
            for body in self._connection.scalars(query.order_by(assessments.c.run, assessments.c.seq)):
                record = Assessment.from_compiled(body)
                found.setdefault(record.run, []).append(record)
        return found


def _record(record: Assessment) -> dict[str, Any]:
    return {
        "run": record.run,
        "seq": record.seq,
        "kind": record.kind,
        "key": record.key,
        "author": record.author,
        "at": record.at,
        "prev_hash": record.prev_hash,
        "hash": record.hash,
        "body": canonical_body(record),
    }
