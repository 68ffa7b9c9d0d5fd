"""What a decision leads to: notices, escalations, flags, effects, appeals; and what a deadline leads to."""

from typing import Any

import pytest

from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.events import EscalationAnswered
from tests.runs.world import SMALL, Run, changed, decision
from tests.shipped import shipped_library


def private(**parts: Any) -> Run:
    """A run in which the private post was just decided on."""
    run = Run()
    run.until(1860)
    run.do("case.decide", **decision("case-private", **{"clause": "P4", "content": "remove", **parts}))
    return run


def banned(scenario: Scenario = SMALL) -> Run:
    """A run in which the insult led to a ban, and the ban to an appeal."""
    run = Run(scenario)
    run.until(600)
    run.do("case.decide", **decision(account="ban"))
    run.until(1320)
    return run


def test_a_case_opens_with_the_post_it_is_about():
    run = Run()
    run.until(300)

    case = run.state.cases["case-insult"]
    assert (case.status, case.opened, case.due) == ("open", 300, 1200)
    assert run.state.posts["insult"].case == "case-insult"
    assert run.state.posts["insult"].reply_to == "thread"


def test_a_decision_is_kept_whole():
    run = private(account="suspend", hours=168, escalate=["sam"], severity=4, notices=["reporter", "author", "author"])

    case = run.state.cases["case-private"]
    assert case.status == "decided"
    assert case.decision is not None
    assert case.decision.notices == ("author", "reporter")
    assert (case.decision.hours, case.decision.severity, case.decision.why) == (168, 4, "It attacks a person.")
    assert run.events[case.decided_seq - 1].data == case.decision if case.decided_seq else False


def test_the_author_and_each_reporter_are_told_where_the_learner_says_so():
    run = Run()
    run.until(600)
    run.do("case.decide", **decision(notices=["reporter", "author"]))

    assert [(n.data.notice, n.data.to) for n in run.of("notice.sent")] == [  # type: ignore[union-attr]
        ("author", "kestrel"), ("reporter", "mara"), ("reporter", "odo"),
    ]  # fmt: skip


def test_nobody_is_told_where_the_learner_does_not_say_so():
    assert private().each("notice.sent") == []


def test_a_case_passed_on_is_answered_by_desk_mail_after_a_while():
    run = private(escalate=["sam"], severity=4)
    assert run.each("escalation.sent", "case") == ["case-private"]

    run.until(1860 + 180)

    (answer,) = run.of("escalation.answered")
    assert answer.t == 2040
    assert run.state.posts["answer--escalation--1"].channel == "mail"
    assert run.state.posts["answer--escalation--1"].body == "content/answer-private.md"
    assert run.state.escalations["escalation--1"].answered_at == 2040


def test_a_colleague_asked_about_what_is_not_theirs_says_whose_it_is():
    run = Run()
    run.do("escalation.send", to="sam", topic="refunds", text="May we refund?")
    run.until(180)

    answer = run.state.posts["answer--escalation--1"]
    assert (answer.by, answer.channel, answer.body) == ("sam", "mail", None)
    assert answer.text == (
        "“Refunds” is not mine to decide. That is for Priya (producer). I have not passed it on.\n\nSam"
    )


def test_a_case_passed_to_whoever_it_is_not_for_comes_back_with_the_name_of_whom_it_is_for():
    run = private(escalate=["priya"], severity=4)
    run.until(1860 + 540)

    assert run.each("escalation.sent", "topic") == ["case-private"]
    assert run.state.posts["answer--escalation--1"].text == (
        "“Private data” is not mine to decide. That is for Sam (safety_lead). I have not passed it on.\n\nPriya"
    )


def test_a_case_that_is_for_nobody_but_the_desk_comes_back_as_the_desks_own():
    run = Run()
    run.until(600)
    run.do("case.decide", **decision(escalate=["sam"], severity=1))
    run.until(780)

    assert run.state.posts["answer--escalation--1"].text == (
        "“Insult” is not mine to decide. That one is the desk's own, on the policy and the record.\n\nSam"
    )


def test_who_only_says_whose_it_is_has_answered_on_nothing():
    told = [{"id": "told", "when": {"event": "escalation.answered", "topic": "refunds"}, "do": [{"flag": "told"}]}]
    asked, wrong = Run(changed(rules=told)), Run(changed(rules=told))
    asked.do("escalation.send", to="priya", topic="refunds", text="May we refund?")
    wrong.do("escalation.send", to="sam", topic="refunds", text="May we refund?")
    asked.until(600)
    wrong.until(600)

    assert (asked.state.flags, wrong.state.flags) == (("told",), ())


