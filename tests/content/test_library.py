"""The library that ships: in order, complete, and the same value each time."""

from pathlib import Path

import pytest

from simulator.canonical import canonical_json, digest_bytes
from simulator.content.check import check
from simulator.content.document import Document
from simulator.content.library import Library, load_library
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.settings import ROOT
from tests.content.folders import SCENARIO, replaced


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def test_the_content_that_ships_is_in_order():
    assert check(ROOT) == []


def test_every_criterion_has_a_skill_or_knowledge_and_four_descriptors(library: Library):
    for criterion in library.criteria.values():
        assert criterion.ksb.primary
        assert len(set(criterion.levels.compiled().values())) == 4


def test_every_criterion_is_bound_by_a_scenario(library: Library):
    bound = {found.criterion.id for rubric in library.rubrics.values() for found in rubric.criteria}

    assert bound == set(library.criteria)


def test_every_scenario_has_a_rubric_and_bots(library: Library):
    assert set(library.rubrics) == set(library.bots) == set(library.scenarios)
    assert {bot.name for bot in library.bots["patch-day"]} >= {"strong", "silent", "ban-everything"}


def test_a_scenario_holds_every_text_it_names_and_none_of_its_bots(library: Library):
    texts = library.scenarios["patch-day"].texts

    assert "content/saves-thread.md" in texts
    assert [ref for ref in texts if ref.startswith("content/bot-")] == []
    assert all(text.strip() == text.strip("\n") and text for text in texts.values())


def test_a_bot_holds_its_texts_in_the_place_of_their_names(library: Library):
    for bots in library.bots.values():
        assert [step for bot in bots for step in bot.do if "content/" in str(step.send)] == []


def documents(library: Library) -> list[Document]:
    return [*library.scenarios.values(), *library.rubrics.values(), library.standard]


def test_a_document_survives_its_compiled_form_with_the_same_digest(library: Library):
    for document in documents(library):
        spelled = canonical_json(document.compiled())

        again = type(document).from_compiled(spelled)

        assert again == document
        assert again.digest == document.digest == digest_bytes(spelled)


def test_loading_twice_gives_the_same_digests(library: Library):
    again = load_library(ROOT)

    assert [d.digest for d in documents(again)] == [d.digest for d in documents(library)]


def test_a_changed_word_is_another_digest(root: Path, tmp_path: Path):
    before = load_library(root).scenarios["lost-keys"]
    replaced("content/lost.md", "keys are gone", "keys have gone")(root / SCENARIO)

    after = load_library(root).scenarios["lost-keys"]

    assert before.digest != after.digest


def test_line_ends_of_another_system_change_nothing(root: Path):
    before = load_library(root).scenarios["lost-keys"].digest
    for path in (root / SCENARIO).rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert load_library(root).scenarios["lost-keys"].digest == before


def test_comments_and_the_order_of_keys_change_nothing(root: Path):
    before = load_library(root).scenarios["lost-keys"].digest
    replaced("scenario.yml", "difficulty: 1\n", "")(root / SCENARIO)
    replaced("scenario.yml", "format: 1\n", "# first\ndifficulty: 1\nformat: 1\n")(root / SCENARIO)

    assert load_library(root).scenarios["lost-keys"].digest == before


def test_a_mended_wording_keeps_the_structure_of_a_rubric(root: Path):
    before = load_library(root).rubrics["lost-keys"]
    rubric = root / "rubrics" / "desk.yml"
    rubric.write_text(rubric.read_text(encoding="utf-8").replace("name: Tone and fit", "name: Tone"), encoding="utf-8")

    after = load_library(root).rubrics["lost-keys"]

    assert after.digest != before.digest
    assert after.structure_digest == before.structure_digest


@pytest.mark.parametrize("kind", [Scenario, Rubric])
def test_an_unknown_key_in_a_compiled_document_is_refused(library: Library, kind: type[Document]):
    found = library.scenarios["patch-day"] if kind is Scenario else library.rubrics["patch-day"]
    spelled = canonical_json({**found.compiled(), "extra": 1})

    with pytest.raises(ValueError, match="Extra inputs"):
        kind.from_compiled(spelled)
