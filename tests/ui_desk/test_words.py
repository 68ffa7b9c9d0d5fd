"""Times, counts and lists as they stand on a page."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest

from simulator.content.choices import AccountAct, ContentAct, Notice, Outcome, Report
from simulator.ui import words


@pytest.mark.parametrize(("t", "shown"), [(0, "09:00"), (59, "09:00"), (1940, "09:32"), (5400, "10:30")])
def test_desk_time_counts_from_the_start_of_the_shift(t, shown):
    assert words.desk_time("Tue 09:00", t) == shown


def test_a_shift_past_midnight_is_on_the_next_day():
    assert words.desk_time("Sun 23:30", 3600) == "00:30"
    assert words.desk_day("Sun 23:30", 0) == "Sunday"
    assert words.desk_day("Sun 23:30", 3600) == "Monday"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(-1, "late"), (0, "0 s"), (44, "44 s"), (60, "1 min"), (224, "3 min 44 s"), (300, "5 min"), (2140, "35 min")],
)
def test_what_is_left_is_told_more_finely_the_less_there_is(seconds, shown):
    assert words.left(seconds) == shown


@pytest.mark.parametrize(("number", "shown"), [(None, ""), (24, "24 hours"), (168, "7 days"), (5, "5 hours")])
def test_a_length_of_time_is_told_as_in_the_list_it_was_chosen_from(number, shown):
    assert words.hours(number) == shown


def test_a_list_reads_as_a_sentence():
    assert [words.listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_every_value_a_form_offers_has_a_word():
    for values, known in (
        (Report, words.REPORT),
        (ContentAct, words.CONTENT),
        (AccountAct, words.ACCOUNT),
        (Notice, words.NOTICE),
        (Outcome, words.OUTCOME),
    ):
        assert set(get_args(values)) == set(known)


def test_a_wall_time_is_told_by_the_readers_clock():
    now = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert words.wall(datetime(2026, 3, 2, 8, 0, tzinfo=UTC), now) == "today, 09:00"
    assert words.wall(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), now) == "today, 00:30"
    assert words.wall(datetime(2026, 3, 1, 15, 20, tzinfo=UTC), now) == "yesterday, 16:20"
    assert words.wall(datetime(2025, 12, 24, 8, 5, tzinfo=UTC), now) == "24 December 2025, 09:05"
