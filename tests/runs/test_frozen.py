"""Old runs replay for ever: one frozen run of each version of the engine, with the scenario it was played with."""

import json
from pathlib import Path

import pytest

from simulator.content.scenario import Scenario
from simulator.runs.commands import COMMANDS
from simulator.runs.engine import fold
from simulator.runs.events import Event
from simulator.runs.log import verify_chain
from simulator.runs.upcast import upcast
from tests.runs.world import Run

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
