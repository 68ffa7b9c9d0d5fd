"""Every reference of the scenario format: which key of which document names what. The one table behind the checks."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from simulator.content.choices import DecisionSet
from simulator.content.conditions import (
    HERE,
    Answer,
    EventIs,
    FactIs,
    MeterIs,
    MoodIs,
    MoveMeter,
    OpenAppeal,
    PushCrowd,
    RaiseFlag,
    Reaction,
    Replies,
    SetFact,
    ShowHint,
    SinceInject,
)
from simulator.content.crowd import Crowd, Spread
from simulator.content.document import Document
from simulator.content.rubric import Binding, EvidenceFrom
from simulator.content.scenario import (
    AfterInject,
    Appeal,
    Case,
    Context,
    Inject,
    Mode,
    Moment,
    Obligation,
    Opens,
    PlannedPost,
    ReportMade,
    Silence,
    Task,
    TaskDone,
    UnsafeSet,
    Variant,
)
from simulator.content.shape import Node
from simulator.content.world import Channel, Person
from simulator.content.yaml import Place

REFERENCES: dict[type[Document], dict[str, str]] = {
    FactIs: {"fact": "facts"},
    MeterIs: {"meter": "meters"},
    EventIs: {"item": "items", "channel": "channels", "topic": "topics", "to": "people", "since": "injects"},
    SinceInject: {"inject": "injects"},
    SetFact: {"set": "facts"},
    MoveMeter: {"meter": "meters"},
    RaiseFlag: {"flag": "flags"},
    OpenAppeal: {"appeal": "appeals"},
    Reaction: {"by": "people", "body": "texts", "channel": "channels", "reply_to": "injects"},
    ShowHint: {"hint": "texts"},
    MoodIs: {"mood": "crowd"},
    PushCrowd: {"crowd": "crowd"},
    Replies: {"channel": "channels", "reply_to": "injects"},
    Answer: {"by": "people", "body": "texts"},
    Crowd: {"channels": "channels"},
    Spread: {"from": "crowd", "to": "crowd"},
    Mode: {"meters_shown": "meters"},
    Person: {"answers": "topics", "answer": "topics"},
    PlannedPost: {"channel": "channels", "body": "texts"},
    AfterInject: {"inject": "injects"},
    Variant: {"body": "texts"},
    Channel: {"card": "cards"},
    Silence: {"from": "injects", "channel": "channels"},
    Inject: {"channel": "channels", "by": "people", "reply_to": "injects", "body": "texts", "opens_case": "cases"},
    ReportMade: {"by": "people", "reason": "policy"},
    Context: {"body": "texts"},
    DecisionSet: {"escalate": "people", "clause": "policy"},
    UnsafeSet: {"flag": "flags"},
    Case: {"target": "injects", "ksb": "ksbs", "instead": "cases", "like": "cases"},
    Appeal: {"by": "people", "case": "cases", "body": "texts", "ksb": "ksbs"},
    Task: {"channels": "channels", "data": "data", "ksb": "ksbs"},
    Obligation: {"ksb": "ksbs"},
    Opens: {"inject": "injects"},
    TaskDone: {"task": "tasks"},
    Moment: {"about": "items"},
    Binding: {"criterion": "criteria"},
    EvidenceFrom: {
        "case": "cases",
        "appeal": "appeals",
        "task": "tasks",
        "obligation": "obligations",
        "reply": "channels",
    },
}
"""What a key names. Of a mapping, its keys are meant."""

MAY_BE_HERE = {(PushCrowd, "crowd"), (Replies, "reply_to"), (Reaction, "reply_to")}
"""Where the word `here` names nothing of the scenario."""

NAMED_IN_VALUES: dict[type[Document], dict[str, str]] = {Person: {"answer": "texts"}}
"""Mappings whose values name something too."""


class Reference(NamedTuple):
    place: Place
    what: str
    """What is named: `facts`, `people`, `texts` …"""
    name: str


def references(found: Iterable[Node]) -> Iterator[Reference]:
    """Every reference in these documents."""
    for node in found:
        for key, what, but in _named_by(node.kind):
            yield from (Reference(place, what, name) for place, name in node.texts(key) if name != but)
        for key, what in NAMED_IN_VALUES.get(node.kind, {}).items():
            mapping = node.get(key)
            for name, value in mapping.items() if isinstance(mapping, dict) else ():
                if isinstance(value, str):
                    yield Reference((*node.place, key, name), what, value)


@cache
def _named_by(kind: type[Document]) -> tuple[tuple[str, str, str | None], ...]:
    """Each key with a name in it, what it names, and the word that names nothing; those of what it is a kind of too."""
    return tuple(
        (key, what, HERE if (each, key) in MAY_BE_HERE else None)
        for each in kind.__mro__
        for key, what in REFERENCES.get(each, {}).items()
    )
