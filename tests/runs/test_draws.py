"""Chance by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.runs.draws import draw


@pytest.mark.parametrize(
    ("seed", "stream", "key", "n", "low", "high", "drawn"),
    [
        (7, "meter", "inject:saves-thread/0", 0, 6, 10, 8),
        (7, "meter", "inject:saves-thread/0", 1, 6, 10, 7),
        (8, "meter", "inject:saves-thread/0", 0, 6, 10, 8),
        (7, "meter", "rule:cheerful/1", 0, -1000, 1000, 735),
        (0, "", "", 0, 0, 2**31, 1019513569),
    ],
)
def test_a_draw_is_the_same_for_ever(seed, stream, key, n, low, high, drawn):
    assert draw(seed, stream, key=key, n=n, low=low, high=high) == drawn


@given(st.integers(0, 2**31), st.text(max_size=20), st.integers(-50, 50), st.integers(0, 100))
def test_a_draw_stays_in_its_range(seed: int, key: str, low: int, width: int):
    assert low <= draw(seed, "meter", key=key, n=0, low=low, high=low + width) <= low + width


def test_every_value_of_a_range_is_drawn():
    drawn = {draw(7, "meter", key="k", n=n, low=1, high=6) for n in range(200)}

    assert drawn == {1, 2, 3, 4, 5, 6}


def test_a_range_with_nothing_in_it_is_refused():
    with pytest.raises(ValueError, match="nothing lies between 3 and 2"):
        draw(7, "meter", key="k", n=0, low=3, high=2)
