"""A judge that is down is left alone, and what waits for an operator is not asked over and over."""

from dataclasses import dataclass, field

import pytest

from simulator.errors import ScoringFailed
from simulator.scoring.judge.protocol import Answer, Fault, FaultKind
from simulator.scoring.judge.rest import DOWN, IN_A_ROW, OPERATOR, REST, Rest
from tests.scoring.judge.asking import replied


@dataclass
class Asked:
    """A rest under a clock that stands where it is set."""

    now: float = 1_000.0
    rest: Rest = field(init=False)

    def __post_init__(self) -> None:
        self.rest = Rest(lambda: self.now)

    def meets(self, answer: Answer, question: str = "q", times: int = 1) -> None:
        for _ in range(times):
            self.rest.check(question)
            self.rest.count(question, answer)

    def refusal(self, question: str = "q") -> ScoringFailed | None:
        try:
            self.rest.check(question)
        except ScoringFailed as refused:
            return refused
        return None


@pytest.mark.parametrize("kind", DOWN)
def test_after_five_faults_in_a_row_nobody_is_asked_for_a_minute(kind: FaultKind):
    asked = Asked()
    asked.meets(Fault(kind, "no"), times=IN_A_ROW - 1)
    assert asked.refusal() is None
    asked.meets(Fault(kind, "no"))

    for seconds in (0.0, 59.0):
        asked.now = 1_000.0 + seconds
        refused = asked.refusal("another")
        assert refused
        assert (refused.final, refused.retry_after) == (False, REST - seconds)


def test_one_answer_between_faults_begins_the_count_anew():
    asked = Asked()
    for answer in (Fault("busy", "no"), replied(), Fault("busy", "no"), Fault("declined", "no")):
        asked.meets(answer, times=1 if answer == replied() else IN_A_ROW - 1)
    asked.meets(Fault("busy", "no"))
    assert asked.refusal() is None


def test_after_the_minute_one_is_let_through_and_the_others_wait_for_what_it_meets():
    asked = Asked()
    asked.meets(Fault("unavailable", "no"), times=IN_A_ROW)
    asked.now += REST
    assert (asked.refusal(), bool(asked.refusal())) == (None, True)


def test_one_more_fault_then_and_the_rest_begins_again():
    asked = Asked()
    asked.meets(Fault("unavailable", "no"), times=IN_A_ROW)
    for _ in range(3):
        asked.now += REST
        asked.meets(Fault("unavailable", "no"))
        assert asked.refusal()


def test_an_answer_then_and_everybody_is_asked_again():
    asked = Asked()
    asked.meets(Fault("unavailable", "no"), times=IN_A_ROW)
    asked.now += REST
    asked.meets(replied())
    asked.meets(Fault("unavailable", "no"), times=IN_A_ROW - 1)
    assert asked.refusal() is None


def test_whoever_is_let_through_and_never_heard_of_again_keeps_nobody_waiting_for_ever():
    asked = Asked()
    asked.meets(Fault("unavailable", "no"), times=IN_A_ROW)
    for _ in range(2):
        asked.now += REST
        assert asked.refusal() is None


def test_a_key_that_is_refused_is_tried_by_nobody_for_a_minute():
    asked = Asked()
    asked.meets(Fault("unauthorised", "No such key."))
    refused = asked.refusal("another")
    assert refused
    assert (str(refused), refused.final) == ("No such key.", True)
    asked.now += REST
    assert asked.refusal("another") is None


@pytest.mark.parametrize("kind", [kind for kind in OPERATOR if kind != "unauthorised"])
def test_a_question_that_is_not_taken_is_not_put_again_for_a_minute_and_others_are(kind: FaultKind):
    asked = Asked()
    asked.meets(Fault(kind, "Too large."))
    refused = asked.refusal()
    assert refused
    assert (str(refused), refused.final, asked.refusal("another")) == ("Too large.", True, None)
    asked.now += REST
    assert asked.refusal() is None
