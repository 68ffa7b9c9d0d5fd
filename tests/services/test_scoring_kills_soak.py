"""Workers killed with -9 at any moment: every request comes to its scores, and no score is kept twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from threading import Lock, Thread

import pytest

from simulator.assessment_log import verify_chain
from simulator.queue.jobs import Jobs
from simulator.settings import ROOT
from tests.services.conftest import House
from tests.services.scripted import KNOWN, READER, TONE, Scripted, beside_checks

pytestmark = pytest.mark.long

PER_LINE = 0.05
"""How likely a worker is killed after each line it says."""


class Slot(Thread):
    """A place for one worker: whoever is killed in it is followed by another."""

    def __init__(self, url: str, kind: str, seed: int) -> None:
        super().__init__(daemon=True)
        command = [sys.executable, "-m", "tests.services.working", url, kind]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, text=True, bufsize=1, stdin=pipe, stdout=pipe)
        self._chance, self._lock = random.Random(seed), Lock()
        self._child, self._over = 0, False
        self.kills = 0

    def run(self) -> None:
        while self._one_lives() != 0:
            continue
        self._process.communicate(timeout=30)

    def end(self) -> None:
        """Ask who lives here now to end; nobody follows."""
        with self._lock:
            self._over = True
            os.kill(self._child, signal.SIGTERM)

    def _one_lives(self) -> int:
        said, ask = self._process.stdout, self._process.stdin
        assert said
        assert ask
        ask.write("next\n")
        with self._lock:
            self._child = int(said.readline())
        for line in iter(said.readline, ""):
            if line.startswith("died"):
                return int(line.split()[1])
            with self._lock:
                if not self._over and self._chance.random() < PER_LINE:
                    os.kill(self._child, signal.SIGKILL)
                    self.kills += 1
        raise AssertionError("the nursery is gone")


def handed_in(house: House, count: int) -> House:
    """A house whose learner has handed in so many runs that a second scorer is to look at."""
    reading = house.read_by(beside_checks(Scripted()))
    for _ in range(count):
        reading.ended("ann")
    return reading


def everything_is_scored_once_and_whole(house: House, count: int) -> None:
    with house.parts.store.read() as tx:
        rows = tx.runs_of("org", "ann")
        records = tx.assessments_of([row.id for row in rows])
        requests = [request for row in rows for request in tx.requests_of(row.id)]
    assert Counter(request.state for request in requests) == {"done": count}
    assert [verify_chain(log) for log in records.values()] == [None] * count
    read = Counter(
        (r.run, r.score.criterion) for log in records.values() for r in log if r.author == READER and r.score
    )
    assert set(read.values()) == {1}
    assert {criterion for _, criterion in read} == {TONE, KNOWN}
    assert len(read) == 2 * count


def left(house: House) -> int:
    with house.parts.store.read() as tx:
        waiting = [tx.requests_in("org", {"spring"}, state) for state in ("pending", "running")]
    return sum(map(len, waiting))


def kill_often(house: House, kind: str, *, workers: int) -> int:
    """Work until nothing is left; how many were killed."""
    slots = [Slot(house.parts.settings.database_url, kind, seed) for seed in range(workers)]
    for slot in slots:
        slot.start()
    if kind == "procrastinate":
        while left(house):
            time.sleep(0.2)
        for slot in slots:
            slot.end()
    for slot in slots:
        slot.join(120)
        assert not slot.is_alive()
    return sum(slot.kills for slot in slots)


@pytest.mark.parametrize(
    ("workers", "count"), [(2, 30), pytest.param(4, 300, marks=[pytest.mark.soak, pytest.mark.timeout(1800)])]
)
def test_killed_workers_leave_every_run_scored_once(both: House, workers: int, count: int):
    house = handed_in(both, count)
    assert kill_often(house, "embedded", workers=workers) > 1
    everything_is_scored_once_and_whole(house, count)


@pytest.mark.parametrize("both", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
@pytest.mark.parametrize(
    ("workers", "count"), [(2, 30), pytest.param(4, 300, marks=[pytest.mark.soak, pytest.mark.timeout(1800)])]
)
def test_killed_workers_of_procrastinate_leave_every_run_scored_once(both: House, workers: int, count: int):
    house = handed_in(both, count)
    jobs = Jobs(both.parts.settings.database_url)
    jobs.prepare()
    jobs.close()
    assert kill_often(house, "procrastinate", workers=workers) > 1
    everything_is_scored_once_and_whole(house, count)
