"""What judges answered and cost: found by its question, counted by the month, and never over what it may be."""

import threading
from datetime import timedelta

from simulator.store.store import Store
from tests.store.made import NOON


def add(store: Store, id: str, key: str = "k", *, cost: int = 0, body: str | None = None, hours: float = 0) -> None:
    with store.write() as tx:
        tx.add_judge_answer(id, key, at=NOON + timedelta(hours=hours), cost=cost, body=body)
        tx.commit()


def book(store: Store, id: str, *, cost: int, most: int, hours: float = 0) -> bool:
    with store.write() as tx:
        booked = tx.book_judge_call(id, "k", at=NOON + timedelta(hours=hours), cost=cost, since=NOON, most=most)
        tx.commit()
    return booked


def cost(store: Store) -> int:
    with store.read() as tx:
        return tx.judge_cost(NOON)


def test_answers_are_found_by_their_question_in_the_order_they_came(store: Store):
    for id, key, body, hours in (("c", "k", "1", 0), ("b", "k", None, 1), ("a", "k", "2", 2), ("d", "other", "3", 0)):
        add(store, id, key, body=body, hours=hours)
    with store.read() as tx:
        assert (tx.judge_answers("k"), tx.judge_answers("nothing")) == (["1", "2"], [])


def test_what_was_spent_before_a_moment_is_not_counted_and_what_is_given_back_is(store: Store):
    assert cost(store) == 0
    for id, spent, hours in (("a", 500, -1), ("b", 70, 0), ("c", -20, 1)):
        add(store, id, cost=spent, hours=hours)
    assert cost(store) == 50


def test_more_pence_than_a_small_number_holds_are_counted(store: Store):
    add(store, "a", cost=2**60)
    assert cost(store) == 2**60


def test_a_call_is_booked_up_to_what_may_be_spent_and_no_further(store: Store):
    booked = [book(store, f"j{number}", cost=40, most=100) for number in range(4)]
    assert (booked, cost(store)) == ([True, True, False, False], 80)
    add(store, "back", cost=-30)
    assert (book(store, "j9", cost=50, most=100), cost(store)) == (True, 100)


def test_many_that_book_at_once_do_not_go_over_it_together(store: Store):
    ready = threading.Barrier(8)
    booked: list[bool] = []

    def one(number: int) -> None:
        ready.wait()
        booked.append(book(store, f"j{number}", cost=40, most=100))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(booked), len(booked), cost(store)) == (2, 8, 80)
