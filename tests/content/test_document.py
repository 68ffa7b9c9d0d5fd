"""Digests of documents: of what they say now, also after they were copied with changes."""

from copy import deepcopy

from simulator.canonical import canonical_json, digest_bytes
from tests.shipped import shipped_library


def test_a_digest_is_that_of_the_compiled_form():
    rubric = shipped_library().rubrics["patch-day"]
    assert rubric.digest == digest_bytes(canonical_json(rubric.compiled()))


def test_a_changed_copy_has_a_digest_of_its_own():
    rubric = shipped_library().rubrics["patch-day"]
    before = rubric.digest
    changed = rubric.model_copy(update={"version": "99"})
    assert changed.digest == digest_bytes(canonical_json(changed.compiled())) != before


def test_a_copy_of_the_same_has_the_same_digest_and_is_the_same():
    rubric = shipped_library().rubrics["patch-day"]
    before = rubric.digest
    for copy in (rubric.model_copy(), rubric.model_copy(deep=True), deepcopy(rubric)):
        assert "digest" not in vars(copy)
        assert copy == rubric
        assert copy.digest == before


def test_a_known_digest_is_no_part_of_what_is_written():
    rubric = shipped_library().rubrics["patch-day"].model_copy()
    before = rubric.compiled()
    assert rubric.digest
    assert rubric.compiled() == before
