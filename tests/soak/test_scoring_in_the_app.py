"""The app itself scores what was written, and what it was killed over it finishes when it is back; or a worker does."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator import bootstrap, demo
from simulator.assessment_log import verify_chain
from simulator.runs.commands import AdvanceClock
from simulator.runs.play import script
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.settings import ROOT, Settings
from simulator.store.rows import RequestRow
from simulator.store.store import Store
from tests.learner import parts_of, who
from tests.serving import begin, serve
from tests.store.databases import empty_database

pytestmark = pytest.mark.long

EMBEDDED = {"FIREDRILL_WORKER": "embedded"}
WITHIN = 120


def played(parts: Parts) -> str:
    """Patch day from start to hand-in, with everything written, by Jo."""
    bot, scenario = parts.library.bots["patch-day"][0], parts.library.scenarios["patch-day"]
    bot = next((one for one in parts.library.bots["patch-day"] if one.name == "strong"), bot)
    receipt = practise.start(parts, who("jo"), "patch-day", "practice", command_id=parts.new_id())
    head = receipt.last_seq
    for at, command in script(bot, scenario):
        if isinstance(command, AdvanceClock) and at <= practise.desk(parts, who("jo"), receipt.run).state.now:
            continue
        sent = practise.submit(parts, who("jo"), receipt.run, command, command_id=parts.new_id(), expected_seq=head)
        head = sent.last_seq
    return receipt.run


def request(store: Store, run: str) -> RequestRow:
    with store.read() as tx:
        (found,) = tx.requests_of(run)
    return found


def until(store: Store, run: str, holds: Callable[[RequestRow], bool]) -> RequestRow:
    for _ in range(WITHIN * 50):
        if holds(found := request(store, run)):
            return found
        time.sleep(0.02)
    raise AssertionError(f"still {found} after {WITHIN} s")


@pytest.mark.timeout(600)
def test_an_app_killed_over_a_run_scores_it_once_when_it_is_back(tmp_path: Path) -> None:
    server = begin(tmp_path, environment=EMBEDDED)
    server.wait()
    run = played(parts_of(server))
    assert until(server.store, run, lambda found: found.state != "pending").state == "running"
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()

    with serve(tmp_path, environment=EMBEDDED) as again:
        found = until(again.store, run, lambda found: found.state == "done")
        with again.store.read() as tx:
            records = tx.assessments(run)

    assert (found.scorer, found.attempts) == ("offline@1", 2)
    assert verify_chain(records) is None
    scored = Counter((r.score.scorer, r.score.criterion) for r in records if r.score)
    assert set(scored.values()) == {1}
    assert {criterion for scorer, criterion in scored if scorer == found.scorer} >= {"R-tone", "R-known", "R-insight"}


@pytest.mark.postgres
@pytest.mark.timeout(600)
def test_a_worker_of_its_own_scores_what_another_process_handed_in_and_ends_when_told(tmp_path: Path) -> None:
    with empty_database("postgres", tmp_path) as database:
        parts = bootstrap.build(Settings(database_url=database.url, worker="procrastinate"))
        demo.open_house(parts)
        run = played(parts)
        ours = {"FIREDRILL_DATABASE_URL": database.url, "FIREDRILL_WORKER": "procrastinate"}
        command = [sys.executable, "-m", "simulator.worker"]
        with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **ours}) as worker:
            found = until(parts.store, run, lambda found: found.state == "done")
            worker.terminate()
            assert worker.wait(30) == 0
        assert (found.scorer, found.attempts) == ("offline@1", 1)
        parts.queue.close()
        parts.store.close()
