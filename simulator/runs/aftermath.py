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
    """With a decision goes the case itself, under what the colleague answers on."""
    topic = _theirs(scenario, to, data.item) or data.item
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
    topic = _theirs(scenario, data.to, data.topic)
    body = person.answer.get(topic) if topic else None
    text = None if topic else _not_theirs(data, scenario)
    wait = REPLY_AFTER if person.reply_after is None else person.reply_after
    then = EscalationAnswered(item=data.item, by=data.to, topic=data.topic, body=body, text=text, case=data.case)
    return TimerSet(timer=f"answer:{data.item}", due=state.now + wait, then=then)


def _theirs(scenario: Scenario, person: str, topic: str) -> str | None:
    """The topic under which a colleague answers on this: itself, or the first of theirs where the case is for them and
    they have nothing to say to it alone. None where it is not theirs."""
    topics = scenario.people[person].answers
    if topic in topics:
        return topic
    return topics[0] if topics and person in find.whose(scenario, topic) else None


def _not_theirs(data: EscalationSent, scenario: Scenario) -> str:
    """What anybody who works there would write back: whose it is. Asking the wrong colleague costs time, not sense."""
    about = find.title_of_topic(scenario, data.topic)
    owners = [_with_role(scenario, person) for person in find.whose(scenario, data.topic)]
    if owners:
        whose = f"That is for {' or '.join(owners)}. I have not passed it on."
    else:
        whose = "That one is the desk's own, on the policy and the record."
    return f"“{about}” is not mine to decide. {whose}\n\n{find.name_of(scenario, data.to)}"


def _with_role(scenario: Scenario, person: str) -> str:
    return f"{find.name_of(scenario, person)} ({scenario.people[person].role})"
