"""A small scenario with one of everything, and short ways to play it. Values only; nothing is read from disk."""

import json
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.runs.commands import COMMANDS, Command
from simulator.runs.engine import Step, execute, start
from simulator.runs.events import Adjustments, Event

AT = "2026-01-05T09:00:00.000Z"
MINUTE = 60
CHOICES = {
    "intent": ["acknowledge", "explain", "joke"],
    "facts_used": ["fault-known", "cause-known"],
    "promises": ["none", "refund"],
}
SOURCE: dict[str, Any] = {
    "format": 1,
    "id": "small-day",
    "version": "1.0.0",
    "title": "Small day",
    "pitch": "A small fault on a small desk.",
    "standard": {"id": "ST0345", "edition": "2021-04-30"},
    "difficulty": 1,
    "modes": {
        "practice": {"pace": "step", "hints": True, "fork": True, "meters_shown": ["trust"]},
        "assessed": {"pace": "paced", "hints": False, "fork": False, "meters_shown": []},
    },
    "clock": {"starts": "Tue 09:00", "length": 5400, "speed": 3},
    "content_notes": [],
    "meters": {
        "trust": {"start": 60, "min": 0, "max": 100},
        "heat": {"start": 20, "min": 0, "max": 100, "drift": {"every": 600, "add": -2}},
    },
    "facts": {
        name: {"type": "bool", "start": False}
        for name in ("queue_paused", "holding", "cause_known", "refund", "private_down", "trailer_out")
    },
    "endings": [
        {
            "id": "steady",
            "title": "Steadied",
            "when": {"all": [{"meter": "trust", "gte": 55}, {"fact": "private_down", "is": True}]},
        },
        {"id": "harmed", "title": "Left exposed", "when": {"fact": "private_down", "is": False}},
        {"id": "frayed", "title": "Frayed", "when": "otherwise"},
    ],
    "brand": {"name": "Lanternfall", "product": "a game", "voice": "Plain.", "bad_day": "Plain and calm."},
    "channels": {
        "forum": {"kind": "forum", "name": "Boards", "tone": "plain", "limit": 400},
        "micro": {"kind": "short", "name": "Chirrup", "tone": "short", "limit": 40},
        "mail": {"kind": "mail", "name": "Desk mail", "tone": "exact", "limit": 600},
    },
    "people": {
        "mara": {"handle": "mara_plays", "role": "player"},
        "kestrel": {"handle": "kestrel99", "role": "player", "strikes": 1},
        "odo": {"handle": "odo_streams", "role": "creator"},
        "priya": {
            "role": "producer",
            "answers": ["cause", "refunds"],
            "answer": {"cause": "content/answer-cause.md"},
            "reply_after": 540,
        },
        "sam": {
            "name": "Sam",
            "role": "safety_lead",
            "answers": ["private-data"],
            "answer": {"private-data": "content/answer-private.md"},
            "reply_after": 180,
        },
    },
    "topics": {"cause": "What broke", "private-data": "Private data", "refunds": "Refunds"},
    "policy": {
        "P2": {"title": "Insults", "text": "No attacks on people."},
        "P4": {"title": "Private data", "text": "Removed at once."},
    },
    "planned_posts": [
        {"id": "trailer", "title": "Trailer", "channel": "micro", "at": 2400, "body": "content/trailer.md",
         "unless": {"fact": "queue_paused", "is": True}},
        {"id": "poll", "title": "Poll", "channel": "forum", "at": 3000, "body": "content/poll.md"},
    ],
    "injects": [
        {"id": "thread", "channel": "forum", "by": "mara", "at": 60, "body": "content/thread.md",
         "effects": [{"meter": "heat", "add": {"draw": [6, 10]}}]},
        {"id": "insult", "channel": "forum", "by": "kestrel", "after": {"inject": "thread", "wait": 240},
         "reply_to": "thread", "body": "content/insult.md", "opens_case": "case-insult"},
        {"id": "creator", "channel": "micro", "by": "odo", "at": 840, "one_of": [
            {"when": {"fact": "holding", "is": True}, "body": "content/fair.md"},
            {"when": "otherwise", "body": "content/sharp.md", "effects": [{"meter": "heat", "add": 12}]}]},
        {"id": "thanks", "channel": "forum", "by": "mara", "at": 900, "body": "content/thanks.md",
         "when": {"fact": "holding", "is": True}},
        {"id": "cause", "channel": "mail", "by": "priya", "at": 1560, "body": "content/cause.md",
         "effects": [{"set": "cause_known", "to": True}]},
        {"id": "private", "channel": "forum", "by": "kestrel", "at": 1860, "body": "content/private.md",
         "opens_case": "case-private", "cover": "May contain: private data"},
        {"id": "press", "channel": "mail", "by": "odo", "standby": True, "body": "content/press.md"},
    ],
    "cases": [
        {"id": "case-insult", "title": "Insult", "target": "insult",
         "reports": [{"by": "odo", "reason": "P2"}, {"by": "mara", "reason": "P2"}],
         "context": [{"id": "history", "title": "History", "costs": 40, "shows": "record"}],
         "decide_within": 900,
         "strong": {"report": "agree", "content": ["hide", "remove"], "account": ["warn"]},
         "acceptable": {"report": "agree"},
         "unsafe": [],
         "effects": [
             {"when": {"account": ["ban"]},
              "do": [{"meter": "trust", "add": -5}, {"appeal": "appeal-ban", "wait": 720}]},
             {"when": {"account": ["warn"], "notices": ["author"]}, "do": [{"meter": "heat", "add": -3}]}],
         "on_expire": [{"meter": "heat", "add": 6}], "ksb": ["S13"], "duty": [8]},
        {"id": "case-private", "title": "Private data", "target": "private",
         "reports": [{"by": "mara", "reason": "P4"}],
         "decide_within": 300,
         "strong": {"report": "agree", "content": ["remove"], "escalate": ["sam"], "preserve": True},
         "acceptable": {"report": "agree", "content": ["hide", "remove"]},
         "unsafe": [{"content": ["keep", "edit", "lock"], "flag": "private-data-left-up"},
                    {"preserve": False, "escalate": [], "flag": "evidence-lost"}],
         "effects": [{"when": {"content": ["hide", "remove"]}, "do": [{"set": "private_down", "to": True}]}],
         "on_expire": [{"meter": "trust", "add": -20}, {"flag": "private-data-left-up"}], "ksb": ["K15"], "duty": [10]},
    ],
    "appeals": [
        {"id": "appeal-ban", "title": "Ban appealed", "by": "kestrel", "case": "case-insult",
         "body": "content/appeal.md", "decide_within": 1200, "strong": {"outcome": ["reduce"], "reply": "required"},
         "acceptable": {"outcome": ["reduce", "overturn"]}, "on_expire": [{"meter": "trust", "add": -2}],
         "ksb": ["S14"], "duty": [10]},
    ],
    "tasks": [
        {"id": "holding", "title": "Holding statement", "brief": "Say what is known.", "channels": ["forum", "micro"],
         "opens": {"inject": "thread"},
         "declare": {part: [{"id": c, "label": c} for c in choices] for part, choices in CHOICES.items()},
         "effects": [
             {"when": {"intent": ["acknowledge", "explain"]},
              "do": [{"set": "holding", "to": True}, {"meter": "heat", "add": -8}]},
             {"when": {"promises": ["refund"]}, "do": [{"set": "refund", "to": True}]}],
         "ksb": ["S2"], "duty": [2]},
        {"id": "note", "title": "Note to the producer", "brief": "Ten lines.", "channels": ["mail"],
         "opens": {"at": 3300}, "declare": {"asks_for": [{"id": "decision", "label": "A decision"}]},
         "ksb": ["K6"], "duty": [3]},
    ],
    "obligations": [
        {"id": "first-word", "title": "First word", "opens": {"inject": "thread"}, "met_by": {"task": "holding"},
         "within": 900, "on_time": [{"meter": "trust", "add": 4}],
         "on_expire": [{"meter": "trust", "add": -6}, {"meter": "heat", "add": 8}], "ksb": ["S3"], "duty": [7]},
        {"id": "stop-trailer", "title": "Stop the trailer", "opens": {"inject": "thread"},
         "met_by": [{"event": "queue.paused"}, {"event": "post.held", "item": "trailer"}],
         "within": 2280, "on_expire": [], "ksb": ["S6"], "duty": [5]},
    ],
    "rules": [
        {"id": "queue-stops", "when": {"event": "queue.paused"}, "do": [{"set": "queue_paused", "to": True}]},
        {"id": "queue-runs", "when": {"event": "queue.resumed"}, "do": [{"set": "queue_paused", "to": False}]},
        {"id": "cheerful", "once": True,
         "when": {"all": [{"event": "post.auto_sent", "item": "trailer"}, {"meter": "heat", "gte": 25}]},
         "do": [{"set": "trailer_out", "to": True}, {"meter": "trust", "add": -10},
                {"react": {"by": "odo", "body": "content/odo-trailer.md", "wait": 120}}]},
        {"id": "promise", "once": True,
         "when": {"all": [{"fact": "refund", "is": True},
                          {"not": {"event": "escalation.answered", "topic": "refunds"}}]},
         "do": [{"flag": "promise-not-authorised"},
                {"react": {"by": "priya", "body": "content/priya-refund.md", "wait": 180}}]},
        {"id": "silence", "once": True,
         "when": {"all": [{"fact": "cause_known", "is": True}, {"since": {"inject": "cause", "gte": 900}},
                          {"not": {"event": "reply.published", "channel": "forum", "since": "cause"}}]},
         "do": [{"meter": "trust", "add": -5}, {"hint": "content/hint-loop.md"}]},
    ],
    "marking": {"criteria": [{"criterion": "R-planning", "duty": [5], "evidence": [{"obligation": "stop-trailer"}]}]},
    "debrief": {"questions": ["What did you expect?"]},
    "replies_declare": {"intent": [{"id": "explain", "label": "Explain"}]},
    "texts": {},
}  # fmt: skip


