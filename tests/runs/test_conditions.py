"""Conditions over a run: what holds, what does not, and which event is meant."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from simulator.content.choices import DecisionSet, DeclaredIs
from simulator.content.conditions import Condition, EventIs
from simulator.runs.commands import Declared
from simulator.runs.conditions import holds
from simulator.runs.events import CaseDecided
from simulator.runs.match import declares, matches
from tests.runs.world import STRONG, decision, played

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
STATE = played().state
LONG = played(script=STRONG, time=150).state


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ("otherwise", True),
        ({"fact": "holding", "is": True}, True),
        ({"fact": "holding", "is": False}, False),
        ({"fact": "holding", "is": 1}, False),
        ({"fact": "unheard", "is": False}, False),
        ({"meter": "trust", "gte": 64}, True),
        ({"meter": "trust", "gte": 65}, False),
        ({"meter": "trust", "lte": 64}, True),
        ({"meter": "trust", "gte": 1, "lte": 63}, False),
        ({"meter": "unheard", "gte": 0}, False),
        ({"all": [{"fact": "holding", "is": True}, {"meter": "trust", "gte": 65}]}, False),
        ({"any": [{"fact": "holding", "is": True}, {"meter": "trust", "gte": 65}]}, True),
        ({"not": {"fact": "holding", "is": True}}, False),
        ({"since": {"inject": "cause", "gte": 3840}}, True),
        ({"since": {"inject": "cause", "gte": 3841}}, False),
        ({"since": {"inject": "press", "gte": 0}}, False),
        ({"event": "queue.paused"}, True),
        ({"event": "queue.resumed"}, False),
        ({"event": "case.decided", "item": "case-insult"}, True),
        ({"event": "case.decided", "item": "case-none"}, False),
        ({"event": "reply.published", "item": "thread"}, True),
        ({"event": "reply.published", "channel": "forum", "since": "cause"}, True),
        ({"event": "reply.published", "channel": "micro"}, False),
        ({"event": "reply.published", "channel": "forum", "since": "private"}, False),
        ({"event": "reply.published", "channel": "forum", "since": "press"}, False),
        ({"event": "task.submitted", "channel": "micro"}, True),
        ({"event": "task.submitted", "channel": "mail", "item": "holding"}, False),
        ({"event": "queue.paused", "within": 120}, True),
        ({"event": "queue.paused", "within": 119}, False),
        ({"event": "queue.paused", "since": "thread", "within": 60}, True),
        ({"event": "queue.paused", "since": "thread", "within": 59}, False),
        ({"event": "queue.paused", "has": ["note"]}, True),
        ({"event": "case.decided", "has": ["severity"], "item": "case-insult"}, False),
        ({"event": "case.decided", "has": ["severity", "escalate", "preserve"]}, True),
        ({"event": "escalation.sent", "to": "sam", "topic": "private-data"}, True),
        ({"event": "escalation.sent", "item": "case-private"}, True),
        ({"event": "escalation.answered", "to": "sam", "item": "case-private"}, True),
        ({"event": "escalation.answered", "topic": "refunds"}, False),
        ({"event": "notice.sent", "to": "kestrel", "item": "case-private"}, True),
        ({"event": "notice.sent", "to": "mara", "item": "case-private"}, False),
        ({"event": "fact.set", "item": "holding"}, True),
        ({"count": {"event": "case.decided", "gte": 2, "lte": 2}}, True),
        ({"count": {"event": "case.decided", "item": "case-insult", "gte": 2}}, False),
        ({"count": {"event": "queue.resumed", "lte": 0}}, True),
    ],
)
def test_a_condition_holds_or_does_not(condition: Any, truth: bool):
    assert holds(CONDITION.validate_python(condition, strict=False), STATE) is truth


def test_a_time_limit_in_a_condition_is_scaled_by_the_time_adjustment():
    soon = CONDITION.validate_python({"event": "queue.paused", "within": 80}, strict=False)

    assert not holds(soon, STATE)
    assert holds(soon, LONG)


DECIDED = CaseDecided(
    item="c", report="agree", content="hide", account="warn", clause="P2", notices=("author", "reporter"),
    escalate=("sam",), severity=2, preserve=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "truth"),
    [
        ({}, True),
        ({"report": "agree"}, True),
        ({"report": "ignore"}, False),
        ({"content": ["keep", "hide"]}, True),
        ({"content": ["keep"]}, False),
        ({"account": ["ban", "warn"], "clause": "P2"}, True),
        ({"account": ["ban", "warn"], "clause": "P4"}, False),
        ({"notices": ["author"]}, True),
        ({"notices": ["reporter", "author"]}, True),
        ({"notices": []}, False),
        ({"escalate": ["sam"]}, True),
        ({"escalate": ["sam", "priya"]}, False),
        ({"escalate": []}, False),
        ({"preserve": True}, True),
        ({"preserve": False}, False),
    ],
)
def test_a_decision_belongs_to_a_set_or_does_not(wanted: dict[str, Any], truth: bool):
    assert matches(DecisionSet.model_validate(wanted, strict=False), DECIDED) is truth


def test_none_given_is_matched_by_an_empty_list_alone():
    silent = DECIDED.model_copy(update={"notices": (), "escalate": ()})

    assert matches(DecisionSet(notices=(), escalate=()), silent)
    assert not matches(DecisionSet(notices=("author",)), silent)


@pytest.mark.parametrize(
    ("wanted", "truth"),
    [
        ({"intent": ["explain", "joke"]}, True),
        ({"intent": ["explain"]}, False),
        ({"facts_used": ["a"]}, True),
        ({"facts_used": ["a", "c"]}, False),
        ({"facts_used": []}, False),
        ({"promises": ["none"]}, False),
        ({}, True),
    ],
)
def test_what_is_declared_belongs_to_a_set_or_does_not(wanted: dict[str, Any], truth: bool):
    declared = Declared(intent="joke", facts_used=("a", "b"))

    assert declares(DeclaredIs.model_validate(wanted, strict=False), declared) is truth


def test_a_condition_may_ask_what_was_declared():
    run = played(
        script=((400, "reply.publish", {"channel": "forum", "text": "Yes.", "declare": {"intent": "explain"}}),)
    )

    def declared(**parts: Any) -> bool:
        return holds(EventIs(event="reply.published", declares=DeclaredIs(**parts)), run.state)

    assert declared(intent=("joke", "explain"))
    assert not declared(intent=("joke",))
    assert not declared(finding=("days-missing",))
    assert declared(facts_used=())
    assert not holds(EventIs(event="inject.released", declares=DeclaredIs()), run.state)


def test_a_condition_may_ask_what_was_decided():
    state = played(script=((600, "case.decide", decision(content="remove", account="ban")),)).state

    assert holds(EventIs(event="case.decided", decision=DecisionSet(content=("hide", "remove"), clause="P2")), state)
    assert not holds(EventIs(event="case.decided", decision=DecisionSet(account=("warn",))), state)
    assert not holds(EventIs(event="inject.released", decision=DecisionSet()), state)


@pytest.mark.parametrize(("fields", "made"), [
    ({"expect": "Calm.", "confidence": 70}, [("Calm.", 70)]), ({"confidence": 0}, [("", 0)]),
    ({"expect": "Calm."}, [("Calm.", None)]), ({}, []),
])  # fmt: skip
def test_a_prediction_says_how_sure_the_learner_is(fields: dict[str, object], made: list[tuple[str, int | None]]):
    run = played(script=((600, "case.decide", {**decision(), **fields}),))

    assert (
        list(zip(run.each("prediction.made", "text"), run.each("prediction.made", "confidence"), strict=True)) == made
    )
