"""Conditions and effects as data: what a rule reads and what it does. No expression strings, nothing is evaluated.

Reading a condition: a list of values means *any of these*. `otherwise` is always true and belongs last.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from simulator.content.choices import DecisionSet, DeclaredIs
from simulator.content.document import Document, Id, Seconds, TextRef

FactValue = bool | int | str

EventKind = Literal[
    "run.started",
    "inject.released",
    "inject.withheld",
    "item.viewed",
    "context.opened",
    "case.opened",
    "case.decided",
    "case.expired",
    "notice.sent",
    "appeal.received",
    "appeal.decided",
    "appeal.expired",
    "reply.published",
    "task.opened",
    "task.submitted",
    "prediction.made",
    "queue.paused",
    "queue.resumed",
    "post.held",
    "post.released",
    "post.auto_sent",
    "post.stopped",
    "post.edited",
    "post.pinned",
    "post.unpinned",
    "thread.locked",
    "thread.unlocked",
    "thread.split",
    "post.scheduled",
    "post.moved",
    "post.cancelled",
    "watch.set",
    "watch.due",
    "case.skipped",
    "escalation.sent",
    "escalation.answered",
    "obligation.opened",
    "obligation.met",
    "obligation.expired",
    "fact.set",
    "meter.moved",
    "flag.raised",
    "persona.reacted",
    "crowd.moved",
    "post.reacted",
    "hint.shown",
    "rule.fired",
    "command.refused",
    "run.paused",
    "run.resumed",
    "run.ended",
]
"""What a condition may ask for. `simulator.runs.events` has a document for each, and three more of the engine's own."""

EventPart = Literal[
    "note", "text", "texts", "why", "reply", "notices", "escalate", "preserve", "severity", "hours", "asset", "alt"
]
"""Parts of an event that a condition may ask for."""


class FactIs(Document):
    """A declared fact has this value now."""

    fact: Id
    is_: FactValue = Field(alias="is")


class MeterIs(Document):
    """A meter is within these bounds now (inclusive)."""

    meter: Id
    gte: int | None = None
    lte: int | None = None


class MoodIs(Document):
    """The crowd of a channel is in a mood within these bounds now (inclusive)."""

    mood: Id
    """A channel of `crowd.yml`."""
    gte: int | None = None
    lte: int | None = None


class EventIs(Document):
    """An event of this kind has happened. Every filter given must match one and the same event."""

    event: EventKind
    item: Id | None = None
    """The inject, post, case, task, obligation or appeal the event is about."""
    channel: Id | None = None
    topic: Id | None = None
    """What a colleague was asked, or answered; one who only says whose it is has answered nothing."""
    to: Id | None = None
    since: Id | None = None
    """Only events after this inject was released."""
    within: Seconds | None = None
    """Only events no later than this long after `since`, or after the start where there is no `since`."""
    has: tuple[EventPart, ...] = ()
    """Names of parts that must not be empty in the event, as `note`."""
    declares: DeclaredIs | None = None
    """What was declared beside the text that the event tells of."""
    decision: DecisionSet | None = None
    """What was decided, of `case.decided`."""


class SinceInject(Document):
    inject: Id
    gte: Seconds


class Since(Document):
    """At least this long has passed since an inject was released. Compiles to a timer, so it becomes true by itself."""

    since: SinceInject


class Counted(EventIs):
    gte: int | None = None
    lte: int | None = None


class Count(Document):
    """How many events match."""

    count: Counted


class All(Document):
    all: tuple["Condition", ...] = Field(min_length=1)


class Any_(Document):  # noqa: N801 - `any` is a word of the language and `Any` a type
    any: tuple["Condition", ...] = Field(min_length=1)


class Not(Document):
    not_: "Condition" = Field(alias="not")


Otherwise = Literal["otherwise"]


