"""Whatever a player does, a run comes to an end, and its log is sound. The long form is played by `make soak`."""

from random import Random

import pytest

from simulator.content.scenario import Scenario
from simulator.runs.engine import fold
from simulator.runs.log import verify_chain
from simulator.runs.state import State
from tests.runs.random_player import anything
from tests.runs.world import SMALL, Run

COMMANDS_AT_MOST = 120


def play_at_random(scenario: Scenario, number: int) -> Run:
    """A run in which anything was tried, handed in at the latest after so many commands."""
    chance = Random(number)
    run = Run(scenario, seed=number, time=chance.choice([100, 125, 150]))
    for _ in range(COMMANDS_AT_MOST):
        if not run.state.over:
            run.send(anything(chance, run.state, scenario))
            check_meters(scenario, run.state)
    if run.state.paused:
        run.do("run.resume")
    if not run.state.over:
        run.end()
    return run


def check_meters(scenario: Scenario, state: State) -> None:
    for name, meter in scenario.meters.items():
        assert meter.min <= state.meters[name] <= meter.max


def check_run(scenario: Scenario, run: Run) -> None:
    assert run.state.ending in {ending.id for ending in scenario.endings}
    assert run.events[-1].kind == "run.ended"
    assert run.state.timers == ()
    assert run.state.now == scenario.clock.length
    assert verify_chain(run.events) is None
    assert fold(scenario, run.events) == run.state
    assert all(int(e.cause.split(":")[1]) < e.seq for e in run.events if e.cause.startswith("event:"))
    assert not [case for case in run.state.cases.values() if case.status == "open"]
    assert not [owed for owed in run.state.obligations.values() if owed.status == "open"]


@pytest.mark.parametrize("number", range(60))
def test_a_run_ends_soundly_whatever_its_player_does(number: int):
    check_run(SMALL, play_at_random(SMALL, number))


def test_a_player_who_does_anything_reaches_every_kind_of_event():
    seen = {kind for number in range(60) for kind in play_at_random(SMALL, number).kinds()}

    assert {"case.decided", "appeal.decided", "task.submitted", "reply.published", "escalation.answered",
            "post.released", "context.opened", "persona.reacted", "command.refused", "run.resumed"} <= seen  # fmt: skip


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_thousand_runs_end_soundly_whatever_their_players_do():
    for number in range(1_000):
        check_run(SMALL, play_at_random(SMALL, number))
