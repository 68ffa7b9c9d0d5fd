"""What is being written: the highest revision wins, whichever arrives last."""

import pytest

from simulator.store.rows import DraftRow
from simulator.store.store import Store
from tests.store.made import NOON, later, settled_run


@pytest.fixture(autouse=True)
def _a_run(store: Store) -> None:
    settled_run(store)


def test_a_draft_is_read_back_as_it_was_saved(store: Store):
    with store.write() as tx:
        saved = tx.save_draft("run-1", "reply:forum", "We are look", 3, NOON)
        tx.commit()
    with store.read() as tx:
        assert tx.drafts("run-1") == {"reply:forum": saved}
    assert saved == DraftRow("run-1", "reply:forum", "We are look", 3, NOON)


def test_a_newer_revision_takes_the_place_of_the_older(store: Store):
    with store.write() as tx:
        tx.save_draft("run-1", "k", "one", 1, NOON)
        saved = tx.save_draft("run-1", "k", "two", 2, later(seconds=2))
        assert tx.drafts("run-1") == {"k": saved} == {"k": DraftRow("run-1", "k", "two", 2, later(seconds=2))}


@pytest.mark.parametrize("rev", [1, 2])
def test_an_older_or_equal_revision_changes_nothing_and_returns_what_is_kept(store: Store, rev: int):
    with store.write() as tx:
        kept = tx.save_draft("run-1", "k", "two", 2, NOON)
        assert tx.save_draft("run-1", "k", "one", rev, later(seconds=2)) == kept
        assert tx.drafts("run-1") == {"k": kept}


def test_a_revision_may_be_a_count_of_milliseconds(store: Store):
    with store.write() as tx:
        assert tx.save_draft("run-1", "k", "now", 1_772_452_800_000, NOON).rev == 1_772_452_800_000


def test_each_field_has_its_own_draft(store: Store):
    with store.write() as tx:
        for key in ("task:note:desk", "case:c1:why"):
            tx.save_draft("run-1", key, key, 1, NOON)
        assert {key: row.text for key, row in tx.drafts("run-1").items()} == {
            "case:c1:why": "case:c1:why",
            "task:note:desk": "task:note:desk",
        }


def test_a_draft_of_no_run_is_a_bug(store: Store):
    with store.write() as tx, pytest.raises(LookupError, match="no run 'run-9'"):
        tx.save_draft("run-9", "k", "text", 1, NOON)