def _condition_tag(value: Any) -> str | None:
    if value == "otherwise":
        return "otherwise"
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", {})
    for key in ("all", "any", "not", "fact", "meter", "mood", "since", "count", "event"):
        if key in keys or f"{key}_" in keys:
            # EventIs has a `since` filter of its own; `event` decides
            return "event" if key == "since" and "event" in keys else key
    return None


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[Any_, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[FactIs, Tag("fact")]
    | Annotated[MeterIs, Tag("meter")]
    | Annotated[MoodIs, Tag("mood")]
    | Annotated[EventIs, Tag("event")]
    | Annotated[Since, Tag("since")]
    | Annotated[Count, Tag("count")]
    | Annotated[Otherwise, Tag("otherwise")],
    Discriminator(
        _condition_tag,
        custom_error_type="condition",
        custom_error_message="all, any, not, fact, meter, mood, event, since, count, or the word otherwise",
    ),
]


class Drawn(Document):
    """An integer drawn once, by the run's seed, from low to high (both included)."""

    draw: tuple[int, int]


class SetFact(Document):
    set: Id
    to: FactValue


class MoveMeter(Document):
    meter: Id
    add: int | Drawn


class RaiseFlag(Document):
    """A named safety matter. Shown apart from levels, never traded against them."""

    flag: Id


class OpenAppeal(Document):
    appeal: Id
    wait: Seconds = 0


class Reaction(Document):
    by: Id
    body: TextRef
    wait: Seconds = 0
    channel: Id | None = None
    """Where the reaction appears; that of `reply_to` where not given, else the channel of what caused it."""
    reply_to: Id | None = None
    """An inject, or `here`: the post that what caused it is about."""
    when: "Condition | None" = None
    """Only where this holds at the moment it would be said."""


class React(Document):
    react: Reaction


class ShowHint(Document):
    """Practice only."""

    hint: TextRef


HERE = "here"
"""In the place of a channel or an inject: where what has this effect happened."""


class PushCrowd(Document):
    """Moves the crowd of a channel of `crowd.yml` at its next tick, and half as much again at the one after, and so on.
    In an inject it counts one and a half times where who wrote it has influence 4, and twice at 5."""

    crowd: Id
    """A channel, or `here`: each in which it happened."""
    mood: Annotated[int, Field(ge=-100, le=100)] = 0
    volume: Annotated[int, Field(ge=-999, le=999)] = 0


class Answer(Document):
    """Somebody who may answer, and what they would say. A text is said once in a run."""

    by: Id
    body: TextRef
    when: "Condition | None" = None
    """Only where this holds when the answers are chosen, and still does at the moment it would be said."""


class Replies(Document):
    """Some of these people answer, each after a time of their own. The more influence, the likelier to be chosen."""

    pick: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
    """At least and at most so many of them; fewer where fewer have something left to say."""
    wait: tuple[Seconds, Seconds]
    channel: Id | None = None
    """That of `reply_to` where not given, else where it happened."""
    reply_to: Id | None = None
    """An inject, or `here`: the post that has this effect."""
    from_: tuple[Answer, ...] = Field(alias="from", min_length=1)


class PickReplies(Document):
    replies: Replies


_EFFECTS = ("set", "meter", "flag", "appeal", "react", "hint", "crowd", "replies")


def _effect_tag(value: Any) -> str | None:
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", {})
    return next((key for key in _EFFECTS if key in keys), None)


Effect = Annotated[
    Annotated[SetFact, Tag("set")]
    | Annotated[MoveMeter, Tag("meter")]
    | Annotated[RaiseFlag, Tag("flag")]
    | Annotated[OpenAppeal, Tag("appeal")]
    | Annotated[React, Tag("react")]
    | Annotated[ShowHint, Tag("hint")]
    | Annotated[PushCrowd, Tag("crowd")]
    | Annotated[PickReplies, Tag("replies")],
    Discriminator(
        _effect_tag,
        custom_error_type="effect",
        custom_error_message="set, meter, flag, appeal, react, hint, crowd or replies",
    ),
]

for _model in (All, Any_, Not, Answer, Replies, PickReplies):
    _model.model_rebuild()
