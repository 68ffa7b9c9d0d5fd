"""Feedback while practising: one's own, after one's own attempt, in practice alone, and kept nowhere."""

from typing import Literal

import pytest

from simulator.errors import NotAllowed, Refused
from simulator.runs.commands import AdvanceClock, Declared, EndRun, SubmitTask
from simulator.scoring.registry import CHECKS
from simulator.scoring.rules_only import RulesOnly
from simulator.services import feedback, practise
from simulator.services.feedback import Feedback, rewrite_key
from tests.services.conftest import House

TEXTS = {"forum": "It is on us, you did nothing wrong. Next word at 10:00.", "micro": "Saves missing since 4.2."}
HOLDING = SubmitTask(
    task="holding", texts=TEXTS, declare=Declared(intent="acknowledge", facts_used=(), promises="none")
)
READER = RulesOnly()


@pytest.fixture
def reading(house: House) -> House:
    return house.read_by({**CHECKS, READER.name: READER})


def handed_in(house: House, mode: Literal["practice", "mock", "assessed"] = "practice") -> str:
    given = {"command_id": house.new(), "own_work": mode == "assessed"}
    run = practise.start(house.parts, house.who("ann"), "patch-day", mode, **given).run  # type: ignore[arg-type]
    house.send("ann", run, AdvanceClock(to=600))
    house.send("ann", run, HOLDING)
    return run


def told(house: House, run: str, who: str = "ann") -> Feedback:
    return feedback.feedback(house.parts, house.who(who), run, "holding")


def rewrite(house: House, run: str, text: str, rev: int = 1) -> None:
    given = {"key": rewrite_key("holding", "forum"), "text": text, "rev": rev}
    practise.save_draft(house.parts, house.who("ann"), run, **given)  # type: ignore[arg-type]


def test_a_hand_in_is_read_criterion_by_criterion_at_once(reading: House):
    found = told(reading, handed_in(reading))
    assert [one.bound.criterion.id for one in found.handed_in.read] == ["R-tone", "R-known", "R-action", "R-care"]
    assert found.handed_in.texts == TEXTS
    quotes = [quote for one in found.handed_in.read for sign in one.signs for quote in sign.quotes]
    assert {quote.event for quote in quotes} == {found.event}


def test_nothing_of_it_is_kept(reading: House):
    run = handed_in(reading)
    head = practise.desk(reading.parts, reading.who("ann"), run).state.seq
    told(reading, run)
    with reading.parts.store.read() as tx:
        assert tx.assessments(run) == []
        assert tx.requests_of(run) == []
    assert practise.desk(reading.parts, reading.who("ann"), run).state.seq == head


def test_there_is_no_feedback_before_an_attempt_of_ones_own(reading: House):
    run = reading.start("ann").run
    reading.send("ann", run, AdvanceClock(to=600))
    with pytest.raises(Refused, match="Hand this in first"):
        told(reading, run)


@pytest.mark.parametrize("mode", ["mock", "assessed"])
def test_there_is_none_in_any_other_mode(reading: House, mode: Literal["mock", "assessed"]):
    run = handed_in(reading, mode)
    with pytest.raises(NotAllowed):
        told(reading, run)


@pytest.mark.parametrize("who", ["ben", "tess", "ada", "max", "south:ann"])
def test_it_is_for_the_learner_alone(reading: House, who: str):
    run = handed_in(reading)
    with pytest.raises(NotAllowed):
        told(reading, run, who)


def test_a_task_that_is_not_there_is_refused_like_one_that_may_not_be_seen(reading: House):
    run = handed_in(reading)
    with pytest.raises(NotAllowed):
        feedback.feedback(reading.parts, reading.who("ann"), run, "no-such-task")


def test_a_rewriting_is_read_beside_the_hand_in_which_stays_what_it_was(reading: House):
    run = handed_in(reading)
    rewrite(reading, run, "I am reading every post in here. It is on us.")
    found = told(reading, run)
    assert found.rewritten is not None
    assert found.rewritten.texts == {"forum": "I am reading every post in here. It is on us.", "micro": TEXTS["micro"]}
    state = practise.desk(reading.parts, reading.who("ann"), run).state
    assert state.tasks["holding"].submission.texts == TEXTS  # type: ignore[union-attr]


def test_a_rewriting_that_is_still_the_same_is_none(reading: House):
    run = handed_in(reading)
    rewrite(reading, run, TEXTS["forum"])
    assert told(reading, run).rewritten is None


def test_it_is_there_after_the_shift_too(reading: House):
    run = handed_in(reading)
    reading.send("ann", run, EndRun())
    assert told(reading, run).handed_in.read


def test_where_nobody_reads_words_nothing_is_said_of_them(house: House):
    assert told(house, handed_in(house)).handed_in.read == ()


def test_examples_come_with_it_one_for_each_level(reading: House):
    found = told(reading, handed_in(reading))
    assert {name: list(levels) for name, levels in found.examples.items()} == {
        name: ["not_shown", "emerging", "secure", "strong"] for name in ("R-tone", "R-known", "R-action", "R-care")
    }
