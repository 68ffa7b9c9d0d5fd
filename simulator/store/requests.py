"""Requests for scores: taken in hand by one process at a time, for as long as its lease lasts.

Whoever takes one counts up its attempts, and knows it by that number: what an earlier holder says of it later is not
heard.
"""

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, or_, select, update

from simulator.people import Owner
from simulator.store.rows import RequestRow, RequestState
from simulator.store.statements import Statements
from simulator.store.tables import OWNER, score_requests

_NOBODY: dict[str, Any] = {"lease_until": None, "holder": None}


class Requests(Statements):
    def add_request(self, row: RequestRow) -> None:
        """Keep a request; one of the same run, scorer and rubric that is there already stays as it is."""
        names = [name for name in row.__slots__ if name != "owner"]
        self._add_if_absent(score_requests, {**asdict(row.owner), **{name: getattr(row, name) for name in names}})

    def requests_of(self, run: str) -> list[RequestRow]:
        """A run's requests, in the order they were kept: of one scorer the last is the one that counts."""
        return self._requests(_oldest_first().where(score_requests.c.run == run))

    def requests_in(self, organisation: str, of: Collection[str], state: RequestState) -> list[RequestRow]:
        """The requests of these cohorts' learners in one state, oldest first."""
        c = score_requests.c
        query = _oldest_first().where(c.organisation == organisation, c.cohort.in_(sorted(of)), c.state == state)
        return self._requests(query)

    def due_requests(self, now: datetime, *, most: int) -> list[str]:
        """Ids of requests that may be taken in hand, oldest first."""
        return [row.id for row in self._requests(_oldest_first().where(_due(now)).limit(most))]

    def claim_request(
        self, now: datetime, *, lease_until: datetime, holder: str, id: str | None = None
    ) -> RequestRow | None:
        """Take the oldest request that is due, or this one where it is. None where there is none to take."""
        query = _oldest_first().where(_due(now)).limit(1).with_for_update(skip_locked=True)
        if id is not None:
            query = query.where(score_requests.c.id == id)
        for row in self._requests(query):
            taken = replace(
                row,
                state="running",
                attempts=row.attempts + 1,
                lease_until=lease_until,
                holder=holder,
                updated_at=now,
            )
            self._change(score_requests.c.id == row.id, **_moved(taken))
            return taken
        return None

    def renew_request(self, claimed: RequestRow, lease_until: datetime) -> None:
        """Keep a request in hand for longer. Nothing happens where another has it by now."""
        self._change(_in_hand(claimed), lease_until=lease_until)

    def finish_request(self, id: str, now: datetime) -> None:
        """Its scores are kept, whoever kept them."""
        self._change(score_requests.c.id == id, state="done", error=None, updated_at=now, **_NOBODY)

    def give_back_request(
        self, claimed: RequestRow, now: datetime, *, state: RequestState, run_at: datetime, error: str
    ) -> None:
        """Let go of a request that came to nothing. Nothing happens where another has it by now."""
        self._change(_in_hand(claimed), state=state, run_at=run_at, error=error, updated_at=now, **_NOBODY)

    def holders(self) -> set[str]:
        """Every process that has a request in hand."""
        query = select(score_requests.c.holder).where(score_requests.c.state == "running").distinct()
        return {row["holder"] for row in self._all(query) if row["holder"]}

    def release_requests(self, holders: Collection[str], now: datetime) -> None:
        """Give back what these processes had in hand when they died."""
        c = score_requests.c
        theirs = and_(c.state == "running", c.holder.in_(sorted(holders)))
        self._change(theirs, state="pending", run_at=now, updated_at=now, **_NOBODY)

    def reopen_request(self, id: str, now: datetime) -> None:
        """Begin again with a request that failed. Nothing happens where it has not, or not any more."""
        failed = and_(score_requests.c.id == id, score_requests.c.state == "failed")
        self._change(failed, state="pending", attempts=0, error=None, run_at=now, updated_at=now, **_NOBODY)

    def _requests(self, query: Select[Any]) -> list[RequestRow]:
        return [_request(row) for row in self._all(query)]

    def _change(self, where: ColumnElement[bool], **values: Any) -> None:
        self._run(update(score_requests).where(where).values(**values))


def _oldest_first() -> Select[Any]:
    return select(score_requests).order_by(score_requests.c.created_at, score_requests.c.id)


def _due(now: datetime) -> ColumnElement[bool]:
    c = score_requests.c
    return or_(and_(c.state == "pending", c.run_at <= now), and_(c.state == "running", c.lease_until <= now))


def _in_hand(claimed: RequestRow) -> ColumnElement[bool]:
    c = score_requests.c
    return and_(c.id == claimed.id, c.state == "running", c.attempts == claimed.attempts)


def _moved(row: RequestRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("state", "attempts", "lease_until", "holder", "updated_at")}


def _request(row: RowMapping) -> RequestRow:
    fields = dict(row)
    return RequestRow(owner=Owner(**{name: fields.pop(name) for name in OWNER}), **fields)
