"""The whole app killed with -9 while a learner's submits are on their way: no receipt is lost, nothing is there twice
or in half. A short form runs with the other tests, the long one with `make soak`."""

import random
import re
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
import websocket

from simulator.runs.log import verify_chain
from tests.learner import SCHEDULE, begin_run, pause_or_resume
from tests.serving import Server, begin, serve
from tests.wire import Run, Wire

pytestmark = pytest.mark.long

KEPT = re.compile(r"Kept as events? (\d+)(?: to (\d+))?")


@pytest.mark.timeout(300)
def test_five_kills_lose_no_receipt_and_keep_nothing_by_halves(tmp_path: Path) -> None:
    _kill_often(tmp_path, 5)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_hundred_kills_lose_no_receipt_and_keep_nothing_by_halves(tmp_path: Path) -> None:
    _kill_often(tmp_path, 200)


def _kill_often(folder: Path, times: int) -> None:
    chance, heard, run, cookie = random.Random(20), set[tuple[int, int]](), "", ""
    for _ in range(times):
        server = begin(folder)
        server.wait()
        if not run:
            cookie, run = server.sign_in("jo"), begin_run(server, "jo")
        heard |= _submit_until_killed(server, cookie, run, chance.uniform(0.0, 0.3))
    with serve(folder) as server:
        _compare(server, run, heard)


def _submit_until_killed(server: Server, cookie: str, run: str, after: float) -> set[tuple[int, int]]:
    """Press pause and resume without rest; kill the app `after` seconds from the second press. The receipts heard."""
    heard: set[tuple[int, int]] = set()
    with Wire(server, cookie=cookie) as wire:
        page = wire.run("practise", query_string=SCHEDULE.format(run))
        page = _press(wire, page, run, heard)
        killer = threading.Thread(target=_kill, args=(server, after))
        killer.start()
        with suppress(OSError, AssertionError, websocket.WebSocketException):
            while True:
                page = _press(wire, page, run, heard)
        killer.join()
    return heard


def _press(wire: Wire, page: Run, run: str, heard: set[tuple[int, int]]) -> Run:
    page = wire.run("practise", **pause_or_resume(page, run))
    heard |= {(int(first), int(last or first)) for first, last in KEPT.findall(page.words)}
    return page


def _kill(server: Server, after: float) -> None:
    time.sleep(after)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()


def _compare(server: Server, run: str, heard: set[tuple[int, int]]) -> None:
    with server.store.read() as tx:
        row, events, receipts = tx.run(run), tx.events(run), tx.receipts_of(run)
    assert row
    spans = sorted((r.first_seq, r.last_seq) for r in receipts)
    assert heard
    assert heard <= set(spans)
    assert verify_chain(events) is None
    assert (events[-1].seq, events[-1].hash) == (row.head_seq, row.head_hash)
    assert [seq for first, last in spans for seq in range(first, last + 1)] == [e.seq for e in events]
