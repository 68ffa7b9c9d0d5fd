"""Where a text does what is looked for: likeness, patterns, and that a denied claim makes no move."""

from typing import Any

import pytest

from simulator.scoring.offline.evidence import PATTERN_STRENGTH, Seen
from simulator.scoring.offline.wording import SEEN
from tests.scoring.offline.small import GOOD, evidence


def move(text: str, id: str, **parts: Any) -> Seen:
    return next(one for one in evidence(text, **parts).moves if one.sought.id == id)


def test_a_move_is_shown_by_the_words_that_make_it():
    found = move(GOOD, "says-unknown")
    assert found.strength >= SEEN
    assert found.unit is not None
    assert found.unit.text == "We do not know the cause yet."


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Nothing new is promised, and we do not write again at ten o'clock.", "says-when"),
        ("Please do not close the game and don't leave your slot as it is.", "says-stop"),
        ("Never stop playing for now.", "says-stop"),
    ],
)
def test_a_denied_claim_does_not_make_a_move_that_affirms(text: str, id: str):
    found = move(text, id)
    assert found.strength < SEEN
    assert found.any_likeness >= SEEN


def test_a_claim_does_not_make_a_move_that_denies():
    found = move("We do know the cause already.", "says-unknown")
    assert found.strength < SEEN
    assert found.any_likeness >= SEEN


def test_a_move_made_by_denying_is_made_by_denying_in_other_words():
    assert move("We don't know the cause yet.", "says-unknown").strength >= SEEN
    assert move("Nobody knows the cause yet.", "says-unknown").strength >= SEEN


def test_a_pattern_is_worth_its_strength_and_names_the_smallest_part_that_has_it():
    found = move("We read everything that you wrote to us, and the next word is at noon.", "says-when")
    assert found.pattern
    assert found.strength >= PATTERN_STRENGTH
    assert found.unit is not None
    assert found.unit.text == "and the next word is at noon."


def test_a_pattern_in_a_part_that_denies_is_not_taken():
    assert not move("Nobody here has said that the next update is at ten.", "says-when").pattern


def test_a_pattern_that_holds_the_denial_itself_is_taken():
    silent = [
        {"id": "none", "shows": "says there is none", "paraphrases": ["A is.", "B is."], "patterns": ["no update"]}
    ]
    assert move(
        "There is no update today for anybody.", "none", moves=silent, rule={"strong": {"all": ["none"]}}
    ).pattern


def test_a_clause_that_affirms_beside_one_that_denies_makes_its_move():
    assert (
        move("We do not know why, but please close the game and leave your slot as it is.", "says-stop").strength
        >= SEEN
    )


def test_of_nothing_nothing_is_seen():
    for one in (*evidence("").moves, *evidence("").anti):
        assert (one.likeness, one.any_likeness, one.pattern, one.unit) == (0.0, 0.0, False, None)


def test_what_must_not_be_said_is_seen_by_its_words_and_not_where_it_is_denied():
    (blames,) = evidence("Honestly you should have made a backup of it.").anti
    assert blames.pattern
    (excuses,) = evidence("It is not your own fault at all.").anti
    assert not excuses.pattern


@pytest.mark.parametrize("marks", ['"{}"', "“{}”"])
def test_who_quotes_what_must_not_be_said_has_not_said_it(marks: str):
    said = marks.format("you should have made a backup, it is your own fault")
    (blames,) = evidence(f"Somebody wrote {said} in the thread; I took that down.").anti
    assert not blames.pattern
    (blames,) = evidence(f"Somebody wrote {said} and I say it is your own fault too.").anti
    assert blames.pattern


def test_a_mark_that_is_never_closed_quotes_nothing():
    (blames,) = evidence('He has a 6" screen. You should have made a backup.').anti
    assert blames.pattern


def test_background_is_what_sentences_about_other_things_reach_anyway():
    for one in evidence(GOOD).moves:
        assert 0.05 < one.sought.background < SEEN
        assert one.margin == pytest.approx(one.likeness - one.sought.background)


def test_a_text_is_most_like_the_example_it_is():
    told = evidence("Thank you for playing our game. Have a lovely day.")
    assert told.likeness["not_shown"] == pytest.approx(1.0, abs=1e-3)
    assert told.nearest < 1.0 < evidence(GOOD).nearest


def test_an_order_of_sentences_changes_no_likeness():
    forth = evidence("We do not know the cause yet. Please close the game now. Sorry to all of you.")
    back = evidence("Sorry to all of you. Please close the game now. We do not know the cause yet.")
    assert [one.strength for one in forth.moves] == [one.strength for one in back.moves]
    assert forth.likeness == back.likeness