def build(source: dict[str, Any]) -> Scenario:
    return Scenario.from_compiled(json.dumps(source))


def changed(**parts: Any) -> Scenario:
    """The small scenario with whole parts put in place of its own."""
    return build({**deepcopy(SOURCE), **parts})


SMALL = build(SOURCE)
RUBRIC = Rubric.from_compiled(json.dumps({"scenario": "small-day", "version": "1", "criteria": []}))


class Run:
    """A run in the making: commands go in, the log and the state can be looked at."""

    def __init__(
        self,
        scenario: Scenario = SMALL,
        *,
        seed: int = 7,
        mode: str = "practice",
        time: int = 100,
        adjustments: Adjustments | None = None,
    ) -> None:
        self.scenario = scenario
        given = adjustments or Adjustments(time=time)
        first = start(
            scenario,
            rubric=RUBRIC,
            run="r1",
            seed=seed,
            mode=mode,
            at=AT,
            adjustments=given,
        )
        self.state = first.state
        self.events: list[Event] = list(first.events)
        self._commands = 0

    def do(self, kind: str, **fields: Any) -> Step:
        return self.send(command(kind, **fields))

    def send(self, asked: Command) -> Step:
        self._commands += 1
        step = execute(self.state, self.scenario, asked, command_id=f"c{self._commands}", at=AT)
        self.state = step.state
        self.events += step.events
        return step

    def until(self, t: int) -> Step:
        return self.do("clock.advance", to=t)

    def end(self) -> Step:
        return self.do("run.end")

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]

    def each(self, kind: str, part: str = "item") -> list[Any]:
        """One part of every event of this kind."""
        return [getattr(event.data, part) for event in self.of(kind)]

    def of(self, kind: str) -> list[Event]:
        return [event for event in self.events if event.kind == kind]


