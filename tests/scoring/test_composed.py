"""Whether a task's levels are told apart in answers composed of its own examples, and what becomes of it if not."""

from pathlib import Path

import pytest

from simulator.cli import main
from simulator.cli.reading import library_of, page_of, reader
from simulator.content.document import LEVELS
from simulator.scoring.composed import LEAST, compose, try_on
from simulator.scoring.offline.tasks import Sheet
from tests.content.folders import SCENARIO, good_content, replaced
from tests.content.taught import ALIKE, SAME, taught


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return taught(good_content(tmp_path))


def page(root: Path) -> Sheet:
    return page_of(library_of(root, "lost-keys"), "lost-keys", "answer")


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    return taught(good_content(tmp_path), ALIKE)


def test_every_level_is_composed_of_its_own_examples_alone(root: Path):
    sheet = page(root)
    made = list(compose(sheet))

    assert {level for level, _ in made} == set(LEVELS)
    for level, text in made:
        assert text in sheet.writings["R-tone"].exemplars.at(level)


def test_composing_again_gives_the_same_answers(root: Path):
    assert list(compose(page(root))) == list(compose(page(root)))


def test_passages_of_all_criteria_are_put_together_in_several_combinations():
    made = list(compose(page_of(library_of(Path(), "patch-day"), "patch-day", "holding")))

    assert len(made) == len(set(made))
    assert all(sum(one == level for one, _ in made) >= 3 for level in LEVELS)


def test_what_is_taught_well_is_told_apart(root: Path):
    found = try_on(reader(), page(root))

    assert found
    assert found.told_apart, found.in_words()


def test_examples_that_are_all_alike_are_not_told_apart(alike: Path):
    found = try_on(reader(), page(alike))

    assert found
    assert not found.told_apart
    assert [name for name, _ in found.weakest()] == ["R-tone"]


def test_content_check_refuses_such_a_task_with_criterion_figure_and_what_to_do(alike: Path, capsys):
    assert main(["content", "check", "lost-keys", "--content", str(alike)]) == 1

    told = capsys.readouterr().out
    assert "lost-keys/marking.yml:" in told
    assert f"{LEAST} needed (R-tone " in told
    assert "needed: examples that differ in what they do" in told
    assert f"6 of 8 are read at another level than their examples'; “{SAME[1]}”, at strong by its examples" in told
    assert "is taken for emerging under R-tone (found in it: says where the keys are)" in told
    assert "where 1 is on all of them and 0 is no better than chance" in told


def test_quick_says_that_this_was_not_tried(alike: Path, capsys):
    assert main(["content", "check", "lost-keys", "--quick", "--content", str(alike)]) == 0

    assert "Not tried with --quick" in capsys.readouterr().err


def test_what_holds_an_answer_below_its_level_is_named(root: Path):
    anti = "        anti: [{id: says-desk, shows: names the desk, cap: emerging, patterns: ['\\bdesk\\b']}]\n"
    replaced("marking.yml", "        exemplars:\n", anti + "        exemplars:\n")(root / SCENARIO)
    found = try_on(reader(), page(root))

    assert found
    assert ("R-tone", "names the desk") in {(name, why) for name, why, _ in found.held}
    assert "are held down because the answer names the desk" in found.in_words()


def test_what_is_read_furthest_from_its_level_is_told_first_and_an_example_that_is_held_with_why(root: Path):
    anti = "        anti: [{id: says-desk, shows: names the desk, cap: not_shown, patterns: ['\\bdesk\\b']}]\n"
    replaced("marking.yml", "        exemplars:\n", anti + "        exemplars:\n")(root / SCENARIO)
    found = try_on(reader(), page(root))

    assert found
    assert [one.apart for one in found.misread] == sorted((one.apart for one in found.misread), reverse=True)
    assert (
        found.misread[0]
        .in_words()
        .endswith("at strong by its examples, is taken for not shown under R-tone because it names the desk")
    )
