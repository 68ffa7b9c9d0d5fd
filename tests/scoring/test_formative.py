"""Feedback for practice: what was found, what holds it down, what comes next; and examples after one's own attempt."""

import pytest

from simulator.content.document import LEVELS
from simulator.content.library import Library
from simulator.scoring.examples import examples
from simulator.scoring.formative import Formative, changed, formative
from simulator.scoring.offline.tasks import Sheet, sheet
from simulator.scoring.rules_only import RulesOnly
from simulator.scoring.score import Finding, Quote, Score
from simulator.scoring.signs import signs_of
from tests.shipped import shipped_library

FIRST = {
    "forum": "Hello all. We apologise for any inconvenience. It is on us, you did nothing wrong. Thank you mara.",
    "micro": "Saves missing since 4.2: it is real and ours.",
}
STOCK = "uses a phrase of regret that any company could have sent"
OURS = "says that the fault is the studio's and not the players'"
READER = RulesOnly()


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="module")
def page(library: Library) -> Sheet:
    return sheet(library.scenarios["patch-day"], library.rubrics["patch-day"], "holding")


def read(page: Sheet, criterion: str = "R-tone", **texts: str) -> Formative:
    found = formative(READER, page, {**FIRST, **texts}, event=12)
    return next(one for one in found if one.bound.criterion.id == criterion)


def named(one: Formative, how: str) -> list[str]:
    return [sign.name for sign in one.signs if sign.how == how]


def test_what_was_found_is_shown_by_the_learners_own_words(page: Sheet):
    sign = next(sign for sign in read(page).signs if sign.name == OURS)
    (quote,) = sign.quotes
    assert (quote.event, quote.text_of) == (12, "forum")
    assert FIRST["forum"][quote.start : quote.end] == quote.quote == "It is on us"


def test_what_holds_the_level_down_is_told_from_what_is_missing(page: Sheet):
    tone = read(page)
    assert STOCK in named(tone, "holds_down")
    assert "names what has happened to people before anything else" in named(tone, "missing")


def test_what_the_next_level_needs_is_named_and_nothing_that_is_there_already(page: Sheet):
    known = read(page, "R-known")
    assert (known.level, known.above) == ("emerging", "secure")
    assert known.needs == ("says that the cause is not known yet, or gives the one that the producer confirmed",)


def test_advice_is_of_the_criterions_bank_and_two_sentences_at_most(page: Sheet):
    for criterion in page.writings:
        one = read(page, criterion)
        assert len(one.advice) <= 2
        assert set(one.advice) <= {each.say for each in one.bound.criterion.feedback}


def test_advice_for_a_move_that_is_there_is_not_given(page: Sheet):
    spoken = "I am reading every post in here. It is on us."
    assert [said for said in read(page, forum=spoken).advice if said.startswith("Write it as yourself")] == []
    assert [said for said in read(page).advice if said.startswith("Write it as yourself")]


def test_a_text_too_short_to_read_has_no_level_and_says_why(page: Sheet):
    one = read(page, forum="Sorry.", micro="Sorry.")
    assert one.level is None
    assert "too few to read" in one.unread


def test_a_second_version_is_told_by_what_it_changed(page: Sheet):
    before = read(page)
    after = read(page, forum="I am reading every post in here. It is on us, you did nothing wrong.")
    change = changed(before, after)
    assert STOCK in change.holds_no_more
    assert change.now_found == ("speaks as a person who is there, and not as a press office",)
    assert change.found_no_more == ("speaks to what was asked, and to those who asked it",)
    assert change.now_holds == ()


def test_the_same_version_changes_nothing_though_its_words_stand_elsewhere(page: Sheet):
    change = changed(read(page), read(page, forum=f"Good morning. {FIRST['forum']}"))
    assert change == type(change)((), (), (), ())


def test_a_suspected_error_is_put_as_a_question(page: Sheet):
    shown = read(page, "R-known", forum="Her number is below. Ring 0161 496 0123 and ask. The cause is not known yet.")
    assert any(question.endswith("?") for question in shown.look_again)


def test_every_level_of_a_task_has_one_example_and_a_run_always_sees_the_same(page: Sheet):
    bound = page.bound["R-tone"]
    found = examples(bound, "holding", run="r1")
    assert tuple(found) == LEVELS
    assert found == examples(bound, "holding", run="r1")
    of_task = bound.binding.writing["holding"].exemplars
    assert all(text in of_task.at(level) for level, text in found.items())


def test_two_runs_do_not_always_see_the_same_examples(page: Sheet):
    bound = page.bound["R-tone"]
    assert len({examples(bound, "holding", run=f"r{number}")["strong"] for number in range(12)}) > 1


def test_a_finding_that_speaks_of_no_words_is_no_sign():
    quote = Quote(event=3, text_of="forum", start=0, end=2, quote="We")
    findings = (
        Finding(about="holding", said="“Holding statement” handed in at 09:10."),
        Finding(about="holding", said="owns it: yes, “We”", quotes=(quote,), met=True),
        Finding(about="holding", said="says when: not found", met=False),
        Finding(about="holding", said="guesses: “We”", quotes=(quote,), met=False),
        Finding(about="holding", said="The words own it.", quotes=(quote,)),
    )
    score = Score(criterion="R-x", scorer="s@1", rubric="sha256:r", status="unscored", reason="", findings=findings)
    assert [(sign.how, sign.name) for sign in signs_of(score)] == [
        ("found", "owns it"),
        ("missing", "says when"),
        ("holds_down", "guesses"),
        ("found", "The words own it."),
    ]
