"""Scripted players, kept in a scenario's folder with what they must lead to: its tests, and the demo cohort."""

from typing import Annotated

from pydantic import Field, JsonValue

from simulator.content.conditions import FactValue
from simulator.content.document import Allowed, CriterionId, Document, Id, Level, Prose, Seconds
from simulator.content.scenario import ModeName

COMMAND_PARTS: dict[str, dict[str, str]] = {
    "clock.advance": {"to": ""},
    "clock.next": {},
    "item.view": {"channel": "channels", "item": "items"},
    "context.open": {"case": "cases", "context": "contexts"},
    "case.decide": {
        "case": "cases",
        "report": "",
        "content": "",
        "account": "",
        "hours": "",
        "clause": "policy",
        "notices": "",
        "escalate": "people",
        "severity": "",
        "preserve": "",
        "why": "",
        "expect": "",
        "confidence": "",
    },
    "appeal.decide": {"appeal": "appeals", "outcome": "", "reply": "", "expect": "", "confidence": ""},
    "reply.publish": {
        "channel": "channels",
        "reply_to": "injects",
        "text": "",
        "declare": "",
        "expect": "",
        "confidence": "",
    },
    "task.submit": {"task": "tasks", "texts": "channels", "declare": "", "expect": "", "confidence": ""},
    "post.edit": {"post": "posts", "text": ""},
    "post.pin": {"post": "posts"},
    "post.unpin": {"post": "posts"},
    "thread.lock": {"post": "posts"},
    "thread.unlock": {"post": "posts"},
    "thread.split": {"post": "posts", "title": ""},
    "post.schedule": {
        "channel": "channels",
        "at": "",
        "text": "",
        "declare": "",
        "asset": "",
        "alt": "",
        "note": "",
    },
    "post.move": {"post": "planned_posts", "at": "", "note": ""},
    "post.cancel": {"post": "planned_posts", "note": ""},
    "watch.set": {"item": "items", "at": "", "why": ""},
    "case.skip": {"case": "cases", "why": ""},
    "queue.pause": {"note": ""},
    "queue.resume": {"note": ""},
    "post.hold": {"post": "planned_posts", "note": ""},
    "post.release": {"post": "planned_posts", "note": ""},
    "escalation.send": {"to": "people", "topic": "topics", "text": "", "severity": ""},
    "run.pause": {},
    "run.resume": {},
    "run.end": {},
    "run.stop": {},
}
"""Each command of `simulator.runs.commands`, its parts, and what each part names; nothing where it is free."""

ALL_PARTS = frozenset(part for parts in COMMAND_PARTS.values() for part in parts) - {"at"}

LATER = ("post.schedule", "post.move", "watch.set")
"""Commands with a time of their own. A step has the time at which it is sent under `at`, so it has this one under
`to`: `{at: 5m, send: post.move, post: trailer, to: 70m}`."""


class BotStep(Document):
    """One command at one time. In `tests.yml` a step is written flat, `{at: 2m, send: queue.pause, note: "..."}`;
    compiled, `send` is the whole command in JSON types, and a text named by its file has been put in its place."""

    at: Seconds
    send: Annotated[dict[str, JsonValue], Allowed("a command, as post.hold or case.decide")]
    """`{"kind": "queue.pause", "note": "..."}`, ready for `COMMANDS.validate_json`."""


class Expect(Document):
    """What playing this bot must lead to. A part left out is not looked at."""

    ending: Id | None = None
    facts: dict[Id, FactValue] = {}
    flags: tuple[Id, ...] | None = None
    """Exactly these, in any order."""
    refused: Annotated[int, Field(ge=0)] | None = None
    """How many of its commands are refused; where it is not said, each is worth a look."""
    offered: tuple[Id, ...] = ()
    """Cases, appeals and tasks the run opened."""
    not_observed: tuple[CriterionId | Id, ...] = ()
    """Criteria without a chance to be shown; cases, appeals and tasks that never opened."""
    level_at_most: dict[CriterionId, Level] = {}
    level_at_least: dict[CriterionId, Level] = {}


class Bot(Document):
    """A scripted player."""

    name: Id
    about: Prose
    """Who this player is, in a sentence."""
    seed: Annotated[int, Field(ge=0, lt=2**31)]
    mode: ModeName = "practice"
    do: tuple[BotStep, ...]
    writing: dict[CriterionId, Level] = {}
    """What a tutor would give this bot's writing; the demo's tutor does."""
    expect: Expect


class TestsFile(Document):
    """A scenario's `tests.yml`."""

    __test__ = False

    bots: tuple[Bot, ...] = Field(min_length=1)