def command(kind: str, **fields: Any) -> Command:
    return COMMANDS.validate_json(json.dumps({"kind": kind, **fields}))


def decision(case: str = "case-insult", **parts: Any) -> dict[str, Any]:
    """A complete decision, with some parts of one's own; a part given as None is left out."""
    whole = {
        "case": case, "report": "agree", "content": "hide", "account": "warn", "clause": "P2",
        "preserve": True, "why": "It attacks a person.", **parts,
    }  # fmt: skip
    return {part: value for part, value in whole.items() if value is not None}


HOLDING = {
    "task": "holding",
    "texts": {"forum": "We know saves are missing. Next word by ten.", "micro": "We know. More by ten."},
    "declare": {"intent": "acknowledge", "promises": "none", "facts_used": ["fault-known"]},
}

Script = Sequence[tuple[int, str, dict[str, Any]]]
STRONG: Script = (
    (120, "queue.pause", {"note": "until the cause is known"}),
    (360, "task.submit", HOLDING),
    (600, "case.decide", decision(notices=["author", "reporter"])),
    (1740, "reply.publish", {"channel": "forum", "reply_to": "thread", "text": "Found it.",
                             "declare": {"intent": "explain"}}),
    (1980, "case.decide", decision("case-private", content="remove", account="suspend", hours=168, clause="P4",
                                   escalate=["sam"], severity=4, notices=["author"])),
    (3600, "task.submit", {"task": "note", "texts": {"mail": "Many ask."}, "declare": {"asks_for": "decision"}}),
)  # fmt: skip


