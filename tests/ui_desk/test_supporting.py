"""Hints on a text while it is written: said of the words alone, kindly, and never many."""

import pytest

from simulator.ui.desk.kinder import LIST
from simulator.ui.desk.supporting import MOST, supported

CALM = "We can see it and it is ours. Please stop playing on any slot that looks empty. Next word here at ten."


def hints(text: str) -> str:
    return " ".join(supported(text).hints)


def test_a_calm_plain_text_has_no_hints_and_is_called_easy():
    found = supported(CALM)
    assert found.hints == ()
    assert found.ease == "Easy to read: 7 words to a sentence"


def test_of_a_very_short_text_nothing_is_said_about_how_it_reads():
    assert supported("Sorry, all.").ease == ""


def test_a_sentence_that_does_not_end_is_named_by_its_length():
    assert "One sentence has 41 words" in hints(" ".join(["word"] * 41) + ".")


def test_many_long_words_are_named():
    heavy = "Unfortunately synchronisation irregularities necessitated an investigation of all the saves we have here."
    assert "“Unfortunately” and “synchronisation”" in hints(heavy)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Hi guys, we see it.", "Kinder: “everyone” or “all”"),
        ("Our spokesman will write at ten.", "“spokesperson”"),
        ("That is a crazy number of reports.", "“wild”"),
        ("We will not turn a blind eye to it.", "“ignore”"),
        ("Calm down, everyone.", "put-down"),
        ("We apologise for any inconvenience.", "could come from any company"),
        ("Ring her on 0161 496 0123.", "personal data"),
        ("PLEASE STOP PLAYING RIGHT NOW on that slot.", "shouting"),
        ("We see it!!", "exclamation"),
    ],
)
def test_a_hint_says_what_could_be_put_otherwise(text: str, hint: str):
    assert hint in hints(text)


def test_what_is_quoted_of_others_is_not_hinted_at():
    assert hints("They wrote “you guys are idiots” and it was hidden.") == ""


@pytest.mark.parametrize("text", ["The fundamental fault is found.", "A human manager answers.", "The coconuts prize."])
def test_a_word_inside_another_is_not_taken_for_it(text: str):
    assert hints(text) == ""


def test_there_are_never_many_hints_at_once():
    everything = (
        "Guys, calm down, any inconvenience is crazy, lame and insane!!! STOP THIS RIGHT NOW chairman manpower."
    )
    assert len(supported(everything).hints) == MOST


def test_every_entry_of_the_list_has_another_way_to_say_it():
    assert all(one.instead for one in LIST)
