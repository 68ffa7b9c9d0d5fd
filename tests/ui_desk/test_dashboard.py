"""The dashboard: the crowd's curves, and the days before the shift with what this one added."""

import json
from dataclasses import replace

import pytest

from simulator.content.figures import Figure
from simulator.runs.history import points
from simulator.runs.state import ChannelCrowd, CrowdPoint
from simulator.ui.curves import apart
from simulator.ui.desk.crowd_figures import crowd_figures, mood_word
from simulator.ui.desk.past_figures import past_figure, so_far

DAILY = Figure.model_validate_json(
    json.dumps(
        {
            "id": "reports-daily",
            "title": "Reports a day",
            "unit": "reports",
            "days": 28,
            "series": [{"id": "forum", "label": "Boards", "base": 40, "noise": 6}],
            "fault": {"kind": "days_missing", "series": "forum", "from": 20, "to": 23, "about": "The copy failed."},
        }
    )
)


@pytest.fixture
def crowded(shift):
    curve = (CrowdPoint(0, 12, -10), CrowdPoint(300, 20, -40))
    forum = ChannelCrowd(20, -40, curve=curve)
    return replace(shift.state, now=420, tick=300, crowd={"forum": forum})


def modes(shift):
    return shift.scenario.modes


def test_mood_and_volume_are_told_for_each_channel_at_each_tick(shift, crowded):
    felt, loud = crowd_figures(shift.scenario, crowded, modes(shift)["practice"])
    assert (felt.title, felt.rows) == ("Mood", (("09:00", -10), ("09:05", -40)))
    assert loud.rows == (("09:00", 12), ("09:05", 20))
    assert felt.in_words == "Mood. Now: Lanternfall boards -40, angry."


def test_where_the_world_is_hidden_so_is_its_mood(shift, crowded):
    assert [figure.title for figure in crowd_figures(shift.scenario, crowded, modes(shift)["assessed"])] == ["Messages"]


def test_a_scenario_without_a_crowd_has_no_curves(shift):
    assert crowd_figures(shift.scenario, replace(shift.state, crowd={}), modes(shift)["practice"]) == ()


@pytest.mark.parametrize(("mood", "word"), [(-100, "furious"), (-40, "angry"), (0, "calm"), (100, "delighted")])
def test_a_mood_has_a_word(mood: int, word: str):
    assert mood_word(mood) == word


def test_the_past_is_the_runs_own_and_todays_reports_go_on_from_it(shift):
    shift.to(6)
    figure = past_figure(DAILY, shift.scenario, shift.state)
    past = points(DAILY, shift.state.seed, starts=shift.scenario.clock.starts)[0]
    assert figure.rows[0] == ("Today, so far", 2)
    assert figure.rows[1] == ("Mon, yesterday", past.values[-1])


def test_today_is_counted_only_where_it_can_be_counted_as_the_days_before(shift):
    shift.to(31)
    said = [point.volume for point in shift.state.crowd["forum"].curve if point.t]
    assert said
    assert so_far("forum", "messages", shift.scenario, shift.state) == sum(said)
    assert so_far("forum", "reports", shift.scenario.model_copy(update={"cases": ()}), shift.state) is None


def test_a_missing_day_is_a_gap_and_said_to_be_missing(shift):
    figure = past_figure(DAILY, shift.scenario, shift.state)
    assert "3 days missing" in figure.in_words
    assert [row[1] for row in figure.table["rows"] if row[1] == "no figure"] == ["no figure"] * 3


def test_a_series_no_log_can_tell_ends_yesterday(shift):
    other = DAILY.model_copy(update={"unit": "minutes"})
    assert past_figure(other, shift.scenario, shift.state).rows[0][0] == "Mon, yesterday"


@pytest.mark.parametrize(
    ("values", "heights", "places"),
    [
        ([1.0, 50.0], [10.0, 10.0], [1.0, 50.0]),
        ([1.0, 2.0, 3.0], [10.0, 10.0, 20.0], [1.0, 11.0, 26.0]),
        ([96.0, 98.0, 99.0], [10.0, 10.0, 10.0], [80.0, 90.0, 100.0]),
    ],
    ids=["room enough", "pushed up", "and down again from the top"],
)
def test_names_at_the_ends_of_lines_never_touch(values, heights, places):
    assert apart(values, heights, 100) == places
