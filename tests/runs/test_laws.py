"""Laws that hold for every run: the fold, the chain, causes, pauses, time adjustments, order, walking through time."""

import json
from collections.abc import Set as AbstractSet
from copy import deepcopy
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.canonical import GENESIS
from simulator.content.scenario import Scenario
from simulator.runs.commands import AdvanceClock, PauseRun, ResumeRun
from simulator.runs.engine import execute, fold, start
from simulator.runs.events import Adjustments, Event
from simulator.runs.log import head, verify_chain
from simulator.runs.play import play, script
from simulator.runs.replay import state_at, states
from simulator.runs.wandering.play import wander
from simulator.settings import ROOT
from tests.runs.anew import in_another_order
from tests.runs.crowded import source as crowded_source
from tests.runs.world import AT, RUBRIC, SCRIPTS, SMALL, SOURCE, STRONG, Run, build, played
from tests.shipped import shipped_library

WHO = sorted(SCRIPTS)
WORLDS = {"small": SOURCE, "crowded": crowded_source()}
RUNS = [(world, who) for world in WORLDS for who in WHO]
SHIPPED = sorted(path.parent.name for path in (ROOT / "scenarios").glob("*/scenario.yml"))
PAUSES = {"run.paused", "run.resumed"}


@cache
def world(name: str) -> Scenario:
    return build(WORLDS[name])


@cache
def log(name: str, who: str) -> Run:
    return played(world(name), SCRIPTS[who])


def told(events: list[Event], without: AbstractSet[str] = frozenset()) -> list[tuple[int, dict[str, Any]]]:
    """What happened and when, without numbers, causes and hashes."""
    return [(event.t, event.data.model_dump(mode="json")) for event in events if event.kind not in without]


@pytest.mark.parametrize(("name", "who"), RUNS)
def test_a_snapshot_and_its_tail_give_what_the_whole_log_gives(name: str, who: str):
    scenario, run = world(name), log(name, who)

    snapshots = list(states(scenario, run.events))

    for seq, snapshot in enumerate(snapshots, start=1):
        assert fold(scenario, run.events[seq:], snapshot) == run.state
        assert snapshot.seq == seq
    assert state_at(scenario, run.events, 20) == snapshots[19]


@pytest.mark.parametrize(("name", "who"), RUNS)
def test_a_log_read_back_from_json_folds_to_the_same_state(name: str, who: str):
    run = log(name, who)

    read = [Event.model_validate_json(event.model_dump_json()) for event in run.events]

    assert read == run.events
    assert fold(world(name), read) == run.state


@pytest.mark.parametrize(("name", "who"), RUNS)
def test_every_event_has_a_cause_that_came_before_it(name: str, who: str):
    for event in log(name, who).events:
        kind, _, of = event.cause.partition(":")
        assert (kind == "start") == (event.seq == 1)
        assert kind != "event" or 0 < int(of) < event.seq


@pytest.mark.parametrize(("name", "who"), RUNS)
def test_the_same_commands_and_seed_give_the_same_log(name: str, who: str):
    assert head(played(build(WORLDS[name]), SCRIPTS[who]).events) == head(log(name, who).events)


def test_another_seed_gives_another_log():
    assert head(played(seed=1).events) != head(played(seed=2).events)


def test_time_never_goes_back_and_moves_by_the_clock_alone():
    events = played(script=SCRIPTS["hasty"]).events

    for before, event in pairwise(events):
        assert event.t == before.t or (event.kind == "clock.advanced" and event.t > before.t)


def test_wall_time_is_read_by_nothing():
    run = played()

    later = [event.model_copy(update={"at": "2031-01-01T00:00:00.000Z"}) for event in run.events]

    assert fold(SMALL, later).meters == run.state.meters
    assert fold(SMALL, later).posts == run.state.posts


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_whatever_was_done_a_log_folds_the_same_in_one_go_and_step_by_step(number: int):
    run = wander(SMALL, RUBRIC, number)
    snapshots = list(states(SMALL, run.events))

    assert snapshots[-1] == run.state
    for place in range(1, len(snapshots), 7):
        assert fold(SMALL, run.events[place:], snapshots[place - 1]) == run.state


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(WORLDS)),
    st.lists(st.integers(0, len(STRONG)), max_size=4),
    st.sampled_from(["strong", "tending"]),
)
def test_a_pause_changes_nothing_but_pause_events(name: str, places: list[int], who: str):
    paused = Run(world(name))
    for place, (at, kind, fields) in enumerate(SCRIPTS[who]):
        for _ in range(places.count(place)):
            paused.do("run.pause")
            paused.do("item.view", channel="mail")
            refreshed(paused)
            paused.do("run.resume")
        paused.until(at)
        paused.do(kind, **fields)
    paused.end()

    assert told(paused.events, PAUSES | {"item.viewed"}) == told(log(name, who).events, {"item.viewed"})


def refreshed(run: Run) -> None:
    """As a page that was loaded anew: all that is known of the run is its log."""
    run.state = fold(run.scenario, [Event.model_validate_json(event.model_dump_json()) for event in run.events])


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(WORLDS)), st.lists(st.integers(1, 5399), max_size=8))
def test_how_time_is_walked_changes_nothing_but_clock_events(name: str, stops: list[int]):
    walked = Run(world(name))
    for stop in sorted(set(stops)):
        walked.until(stop)
    walked.end()

    assert told(walked.events, {"clock.advanced"}) == told(log(name, "silent").events, {"clock.advanced"})


