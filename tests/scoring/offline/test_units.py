"""Every unit is the learner's own words, to the letter: sentences, the clauses in them, and whether they deny."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.offline.lexicon import is_denied
from simulator.scoring.offline.units import LEAST_WORDS, MOST_UNITS, units, words

PARTS = (
    *"abc  ,.;:!?…\n\"'”’)]-–—*•#>",
    " and ",
    " because ",
    "é",
    "e\u0301",
    "🙂",
    "\u200b",
    "שלום",
    " not ",
    " two ",
)
MIXED = st.lists(st.sampled_from(PARTS), max_size=80).map("".join)


def said(text: str, *, whole: bool) -> list[str]:
    return [unit.text for unit in units({"forum": text}) if unit.whole is whole]


@given(st.lists(st.one_of(MIXED, st.text(max_size=300)), min_size=1, max_size=3))
def test_every_unit_is_exactly_its_slice(texts: list[str]):
    given_ = {f"channel-{number}": text for number, text in enumerate(texts)}
    for unit in units(given_):
        assert unit.text == given_[unit.text_of][unit.start : unit.end]
        assert unit.text == unit.text.strip()


@given(MIXED)
def test_a_clause_has_four_words_or_more_and_a_sentence_two(text: str):
    for unit in units({"forum": text}):
        assert len(words(unit.text)) >= (2 if unit.whole else LEAST_WORDS)


@given(MIXED)
def test_clauses_lie_in_their_sentence_in_order_and_apart(text: str):
    sentence, end = None, 0
    for unit in units({"forum": text}):
        if unit.whole:
            sentence, end = unit, unit.start
        else:
            assert sentence is not None
            assert sentence.start <= end <= unit.start < unit.end <= sentence.end
            end = unit.end


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We are sorry. It is ours! Is it?", ["We are sorry.", "It is ours!"]),
        ("Since 4.2 it fails, at 9.30 too. Next one.", ["Since 4.2 it fails, at 9.30 too.", "Next one."]),
        ("He said “it is gone.” Then he left.", ["He said “it is gone.”", "Then he left."]),
        ("- close the game\n- wait here\n• leave it be", ["close the game", "wait here", "leave it be"]),
        ("Well… we do not know", ["we do not know"]),
        ("One\nTwo words\n\n\nthree words here", ["Two words", "three words here"]),
        ("see example.com for it", ["see example.com for it"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]):
    assert [one for one in said(text, whole=True) if len(words(one)) > 1 and one != "Is it?"] == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "We do not know the cause yet, but we write again at ten.",
            ["We do not know the cause yet", "but we write again at ten."],
        ),
        ("Close the game for now, please.", []),
        ("Sorry, the fault is ours and you did nothing wrong.", ["the fault is ours", "and you did nothing wrong."]),
        (
            "Your slot is empty because the patch broke it – leave it as it is",
            ["Your slot is empty", "because the patch broke it", "leave it as it is"],
        ),
    ],
)
def test_a_sentence_of_several_clauses_is_read_by_clause_too(text: str, clauses: list[str]):
    assert said(text, whole=False) == clauses


def test_no_more_units_are_read_than_the_most():
    text = "We write again at ten here. " * 500
    assert len(units({"forum": text, "micro": text})) == MOST_UNITS


@pytest.mark.parametrize(
    "text",
    [
        "We do not know why.",
        "We don't know why.",
        "we dont know why",
        "It isn’t your fault.",
        "Nobody knows the cause.",
        "There is no date.",
        "We cannot say.",
        "Neither of the two is safe.",
        "It works without a restart.",
    ],
)
def test_what_says_that_something_is_not_so_denies(text: str):
    assert is_denied(text)
    assert units({"forum": text})[0].denied


@pytest.mark.parametrize(
    "text",
    [
        "We know the cause.",
        "There is no doubt that it is ours.",
        "No problem, we will look.",
        "We write no later than ten.",
        "Not only cloud saves are gone.",
        "We will say whether or not it is found.",
        "It is noted.",
        "Knots and nodes.",
    ],
)
def test_what_only_sounds_like_a_denial_does_not_deny(text: str):
    assert not is_denied(text)


def test_a_sentence_may_deny_where_its_clause_does_not():
    whole, first, second = units({"forum": "We write again at ten here, but we do not know the cause."})
    assert (whole.denied, first.denied, second.denied) == (True, False, True)


@given(st.text(max_size=100))
def test_words_are_in_lower_case_and_hold_no_blank(text: str):
    assert all(one == one.lower() and not any(c.isspace() for c in one) for one in words(text))
