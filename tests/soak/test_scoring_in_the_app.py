"""The app itself scores what was written, and what it was killed over it finishes when it is back."""

import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.assessment_log import verify_chain
from simulator.runs.commands import AdvanceClock
from simulator.runs.play import script
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.store.rows import RequestRow
from tests.learner import parts_of, who
from tests.serving import Server, begin, serve

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


def request(server: Server, run: str) -> RequestRow:
    with server.store.read() as tx:
        (found,) = tx.requests_of(run)
    return found


def until(server: Server, run: str, holds: Callable[[RequestRow], bool]) -> RequestRow:
    for _ in range(WITHIN * 50):
        if holds(found := request(server, run)):
            return found
        time.sleep(0.02)
    raise AssertionError(f"still {found} after {WITHIN} s:\n{server.log()}")


@pytest.mark.timeout(600)
def test_an_app_killed_over_a_run_scores_it_once_when_it_is_back(tmp_path: Path) -> None:
    server = begin(tmp_path, environment=EMBEDDED)
    server.wait()
    run = played(parts_of(server))
    assert until(server, run, lambda found: found.state != "pending").state == "running"
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()

    with serve(tmp_path, environment=EMBEDDED) as again:
        found = until(again, run, lambda found: found.state == "done")
        with again.store.read() as tx:
            records = tx.assessments(run)

    assert (found.scorer, found.attempts) == ("offline@1", 2)
    assert verify_chain(records) is None
    scored = Counter((r.score.scorer, r.score.criterion) for r in records if r.score)
    assert set(scored.values()) == {1}
    assert {criterion for scorer, criterion in scored if scorer == found.scorer} >= {"R-tone", "R-known", "R-insight"}
