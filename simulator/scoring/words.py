"""What a scorer says, in words: spans of time and the parts of a decision."""

from collections.abc import Iterable

from simulator.content.choices import DecisionSet
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.events import AppealDecided, CaseDecided

REPORT = {"agree": "report right", "disagree": "report wrong", "ignore": "report not ours to act on"}
CONTENT = {
    "keep": "post kept",
    "edit": "edit asked for",
    "hide": "post hidden",
    "remove": "post removed",
    "lock": "thread locked",
    "restore": "post restored",
}
ACCOUNT = {
    "none": "nothing done to the member",
    "note": "note kept on the member",
    "warn": "member warned",
    "mute": "member muted",
    "suspend": "member suspended",
    "ban": "member banned",
}
OUTCOME = {"uphold": "decision upheld", "reduce": "decision reduced", "overturn": "decision overturned"}
PARTS = {
    "report": "the report",
    "content": "the post",
    "account": "the member",
    "notices": "who is told",
    "escalate": "who must know",
    "preserve": "keeping evidence",
    "clause": "the rule",
}
"""A part of a case decision, as a learner would name it."""


def span(seconds: int) -> str:
    """`38 minutes`, `1 minute`, `45 seconds`: whole minutes from one minute up, rounded down."""
    amount, unit = (seconds // 60, "minute") if seconds >= 60 else (seconds, "second")
    return f"{amount} {unit}{'' if amount == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def plain(name: str) -> str:
    """An id as words: `private-data-left-up` → `private data left up`."""
    return name.replace("-", " ").replace("_", " ")


def case_words(scenario: Scenario, decided: CaseDecided) -> str:
    """A whole decision in one line; nothing of it left out but the learner's own words."""
    account = ACCOUNT[decided.account] + (f" for {_hours(decided.hours)}" if decided.hours else "")
    told = f"{listed(f'the {who}' for who in decided.notices)} told" if decided.notices else "nobody told"
    asked = f"passed to {listed(find.name_of(scenario, who) for who in decided.escalate)}" if decided.escalate else ""
    kept = "evidence kept" if decided.preserve else "evidence not kept"
    parts = (REPORT[decided.report], CONTENT[decided.content], account, f"rule {decided.clause}", told, asked, kept)
    return ", ".join(part for part in parts if part)


def appeal_words(decided: AppealDecided) -> str:
    answered = "with an answer to the member" if decided.reply.strip() else "without an answer to the member"
    return f"{OUTCOME[decided.outcome]}, {answered}"


def parts_named(wanted: DecisionSet) -> tuple[str, ...]:
    """The parts a decision set speaks about, in the order of the form."""
    return tuple(part for part in PARTS if getattr(wanted, part) is not None)


def _hours(hours: int) -> str:
    amount, unit = (hours // 24, "day") if hours % 24 == 0 else (hours, "hour")
    return f"{amount} {unit}{'' if amount == 1 else 's'}"
