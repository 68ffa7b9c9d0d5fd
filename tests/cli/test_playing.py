"""`python -m simulator play`: who plays, what is printed, and the exit code."""

import json
from pathlib import Path

import pytest

from simulator.cli import main
from tests.content.folders import SCENARIO, good_content, replaced
from tests.content.taught import STRONG, taught


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


def played(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["play", "lost-keys", "--bot", "brisk", "--content", str(root), *more]) == 0
    return capsys.readouterr().out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    content = taught(good_content(tmp_path))
    (content / SCENARIO / "content/bot-brisk.md").write_text(STRONG, encoding="utf-8")
    return content


def test_what_waits_for_a_tutor_is_told_with_what_the_scorer_suggests(root: Path, capsys: pytest.CaptureFixture[str]):
    told_in_words = played(root, capsys, "--words").splitlines()
    assert "  R-tone: unscored; the scorer suggests strong, a tutor decides" in told_in_words

    told = json.loads(played(root, capsys, "--words", "--json"))
    assert (told["levels"]["R-tone"], told["suggested"]) == ("unscored", {"R-tone": "strong"})


def test_words_are_read_only_where_it_is_asked_for(root: Path, capsys: pytest.CaptureFixture[str]):
    told_in_words = played(root, capsys).splitlines()
    assert "  R-tone: unscored" in told_in_words
    assert [line for line in told_in_words if "--words" in line]
    assert "suggested" not in json.loads(played(root, capsys, "--json"))


def test_where_no_words_are_taught_nothing_is_suggested(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    told = json.loads(played(good_content(tmp_path), capsys, "--words", "--json"))

    assert (told["levels"]["R-tone"], told["suggested"]) == ("unscored", {})


def test_what_a_bot_was_refused_is_told_with_its_step_and_time(root: Path, capsys: pytest.CaptureFixture[str]):
    replaced("tests.yml", "- at: 2m", "- {at: 30s, send: queue.resume}\n      - at: 2m")(root / SCENARIO)

    assert "  refused: do[0], at 30s: The queue is running already." in played(root, capsys).splitlines()
