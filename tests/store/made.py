"""Rows for tests: two organisations of the same shape, a run, events that follow each other."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from simulator.assessment_log import Assessment, of_review, of_score
from simulator.canonical import GENESIS
from simulator.people import Owner, Subject
from simulator.review import Review
from simulator.runs.events import CommandRefused, Event, Happening, seal
from simulator.scoring.score import Score
from simulator.store.rows import GrantRow, PackRow, ReceiptRow, RunRow
from simulator.store.store import Store, Tx

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AT = "2026-03-02T12:00:00.000Z"
ISSUER = "test:issuer"
NORTH = Owner("north", "north-ann", "north-spring")
SOUTH = Owner("south", "south-ann", "south-spring")


T = TypeVar("T")


def there(row: T | None) -> T:
    """A row that must be there."""
    assert row is not None
    return row


def head_of(tx: Tx, run: str) -> int:
    return there(tx.run(run)).head_seq


def later(**by: float) -> datetime:
    return NOON + timedelta(**by)


def subject(person: str, issued_at: datetime = NOON, session: str | None = None) -> Subject:
    return Subject(ISSUER, person, issued_at, session)


def settle(store: Store, *owners: Owner) -> None:
    """An organisation with one learner in one cohort, for each owner."""
    with store.write() as tx:
        for owner in owners or (NORTH, SOUTH):
            tx.add_organisation(owner.organisation, owner.organisation.title())
            tx.add_cohort(owner.cohort, owner.organisation, "Spring")
            add_person(tx, owner, owner.person)
        tx.commit()


def add_person(tx: Tx, owner: Owner, person: str) -> None:
    """A learner in `owner`'s cohort, who can sign in under their own id."""
    tx.add_person(person, owner.organisation, person.rpartition("-")[2].title())
    tx.link_identity(ISSUER, person, person)
    tx.grant_role(person, "apprentice")
    tx.join(owner.cohort, person, "learner")


def add_run(tx: Tx, id: str = "run-1", owner: Owner = NORTH, **fields: Any) -> RunRow:
    digest = tx.put_document("scenario", b'{"id":"quiet-day"}')
    given: dict[str, Any] = {"mode": "practice", "seed": 7, "started_at": NOON, "scenario_id": f"day-of-{id}"} | fields
    row = RunRow(id=id, owner=owner, scenario_title="Quiet day", scenario=digest, rubric=digest, **given)
    tx.add_run(row)
    return row


def settled_run(store: Store, id: str = "run-1") -> None:
    """The two organisations, and a run of the north's learner."""
    settle(store)
    with store.write() as tx:
        add_run(tx, id)
        tx.commit()


def following(
    run: str, *, after: int = 0, head: str = GENESIS, count: int = 1, text: str = "no", data: Happening | None = None
) -> list[Event]:
    """`count` events that follow event `after`, whose hash is `head`."""
    made: list[Event] = []
    for seq in range(after + 1, after + 1 + count):
        fields = {"run": run, "seq": seq, "t": seq, "at": AT, "actor": "engine", "cause": "start"}
        happened = data or CommandRefused(command="queue.pause", reason=text)
        made.append(seal({**fields, "data": happened, "prev_hash": made[-1].hash if made else head}))
    return made


def append(tx: Tx, run: str, new: Sequence[Event], **fields: Any) -> None:
    given: dict[str, Any] = {"expected_seq": new[0].seq - 1, "t": new[-1].t, "status": "live"} | fields
    tx.append_events(run, new, ending=given.pop("ending", None), ended_at=given.pop("ended_at", None), **given)


def receipt(command_id: str, run: str = "run-1", first: int = 1, last: int = 1) -> ReceiptRow:
    return ReceiptRow(command_id, run, "north", "north-ann", "queue.pause", first, last, None, NOON, "sha256:of-it")


def submit(store: Store, run: str, command_id: str, *, count: int = 6) -> int:
    """One command as a service sends it: lock, append, receipt, commit. Returns the new head."""
    with store.write() as tx:
        row = there(tx.lock_run(run))
        new = following(run, after=row.head_seq, head=row.head_hash, count=count)
        append(tx, run, new)
        tx.add_receipt(receipt(command_id, run, new[0].seq, new[-1].seq))
        tx.commit()
    return new[-1].seq


def score(criterion: str = "R-reply-in-time") -> Score:
    return Score(
        criterion=criterion, scorer="checks@1", rubric="sha256:r", status="level", level="secure", reason="Done."
    )


def assessed(run: str = "run-1", *criteria: str) -> list[Assessment]:
    """A score for each criterion."""
    records: list[Assessment] = []
    for criterion in criteria or ("R-reply-in-time",):
        records.append(of_score(run, score(criterion), at=AT, after=records[-1] if records else None))
    return records


def reviewed(after: Assessment, command_id: str) -> Assessment:
    """A review of the score that `after` is, or of the first one."""
    review = Review(
        criterion=after.score.criterion if after.score else "R-reply-in-time",
        level="strong",
        score=after.seq if after.score else 1,
        suggested="secure",
        reason="Better than that.",
        author="north-tess",
        author_name="Tess",
    )
    return of_review(after.run, review, at=AT, command_id=command_id, after=after)


def pack(id: str = "pack-1", owner: Owner = NORTH, **fields: Any) -> PackRow:
    given: dict[str, Any] = {"built_at": NOON, "body": b"PK\0\xff"} | fields
    given["size"] = len(given["body"])
    return PackRow(id=id, owner=owner, built_by=owner.person, digest="sha256:p", filename="pack.zip", **given)


def grant(id_hash: str, expires_at: datetime, session: str | None = None) -> GrantRow:
    return GrantRow(id_hash, "pack-1", ISSUER, "north-ann", NOON, session, expires_at)
