"""Figures, times and dates are seen however they are spelt; a swapped one is seen, and one of something else let be."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.writing import Fact
from simulator.scoring.offline.figures import Checked, check, figures
from simulator.scoring.offline.units import units


def fact(value: int | str, **parts: Any) -> Fact:
    return Fact(id="f", shows="is so", value=value, **parts)


def checked(text: str, *facts: Fact, like: float = 0.0) -> Checked:
    """What a text makes of the first fact; every part of it is as `like` what each fact says."""
    read = units({"forum": text})
    return check(facts, read, np.full((len(read), len(facts)), like))[0]


def right(text: str, *facts: Fact) -> bool:
    found = checked(text, *facts)
    assert found.given is None or found.given.text in text
    return found.given is not None and found.wrong is None


def wrong(text: str, *facts: Fact) -> bool:
    return checked(text, *facts).wrong is not None


PARTS = (
    *"0123456789:.,-% ",
    *[
        "half past ",
        "quarter to ",
        " am",
        "pm",
        " may ",
        "six ",
        "dozen ",
        "twenty-",
        "th ",
        "o'clock ",
        "at ",
        "²",
        "٣",
    ],
)
HALF_NINE = fact("09:30", about=("update", "write again"))


@pytest.mark.parametrize(
    "spelling", ["09:30", "9:30", "9.30", "9:30 am", "9:30am", "9.30 a.m", "half past nine", "Half past 9", "21:30"]
)
def test_a_time_is_right_however_it_is_spelt(spelling: str):
    assert right(f"The next update comes at {spelling} here.", HALF_NINE)


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        ("10:00", "ten o'clock"),
        ("10:00", "ten o’clock"),
        ("10:00", "10 o'clock"),
        ("10:00", "10am"),
        ("10:00", "10 a.m"),
        ("10:00", "at ten"),
        ("10:00", "by 10"),
        ("10:15", "quarter past ten"),
        ("09:45", "quarter to ten"),
        ("noon", "12:00"),
        ("noon", "midday"),
        ("12:00", "noon"),
        ("15:00", "3pm"),
        ("15:00", "at three"),
        ("15:00", "until three"),
    ],
)
def test_a_time_in_words_is_a_time(value: str, spelling: str):
    assert right(f"We write again {spelling} on the forum.", fact(value, about=("write again",)))


@pytest.mark.parametrize(
    "spelling", ["09:00", "10:30", "half past ten", "quarter past nine", "nine o'clock", "at eleven"]
)
def test_another_time_in_its_place_is_wrong(spelling: str):
    assert wrong(f"The next update comes {spelling} here.", HALF_NINE)
    assert not right(f"The next update comes {spelling} here.", HALF_NINE)


def test_another_time_beside_other_words_is_let_be():
    assert not wrong("We saw the first report at 09:04 this morning.", HALF_NINE)
    assert right("We saw the first report at 09:04. The next update is here at 09:30.", HALF_NINE)


def test_a_figure_is_looked_for_in_the_smallest_part_of_a_sentence():
    said = "Mara wrote to us at five past nine, and the next update for you is here at 09:30."
    assert not wrong(said, HALF_NINE)


def test_a_fact_without_words_beside_it_can_be_right_and_never_wrong():
    assert right("It stops at 09:30 today.", fact("09:30"))
    assert not wrong("It stops at 10:45 today.", fact("09:30"))


def test_a_count_of_minutes_is_no_time():
    assert [one.kind for one in figures("in 30 minutes, after 20 minutes")] == ["count", "count"]
    assert not wrong("The next update comes in 30 minutes.", HALF_NINE)


SIXTH = fact("6 January", about=("prices", "from"))


@pytest.mark.parametrize("spelling", ["6 January", "6th January", "6 Jan", "January 6", "Jan 6th", "6th of January"])
def test_a_date_is_right_however_it_is_spelt(spelling: str):
    assert right(f"The new prices start on {spelling} for everyone.", SIXTH)


@pytest.mark.parametrize("spelling", ["16 January", "6 June", "February 6", "1st of January"])
def test_another_date_in_its_place_is_wrong(spelling: str):
    assert wrong(f"The new prices start on {spelling} for everyone.", SIXTH)


MONEY = fact(9, unit="pound", about=("costs",), also=("£9",))
MEMBERS = fact(1_200, unit="member", about=("told",))


def test_money_is_right_by_its_sign_or_its_word():
    assert right("The plan costs 9 pounds a month.", MONEY)
    assert right("The plan costs nine pounds a month.", MONEY)
    assert right("The plan costs £9 a month.", MONEY)
    assert wrong("The plan costs 19 pounds a month.", MONEY)


@pytest.mark.parametrize("spelling", ["1200 members", "1,200 members", "1 200 members", "1200 of our members"])
def test_a_large_number_is_right_however_it_is_set(spelling: str):
    assert right(f"We told {spelling} today.", MEMBERS) is (spelling != "1200 of our members")


def test_a_count_of_something_else_is_let_be():
    assert not wrong("We told 3 reporters about it today.", MEMBERS)
    assert wrong("We told 2100 members about it today.", MEMBERS)


@pytest.mark.parametrize(
    ("value", "word"), [(12, "dozen"), (45, "forty-five"), (90, "ninety"), (7, "seven"), (20, "twenty")]
)
def test_a_number_in_words_is_a_number(value: int, word: str):
    assert right(f"There were {word} reports by then.", fact(value, unit="report"))


def test_a_share_is_right_by_its_sign_or_its_words():
    share = fact(40, unit="%", about=("answered",))
    assert right("Of all members 40% answered the survey.", share)
    assert right("Of all members 40 per cent answered the survey.", share)
    assert wrong("Of all members 60% answered the survey.", share)


def test_two_facts_swapped_are_both_wrong():
    before, after = fact("09:00", about=("before",)), fact("11:30", about=("back",))
    assert right("It worked before 09:00 this morning; it is back at 11:30 today.", before, after)
    said = "It worked before 11:30 this morning; it is back at 09:00 today."
    assert wrong(said, before, after)
    assert wrong(said, after, before)


def test_a_figure_of_another_fact_that_is_named_there_too_is_not_wrong():
    before, after = fact("09:00", about=("before",)), fact("11:30", about=("back",))
    assert not wrong("Before it is back at 11:30 we say no more.", before, after)


def test_a_version_is_a_decimal_and_half_past_nine_with_a_point_is_a_time():
    assert [one.kind for one in figures("since version 4.2 and patch 9.30 and 4.2.1")] == ["decimal"] * 3
    assert [one.kind for one in figures("we write at 9.30")] == ["time"]
    assert wrong("Saves are missing since patch 4.3 came out.", fact("4.2", about=("patch",)))


def test_a_word_for_a_fact_is_found_as_a_word():
    assert right("The trailer is held until noon on Friday.", fact("Friday"))
    assert not right("The trailer is held until Fridays.", fact("Friday"))


def test_other_spellings_that_are_right_are_right():
    soon = fact("09:30", about=("update",), also=("in half an hour",))
    assert right("The next update comes in half an hour.", soon)


def test_a_denied_figure_is_not_given():
    assert checked("The next update is not at 09:30 after all.", HALF_NINE).given is None


def test_another_figure_in_a_sentence_that_says_what_the_fact_says_is_wrong_without_its_words():
    said = "You will hear more from us here at 10:30 on the forum."
    assert checked(said, HALF_NINE, like=0.4).wrong is None
    assert checked(said, HALF_NINE, like=0.4).doubt == pytest.approx(0.4)
    assert checked(said, HALF_NINE, like=0.7).wrong is not None


def test_where_the_right_figure_stands_another_like_it_raises_no_doubt():
    said = "You will hear from us at 09:30. The log of 08:10 is with the team."
    assert (checked(said, HALF_NINE, like=0.9).wrong, checked(said, HALF_NINE, like=0.9).doubt) == (None, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "٣ minutes past ٩ o'clock",
        "at 99 or 99:59 or 31 February",
        "0 0 0 one one one 1,000,000,000",
        "half past dozen, quarter to hundred",
        "4.2.1.0.0.0 12:30:45 1:2:3 ½ ²³",
        "the may day, may 5, 5 may",
        "hundred-hundred twenty-hundred forty-dozen",
    ],
)
def test_odd_figures_break_nothing(text: str):
    assert all(one.value for one in figures(text))
    checked(text, HALF_NINE, SIXTH, MONEY, MEMBERS)


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_any_run_of_figures_can_be_read(text: str):
    assert all(one.kind in ("time", "day", "decimal", "count") for one in figures(text))
