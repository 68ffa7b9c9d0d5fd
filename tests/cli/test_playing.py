"""`python -m simulator play`: who plays, what is printed, and the exit code."""

import json

import pytest

from simulator.cli import main


def test_a_bot_is_told_with_its_ending(capsys):
    assert main(["play", "patch-day", "--bot", "strong", "--seed", "7", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["ending"] == "steady"


def test_what_a_bot_is_levelled_at_is_told_too(capsys):
    assert main(["play", "patch-day", "--bot", "silent"]) == 0

    told = capsys.readouterr().out.splitlines()
    assert "  R-prompt: not shown" in told


def test_the_levels_are_in_the_json_too(capsys):
    assert main(["play", "patch-day", "--bot", "strong", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["levels"]["R-prompt"] == "strong"


def test_learners_at_random_are_added_up(capsys):
    assert main(["play", "patch-day", "--random", "3", "--seed", "20"]) == 0

    told = capsys.readouterr().out
    assert told.startswith("patch-day, 3 runs at random: ")
    assert "refusals: " in told


def test_the_same_is_told_as_json(capsys):
    assert main(["play", "patch-day", "--random", "2", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["runs"] == 2
    assert found["broken"] is None


def test_no_runs_at_all_is_an_error(capsys):
    assert main(["play", "patch-day", "--random", "0"]) == 2

    assert "from 1" in capsys.readouterr().err


@pytest.mark.parametrize("who", [[], ["--bot", "strong", "--random", "3"]])
def test_one_of_bot_and_random_must_be_chosen(who: list[str]):
    with pytest.raises(SystemExit):
        main(["play", "patch-day", *who])
