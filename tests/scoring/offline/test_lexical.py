"""Likeness by words: what an exemplar has and a text has too, where rare words count for more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.document import LEVELS
from simulator.scoring.offline.lexical import content_words, vocabulary
from simulator.scoring.offline.lexicon import CARE, FOG, INSULT, PERSONAL, PROMISE, function_share
from tests.scoring.offline.small import NEXT, writing

WORDS = vocabulary(writing(), ())


def test_words_that_join_others_are_no_content():
    assert content_words("We are the ones who will be with you") == ["ones"]


@pytest.mark.parametrize("form", ["update", "updates", "updated", "updating"])
def test_forms_of_a_word_are_near_one_word(form: str):
    assert content_words(form)[0].startswith("updat")


def test_an_exemplar_covers_itself_and_nothing_covers_it_not_at_all():
    for level in LEVELS:
        for text in NEXT["exemplars"][level]:
            assert WORDS.covered(level, content_words(text)) == 1.0
        assert WORDS.covered(level, []) == 0.0


def test_a_rare_word_is_worth_more_than_a_common_one():
    strong = content_words(NEXT["exemplars"]["strong"][0])
    assert WORDS.worth["please"] < WORDS.worth["know"] < WORDS.rarest
    without = {word: [other for other in strong if other != word] for word in ("please", "know")}
    assert WORDS.covered("strong", without["know"]) < WORDS.covered("strong", without["please"]) < 1.0


def test_a_level_without_exemplars_is_covered_by_nothing():
    assert vocabulary(writing(exemplars={}), ()).covered("strong", ["save"]) == 0.0


@given(st.sets(st.sampled_from(sorted(WORDS.worth))), st.sampled_from(LEVELS), st.sampled_from(sorted(WORDS.worth)))
def test_another_word_never_covers_less(said: set[str], level, word: str):
    assert 0.0 <= WORDS.covered(level, said) <= WORDS.covered(level, said | {word}) <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Write to jo.bell@example.org for it",
        "her number is 07700 900123",
        "call +44 1632 960 123 today",
        "she lives at 14 Beacon Hill Road now",
        "the postcode is SW1A 1AA there",
    ],
)
def test_personal_data_is_seen(text: str):
    assert PERSONAL.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "since 4.2 at 09:30",
        "@mara_plays wrote it",
        "1,200 players and 60 hours",
        "slot 3, patch 4.2.1, P4",
        "order 20260101",
    ],
)
def test_what_is_no_personal_data_is_let_be(text: str):
    assert not PERSONAL.search(text)


def test_the_lists_see_what_they_are_for():
    assert INSULT.search("Stop complaining, you idiots.")
    assert FOG.search("We apologise for any inconvenience.")
    assert CARE.search("I am sorry for the hours you lost.")
    assert PROMISE.search("You will get your money back, guaranteed.")
    assert not INSULT.search("The dumbbell and the moan of the wind are in the picture.")


def test_sentences_have_joining_words_and_lists_have_few():
    assert function_share(["we", "do", "not", "know", "why", "it", "is", "gone"]) > 0.5
    assert function_share(["saves", "cloud", "slot", "patch", "cause", "update"]) == 0.0
    assert function_share([]) == 0.0