@pytest.mark.parametrize("name", sorted(shipped_library().scenarios))
def test_whoever_is_asked_in_a_scenario_that_ships_answers_in_words_on_what_was_asked(name: str):
    scenario = shipped_library().scenarios[name]
    for person in find.colleagues(scenario):
        run = Run(scenario)
        for topic in scenario.topics:
            run.do("escalation.send", to=person, topic=topic, text="What do you say to this?")
        run.until(3600)

        answers = [event.data for event in run.of("escalation.answered")]
        assert len(answers) == len(scenario.topics)
        for answer in answers:
            assert isinstance(answer, EscalationAnswered)
            theirs = scenario.people[person].answer
            assert bool(answer.body) != bool(answer.text)
            assert answer.topic not in theirs or answer.body == theirs[answer.topic]


@pytest.mark.parametrize(
    ("parts", "flags"),
    [
        ({"content": "keep", "escalate": ["sam"], "severity": 3}, ("private-data-left-up",)),
        ({"preserve": False}, ("evidence-lost",)),
        ({"preserve": False, "escalate": ["sam"], "severity": 3}, ()),
        ({"content": "lock", "preserve": False}, ("evidence-lost", "private-data-left-up")),
        ({}, ()),
    ],
)
def test_an_unsafe_decision_raises_its_flag(parts: dict[str, Any], flags: tuple[str, ...]):
    assert private(**parts).state.flags == flags


def test_a_flag_is_raised_once():
    run = private(content="keep")
    run.end()

    assert run.each("flag.raised", "flag").count("private-data-left-up") == 1


@pytest.mark.parametrize(("content", "down"), [("remove", True), ("hide", True), ("keep", False)])
def test_the_effects_of_a_decision_are_those_whose_parts_it_has(content: str, down: bool):
    assert private(content=content).state.facts["private_down"] is down


def test_a_ban_may_be_appealed_against_by_desk_mail():
    run = banned()

    appeal = run.state.appeals["appeal-ban"]
    assert (appeal.status, appeal.opened, appeal.due) == ("open", 1320, 2520)
    assert (run.state.posts["appeal-ban"].channel, run.state.posts["appeal-ban"].by) == ("mail", "kestrel")


def test_an_overturned_decision_is_taken_back():
    run = banned()
    run.do("appeal.decide", appeal="appeal-ban", outcome="overturn", reply="You were right.")

    assert run.state.posts["insult"].visibility == "up"
    assert run.state.strikes["kestrel"] == 1
    assert run.state.appeals["appeal-ban"].status == "decided"


def test_an_appeal_for_the_account_alone_leaves_the_post_where_it_is():
    run = banned(changed(appeals=[{**SMALL.appeals[0].compiled(), "restores": "account"}]))
    run.do("appeal.decide", appeal="appeal-ban", outcome="overturn", reply="It was not you who wrote that.")

    assert run.state.posts["insult"].visibility == "hidden"
    assert run.state.strikes["kestrel"] == 1


@pytest.mark.parametrize("outcome", ["uphold", "reduce"])
def test_a_decision_that_stands_leaves_post_and_strike(outcome: str):
    run = banned()
    run.do("appeal.decide", appeal="appeal-ban", outcome=outcome)

    assert run.state.posts["insult"].visibility == "hidden"
    assert run.state.strikes["kestrel"] == 2


def test_an_appeal_left_alone_expires_with_its_effects():
    run = banned()
    run.until(2519)
    before = run.state.meters["trust"]
    run.until(2520)

    assert run.state.appeals["appeal-ban"].status == "expired"
    assert run.state.meters["trust"] == before - 2


def test_a_case_left_alone_expires_at_its_deadline_and_not_before():
    run = Run()
    run.until(1199)
    assert run.state.cases["case-insult"].status == "open"

    run.until(1200)

    case = run.state.cases["case-insult"]
    assert (case.status, case.decided_at) == ("expired", 1200)
    assert [move.add for move in run.state.moves if move.t == 1200] == [6, -2]


def test_reading_context_costs_time_and_the_world_goes_on_meanwhile():
    run = Run()
    run.until(590)
    run.do("context.open", case="case-insult", context="history")

    assert run.state.now == 630
    assert run.state.cases["case-insult"].context == ("history",)
    assert [move.t for move in run.state.moves if move.add == -2] == [600]


def test_a_case_may_close_while_its_context_is_read():
    run = Run()
    run.until(1190)
    run.do("context.open", case="case-insult", context="history")

    assert run.state.cases["case-insult"].status == "expired"


def test_a_prediction_is_kept_before_the_act_it_was_made_with():
    run = Run()
    run.until(300)
    step = run.do("case.decide", **decision(expect="They calm down."))

    assert [event.kind for event in step.events[:2]] == ["prediction.made", "case.decided"]
    assert run.each("prediction.made", "about") == ["case.decide:case-insult"]


def test_an_appeal_comes_once_however_often_it_is_called_for():
    again = {"id": "again", "when": {"event": "queue.paused"}, "do": [{"appeal": "appeal-ban", "wait": 60}]}
    run = Run(changed(rules=[again]))
    for _ in range(2):
        run.do("queue.pause")
        run.do("queue.resume")
    run.until(120)
    run.do("queue.pause")
    run.until(300)

    assert run.each("appeal.received") == ["appeal-ban"]
