"""What conditions ask is kept up to date as a run goes: it is what the whole log says, and costs the same however long
the log is."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from types import FrameType

import pytest

from simulator.content.library import Library
from simulator.content.scenario import Scenario
from simulator.runs.commands import Command
from simulator.runs.conditions import holds, how_many
from simulator.runs.engine import execute, release_standby
from simulator.runs.events import Event
from simulator.runs.play import play
from simulator.runs.replay import states
from simulator.runs.wandering.play import wander
from simulator.settings import ROOT
from tests.runs.crowded import CROWDED
from tests.runs.equals import with_equal
from tests.runs.world import AT, SCRIPTS, SMALL, Run, command, decision, played
from tests.shipped import shipped_library

SHIPPED = sorted(path.parent.name for path in (ROOT / "scenarios").glob("*/scenario.yml"))


@cache
def library() -> Library:
    return shipped_library()


def is_what_the_log_says(scenario: Scenario, events: list[Event]) -> None:
    for state in list(states(scenario, events))[:: max(1, len(events) // 25)]:
        looked_back = replace(state, counts={})
        assert state.holding == {rule.id for rule in scenario.rules if holds(rule.when, looked_back)}
        for asked in state.counts.values():
            for wanted, counted in asked.items():
                assert counted == how_many(wanted, looked_back), wanted


@pytest.mark.parametrize("who", sorted(SCRIPTS))
@pytest.mark.parametrize("scenario", [SMALL, CROWDED], ids=["small", "crowded"])
def test_what_is_asked_is_what_the_log_says(scenario: Scenario, who: str):
    is_what_the_log_says(scenario, played(scenario, SCRIPTS[who]).events)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_the_scenarios_that_ship_ask_is_what_the_log_says(name: str):
    scenario, rubric, bot = library().scenarios[name], library().rubrics[name], library().bots[name][0]

    is_what_the_log_says(scenario, [*play(scenario, rubric, bot).events])
    is_what_the_log_says(scenario, [*wander(scenario, rubric, 5).events])


def test_what_befell_the_equal_of_a_case_counts_as_the_cases_own_once_it_takes_its_place():
    sent = {"id": "seen", "when": {"event": "case.decided", "item": "case-private"}, "do": [{"flag": "seen"}]}
    run = Run(with_equal(rules=[sent]))
    run.until(1900)
    come = release_standby(run.state, run.scenario, "spoiler", command_id="tutor", at=AT)
    run.state, run.events = come.state, [*run.events, *come.events]
    run.do("case.decide", **decision("case-spoiler", content="remove", clause="P4", escalate=["sam"], severity=3))
    before = run.state.flags

    run.do("case.skip", case="case-private", why="I would rather not.")

    assert (before, run.state.flags) == ((), ("seen",))
    is_what_the_log_says(run.scenario, run.events)


def steps_of(work: Callable[[], object]) -> int:
    """How many functions, Python's own among them, are called: the work done, whatever the machine."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("asked", [
    command("queue.pause", note="until we know"),
    command("clock.advance", to=2400),
    command("reply.publish", channel="forum", reply_to="thread", text="We look.", declare={"intent": "explain"}),
], ids=lambda asked: asked.kind)  # fmt: skip
def test_a_command_costs_no_more_in_a_long_run_than_in_a_short_one(asked: Command):
    run = Run(CROWDED)
    run.until(1900)
    costs = []

    for looks in (10, 200):
        for place in range(looks):
            run.do("item.view", channel=("forum", "micro", "mail")[place % 3])
            run.do("queue.pause")
            run.do("queue.resume")
        costs.append(steps_of(partial(execute, run.state, CROWDED, asked, command_id="then", at=AT)))

    assert costs[1] <= costs[0] * 1.02
