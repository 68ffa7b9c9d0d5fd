"""A player who does anything at any time: sensible, hasty, or nonsense. The same number plays the same way."""

from random import Random
from typing import Any

from simulator.content.scenario import Declare, Scenario
from simulator.runs.commands import COMMANDS, Command
from simulator.runs.offered import offered_actions
from simulator.runs.state import State

KINDS = (
    "clock.advance", "clock.next", "clock.next", "item.view", "context.open", "case.decide", "case.decide",
    "appeal.decide", "reply.publish", "task.submit", "queue.pause", "queue.resume", "post.hold", "post.release",
    "escalation.send", "run.pause", "run.resume",
)  # fmt: skip


def anything(chance: Random, state: State, scenario: Scenario) -> Command:
    """One command. One in ten is about something that is not there."""
    kind = "run.resume" if state.paused and chance.random() < 0.7 else chance.choice(KINDS)
    fields = _fields(kind, chance, state, scenario)
    return COMMANDS.validate_python({"kind": kind, **fields}, strict=False)


def _fields(kind: str, chance: Random, state: State, scenario: Scenario) -> dict[str, Any]:
    match kind:
        case "clock.advance":
            return {"to": state.now + chance.randint(-60, 600)}
        case "item.view":
            return {"channel": _one(chance, scenario.channels), "item": _one(chance, [None, *state.posts])}
        case "context.open":
            case = _one(chance, [case.id for case in scenario.cases])
            return {"case": case, "context": _one(chance, [c.id for case in scenario.cases for c in case.context])}
        case "case.decide":
            return _decision(chance, state, scenario)
        case "appeal.decide":
            outcome = chance.choice(["uphold", "reduce", "overturn", None])
            return {
                "appeal": _one(chance, [a.id for a in scenario.appeals]),
                "outcome": outcome,
                "reply": _text(chance),
            }
        case "queue.pause" | "queue.resume":
            return {"note": _text(chance)}
        case "post.hold" | "post.release":
            return {"post": _one(chance, [post.id for post in scenario.planned_posts])}
        case "reply.publish" | "task.submit" | "escalation.send":
            return _writing(kind, chance, state, scenario)
        case _:
            return {}


def _decision(chance: Random, state: State, scenario: Scenario) -> dict[str, Any]:
    case = _one(chance, [case.id for case in scenario.cases])
    offered = offered_actions(state, scenario, case)
    account = _one(chance, offered.account or ("none",))
    if account not in ("none", "note", "warn", "mute", "suspend", "ban"):
        account = "none"
    escalate = [_one(chance, offered.escalate or ("nobody",))] if chance.random() < 0.4 else []
    return {
        "case": case,
        "report": chance.choice(["agree", "disagree", "ignore", None]),
        "content": chance.choice(["keep", "edit", "hide", "remove", "lock", "restore"]),
        "account": account,
        "hours": 24 if account in ("mute", "suspend") else None,
        "clause": _one(chance, scenario.policy),
        "notices": chance.sample(["author", "reporter"], chance.randint(0, 2)),
        "escalate": escalate,
        "severity": 3 if escalate else None,
        "preserve": chance.choice([True, False]),
        "why": _text(chance),
        "expect": chance.choice(["", "It calms down."]),
    }


def _writing(kind: str, chance: Random, state: State, scenario: Scenario) -> dict[str, Any]:
    if kind == "reply.publish":
        channel = _one(chance, scenario.channels)
        declare = _declared(chance, scenario.replies_declare)
        to = _one(chance, [None, *(post.id for post in state.posts.values() if post.channel == channel)])
        return {"channel": channel, "reply_to": to, "text": _text(chance), "declare": declare}
    if kind == "task.submit":
        task = chance.choice(scenario.tasks)
        texts = {channel: _text(chance) for channel in task.channels}
        return {"task": task.id, "texts": texts, "declare": _declared(chance, task.declare)}
    return {"to": _one(chance, scenario.people), "topic": _one(chance, scenario.topics), "text": _text(chance)}


def _declared(chance: Random, offered: Declare) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in ("intent", "promises", "asks_for"):
        choices = getattr(offered, part)
        if choices:
            found[part] = chance.choice(choices).id
    facts = [choice.id for choice in offered.facts_used]
    return {**found, "facts_used": chance.sample(facts, chance.randint(0, len(facts)))}


def _one(chance: Random, known: Any) -> Any:
    choices = list(known)
    return "nowhere" if not choices or chance.random() < 0.1 else chance.choice(choices)


def _text(chance: Random) -> str:
    return chance.choice(["", "We know, and we are on it.", "Sorry. 😀 Straße\nMore at ten.", "x" * 300, "y" * 5000])[
        :2000
    ]
