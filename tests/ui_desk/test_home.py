"""What home says: the day's beginning, what to practise next and why, where one stands."""

from datetime import UTC, datetime

import pytest

from simulator.progress import KsbProgress, NextStep, progress_map
from simulator.services.practise import Offer
from simulator.ui.desk.choosing import facts, mode_line
from simulator.ui.home.greeting import greeting
from simulator.ui.home.waiting import AGAIN, practise_next, standing, standing_words, summary, why

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC).isoformat()


def offer(library, live=None, runs=0):
    return Offer(library.scenarios["patch-day"], live, runs)


def nothing_yet(library):
    return progress_map(library.standard, (), library.rubrics, now=NOW)


@pytest.mark.parametrize(
    ("hour", "words"), [(4, "Good evening"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")]
)
def test_the_greeting_follows_the_readers_clock(hour, words):
    assert greeting(hour) == words


@pytest.mark.parametrize(
    ("live", "waiting", "words"),
    [
        (0, 0, "No run is open, and no new feedback is there."),
        (1, 1, "1 run is open, and feedback on 1 run is there for you."),
        (2, 3, "2 runs are open, and feedback on 3 runs is there for you."),
    ],
)
def test_the_day_begins_with_one_sentence(live, waiting, words):
    assert summary(live, waiting) == words


def test_what_to_practise_next_names_a_ksb_no_run_gave_a_chance_at(library):
    found = practise_next(nothing_yet(library), [offer(library)], library.standard)
    assert found[0].scenario.id == "patch-day"
    assert found[0].why.startswith(f"No run has yet given you a chance at {found[0].codes[0]} ")


def test_a_scenario_that_is_open_already_is_not_offered_again(library):
    assert practise_next(nothing_yet(library), [offer(library, live="r1")], library.standard) == ()


def test_a_scenario_that_has_shown_what_it_can_is_still_worth_playing(library):
    map_ = nothing_yet(library).model_copy(update={"next": ()})
    assert [each.why for each in practise_next(map_, [offer(library, runs=3)], library.standard)] == [AGAIN]


def test_a_reason_is_told_with_its_coverage(library):
    ksb = KsbProgress(code="S14", status="Developing", shown=1, offered=4)
    short = library.standard.statement("S14").short
    assert why(ksb, library.standard) == f"You have shown S14 {short} in 1 of 4 chances."


def test_every_ksb_of_knowledge_and_skill_stands_somewhere_once(library):
    ksbs = nothing_yet(library).ksbs
    assert sum(standing(ksbs).values()) == 32
    assert standing_words(ksbs) == "32 with no chance yet"


def test_a_suggestion_is_not_counted_as_confirmed():
    ksbs = {"S1": KsbProgress(code="S1", status="", level="strong", how="suggested", offered=1)}
    assert standing(ksbs)["suggested"] == 1
    assert standing(ksbs)["confirmed at secure or above"] == 0


def test_a_scenario_says_its_length_channels_difficulty_and_what_it_contains(library):
    about = facts(library.scenarios["patch-day"])
    assert about.line == "90 desk minutes · 3 channels · difficulty 2 of 5"
    assert about.notes == ("harassment", "private data")


def test_a_mode_says_what_it_is_like(library):
    modes = library.scenarios["patch-day"].modes
    assert mode_line(modes["practice"]) == "Time moves when you say so, hints, the world’s meters are shown."
    assert mode_line(modes["assessed"]) == "The clock runs, no hints, the world’s meters are hidden."


def test_a_step_names_no_more_codes_than_one_can_take_in(library):
    steps = (NextStep(scenario="patch-day", ksbs=("K1", "K2", "K3", "K4", "K5", "K6")),)
    map_ = nothing_yet(library).model_copy(update={"next": steps})
    assert practise_next(map_, [offer(library)], library.standard)[0].codes == ("K1", "K2", "K3", "K4")
