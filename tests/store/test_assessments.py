"""Scores and reviews."""

import pytest

from simulator.assessment_log import verify_chain
from simulator.errors import Stale
from simulator.store.store import Store
from tests.store.made import add_run, assessed, reviewed, settled_run, there


@pytest.fixture(autouse=True)
def _a_run(store: Store) -> None:
    settled_run(store)


def test_scores_and_reviews_are_read_back_equal_and_in_order(store: Store):
    scores = assessed("run-1", "R-a", "R-b")
    review = reviewed(scores[-1], "c1")
    with store.write() as tx:
        tx.append_assessments("run-1", scores, expected_seq=0)
        tx.append_assessments("run-1", [review], expected_seq=2)
        tx.commit()
    with store.read() as tx:
        kept, row = tx.assessments("run-1"), there(tx.run("run-1"))
    assert kept == [*scores, review]
    assert verify_chain(kept) is None
    assert (row.assessed_seq, row.assessed_hash) == (3, review.hash)


def test_a_review_of_an_older_page_is_stale_and_not_kept(store: Store):
    scores = assessed()
    with store.write() as tx:
        tx.append_assessments("run-1", scores, expected_seq=0)
        tx.append_assessments("run-1", [reviewed(scores[-1], "c1")], expected_seq=1)
        with pytest.raises(Stale, match="Someone else reviewed"):
            tx.append_assessments("run-1", [reviewed(scores[-1], "c2")], expected_seq=1)
        assert len(tx.assessments("run-1")) == 2


def test_a_review_that_follows_another_history_is_stale(store: Store):
    with store.write() as tx:
        tx.append_assessments("run-1", assessed("run-1", "R-a"), expected_seq=0)
        with pytest.raises(Stale):
            tx.append_assessments("run-1", [reviewed(assessed("run-1", "R-b")[0], "c1")], expected_seq=1)


def test_the_same_review_is_not_kept_twice(store: Store):
    scores = assessed()
    review = reviewed(scores[-1], "c1")
    with store.write() as tx:
        tx.append_assessments("run-1", [*scores, review], expected_seq=0)
        tx.commit()
    with store.write() as tx, pytest.raises(Stale, match="kept already"):
        tx.append_assessments("run-1", [reviewed(review, "c1")], expected_seq=2)


def test_records_of_another_run_or_with_a_gap_are_a_bug(store: Store):
    for wrong, expected in ((assessed("run-2"), 0), (assessed("run-1", "R-a", "R-b")[1:], 0), (assessed(), 1)):
        with store.write() as tx, pytest.raises(ValueError, match="not the next assessments"):
            tx.append_assessments("run-1", wrong, expected_seq=expected)


def test_no_records_change_nothing(store: Store):
    with store.write() as tx:
        tx.append_assessments("run-1", [], expected_seq=0)
        assert tx.assessments("run-1") == []


def test_the_records_of_many_runs_come_by_run(store: Store):
    with store.write() as tx:
        add_run(tx, "run-2")
        add_run(tx, "run-3")
        for run in ("run-1", "run-2"):
            tx.append_assessments(run, assessed(run, "R-a", "R-b"), expected_seq=0)
        many = [f"run-{n}" for n in range(1_200)]
        assert tx.assessments_of(many) == {run: assessed(run, "R-a", "R-b") for run in ("run-1", "run-2")}
        assert tx.assessments_of([]) == {}
