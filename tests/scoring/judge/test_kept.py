"""Nothing is asked twice, and nothing over the month's budget."""

from dataclasses import replace

import pytest

from simulator.scoring.judge.kept import MILLIONTHS, Budget, Prices, ask, at_most, key_of
from simulator.scoring.judge.prompt import request_for
from simulator.scoring.judge.protocol import Answer, Fault, FaultKind, Replied, Request, Usage
from simulator.scoring.judge.task import JudgeTask
from tests.scoring.judge.asking import MICRO, NAME, KeptHere, ScriptedJudge, replied, reply, task

PRICES = Prices(read=100, cached=25, written=400)
BUDGET = Budget(cap=100, prices=PRICES)


def asked(judge: ScriptedJudge, kept: KeptHere, about: JudgeTask | None = None, budget: Budget = BUDGET) -> Answer:
    return ask(judge, about or task(), nonce=f"n{len(judge.asked)}", kept=kept, budget=budget)


def test_the_same_question_is_asked_once():
    judge, kept = ScriptedJudge([replied()]), KeptHere()
    assert asked(judge, kept) == asked(judge, kept)
    assert (len(judge.asked), len(kept.costs)) == (1, 1)


def test_another_text_name_criterion_or_model_is_another_question():
    keys = [
        key_of(task(), NAME),
        key_of(task(MICRO), NAME),
        key_of(task(names=("Jo",)), NAME),
        key_of(task(criteria=("R-next",)), NAME),
        key_of(task(), f"{NAME}-2"),
    ]
    assert len(set(keys)) == len(keys)


def test_a_call_costs_what_was_read_anew_read_again_and_written():
    kept = KeptHere()
    asked(ScriptedJudge([replied()]), kept)
    assert kept.costs == [500 * 100 + 1500 * 25 + 300 * 400]


def test_a_call_that_could_go_over_the_cap_is_not_made():
    worst = PRICES.of(at_most(request_for(task(), nonce="n0")))
    kept = KeptHere(costs=[BUDGET.cap * MILLIONTHS - worst + 1])
    judge = ScriptedJudge([])

    answer = asked(judge, kept)

    assert isinstance(answer, Fault)
    assert (answer.kind, judge.asked) == ("over_budget", [])


def test_no_month_costs_more_than_its_cap_whatever_a_server_counts():
    kept, budget = KeptHere(), Budget(cap=5, prices=PRICES)
    answers: list[Answer] = [Fault("timeout", "late"), replied(), Replied(reply(), model="m"), Fault("cut", "cut")] * 50
    for number in range(200):
        asked(
            ScriptedJudge(answers[number:]), kept, task(f"We write again at ten. The fault is ours. {number}"), budget
        )
    assert 0 < sum(kept.costs) <= budget.cap * MILLIONTHS


def test_a_server_that_did_no_work_costs_nothing_and_one_that_fell_silent_the_worst():
    kept = KeptHere()
    asked(ScriptedJudge([Fault("busy", "later")]), kept)
    asked(ScriptedJudge([Fault("timeout", "late")]), kept)
    assert (kept.costs[0], kept.costs[1] > 0) == (0, True)


def test_an_answer_that_was_cut_is_asked_for_once_more_and_longer():
    cut = Fault("cut", "cut", usage=Usage(read=10, written=4000))
    judge, kept = ScriptedJudge([cut, replied()]), KeptHere()
    assert isinstance(asked(judge, kept), Replied)
    assert ([request.most for request in judge.asked], len(kept.costs)) == ([4000, 16000], 2)

    judge, kept = ScriptedJudge([cut, cut]), KeptHere()
    for _ in range(3):
        assert asked(judge, kept) == replace(cut, times=2)
    assert len(judge.asked) == 2


@pytest.mark.parametrize("kind", ["declined", "filtered"])
def test_a_text_that_a_model_would_not_read_is_not_sent_again(kind: FaultKind):
    judge, kept = ScriptedJudge([Fault(kind, "no")]), KeptHere()
    assert asked(judge, kept) == asked(judge, kept) == Fault(kind, "no")
    assert len(judge.asked) == 1


def test_an_answer_whose_asker_died_after_a_cut_is_asked_for_longer_at_once():
    judge, kept = ScriptedJudge([replied()]), KeptHere({key_of(task(), NAME): Fault("cut", "cut")})
    assert isinstance(asked(judge, kept), Replied)
    assert [request.most for request in judge.asked] == [16000]


def test_a_call_that_nobody_lived_to_hear_the_end_of_has_cost_the_worst():
    kept = KeptHere()
    with pytest.raises(KeyboardInterrupt):
        asked(DyingJudge([]), kept)
    assert kept.costs == [PRICES.of(at_most(request_for(task(), nonce="n0")))]


class DyingJudge(ScriptedJudge):
    """Takes its asker with it."""

    def ask(self, request: Request) -> Answer:
        raise KeyboardInterrupt


def test_a_reply_that_cannot_be_read_is_a_fault_that_costs_and_may_be_asked_for_again():
    judge, kept = ScriptedJudge([Replied("{}", model="m", usage=Usage(read=10, written=1)), replied()]), KeptHere()

    first = asked(judge, kept)
    second = asked(judge, kept)

    assert isinstance(first, Fault)
    assert (first.kind, first.passes, kept.costs[0]) == ("nonsense", True, 1400)
    assert isinstance(second, Replied)


def test_a_question_that_twice_got_an_answer_of_no_use_is_not_asked_a_third_time():
    judge, kept = ScriptedJudge([Replied("{}", model="m"), Replied("[]", model="m")]), KeptHere()
    answers = [asked(judge, kept) for _ in range(3)]
    assert [(a.kind, a.passes) for a in answers if isinstance(a, Fault)] == [
        ("nonsense", True),
        ("nonsense", False),
        ("nonsense", False),
    ]
    assert len(judge.asked) == 2
