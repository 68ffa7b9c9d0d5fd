"""Runs and their logs."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from simulator.errors import DuplicateCommand, Stale
from simulator.people import Owner
from simulator.runs.events import EscalationAnswered
from simulator.store.store import Store
from tests.store.databases import Database
from tests.store.made import (
    add_run,
    append,
    following,
    later,
    receipt,
    settled_run,
    submit,
    there,
)


@pytest.fixture(autouse=True)
def _a_run(store: Store) -> None:
    settled_run(store)


def test_a_run_is_read_back_as_it_was_added(store: Store):
    with store.write() as tx:
        added = add_run(tx, "run-2", seed=2**31 - 1, t=5, status="ended", ending="calm", ended_at=later(hours=1))
        tx.commit()
    with store.read() as tx:
        assert tx.run("run-2") == added


def test_a_run_that_is_not_there_is_none(store: Store):
    with store.write() as tx:
        assert (tx.run("run-9"), tx.lock_run("run-9")) == (None, None)


def test_a_persons_runs_come_latest_first(store: Store):
    with store.write() as tx:
        add_run(tx, "run-2", started_at=later(days=1))
        add_run(tx, "run-3", started_at=later(days=-1))
        assert [row.id for row in tx.runs_of("north", "north-ann")] == ["run-2", "run-1", "run-3"]


def test_the_runs_of_cohorts_can_be_asked_for_by_status(store: Store):
    with store.write() as tx:
        add_run(tx, "run-2", status="ended")
        of = {"north-spring"}
        assert [row.id for row in tx.runs_in("north", of)] == ["run-1", "run-2"]
        assert [row.id for row in tx.runs_in("north", of, status="ended")] == ["run-2"]
        assert tx.runs_in("north", []) == []


def test_events_are_read_back_equal_and_in_order(store: Store):
    new = following("run-1", count=12)
    with store.write() as tx:
        append(tx, "run-1", new[:5])
        append(tx, "run-1", new[5:])
        tx.commit()
    with store.read() as tx:
        assert tx.events("run-1") == new
        assert tx.events("run-1", after=9) == new[9:]
        assert tx.events("run-1", after=12) == []


def test_an_event_with_an_absent_part_is_read_back_equal(store: Store):
    new = following("run-1", data=EscalationAnswered(item="e1", by="legal", topic="tax", body=None))
    with store.write() as tx:
        append(tx, "run-1", new)
        assert tx.events("run-1") == new


def test_appending_moves_the_head_of_the_run(store: Store):
    new = following("run-1", count=3)
    with store.write() as tx:
        before = there(tx.run("run-1"))
        append(tx, "run-1", new, status="ended", ending="calm", ended_at=later(hours=2))
        moved = tx.run("run-1")
    assert moved == replace(
        before,
        status="ended",
        ending="calm",
        ended_at=later(hours=2),
        t=3,
        head_seq=3,
        head_hash=new[-1].hash,
    )


def test_a_log_with_another_head_is_stale_and_stays_as_it_is(store: Store):
    new = following("run-1", count=4)
    with store.write() as tx:
        append(tx, "run-1", new[:2])
        tx.commit()
    for wrong in (following("run-1"), following("run-1", after=3, head=new[2].hash)):
        with store.write() as tx, pytest.raises(Stale):
            append(tx, "run-1", wrong)
    with store.read() as tx:
        assert tx.events("run-1") == new[:2]


def test_events_that_follow_another_history_are_stale(store: Store):
    mine, theirs = following("run-1", count=2, text="mine"), following("run-1", text="theirs")
    with store.write() as tx:
        append(tx, "run-1", theirs)
        with pytest.raises(Stale):
            append(tx, "run-1", mine[1:])


def test_events_of_another_run_or_with_a_gap_or_none_are_a_bug(store: Store):
    gap = [following("run-1", count=3)[i] for i in (0, 2)]
    for wrong in ([], following("run-2"), gap):
        with store.write() as tx, pytest.raises(ValueError, match="not the next events"):
            tx.append_events("run-1", wrong, expected_seq=0, t=0, status="live", ending=None, ended_at=None)


def test_an_event_carries_the_owner_of_its_run(store: Store, database: Database):
    submit(store, "run-1", "c1", count=1)
    assert database.rows("SELECT organisation, person, cohort FROM event") == [("north", "north-ann", "north-spring")]


def test_a_receipt_is_read_back_as_it_was_given(store: Store):
    given = replace(receipt("c1"), refused="The queue is paused already.")
    with store.write() as tx:
        tx.add_receipt(given)
        assert tx.receipt("c1") == given
        assert tx.receipt("c2") is None


def test_a_command_has_one_receipt_for_ever(store: Store):
    submit(store, "run-1", "c1")
    with pytest.raises(DuplicateCommand, match="kept already"):
        submit(store, "run-1", "c1")
    with store.read() as tx:
        assert len(tx.events("run-1")) == 6
        kept = there(tx.receipt("c1"))
    assert (kept.first_seq, kept.last_seq) == (1, 6)


def test_the_receipts_of_a_run_come_in_the_order_of_its_log(store: Store):
    for command_id in ("c9", "c1", "c5"):
        submit(store, "run-1", command_id, count=2)
    with store.read() as tx:
        kept = [(row.command_id, row.first_seq, row.last_seq) for row in tx.receipts_of("run-1")]
        assert tx.receipts_of("run-2") == []
    assert kept == [("c9", 1, 2), ("c1", 3, 4), ("c5", 5, 6)]


def test_a_run_of_a_cohort_of_another_organisation_cannot_be_kept(store: Store):
    with store.write() as tx, pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        add_run(tx, "run-2", Owner("north", "north-ann", "south-spring"))


def test_events_are_found_by_an_index(store: Store, database: Database):
    submit(store, "run-1", "c1")
    if database.kind == "sqlite":
        plan = database.rows("EXPLAIN QUERY PLAN SELECT body FROM event WHERE run = 'run-1' AND seq > 3 ORDER BY seq")
        assert [row[-1] for row in plan] == ["SEARCH event USING INDEX sqlite_autoindex_event_1 (run=? AND seq>?)"]
    else:
        with database.raw() as raw:
            raw.execute("SET enable_seqscan = off")
            plan = raw.execute("EXPLAIN SELECT body FROM event WHERE run = 'run-1' AND seq > 3 ORDER BY seq")
            assert "pk_event" in str(plan.fetchall())