@pytest.mark.parametrize("time", [125, 150, 200])
@pytest.mark.parametrize("name", sorted(WORLDS))
def test_a_time_adjustment_scales_deadlines_and_nothing_else(name: str, time: int):
    plain, adjusted = log(name, "strong"), played(world(name), time=time)

    assert unscaled(adjusted, time) == unscaled(plain, 100)
    assert adjusted.state.ending == plain.state.ending


@pytest.mark.parametrize("who", WHO)
def test_nothing_expires_before_the_end_of_an_untimed_run(who: str):
    run = played(script=SCRIPTS[who], adjustments=Adjustments(untimed=True))

    assert [e.t for e in run.events if e.kind.endswith(".expired") and e.t < run.state.length] == []


@pytest.mark.parametrize("time", [125, 200])
def test_what_the_learner_plans_and_watches_is_not_scaled(time: int):
    def at(run: Run) -> list[tuple[str, int]]:
        return [(e.kind, e.t) for e in run.events if e.kind in ("post.auto_sent", "watch.due", "inject.released")]

    assert at(played(script=SCRIPTS["tending"], time=time)) == at(played(script=SCRIPTS["tending"]))


def unscaled(run: Run, time: int) -> list[tuple[int, dict[str, Any]]]:
    """What happened, with each deadline as the author wrote it; clock stops differ with the deadlines."""
    found = told(run.events, {"clock.advanced", "timer.set", "run.started"})
    for t, data in found:
        if "due" in data:
            data["due"] = (data["due"] - t) * 100 // time
    return found


def test_a_late_learner_with_more_time_is_not_late():
    def decide_at(t: int, time: int) -> str | None:
        run = Run(time=time)
        run.until(t)
        return run.do("case.decide", case="case-insult", report="agree", content="hide", account="none", clause="P2",
                      preserve=True, why="An insult.").refused  # fmt: skip

    assert decide_at(1200, 100) is not None
    assert decide_at(1200, 125) is None
    assert decide_at(1425, 125) is not None


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(RUNS))
def test_the_order_of_lists_and_names_in_a_file_changes_nothing(chance: Any, run: tuple[str, str]):
    name, who = run

    shuffled = played(build(in_another_order(WORLDS[name], chance)), SCRIPTS[who])

    assert told(shuffled.events, {"run.started"}) == told(log(name, who).events, {"run.started"})


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pause_before_each_command_changes_nothing_in_the_scenarios_that_ship(name: str):
    library = shipped_library()
    scenario, rubric, bot = library.scenarios[name], library.rubrics[name], library.bots[name][0]
    step = start(scenario, rubric=rubric, run="play", seed=bot.seed, mode=bot.mode, at=AT)
    state, events = step.state, list(step.events)

    for number, (_, asked) in enumerate(script(bot, scenario)):
        if state.over or (isinstance(asked, AdvanceClock) and asked.to <= state.now):
            continue
        for place, sent in enumerate((PauseRun(), ResumeRun(), asked)):
            step = execute(state, scenario, sent, command_id=f"{number}-{place}", at=AT)
            state, events = step.state, [*events, *step.events]

    assert told(events, PAUSES) == told([*play(scenario, rubric, bot).events])


@pytest.mark.parametrize("name", SHIPPED)
def test_the_order_of_entries_in_the_files_that_ship_changes_nothing(name: str):
    library = shipped_library()
    scenario, rubric = library.scenarios[name], library.rubrics[name]
    shuffled = build(in_another_order(scenario.compiled(), Random(7)))

    for bot in library.bots[name]:
        turned, straight = play(shuffled, rubric, bot), play(scenario, rubric, bot)
        assert told([*turned.events], {"run.started"}) == told([*straight.events], {"run.started"}), bot.name
        assert turned.state.ending == straight.state.ending


def test_things_of_the_same_second_happen_by_priority_then_by_name():
    source = deepcopy(SOURCE)
    bare = {"channel": "forum", "by": "mara", "at": 30, "body": "content/thread.md"}
    source["injects"] = [
        {"id": "bravo", **bare}, {"id": "last", "priority": 5, **bare}, {"id": "alpha", **bare},
        {"id": "first", "priority": -5, **bare}, *source["injects"],
    ]  # fmt: skip

    run = Run(build(source))
    run.until(30)

    assert run.each("inject.released") == ["first", "alpha", "bravo", "last"]


def test_an_intact_log_has_no_fault():
    events = played().events

    assert verify_chain(events) is None
    assert verify_chain([]) is None
    assert head(events) == events[-1].hash
    assert head([]) == GENESIS


def test_any_change_to_a_log_is_found_and_named():
    events = played().events
    text = json.loads(events[8].model_dump_json())
    text["data"]["note"] = "something else"

    rewritten = [*events[:8], Event.model_validate_json(json.dumps(text)), *events[9:]]

    assert verify_chain(rewritten) == "event 9: its hash does not match its content"
    assert verify_chain([*events[:3], *events[4:]]) == "event 4: its number is 5"
    assert verify_chain(events[1:]) == "event 1: its number is 2"
    foreign = events[3].model_copy(update={"run": "r2"})
    assert verify_chain([*events[:3], foreign]) == "event 4: belongs to another run"
    loose = events[3].model_copy(update={"prev_hash": GENESIS})
    assert verify_chain([*events[:3], loose]) == "event 4: does not follow the one before it"
