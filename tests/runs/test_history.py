"""Figures of the days before the shift: drawn by seed, and wrong exactly where their fault says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.content.document import SOURCE
from simulator.content.figures import Figure
from simulator.runs.history import points, true_points, weekday, wrong_days

FORUM = {
    "id": "forum",
    "label": "Boards",
    "base": 40,
    "noise": 6,
    "weekday": [0, 0, 0, 0, 2, 9, 8],
    "trend": {"add": 1, "every": 7},
    "bumps": [{"day": 60, "days": 3, "add": 55}],
}
MICRO = {"id": "micro", "label": "Chirrup", "base": 90, "noise": 12}
KINDS = ("counted_twice", "days_missing", "unit_changed", "bots_counted")
seeds = st.integers(0, 2**31 - 1)


def figure(kind: str | None = None, *, first: int = 70, after: int = 84) -> Figure:
    fault = {"kind": kind, "series": "forum", "from": first, "to": after, "about": "The export moved."}
    value = {"id": "reports", "title": "Reports", "unit": "reports", "days": 84, "series": [FORUM, MICRO]}
    return Figure.model_validate({**value, **({"fault": fault} if kind else {})}, context=SOURCE, strict=False)


@given(seeds, st.sampled_from((None, *KINDS)))
@settings(max_examples=30, deadline=None)
def test_the_same_seed_gives_the_same_points(seed: int, kind: str | None):
    assert points(figure(kind), seed) == points(figure(kind), seed)


def test_another_seed_gives_other_points():
    assert points(figure(), 1) != points(figure(), 2)


@given(seeds, st.sampled_from(KINDS), st.integers(0, 82), st.integers(1, 84))
@settings(max_examples=60, deadline=None)
def test_a_fault_changes_exactly_the_days_it_names(seed: int, kind: str, first: int, length: int):
    faulty = figure(kind, first=first, after=min(84, first + length))

    (forum, micro), (true, other) = points(faulty, seed), true_points(faulty, seed)

    differ = [day for day in range(84) if forum.values[day] != true.values[day]]
    assert differ == list(wrong_days(faulty))
    assert micro == other


@given(seeds, st.sampled_from(KINDS))
@settings(max_examples=20, deadline=None)
def test_without_the_fault_the_same_days_are_clean(seed: int, kind: str):
    assert true_points(figure(kind), seed) == points(figure(), seed)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("counted_twice", lambda true: (2 * true, 2 * true)),
        ("unit_changed", lambda true: (60 * true, 60 * true)),
        ("bots_counted", lambda true: (true + 30, true + 50)),
    ],
)
def test_each_kind_is_wrong_in_its_own_way(kind: str, wrong):
    faulty = figure(kind)
    recorded, true = points(faulty, 7)[0].values, true_points(faulty, 7)[0].values

    for day in wrong_days(faulty):
        low, high = wrong(true[day])
        assert low <= (recorded[day] or 0) <= high


def test_a_missing_day_is_nothing_and_not_zero():
    assert set(points(figure("days_missing"), 7)[0].values[70:]) == {None}


def test_a_day_is_its_base_with_weekday_trend_and_bumps_give_or_take_the_noise():
    forum = true_points(figure(), 7, starts="Tue 09:00")[0]

    weekends = (0, 0, 0, 0, 2, 9, 8)
    for day, value in enumerate(forum.values):
        wanted = 40 + weekends[(day + 1) % 7] + day // 7 + (55 if 60 <= day < 63 else 0)
        assert wanted - 6 <= (value or 0) <= wanted + 6


def test_the_last_day_is_the_day_before_the_shift():
    assert weekday(figure(), 83, starts="Tue 09:00") == "Mon"
    assert weekday(figure(), 83, starts="Mon 09:00") == "Sun"


def test_a_count_is_never_below_zero():
    low = figure().model_copy(update={"series": (figure().series[1].model_copy(update={"base": 0}),)})

    assert min(value or 0 for value in points(low, 3)[0].values) == 0
