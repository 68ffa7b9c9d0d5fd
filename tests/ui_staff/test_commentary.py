"""Model commentary speaks to a learner of what they met."""

from functools import cache
from pathlib import Path

import pytest

from simulator.runs.play import play
from simulator.ui.debrief.reflection import met
from simulator.ui.debrief.telling import title
from simulator.ui.words import note
from tests.shipped import shipped_library

ROOT = Path(__file__).resolve().parents[2]


@cache
def came_up(name: str) -> set[str]:
    library = shipped_library()
    bot = next(bot for bot in library.bots["night-shift"] if bot.name == name)
    return met(play(library.scenarios["night-shift"], library.rubrics["night-shift"], bot).events)


def test_a_learner_reads_of_the_cases_that_came_and_of_no_equal_they_never_took():
    assert "case-worried" in came_up("strong")
    assert "case-walk-home" not in came_up("strong")


def test_whoever_left_a_case_for_its_equal_reads_of_the_equal_alone():
    assert "case-worried" not in came_up("spares-oneself")
    assert "case-walk-home" in came_up("spares-oneself")


@pytest.mark.parametrize("name", sorted(shipped_library().scenarios))
def test_no_commentary_of_a_scenario_that_ships_stands_under_an_id(name: str):
    scenario = shipped_library().scenarios[name]

    for moment in scenario.debrief.commentary:
        heading = moment.title or title(moment.about, scenario)
        assert heading != note(moment.about)


def test_what_was_withheld_did_not_come():
    assert "slow-desk" not in came_up("strong")
    assert "campaign-grows" not in came_up("strong")
