"""What tells a mended wording from other indicators, and those from another rubric."""

from pathlib import Path

import pytest

from simulator.cli import main
from simulator.content.difference import CHANGED, change
from simulator.content.library import load_library
from simulator.content.rubric import Rubric
from tests.content.folders import SCENARIO, good_content, replaced
from tests.content.taught import taught

SAID = {
    "wording": ("shows: says where the keys are", "shows: tells where the keys are"),
    "another paraphrase": ("Your keys are at the lost property desk., The", "Your keys are with the porter., The"),
    "another pattern": ("come by|ask for", "come over|ask for"),
    "another example": ("- We have no time for this today.", "- Not our business, sorry."),
    "another rule": ("secure: {all: [says-where]}", "secure: {any: [says-where, says-next]}"),
    "another move": ("- id: says-next\n", "- id: says-then\n"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return taught(good_content(tmp_path / "old"))


def rubric(root: Path) -> Rubric:
    return load_library(root).rubrics["lost-keys"]


def after(root: Path, old: str, new: str) -> Rubric:
    replaced("marking.yml", old, new)(root / SCENARIO)
    return rubric(root)


def test_the_same_criteria_are_no_change(root: Path):
    assert change(rubric(root), rubric(root)) == "none"


def test_another_version_of_the_scenario_alone_is_none_either(root: Path):
    was = rubric(root)

    assert change(was, was.model_copy(update={"version": "9"})) == "none"


@pytest.mark.parametrize(
    ("what", "how"),
    [
        ("wording", "wording"),
        ("another paraphrase", "indicators"),
        ("another pattern", "indicators"),
        ("another example", "indicators"),
    ],
)
def test_words_are_told_from_what_a_machine_compares_with(root: Path, what: str, how: str):
    was = rubric(root)

    assert change(was, after(root, *SAID[what])) == how


def test_another_rule_is_another_structure(root: Path):
    was = rubric(root)
    now = after(root, *SAID["another rule"])

    assert (change(was, now), was.structure_digest == now.structure_digest) == ("structure", False)


def test_who_marks_is_structure_too(root: Path):
    was = rubric(root)
    text = (root / "rubrics/desk.yml").read_text(encoding="utf-8")
    first = text.index("marked_by: auto_then_human", text.index("- id: R-tone"))
    (root / "rubrics/desk.yml").write_text(text[:first] + text[first:].replace("auto_then_human", "human", 1), "utf-8")

    assert change(was, rubric(root)) == "structure"


@pytest.mark.parametrize(
    ("what", "how", "line"),
    [
        ("another example", "indicators", "criterion R-tone, answer: the same is looked for in other words"),
        ("another rule", "structure", "criterion R-tone, answer: looked for: "),
    ],
)
def test_content_diff_says_which_it_is_and_what_becomes_of_runs(root: Path, tmp_path: Path, capsys, what, how, line):
    new = taught(good_content(tmp_path / "new"))
    replaced("marking.yml", *SAID[what])(new / SCENARIO)

    assert main(["content", "diff", str(root / SCENARIO), str(new / SCENARIO)]) == 0

    told = capsys.readouterr().out.splitlines()
    assert any(one.startswith(line) for one in told), told
    assert told[-1] == CHANGED[how]
