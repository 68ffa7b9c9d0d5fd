"""One bot, one log: played in memory, in another process, and through the services on either database."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import datetime

import pytest

from simulator.runs.commands import AdvanceClock
from simulator.runs.play import START_AT, play, script, wall
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.settings import ROOT
from tests.services.conftest import House
from tests.shipped import shipped_library

pytestmark = pytest.mark.long

LIBRARY = shipped_library()
BOTS = [("patch-day", name) for name in ("strong", "silent", "ban-everything")]
EVERY = [*BOTS, *((name, "strong") for name in sorted(LIBRARY.scenarios) if name != "patch-day")]


def _digest_in_memory(parts: Parts, scenario: str, name: str) -> str:
    bot = next(bot for bot in parts.library.bots[scenario] if bot.name == name)
    return play(parts.library.scenarios[scenario], parts.library.rubrics[scenario], bot, seed=7).digest


@pytest.mark.parametrize(("scenario", "name"), BOTS)
def test_another_process_plays_the_same_log(house: House, scenario: str, name: str) -> None:
    command = [sys.executable, "-m", "simulator", "play", scenario, "--bot", name, "--seed", "7", "--json"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert json.loads(said)["digest"] == _digest_in_memory(house.parts, scenario, name)


def _kept(both: House, played: str, name: str, times: int) -> str:
    """The head of the log that the services keep of this bot, each command sent so many times under one id."""
    parts = replace(both.parts, new_id=lambda: "play", new_seed=lambda: 7)
    scenario = parts.library.scenarios[played]
    bot = next(bot for bot in parts.library.bots[played] if bot.name == name)
    both.clock.now = datetime.fromisoformat(START_AT)
    practise.start(parts, both.who("ann"), played, bot.mode, command_id="start")

    for number, (at, command) in enumerate(script(bot, scenario), start=1):
        state = practise.desk(parts, both.who("ann"), "play").state
        if isinstance(command, AdvanceClock) and at <= state.now:
            continue
        both.clock.now = datetime.fromisoformat(wall(START_AT, max(at, state.now)))
        for _ in range(times):
            both.send("ann", "play", command, command_id=f"play-{number}", expected_seq=state.seq)
    return practise.desk(parts, both.who("ann"), "play").state.head


@pytest.mark.parametrize(("scenario", "name"), EVERY)
def test_the_services_keep_the_same_log_on_either_database(both: House, scenario: str, name: str) -> None:
    assert _kept(both, scenario, name, times=1) == _digest_in_memory(both.parts, scenario, name)


def test_every_command_sent_three_times_keeps_the_same_log(house: House) -> None:
    assert _kept(house, "patch-day", "strong", times=3) == _digest_in_memory(house.parts, "patch-day", "strong")
