"""Runs and their logs: a log grows only from the head its run names, and a command is kept once."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from simulator.errors import AlreadyLive, DuplicateCommand, Stale
from simulator.people import Owner
from simulator.runs.events import Event
from simulator.store.rows import ReceiptRow, RunRow, RunStatus
from simulator.store.statements import Statements
from simulator.store.tables import ONE_LIVE_RUN, OWNER, events, receipts, runs
from simulator.store.text import canonical_body

_EVENTS = TypeAdapter(list[Event])
_RUN = select(runs).where(runs.c.id == bindparam("asked"))
_LOCKED_RUN = _RUN.with_for_update(key_share=True)
_RUNS_OF = (
    select(runs)
    .where(runs.c.organisation == bindparam("house"), runs.c.person == bindparam("who"))
    .order_by(runs.c.started_at.desc(), runs.c.id)
)
_MOVE_HEAD = (
    update(runs)
    .where(
        runs.c.id == bindparam("asked"),
        runs.c.head_seq == bindparam("expected_seq"),
        runs.c.head_hash == bindparam("expected_hash"),
    )
    .returning(*(runs.c[name] for name in OWNER))
)
_BODIES = (
    select(events.c.body)
    .where(events.c.run == bindparam("asked"), events.c.seq > bindparam("after"))
    .order_by(events.c.seq)
)
_RECEIPT = select(receipts).where(receipts.c.command_id == bindparam("asked"))
_LIVE_COLUMNS = "run.person, run.scenario_id"
"""How SQLite names what ONE_LIVE_RUN holds apart."""
MOVED_ON = "This run has moved on since this page was drawn. Look again before you send."


class Runs(Statements):
    def add_run(self, row: RunRow) -> None:
        """AlreadyLive where another run of the scenario is live that is no fork: leave the transaction."""
        try:
            self._add(runs, {**_columns(row), **asdict(row.owner)})
        except IntegrityError as error:
            if ONE_LIVE_RUN in str(error.orig) or _LIVE_COLUMNS in str(error.orig):
                raise AlreadyLive from error
            raise

    def run(self, id: str) -> RunRow | None:
        found = self._one(_RUN, {"asked": id})
        return _run(found) if found else None

    def lock_run(self, id: str) -> RunRow | None:
        """The run as it is, kept from other writers until this transaction ends."""
        found = self._one(_LOCKED_RUN, {"asked": id})
        return _run(found) if found else None

    def runs_of(self, organisation: str, person: str) -> list[RunRow]:
        """One person's runs, latest first."""
        return [_run(row) for row in self._all(_RUNS_OF, {"house": organisation, "who": person})]

    def runs_in(self, organisation: str, of: Collection[str], status: RunStatus | None = None) -> list[RunRow]:
        """The runs of these cohorts, latest first."""
        query = select(runs).where(runs.c.organisation == organisation, runs.c.cohort.in_(sorted(of)))
        if status is not None:
            query = query.where(runs.c.status == status)
        return [_run(row) for row in self._all(query.order_by(runs.c.started_at.desc(), runs.c.id))]

    def ended_runs_of(self, scenario_id: str) -> list[RunRow]:
        """The ended runs of a scenario, of every organisation, oldest first: for the operator."""
        query = select(runs).where(runs.c.scenario_id == scenario_id, runs.c.status == "ended")
        return [_run(row) for row in self._all(query.order_by(runs.c.ended_at, runs.c.id))]

    def append_events(
        self,
        run_id: str,
        new: Sequence[Event],
        *,
        expected_seq: int,
        t: int,
        status: RunStatus,
        ending: str | None,
        ended_at: datetime | None,
    ) -> None:
        """Add to the log of a run whose head is `expected_seq`, and say where the run stands now.

        Stale where the log has another head; ValueError where `new` is empty, or not the next events of this run.
        """
        if not new or [(e.run, e.seq) for e in new] != [(run_id, expected_seq + i + 1) for i in range(len(new))]:
            raise ValueError(f"not the next events of run {run_id} after {expected_seq}")
        at_head = {"asked": run_id, "expected_seq": expected_seq, "expected_hash": new[0].prev_hash}
        moved = {"head_seq": new[-1].seq, "head_hash": new[-1].hash, "t": t}
        moved |= {"status": status, "ending": ending, "ended_at": ended_at}
        owner = self._one(_MOVE_HEAD, {**at_head, **moved})
        if owner is None:
            raise Stale(MOVED_ON)
        self._add(events, *({**owner, **_event(event)} for event in new))

    def events(self, run_id: str, after: int = 0) -> list[Event]:
        """The log of a run, or what was added after event `after`."""
        bodies = self._connection.scalars(_BODIES, {"asked": run_id, "after": after})
        return _EVENTS.validate_json(f"[{','.join(bodies)}]")

    def add_receipt(self, row: ReceiptRow) -> None:
        """DuplicateCommand where this command has one: leave the transaction and answer with what `receipt` finds."""
        try:
            self._add(receipts, _columns(row))
        except IntegrityError as error:
            raise DuplicateCommand(row.command_id) from error

    def receipt(self, command_id: str) -> ReceiptRow | None:
        found = self._one(_RECEIPT, {"asked": command_id})
        return ReceiptRow(**found) if found else None

    def receipts_of(self, run_id: str) -> list[ReceiptRow]:
        """Every receipt of a run, in the order of its log."""
        query = select(receipts).where(receipts.c.run == run_id).order_by(receipts.c.first_seq, receipts.c.last_seq)
        return [ReceiptRow(**row) for row in self._all(query)]


def _columns(row: RunRow | ReceiptRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__slots__ if name != "owner"}


def _run(row: RowMapping) -> RunRow:
    fields = dict(row)
    return RunRow(owner=Owner(**{name: fields.pop(name) for name in OWNER}), **fields)


def _event(event: Event) -> dict[str, Any]:
    return {
        "run": event.run,
        "seq": event.seq,
        "kind": event.kind,
        "t": event.t,
        "at": event.at,
        "prev_hash": event.prev_hash,
        "hash": event.hash,
        "body": canonical_body(event),
    }
