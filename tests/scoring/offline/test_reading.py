"""A level is told with the learner's own words: what is met and where, and what the next level needs."""

import re
from typing import Any

import pytest

from simulator.content.document import LEVELS
from simulator.scoring.offline.model import Model
from simulator.scoring.offline.reading import Read
from simulator.scoring.offline.wording import plain
from tests.scoring.offline.small import GOOD, NEXT, reading

SOME = (
    "Saves have been going missing since patch 4.2. Please close the game now and leave your slot exactly as it is. We "
    "are reading everything that you write to us."
)


def fixed(level: int) -> Model:
    """A model that expects one level of every text."""
    sure = tuple(40.0 if level >= step else -40.0 for step in (1, 2, 3))
    return Model((), (), (), ((), (), ()), sure, spread=1.0)


def quoted(found: Read) -> list[str]:
    return [unit.text for told in found.told for unit in told.units]


def said(found: Read) -> dict[str, bool]:
    return {told.said: told.met for told in found.told}


def test_each_move_is_told_as_met_with_the_words_or_as_not_found():
    told = said(reading(SOME, model=fixed(2)))
    assert told["says when the next update comes: not found"] is False
    assert told["says what is not known: not found"] is False
    assert told["tells people to stop playing: yes, “Please close the game now and leave your slot exactly as it is.”"]


def test_a_fact_is_told_with_the_words_that_give_it():
    assert "saves are missing since 4.2: yes, “Saves have been going missing since patch 4.2.”" in said(reading(SOME))


def test_a_wrong_figure_is_told_with_the_words_that_give_it():
    told = said(reading(GOOD.replace("09:30", "10:30")))
    (wrong,) = [words for words in told if "another figure" in words]
    assert wrong == "the next update is at 09:30: another figure stands in “The next update is here at 10:30, even”"
    assert told[wrong] is False


def test_what_must_not_be_said_is_told_with_its_words():
    told = said(reading(f"{GOOD} You should have made a backup."))
    assert told["blames the players: “You should have made a backup.”"] is False


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        SOME,
        "Hello there everyone, have a lovely day.",
        "Something has happened to what you had and we are on it.",
        "Never, nothing, nobody, not at all.",
        "a b c d",
    ],
)
def test_above_not_shown_there_is_always_a_quotation(text: str, level: int):
    less: tuple[dict[str, Any], ...] = ({}, {"exemplars": {}}, {"moves": [], "rule": {}})
    for parts in less:
        found = reading(text, model=fixed(level), **parts)
        if found.levelled.level != "not_shown":
            assert [told for told in found.told if told.met and told.units]
        assert [words for words in quoted(found) if words not in text] == []


def test_where_no_move_was_found_the_words_nearest_to_an_example_are_quoted():
    found = reading("We are looking into it now. Have a cup of tea.", model=fixed(1), facts=[])
    assert found.told[-1].said == "is nearest to an example at emerging"
    assert quoted(found) == ["We are looking into it now."]


def test_a_long_quotation_is_cut_in_the_sentence_and_whole_in_the_finding():
    long = f"The next update is at 09:30 {'in this thread on the forum ' * 12}for all of you."
    found = reading(long, model=fixed(3))
    told = next(one for one in found.told if one.said.startswith("says when"))
    assert told.said.endswith("…”")
    assert len(told.said) < 220
    assert told.units[0].text in long
    assert not told.units[0].text.endswith("…")


def test_a_reason_names_the_level_what_is_there_and_what_the_next_one_needs():
    assert reading(SOME, model=fixed(1)).reason == (
        "Emerging: it tells people to stop playing and gets it right: saves are missing since 4.2. "
        "To reach secure: an answer that says when the next update comes and says what is not known."
    )


def test_the_best_level_needs_nothing_more():
    found = reading(GOOD, model=fixed(3))
    assert found.reason.startswith("Strong: it says when the next update comes, says what is not known, ")
    assert "To reach" not in found.reason


def test_a_reason_for_nothing_says_that_there_is_little():
    text = "We are looking into it and hope for the best, all of us."
    assert reading(text, model=fixed(0), facts=[]).reason.startswith(
        "Not shown: little of what is looked for is in it. To reach emerging: an answer that "
    )


def test_what_holds_the_level_down_is_the_reason():
    assert (
        reading(f"{GOOD} You should have made a backup.", model=fixed(3)).reason == "Emerging: it blames the players."
    )


def test_a_cap_above_the_level_is_not_the_reason():
    capped = [{**NEXT["anti"][0], "cap": "secure"}]
    found = reading(f"{SOME} You should have made a backup.", model=fixed(1), anti=capped)
    assert found.levelled.caps
    assert found.reason.startswith("Emerging: it tells people to stop playing")


def test_no_more_than_three_wants_are_named_at_once():
    eats = ["Aardvarks eat ants.", "Bees make wax."]
    many = [{"id": f"m{n}", "shows": f"does {n}", "paraphrases": eats} for n in range(6)]
    rule = {"secure": {"all": [one["id"] for one in many]}}
    told = reading(SOME, model=fixed(1), moves=many, rule=rule).reason
    assert len(re.findall(r"does \d", told.split("To reach")[1])) == 3


@pytest.mark.parametrize("text", [GOOD, SOME])
def test_a_reading_is_the_same_each_time(text: str):
    assert reading(text) == reading(text)


@pytest.mark.parametrize("level", LEVELS)
def test_levels_are_said_in_plain_words(level):
    assert plain(level) in ("Not shown", "Emerging", "Secure", "Strong")


def test_a_good_answer_is_read_above_a_weak_one_and_that_above_none():
    good, some, none = (
        reading(text).levelled.expected for text in (GOOD, SOME, "Thank you for playing our game. Have a lovely day.")
    )
    assert good > some > none
