"""What a case decision leads to: notices, escalations and their answers, flags for what was unsafe, effects."""

from simulator.content.choices import Notice
from simulator.content.scenario import Case, Scenario
from simulator.runs import find
from simulator.runs.events import (
    CaseDecided,
    EscalationAnswered,
    EscalationSent,
    FlagRaised,
    NoticeSent,
    TimerSet,
)
from simulator.runs.following import Effects, Following
from simulator.runs.match import matches
from simulator.runs.state import State

REPLY_AFTER = 600
"""Seconds until a colleague answers who is not given a time of their own."""


def of_decision(state: State, data: CaseDecided, scenario: Scenario) -> list[Following]:
    case = find.case(scenario, data.item)
    if case is None:
        return []
    found: list[Following] = [
        NoticeSent(item=case.id, to=person, notice=notice)
        for notice in sorted(set(data.notices))
        for person in _told(state, case, notice)
    ]
    found += [_escalated(state, data, scenario, to=to, n=n) for n, to in enumerate(sorted(set(data.escalate)), start=1)]
    flags = sorted({unsafe.flag for unsafe in case.unsafe if matches(unsafe, data)} - set(state.flags))
    found += [FlagRaised(flag=flag) for flag in flags]
    found += [
        Effects(f"case:{case.id}/{place}", effect.do)
        for place, effect in enumerate(case.effects)
        if matches(effect.when, data)
    ]
    return found


def _told(state: State, case: Case, notice: Notice) -> list[str]:
    if notice == "reporter":
        return sorted({report.by for report in case.reports})
    post = state.posts.get(case.target)
    return [post.by] if post else []


def _escalated(state: State, data: CaseDecided, scenario: Scenario, *, to: str, n: int) -> EscalationSent:
    """With a decision goes the case itself: as the topic where the colleague answers on it, else under their first."""
    topics = scenario.people[to].answers
    topic = data.item if data.item in topics or not topics else topics[0]
    return EscalationSent(
        item=f"escalation--{len(state.escalations) + n}",
        to=to,
        topic=topic,
        text=data.why,
        severity=data.severity,
        case=data.item,
    )


def answer_to_come(state: State, data: EscalationSent, scenario: Scenario) -> TimerSet:
    person = scenario.people[data.to]
    body = person.answer.get(data.topic) if data.topic in person.answers else None
    wait = REPLY_AFTER if person.reply_after is None else person.reply_after
    then = EscalationAnswered(item=data.item, by=data.to, topic=data.topic, body=body, case=data.case)
    return TimerSet(timer=f"answer:{data.item}", due=state.now + wait, then=then)
