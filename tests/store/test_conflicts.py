"""Many who write the same run at once: nobody's write is lost, and everyone who came too late is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from simulator.errors import DuplicateCommand, Stale
from simulator.runs.log import verify_chain
from simulator.store.store import Store
from tests.store.made import NOON, append, assessed, following, head_of, receipt, reviewed, settled_run, submit, there

THREADS = 16


@pytest.fixture(autouse=True)
def _a_run(store: Store) -> None:
    settled_run(store)


def all_at_once(work: Callable[[int], object]) -> list[object]:
    """What sixteen threads that start together make of it."""
    gate = Barrier(THREADS)

    def start(n: int) -> object:
        gate.wait(30)
        return work(n)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(start, range(THREADS)))


def logs_are_whole(store: Store, *, events: int) -> None:
    with store.read() as tx:
        log, row = tx.events("run-1"), there(tx.run("run-1"))
    assert [event.seq for event in log] == list(range(1, events + 1))
    assert verify_chain(log) is None
    assert (row.head_seq, row.head_hash, row.t) == (events, log[-1].hash, events)


def test_of_sixteen_threads_that_lock_and_write_forty_times_none_loses_a_write(store: Store):
    all_at_once(lambda n: [submit(store, "run-1", f"c{n}-{i}", count=1) for i in range(40)])
    logs_are_whole(store, events=THREADS * 40)


@pytest.mark.parametrize("each", [3, pytest.param(40, marks=pytest.mark.soak)])
def test_of_sixteen_threads_that_write_from_what_they_read_every_loser_is_told(store: Store, each: int):
    def write_from_what_was_read(n: int, i: int) -> int:
        """How often it came too late before it was in time."""
        for told in range(10_000):
            with store.read() as tx:
                seen = there(tx.run("run-1"))
            try:
                with store.write() as tx:
                    append(tx, "run-1", following("run-1", after=seen.head_seq, head=seen.head_hash))
                    tx.add_receipt(receipt(f"c{n}-{i}"))
                    tx.commit()
                return told
            except Stale:
                continue
        raise AssertionError("never in time")

    all_at_once(lambda n: [write_from_what_was_read(n, i) for i in range(each)])
    logs_are_whole(store, events=THREADS * each)


def test_one_command_sent_sixteen_times_at_once_is_kept_once(store: Store):
    def send(_: int) -> bool:
        try:
            return submit(store, "run-1", "the-same", count=2) > 0
        except DuplicateCommand:
            return False

    assert sorted(map(bool, all_at_once(send))) == [False] * 15 + [True]
    logs_are_whole(store, events=2)


def test_one_document_put_by_sixteen_at_once_is_kept_once(store: Store):
    def put(_: int) -> str:
        with store.write() as tx:
            digest = tx.put_document("scenario", b'{"new":1}')
            tx.commit()
        return digest

    (digest,) = set(all_at_once(put))
    with store.read() as tx:
        assert tx.document(str(digest)) == b'{"new":1}'


def test_of_sixteen_reviews_of_one_page_one_is_kept_and_fifteen_are_told(store: Store):
    scores = assessed()
    with store.write() as tx:
        tx.append_assessments("run-1", scores, expected_seq=0)
        tx.commit()

    def review(n: int) -> bool:
        try:
            with store.write() as tx:
                tx.append_assessments("run-1", [reviewed(scores[-1], f"c{n}")], expected_seq=1)
                tx.commit()
            return True
        except Stale:
            return False

    assert sorted(map(bool, all_at_once(review))) == [False] * 15 + [True]


def test_of_sixteen_saves_of_a_draft_the_highest_revision_is_kept(store: Store):
    def save(n: int) -> None:
        with store.write() as tx:
            tx.save_draft("run-1", "k", f"revision {n}", n, NOON)
            tx.commit()

    all_at_once(save)
    with store.read() as tx:
        assert tx.drafts("run-1")["k"].text == "revision 15"


def test_a_writer_who_waits_for_another_sees_what_it_wrote(store: Store):
    seen: list[int] = []

    def second() -> None:
        with store.write() as tx:
            tx.lock_run("run-1")
            seen.append(head_of(tx, "run-1"))

    with ThreadPoolExecutor(1) as pool, store.write() as first:
        first.lock_run("run-1")
        waiting = pool.submit(second)
        append(first, "run-1", following("run-1", count=4))
        assert not waiting.done()
        first.commit()
        waiting.result(30)
    assert seen == [4]
