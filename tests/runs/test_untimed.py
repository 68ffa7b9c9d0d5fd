"""An untimed run: nothing runs out before the run does, and an old log still has the hashes it had."""

from simulator.runs.engine import Step, execute, start
from simulator.runs.events import Adjustments
from tests.runs.world import AT, RUBRIC, SMALL, command

DEADLINES = {"case.expired", "appeal.expired", "obligation.expired"}
LENGTH = SMALL.clock.length


def begun(**adjusted: bool) -> Step:
    return start(SMALL, rubric=RUBRIC, run="r1", seed=7, mode="practice", at=AT, adjustments=Adjustments(**adjusted))


def test_nothing_runs_out_before_the_end_of_an_untimed_run():
    waited = execute(begun(untimed=True).state, SMALL, command("clock.advance", to=LENGTH - 1), command_id="c", at=AT)
    assert not DEADLINES & {event.kind for event in waited.events}

    ended = execute(waited.state, SMALL, command("run.end"), command_id="d", at=AT)
    assert DEADLINES & {event.kind for event in ended.events}


def test_without_it_the_same_wait_lets_deadlines_pass():
    waited = execute(begun().state, SMALL, command("clock.advance", to=LENGTH - 1), command_id="c", at=AT)
    assert DEADLINES & {event.kind for event in waited.events}


def test_what_is_not_declared_leaves_no_trace_in_the_first_event():
    first = begun().events[0].unsealed()["data"]
    assert first["adjustments"] == {"time": 100}
    assert "own_work" not in first
