"""A process killed at any moment: who has a receipt finds it kept, whole and once; a migration is done or undone."""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise

import pytest

from simulator.runs.log import verify_chain
from simulator.settings import ROOT
from simulator.store.store import Store
from simulator.store.tables import Row
from tests.store.databases import Database, shape
from tests.store.made import settled_run, submit, there

pytestmark = pytest.mark.long

PER_COMMAND = 6


class Nursery:
    """Has children that submit, and kills them."""

    def __init__(self, database: Database) -> None:
        command = [sys.executable, "-m", "tests.store.submitting", database.url, "run-1"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, text=True, bufsize=1, stdin=pipe, stdout=pipe)

    def kill_one(self, name: str, *, after: int, then: float) -> list[str]:
        """What a child told before it was killed, `then` seconds after its `after`th receipt."""
        said, ask = self._process.stdout, self._process.stdin
        assert said
        assert ask
        ask.write(f"{name}\n")
        child = int(said.readline())
        told = [said.readline().strip() for _ in range(after)]
        time.sleep(then)
        os.kill(child, signal.SIGKILL)
        told += iter(lambda: said.readline().strip(), f"died {-signal.SIGKILL}")
        return told

    def close(self) -> None:
        self._process.communicate(timeout=30)


def everything_told_is_kept_once_and_whole(store: Store, database: Database, told: list[str], kills: int) -> None:
    with store.read() as tx:
        log, row = tx.events("run-1"), there(tx.run("run-1"))
    kept = database.rows("SELECT command_id, first_seq, last_seq FROM receipt ORDER BY first_seq")
    assert set(told) <= {command for command, _, _ in kept}
    assert len(kept) - len(told) <= kills, "at most the last of each process was kept and not told"
    assert [first for _, first, _ in kept] == list(range(1, len(log) + 1, PER_COMMAND))
    assert all(before[2] + 1 == after[1] for before, after in pairwise(kept))
    assert (row.head_seq, row.head_hash) == (len(log), log[-1].hash)
    assert verify_chain(log) is None


@pytest.mark.parametrize("kills", [10, pytest.param(500, marks=pytest.mark.soak)])
def test_receipts_told_before_a_kill_are_rows_after_it(store: Store, database: Database, kills: int):
    settled_run(store)
    nursery, chance, told = Nursery(database), random.Random(kills), list[str]()

    for n in range(kills):
        told += nursery.kill_one(f"p{n}", after=chance.randrange(4), then=chance.random() * 0.03)

    nursery.close()
    everything_told_is_kept_once_and_whole(store, database, told, kills)
    assert submit(store, "run-1", "after-all") % PER_COMMAND == 0
    if database.kind == "sqlite":
        assert database.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("every", [13, pytest.param(1, marks=pytest.mark.soak)])
def test_a_migration_killed_before_any_of_its_statements_leaves_nothing_behind(empty: Database, every: int):
    command = [sys.executable, "-m", "tests.store.dying", empty.url, str(every)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, bufsize=1, stdin=pipe, stdout=pipe) as process:
        assert process.stdin
        assert process.stdout
        deaths = 0
        while process.stdout.readline() == f"{-signal.SIGKILL}\n":
            deaths += 1
            assert shape(empty) == []
            process.stdin.write("next\n")
        process.stdin.close()
    assert deaths > len(Row.metadata.tables) // every
    store = empty.store()
    assert not [sentence for sentence in store.check() if "version" in sentence or "triggers" in sentence]
    store.close()
