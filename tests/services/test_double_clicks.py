"""Two presses of one button, at once, on both databases: one command, one receipt."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.runs.commands import PauseQueue, ResumeQueue
from simulator.services import practise
from simulator.services.receipts import Receipt
from tests.services.conftest import House


def _double_clicks(house: House, times: int) -> None:
    run = house.start("ann").run
    with ThreadPoolExecutor(4) as pool:
        for turn in range(times):
            head = practise.desk(house.parts, house.who("ann"), run).state.seq
            fields = {"command_id": house.new(), "expected_seq": head}
            command = ResumeQueue() if turn % 2 else PauseQueue()
            presses = [pool.submit(house.send, "ann", run, command, **fields) for _ in range(2)]
            assert presses[0].result() == presses[1].result()
    with house.parts.store.read() as tx:
        kinds = [event.kind for event in tx.events(run)]
        assert len(tx.receipts_of(run)) == times + 1
    assert kinds.count("queue.paused") + kinds.count("queue.resumed") == times


def test_forty_double_clicks_are_forty_commands(both: House) -> None:
    _double_clicks(both, 40)


@pytest.mark.soak
def test_five_hundred_double_clicks_are_five_hundred_commands(both: House) -> None:
    _double_clicks(both, 500)


def test_starting_twice_at_once_starts_one_run(both: House) -> None:
    def begin(_: int) -> Receipt:
        return practise.start(both.parts, both.who("ann"), "patch-day", "practice", command_id="b" * 32)

    with ThreadPoolExecutor(4) as pool:
        receipts = set(pool.map(begin, range(4)))

    assert len(receipts) == 1
