"""The reference for authors says what the code does."""

import re
from typing import get_args

import pytest

from simulator.content.bots import COMMAND_PARTS, LATER
from simulator.content.conditions import EventKind
from simulator.content.files import TEXT_CAP, YAML_CAP
from simulator.content.folder import FILES
from simulator.content.shape import describe
from simulator.content.steps import NEEDED, VALUES
from simulator.content.yaml import MAX_DEPTH, MAX_VALUES
from simulator.settings import ROOT
from tests.content.parts import PARTS, row

REFERENCE = (ROOT / "docs" / "authoring-reference.md").read_text(encoding="utf-8")


def test_it_lists_every_file_of_a_scenario_with_its_keys():
    rows = re.findall(r"^\| `(\w+\.yml)` \| `([\w ]+)`", REFERENCE, re.MULTILINE)

    assert {name: tuple(keys.split()) for name, keys in rows} == FILES


def test_it_names_the_caps_as_they_are():
    caps = f"{YAML_CAP // 1024} KB, {MAX_VALUES:,} values and {MAX_DEPTH} levels"

    assert caps in " ".join(REFERENCE.split())
    assert f"at most {TEXT_CAP // 1024} KB" in REFERENCE


def test_it_lists_every_command_of_a_bot_with_its_parts():
    rows = re.findall(r"^\| `([a-z]+\.[a-z]+)` \| (?:`([a-z_ ]+)` )?\|", REFERENCE, re.MULTILINE)

    wanted = {
        command: ["to" if part == "at" and command in LATER else part for part in parts]
        for command, parts in COMMAND_PARTS.items()
    }
    assert {command: parts.split() for command, parts in rows if not command.endswith(".yml")} == wanted


def test_it_says_what_each_command_cannot_do_without():
    rows = re.findall(r"^\| `([a-z]+\.[a-z]+)` \| `[a-z_ ]+` \| `([a-z_ ]+)` \|$", REFERENCE, re.MULTILINE)

    assert {command: tuple(parts.split()) for command, parts in rows if command in COMMAND_PARTS} == NEEDED


DECISION = {*COMMAND_PARTS["case.decide"], "outcome"} - {"case", "clause", "why", "expect"}


@pytest.mark.parametrize("part", sorted(DECISION))
def test_it_says_what_may_stand_at_each_part_of_a_decision(part: str):
    assert f"\n| `{part}` | {describe(VALUES[part])}" in REFERENCE


def test_it_lists_every_event_that_a_condition_may_ask_for():
    table = REFERENCE.partition("What may have happened")[2].partition("\n\n`item`")[0]

    assert sorted(re.findall(r"[a-z]+\.[a-z_]+", table)) == sorted(get_args(EventKind))


@pytest.mark.parametrize("part", PARTS)
def test_it_lists_every_part_with_the_keys_it_must_and_may_have(part: str):
    assert row(part) in REFERENCE.splitlines()
