"""The small part of YAML that content is written in."""

from typing import Any

import pytest

from simulator.content.yaml import load
from simulator.errors import ContentError


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("7", 7),
        ("-3", -3),
        ("0", 0),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("TRUE", "TRUE"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2021-04-30", "2021-04-30"),
        (".nan", ".nan"),
        ("1e3", "1e3"),
        ("1.0.0", "1.0.0"),
        ("=", "="),
        ('"7"', "7"),
        ("'true'", "true"),
        ('""', ""),
        ('"null"', "null"),
        ("[a, 1]", ["a", 1]),
        ("{on: off, 1: x}", {"on": "off", "1": "x"}),
    ],
)
def test_a_value_is_what_it_says_and_never_guessed(written: str, value: Any):
    assert load(f"key: {written}", "f.yml").value == {"key": value}


@pytest.mark.parametrize("written", ["1.5", "-0.5", ".5", "1.", "1.5e3", "+1.0"])
def test_a_decimal_number_is_a_fault(written: str):
    assert "is the decimal number" in load(f"key: {written}", "f.yml").faults[0].problem


@pytest.mark.parametrize("written", ["", "~", "null", "Null"])
def test_a_missing_value_is_a_fault(written: str):
    assert "has no value" in load(f"key: {written}", "f.yml").faults[0].problem


def test_every_place_knows_its_line():
    loaded = load("a: 1\nb:\n  - c: x\n\n    d: y\n  - z\n", "f.yml")

    assert loaded.lines == {(): 1, ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 0, "d"): 5, ("b", 1): 6}


def test_a_fault_of_a_place_that_is_not_written_stands_where_it_would_be():
    loaded = load("a:\n  - x: 1\n", "f.yml")

    assert str(loaded.fault(("a", 0, "y"), "is missing")) == "f.yml:2: a[0].y: is missing"


def test_a_key_given_twice_keeps_its_first_value_and_names_both_lines():
    loaded = load("a: 1\nb: 2\na: 3\n", "f.yml")

    assert loaded.value == {"a": 1, "b": 2}
    assert [str(fault) for fault in loaded.faults] == [
        "f.yml:3: a: stands here a second time, first in line 1; allowed: once"
    ]


def test_several_faults_of_one_file_are_all_told():
    loaded = load("a: &x 1\nb: *x\nc: 1.5\nd: !t 1\nc: 2\n", "f.yml")

    assert [fault.line for fault in loaded.faults] == [1, 2, 3, 4, 5]


def test_faults_without_end_are_cut_off():
    with pytest.raises(ContentError) as refused:
        load("[" + "&a 1, " * 10_000 + "]", "f.yml")

    assert len(refused.value.faults) == 50


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "&a " * 50_000, "'" * 9_999]
)
def test_what_would_exhaust_a_reader_is_refused(text: str):
    with pytest.raises(ContentError):
        load(text, "f.yml")
