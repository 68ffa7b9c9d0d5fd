"""A quote is where the learner wrote it, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.judge.bank import banked
from simulator.scoring.judge.quotes import Found, Unfound, placed
from simulator.scoring.judge.task import Written

TEXT = "We are sorry — that’s on us.\nStop playing on slot 3!  The cause isn't known yet. We are sorry for the wait."
SCENARIO = "Say what has happened to people and what they should do now. Stop playing on an affected slot."


def place(quote: str, *numbers: int, text: str = TEXT) -> str:
    """The words found, or why there are none."""
    found = placed(quote, numbers, banked([Written("forum", text, event=1)]), SCENARIO)
    return text[found.start : found.end] if isinstance(found, Found) else found.why


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Stop playing on slot 3", "Stop playing on slot 3"),
        ("stop PLAYING  on\nslot 3", "Stop playing on slot 3"),
        ('"that\'s on us."', "that’s on us"),
        ("sorry - that's on us", "sorry — that’s on us"),
        ("The cause isn’t known…", "The cause isn't known"),
        ("us. Stop playing on slot 3! The cause", "us.\nStop playing on slot 3!  The cause"),
        ("Stop play\u200bing on ｓｌｏｔ 3", "Stop playing on slot 3"),
    ],
)
def test_a_quote_is_found_however_it_is_set(quote: str, words: str):
    assert place(quote) == words


@pytest.mark.parametrize(
    "quote", ["We will pay you back", "Stop playing on slot 4", "op playing on slo", "We. Stop. The."]
)
def test_what_was_not_written_is_not_found(quote: str):
    assert place(quote) == "not in the text"


def test_words_that_stand_twice_count_only_in_a_sentence_that_is_named():
    assert place("We are sorry") == "not in the text"
    found = placed("We are sorry", (4,), banked([Written("forum", TEXT, event=1)]), SCENARIO)
    assert isinstance(found, Found)
    assert found.start == TEXT.rindex("We are sorry")


def test_a_slip_of_the_pen_is_forgiven_only_in_a_sentence_that_is_named():
    slip = "The cause isnt known yet"
    assert place(slip) == "not in the text"
    assert place(slip, 3) == "The cause isn't known yet."


def test_a_word_alone_is_too_short_unless_it_is_the_whole_sentence():
    assert place("Stop") == "too short"
    assert place("") == "too short"
    assert place("Sorry", 1, text="Sorry. We look.") == "Sorry"


def test_eight_words_of_the_scenario_are_the_scenarios_and_fewer_may_be_the_learners():
    copied = "Say what has happened to people and what they should do now."
    assert place(copied, text=f"{TEXT} {copied}") == "from the scenario"
    assert place("Stop playing on an affected slot", text="Stop playing on an affected slot.") == (
        "Stop playing on an affected slot"
    )
    assert place("Stop playing on an affected slot") == "from the scenario"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 60))
def test_any_part_of_any_text_is_found_in_it_or_refused_but_never_elsewhere(text: str, start: int, length: int):
    found = placed(text[start : start + length], (), banked([Written("forum", text, event=1)]), "")
    if isinstance(found, Found):
        assert 0 <= found.start < found.end <= len(text)
    else:
        assert isinstance(found, Unfound)
