"""A judge over the whole way from hand-in to record, with what it answers scripted."""

from dataclasses import dataclass, field, replace

import pytest

from simulator.assessment_log import verify_chain
from simulator.runs.commands import AdvanceClock
from simulator.scoring.judge.judging import SAFETY
from simulator.scoring.judge.kept import Budget, Kept
from simulator.scoring.judge.protocol import Answer, Fault, FaultKind, Replied, Request
from simulator.scoring.judge.rest import LEFT_ALONE
from simulator.services import practise, scoring
from simulator.services.scoring import LEASE, MOST_ATTEMPTS, score_next
from tests.scoring.judge.asking import NAME, ScriptedJudge
from tests.services.conftest import House
from tests.services.judged import (
    BUDGET,
    OF_HOLDING,
    OF_NOTE,
    READ,
    TEXTS,
    answer,
    handed_in,
    holding,
    kept_by,
    levels,
    read_by,
    said,
    see_through,
    state,
)

NONSENSE = Replied("{}", model="small-model")
BUSY = Fault("busy", "The server asks to be left alone for a while (429).")


def scripted(*answers: Answer) -> ScriptedJudge:
    return ScriptedJudge(list(answers))


def text_kept(house: House, run: str) -> dict[str, str]:
    submission = practise.desk(house.parts, house.who("ann"), run).state.tasks["holding"].submission
    assert submission
    return dict(submission.texts)


def test_a_text_is_sent_once_with_all_of_its_criteria_on_either_database(both: House):
    judge = scripted(answer())
    house = read_by(both, judge)
    run = handed_in(house)

    assert (score_next(house.parts), score_next(house.parts)) == (True, False)

    assert len(judge.asked) == 1
    found = said(house, run)
    assert tuple(found) == READ
    assert {found[name].level for name in OF_HOLDING} == {"secure"}
    assert [quote.quote for quote in found["R-tone"].findings[0].quotes or ()] == [
        "The fault is ours",
        "Next word at 10:00",
    ]
    assert (state(house, run).state, state(house, run).criteria) == ("done", READ)
    with house.parts.store.read() as tx:
        assert verify_chain(tx.assessments(run)) is None


def test_where_nothing_was_written_nobody_is_asked_and_no_level_is_given(house: House):
    judge = scripted(answer())
    house = read_by(house, judge)
    run = handed_in(house)
    score_next(house.parts)
    assert {said(house, run)[name].status for name in OF_NOTE} == {"unscored"}

    silent = house.ended("ben")
    score_next(house.parts)
    assert ({s.status for s in said(house, silent).values()}, len(judge.asked)) == ({"unscored"}, 1)


def test_of_a_run_that_was_stopped_nothing_is_sent(house: House):
    judge = scripted()
    house = read_by(house, judge)
    run = house.start("ann").run
    house.send("ann", run, AdvanceClock(to=600))
    house.send("ann", run, holding())
    practise.stop(house.parts, house.who("ann"), run, command_id=house.new())
    assert (score_next(house.parts), judge.asked, said(house, run)) == (False, [], {})


@dataclass
class DiesAfter:
    """Keeps what a judge answered, and takes the process with it: once."""

    kept: Kept
    dead: bool = field(default=False)

    def get(self, key: str) -> Answer | None:
        return self.kept.get(key)

    def book(self, key: str, cost: int, most: int) -> bool:
        return self.kept.book(key, cost, most)

    def put(self, key: str, answer: Answer, cost: int) -> None:
        self.kept.put(key, answer, cost)
        if not self.dead:
            self.dead = True
            raise KeyboardInterrupt


def test_what_was_paid_for_before_a_crash_is_not_paid_for_again(both: House):
    judge = scripted(answer())
    house = read_by(both, judge, kept=DiesAfter(kept_by(both)))
    run = handed_in(house)
    with pytest.raises(KeyboardInterrupt):
        score_next(house.parts)
    assert (state(house, run).state, said(house, run)) == ("running", {})

    house.clock.now += LEASE
    assert score_next(house.parts)
    assert (state(house, run).state, len(judge.asked)) == ("done", 1)
    assert spent(house) == 500 * 100 + 1500 * 25 + 300 * 400


def spent(house: House) -> int:
    with house.parts.store.read() as tx:
        return tx.judge_cost(house.clock.now.replace(day=1, hour=0))


class Dying(ScriptedJudge):
    """Takes its asker with it."""

    def ask(self, request: Request) -> Answer:
        super().ask(request)
        raise KeyboardInterrupt


def test_a_call_that_its_asker_did_not_survive_counts_at_its_worst(house: House):
    dying = read_by(house, Dying([answer()]))
    run = handed_in(dying)
    with pytest.raises(KeyboardInterrupt):
        score_next(dying.parts)
    lost = spent(house)
    assert lost > 500 * 100 + 1500 * 25 + 300 * 400

    house.clock.now += LEASE
    again = read_by(house, scripted(answer()))
    assert score_next(again.parts)
    assert (levels(again, run), spent(house)) == ({"secure", None}, lost + 500 * 100 + 1500 * 25 + 300 * 400)


def test_a_month_that_is_spent_sends_nothing_and_a_tutor_may_run_it_again_when_there_is_room(house: House):
    judge = scripted(answer())
    poor = read_by(house, judge, budget=replace(BUDGET, cap=0))
    run = handed_in(poor)

    found = see_through(poor, run)
    assert (found.state, judge.asked, spent(house)) == ("failed", [], 0)
    assert found.error
    assert "0 pence" in found.error

    again = read_by(house, judge)
    scoring.run_again(again.parts, again.who("tess"), run, NAME)
    assert (see_through(again, run).state, said(again, run)["R-tone"].level) == ("done", "secure")


