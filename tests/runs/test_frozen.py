"""Old runs replay for ever: one frozen run of each version of the engine, with the scenario it was played with."""

import gzip
import json
from pathlib import Path

import pytest

from simulator.content.bots import Bot
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.runs.commands import COMMANDS
from simulator.runs.engine import fold
from simulator.runs.events import Event
from simulator.runs.log import head, verify_chain
from simulator.runs.play import play
from simulator.runs.upcast import upcast
from tests.runs.world import Run
from tests.shipped import shipped_library

FROZEN = Path(__file__).with_name("frozen")
RUNS = [path.name.removesuffix(".events.jsonl") for path in sorted(FROZEN.glob("*.events.jsonl"))]


def scenario_of(name: str) -> Scenario:
    return Scenario.from_compiled((FROZEN / f"{name}.scenario.json").read_bytes())


def events_of(name: str) -> list[Event]:
    return [upcast(json.loads(line)) for line in lines(name, "events")]


def lines(name: str, what: str) -> list[str]:
    return (FROZEN / f"{name}.{what}.jsonl").read_text(encoding="utf-8").splitlines()


def test_there_is_a_frozen_run():
    assert RUNS == ["small-day-1"]


@pytest.mark.parametrize("name", RUNS)
def test_a_frozen_run_is_sound_and_folds_to_the_end_it_had(name: str):
    events = events_of(name)

    state = fold(scenario_of(name), events)

    assert verify_chain(events) is None
    assert (state.ending, state.meters, state.flags) == ("steady", {"trust": 59, "heat": 4}, ())
    assert state.cases["case-insult"].status == "decided"
    assert state.posts["insult"].visibility == "up"
    assert {id_: plan.status for id_, plan in state.planned.items()} == {"trailer": "out", "poll": "stopped"}


@pytest.mark.parametrize("name", RUNS)
def test_the_commands_of_a_frozen_run_still_lead_to_the_same_events(name: str):
    run = Run(scenario_of(name))

    for line in lines(name, "commands"):
        run.send(COMMANDS.validate_json(line))

    # the first event names the digests of documents, which may gain parts; the hashes follow from it
    unhashed = {"hash", "prev_hash"}
    frozen = [event.model_dump(exclude=unhashed) for event in events_of(name)]
    assert [event.model_dump(exclude=unhashed) for event in run.events[1:]] == frozen[1:]


SCENARIO_RUNS = sorted(path.parent.name for path in FROZEN.glob("*/events.jsonl.gz"))


def unpacked(name: str, file: str) -> bytes:
    return gzip.decompress((FROZEN / name / f"{file}.gz").read_bytes())


def frozen_events(name: str) -> list[Event]:
    return [upcast(json.loads(line)) for line in unpacked(name, "events.jsonl").splitlines()]


def test_every_scenario_that_ships_has_a_frozen_run():
    assert {f"{s.id}-{s.version}" for s in shipped_library().scenarios.values()} <= set(SCENARIO_RUNS)


@pytest.mark.parametrize("name", SCENARIO_RUNS)
def test_a_frozen_run_of_a_scenario_is_sound_and_folds_to_the_ending_its_player_came_to(name: str):
    scenario = Scenario.from_compiled(unpacked(name, "scenario.json"))
    events = frozen_events(name)

    assert verify_chain(events) is None
    assert fold(scenario, events).ending == Bot.from_compiled(unpacked(name, "bot.json")).expect.ending


@pytest.mark.parametrize("name", SCENARIO_RUNS)
def test_the_player_of_a_frozen_run_still_plays_it_event_by_event(name: str):
    scenario = Scenario.from_compiled(unpacked(name, "scenario.json"))
    rubric = Rubric.from_compiled(unpacked(name, "rubric.json"))
    frozen = frozen_events(name)

    played = play(scenario, rubric, Bot.from_compiled(unpacked(name, "bot.json")))

    # documents that gained parts since have another digest, which the first event names: then the hashes differ too
    unhashed = {"hash", "prev_hash"}
    assert [e.model_dump(exclude=unhashed) for e in played.events[1:]] == [
        e.model_dump(exclude=unhashed) for e in frozen[1:]
    ]
    if played.events[0].data == frozen[0].data:
        assert played.digest == head(frozen)
