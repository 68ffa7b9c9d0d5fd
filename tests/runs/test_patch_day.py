"""The engine on the scenario people play: its bots' endings, and the same log in another process."""

import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from simulator.content.library import Library
from simulator.runs.engine import fold
from simulator.runs.events import Event
from simulator.runs.log import verify_chain
from simulator.runs.play import play
from simulator.runs.replay import states
from tests.shipped import shipped_library

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = "patch-day"
BOTS = ("strong", "silent", "ban-everything")
IN_ANOTHER_PROCESS = """
from pathlib import Path
from simulator.content.library import load_library
from simulator.runs.play import play
library = load_library(Path("."))
for bot in library.bots["patch-day"]:
    print(bot.name, play(library.scenarios["patch-day"], library.rubrics["patch-day"], bot).digest)
"""


@cache
def library() -> Library:
    return shipped_library()


def log_of(name: str) -> tuple[Event, ...]:
    (bot,) = (bot for bot in library().bots[SCENARIO] if bot.name == name)
    return play(library().scenarios[SCENARIO], library().rubrics[SCENARIO], bot).events


def names() -> list[str]:
    return [bot.name for bot in library().bots[SCENARIO]]


def test_every_bot_comes_to_the_ending_facts_and_flags_its_author_expects():
    for bot in library().bots[SCENARIO]:
        played = play(library().scenarios[SCENARIO], library().rubrics[SCENARIO], bot)

        assert played.refused == (), bot.name
        assert bot.expect.ending in (None, played.state.ending), bot.name
        assert bot.expect.facts.items() <= played.state.facts.items(), bot.name
        assert bot.expect.flags is None or set(bot.expect.flags) == set(played.state.flags), bot.name
        opened = {*played.state.cases, *played.state.appeals, *played.state.tasks}
        assert set(bot.expect.offered) <= opened, bot.name


def test_what_a_state_keeps_of_its_log_costs_no_note_of_which_fields_were_given():
    played = play(library().scenarios[SCENARIO], library().rubrics[SCENARIO], library().bots[SCENARIO][0])
    kept = [event for events in played.state.happened.values() for event in events]
    assert kept
    assert {len(one.model_fields_set) for event in kept for one in (event, event.data)} == {0}
    assert [Event.from_compiled(event.model_dump_json(by_alias=True)) for event in kept] == kept


def test_the_three_bots_that_every_scenario_has_are_there():
    assert set(BOTS) <= set(names())


@pytest.mark.parametrize("hash_seed", ["0", "12345"])
def test_another_process_plays_the_same_log(hash_seed: str):
    told = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == [word for name in names() for word in (name, log_of(name)[-1].hash)]


@pytest.mark.parametrize("name", BOTS)
def test_a_snapshot_and_its_tail_give_what_the_whole_log_gives(name: str):
    scenario, events = library().scenarios[SCENARIO], log_of(name)

    snapshots = list(states(scenario, events))

    assert all(fold(scenario, events[seq:], snapshots[seq - 1]) == snapshots[-1] for seq in range(1, len(events)))
    assert verify_chain(events) is None


@pytest.mark.parametrize("name", BOTS)
def test_time_is_moved_by_the_clock_alone(name: str):
    assert all(after.t == before.t or after.kind == "clock.advanced" for before, after in pairwise(log_of(name)))