def test_a_new_month_has_room_again(house: House):
    judge = scripted(Fault("timeout", "late"), answer())
    house = read_by(house, judge, budget=Budget(cap=5, prices=BUDGET.prices))
    run = handed_in(house)
    score_next(house.parts)  # a call that nobody counted costs the worst
    house.clock.now = house.clock.now.replace(month=house.clock.now.month + 1, day=1)
    assert (see_through(house, run).state, len(judge.asked)) == ("done", 2)


@pytest.mark.parametrize("kind", ["busy", "unavailable", "timeout"])
def test_what_may_pass_is_tried_again_later_each_time_and_in_the_end_failed(house: House, kind: FaultKind):
    judge = scripted(*[Fault(kind, "It is down.")] * MOST_ATTEMPTS)
    house = read_by(house, judge)
    run = handed_in(house)
    waits = []
    for _ in range(3):
        assert (score_next(house.parts), score_next(house.parts)) == (True, False)
        found = state(house, run)
        assert (found.state, found.error) == ("pending", "It is down.")
        assert found.next_at
        waits.append((found.next_at - house.clock.now).total_seconds())
        house.clock.now = found.next_at
    assert waits == sorted(waits)
    assert 30 <= waits[0] < 38

    assert (see_through(house, run).state, said(house, run)) == ("failed", {})
    assert text_kept(house, run) == TEXTS


def test_a_provider_that_asks_to_be_left_alone_is(house: House):
    house = read_by(house, scripted(replace(BUSY, retry_after=900.0), answer()))
    run = handed_in(house)
    score_next(house.parts)
    found = state(house, run)
    assert found.next_at
    assert (found.next_at - house.clock.now).total_seconds() >= 900
    assert see_through(house, run).state == "done"


def test_after_five_faults_in_a_row_the_next_run_is_not_sent_and_after_a_minute_one_is(house: House):
    down = Fault("unavailable", "It is down.")
    judge = scripted(*[down] * 5, *[answer()] * 6)
    house = read_by(house, judge)
    learners = ("ann", "ben", "cy", "south:ann", "south:ben", "south:cy")
    runs = [handed_in(house, who) for who in learners]
    for _ in runs:
        assert score_next(house.parts)
    assert (len(judge.asked), state(house, runs[5], "south:tom").error) == (5, LEFT_ALONE)

    house.clock.forward(seconds=80)
    while score_next(house.parts):
        continue
    assert len(judge.asked) == 5 + 3  # the other provider's learners have the same names, and wrote the same
    assert {said(house, run)["R-tone"].level for run in runs} == {"secure"}


@pytest.mark.parametrize("kind", ["unauthorised", "rejected", "over_budget"])
def test_what_only_an_operator_mends_fails_after_one_call_and_a_tutor_may_run_it_again(house: House, kind: FaultKind):
    judge = scripted(Fault(kind, "Look at the settings."), answer())
    house = read_by(house, judge)
    run = handed_in(house)

    assert score_next(house.parts)
    assert (state(house, run).state, state(house, run).error) == ("failed", "Look at the settings.")
    assert len(judge.asked) == 1
    assert [(f.run.id, f.error) for f in scoring.failed(house.parts, house.who("tess"))] == [
        (run, "Look at the settings.")
    ]
    assert state(house, run, "ann").error is None
    assert said(house, run).keys() <= set(OF_NOTE)

    house.clock.forward(minutes=2)
    scoring.run_again(house.parts, house.who("tess"), run, NAME)
    assert (see_through(house, run).state, said(house, run)["R-tone"].level) == ("done", "secure")


USELESS: dict[str, tuple[Answer, ...]] = {
    "declined": (Fault("declined", "The model refused."),),
    "filtered": (Fault("filtered", "The filter."),),
    "cut twice": (Fault("cut", "Cut."), Fault("cut", "Cut.")),
    "nonsense twice": (NONSENSE, NONSENSE),
    "cut, then nonsense": (Fault("cut", "Cut."), NONSENSE),
}


@pytest.mark.parametrize("answers", USELESS.values(), ids=USELESS)
def test_an_answer_of_no_use_ends_with_a_tutor_and_the_text_is_as_it_was(house: House, answers: tuple[Answer, ...]):
    judge = scripted(*answers)
    house = read_by(house, judge)
    run = handed_in(house)
    head = practise.desk(house.parts, house.who("ann"), run).state.head

    assert see_through(house, run).state == "done"

    found = said(house, run)
    assert {found[name].status for name in OF_HOLDING} == {"unscored"}
    assert all(found[name].reason.startswith("Waiting for a tutor: ") for name in OF_HOLDING)
    assert levels(house, run) == {None}
    assert (text_kept(house, run), len(judge.asked)) == (TEXTS, len(answers))
    assert practise.desk(house.parts, house.who("ann"), run).state.head == head


def test_a_text_that_a_model_will_not_read_is_shown_with_safety_in_mind(house: House):
    house = read_by(house, scripted(Fault("declined", "The model refused.")))
    run = handed_in(house)
    see_through(house, run)
    assert {said(house, run)[name].careful for name in OF_HOLDING} == {(SAFETY,)}


def test_nonsense_once_is_asked_again_later(house: House):
    judge = scripted(NONSENSE, answer())
    house = read_by(house, judge)
    run = handed_in(house)
    score_next(house.parts)
    assert state(house, run).state == "pending"
    assert (see_through(house, run).state, said(house, run)["R-tone"].level) == ("done", "secure")