BAN: Script = (
    (600, "case.decide", decision(content="remove", account="ban")),
    (1980, "case.decide", decision("case-private", content="remove", account="ban", clause="P4", preserve=False)),
)
HASTY: Script = (
    (90, "queue.pause", {}),
    (95, "queue.resume", {}),
    (400, "task.submit", {**HOLDING, "declare": {"intent": "joke", "promises": "refund"}}),
    (420, "context.open", {"case": "case-insult", "context": "history"}),
    (600, "case.decide", decision(account="none", content="keep", expect="They calm down.")),
    (700, "escalation.send", {"to": "priya", "topic": "cause", "text": "What broke?"}),
    (2300, "post.hold", {"post": "trailer"}),
    (2500, "post.release", {"post": "trailer"}),
)
TENDING: Script = (
    (70, "post.pin", {"post": "thread"}),
    (200, "thread.lock", {"post": "thread"}),
    (290, "thread.unlock", {"post": "thread"}),
    (310, "thread.split", {"post": "insult", "title": "Insults"}),
    (320, "watch.set", {"item": "case-insult", "at": 900, "why": "A second report may come."}),
    (
        330,
        "reply.publish",
        {"channel": "forum", "reply_to": "thread", "text": "We look.", "declare": {"intent": "explain"}},
    ),
    (400, "post.edit", {"post": "reply--1", "text": "We look into it."}),
    (450, "post.schedule", {"channel": "micro", "at": 1500, "text": "More at ten.", "declare": {"intent": "explain"}}),
    (500, "post.move", {"post": "plan--1", "at": 1400, "note": "Sooner."}),
    (510, "post.move", {"post": "trailer", "at": 5000}),
    (950, "item.view", {"channel": "forum"}),
    (1000, "post.cancel", {"post": "poll", "note": "Not today."}),
    (1100, "post.unpin", {"post": "thread"}),
)
SCRIPTS: dict[str, Script] = {"strong": STRONG, "silent": (), "ban": BAN, "hasty": HASTY, "tending": TENDING}


def played(scenario: Scenario = SMALL, script: Script = STRONG, **how: Any) -> Run:
    """A run played to its end."""
    run = Run(scenario, **how)
    for at, kind, fields in script:
        if at > run.state.now:
            run.until(at)
        run.do(kind, **fields)
    run.end()
    return run
