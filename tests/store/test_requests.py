"""Requests for scores: one holder at a time, and a dead one's word does not count."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.store.rows import RequestRow
from simulator.store.store import Store, Tx
from tests.store.databases import Database
from tests.store.made import NOON, NORTH, SOUTH, add_run, later, settled_run, there

LEASE = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _a_run(store: Store) -> None:
    settled_run(store)


def add(store: Store, id: str = "q1", **fields: Any) -> RequestRow:
    with store.write() as tx:
        row = tx.run(fields.get("run", "run-1"))
        given: dict[str, Any] = {"run": "run-1", "owner": NORTH, "scorer": f"reader@{id}", "rubric": there(row).rubric}
        made = RequestRow(id=id, **given | {"run_at": NOON, "created_at": NOON, "updated_at": NOON} | fields)
        tx.add_request(made)
        tx.commit()
    return made


def claim(tx: Tx, holder: str = "one", id: str | None = None, **past: Any) -> RequestRow | None:
    now = later(**past)
    return tx.claim_request(now, lease_until=now + LEASE, holder=holder, id=id)


def claimed(store: Store, holder: str = "one", **past: Any) -> RequestRow:
    with store.write() as tx:
        row = there(claim(tx, holder, **past))
        tx.commit()
    return row


def kept(store: Store) -> RequestRow:
    with store.read() as tx:
        (row,) = tx.requests_of("run-1")
    return row


def test_a_request_is_read_back_equal(store: Store):
    made = add(store)
    assert kept(store) == made


def test_the_same_scorer_is_asked_once_of_one_run(store: Store):
    made = add(store, "q1", scorer="reader@1")
    add(store, "q2", scorer="reader@1")
    assert kept(store) == made


def test_the_oldest_that_is_due_is_taken_and_is_then_nobody_elses(store: Store):
    add(store, "young", created_at=later(minutes=1))
    add(store, "old", created_at=NOON)
    add(store, "later", run_at=later(hours=1))
    with store.write() as tx:
        taken = [claim(tx, "one"), claim(tx, "two"), claim(tx, "three")]
    assert [row.id if row else None for row in taken] == ["old", "young", None]


def test_one_that_is_named_is_taken_only_where_it_is_due(store: Store):
    add(store, "q1", run_at=later(hours=1))
    with store.write() as tx:
        assert claim(tx, id="q1") is None
        assert claim(tx, id="nothing") is None
        assert there(claim(tx, id="q1", hours=1)).attempts == 1


def test_a_lease_that_ran_out_is_anyones(store: Store):
    add(store)
    claimed(store)
    with store.write() as tx:
        assert claim(tx, "two", minutes=4.9) is None
        again = there(claim(tx, "two", minutes=5))
    assert (again.attempts, again.holder) == (2, "two")


def test_what_a_holder_says_whose_lease_ran_out_is_not_heard(store: Store):
    add(store)
    first = claimed(store)
    second = claimed(store, "two", minutes=5)
    with store.write() as tx:
        tx.give_back_request(first, NOON, state="failed", run_at=NOON, error="Too late.")
        tx.commit()
    assert kept(store) == second


def test_what_is_done_stays_done(store: Store):
    add(store)
    first = claimed(store)
    with store.write() as tx:
        tx.finish_request("q1", NOON)
        tx.give_back_request(first, NOON, state="pending", run_at=NOON, error="Too late.")
        tx.reopen_request("q1", NOON)
        assert tx.due_requests(later(days=9), most=9) == []
        tx.commit()
    assert (kept(store).state, kept(store).holder, kept(store).lease_until) == ("done", None, None)


def test_what_failed_begins_again_from_its_first_attempt(store: Store):
    add(store)
    taken = claimed(store)
    with store.write() as tx:
        tx.give_back_request(taken, NOON, state="failed", run_at=NOON, error="No.")
        assert claim(tx, hours=9) is None
        tx.reopen_request("q1", NOON)
        tx.commit()
    assert (kept(store).state, kept(store).attempts, kept(store).error) == ("pending", 0, None)


def test_only_what_the_dead_had_in_hand_is_given_back(store: Store):
    add(store, "q1")
    add(store, "q2")
    with store.write() as tx:
        claim(tx, "dead")
        claim(tx, "alive")
        assert tx.holders() == {"dead", "alive"}
        tx.release_requests({"dead"}, NOON)
        assert tx.holders() == {"alive"}
        assert tx.due_requests(NOON, most=9) == ["q1"]


def test_lists_hold_only_the_organisation_that_asks(store: Store):
    with store.write() as tx:
        add_run(tx, "south-run", SOUTH)
        tx.commit()
    add(store, "q1")
    add(store, "q2", run="south-run", owner=SOUTH)
    with store.read() as tx:
        found = tx.requests_in("north", {NORTH.cohort, SOUTH.cohort}, "pending")
        assert [row.id for row in found] == ["q1"]
        assert tx.requests_in("north", {NORTH.cohort}, "failed") == []


def test_a_request_of_nobodys_run_cannot_be_kept(store: Store, database: Database):
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        add(store, "q1", owner=SOUTH)
    assert database.rows("SELECT id FROM score_request") == []


@pytest.mark.parametrize("kind", [pytest.param("postgres", marks=pytest.mark.postgres)])
def test_who_comes_while_another_takes_one_takes_the_next_and_waits_for_nobody(store: Store):
    add(store, "q1")
    add(store, "q2")
    with store.write() as one, store.write() as two, store.write() as three:
        assert there(claim(one, "one")).id == "q1"
        assert there(claim(two, "two")).id == "q2"
        assert claim(three, "three") is None
