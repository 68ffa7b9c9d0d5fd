"""A scenario as the engine sees it: one frozen document, made from a folder of files (simulator.content.compile)."""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from simulator.content.choices import DecisionSet, DeclaredIs, Outcome
from simulator.content.conditions import Condition, Effect, EventIs, FactValue
from simulator.content.crowd import Crowd
from simulator.content.document import Allowed, ClauseId, Document, Id, KsbCode, Line, Prose, Seconds, TextRef
from simulator.content.figures import Figure
from simulator.content.rubric import Marking
from simulator.content.voices import said_where
from simulator.content.world import Brand, Card, Channel, Clause, Person

ModeName = Literal["practice", "mock", "assessed"]
Shape = Literal["crisis", "moderation", "calendar", "news", "data", "takeover"]
STOPPED = "stopped"
"""The ending of a run that its learner stopped for their own sake; no author's ending has this id."""
Duty = Annotated[int, Field(ge=1, le=99)]


class StandardRef(Document):
    id: Line
    edition: Line


class Mode(Document):
    pace: Literal["step", "paced"]
    hints: bool
    fork: bool
    meters_shown: tuple[Id, ...]


class Clock(Document):
    starts: Annotated[
        str,
        StringConstraints(pattern=r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01][0-9]|2[0-3]):[0-5][0-9]$"),
        Allowed("a day and a time, as Tue 09:00"),
    ]
    length: Annotated[Seconds, Field(gt=0, le=24 * 3600)]
    speed: int = Field(ge=1, le=60)
    """Simulated seconds per real second of attention, in paced modes."""


class Drift(Document):
    every: Annotated[Seconds, Field(ge=60)]
    add: int


class Meter(Document):
    start: int
    min: int
    max: int
    drift: Drift | None = None
    label: Line | None = None


class Fact(Document):
    type: Literal["bool", "int", "text"]
    start: FactValue


class Ending(Document):
    id: Id
    title: Line
    when: Condition
    text: Prose | None = None
    """Two sentences for the debrief."""


class PlannedPost(Document):
    id: Id
    title: Line
    channel: Id
    at: Seconds
    body: TextRef
    asset: Line | None = None
    """What is attached, described in words (alt text)."""
    by: Line = "marketing"
    unless: Condition | None = None


class AfterInject(Document):
    inject: Id
    wait: Seconds = 0


class Silence(Document):
    """The learner has published nothing (reply, post of their own, task) for this long, counted from the release of
    `from` or from their last word after it. Comes once."""

    from_: Id = Field(alias="from")
    for_: Annotated[Seconds, Field(gt=0)] = Field(alias="for")
    channel: Id | None = None
    """Only words in this channel count."""


class Media(Document):
    """A picture, sound or film, told in words."""

    alt: Line
    cover: Line | None = None
    """Why it is covered until asked for."""


class Variant(Document):
    when: Condition
    body: TextRef
    effects: tuple[Effect, ...] = ()


class Inject(Document):
    """Something the world does. Exactly one of `at`, `after`, `standby`, `silence`; exactly one of `body`, `one_of`."""

    id: Id
    channel: Id
    by: Id
    title: Line | None = None
    """A thread's or a message's heading."""
    at: Seconds | None = None
    after: AfterInject | None = None
    standby: bool = False
    """Comes only when a tutor lets it, or in the place of a case that was skipped."""
    silence: Silence | None = None
    when: Condition | None = None
    """Released only where this holds at its time."""
    reply_to: Id | None = None
    body: TextRef | None = None
    one_of: tuple[Variant, ...] = ()
    opens_case: Id | None = None
    effects: tuple[Effect, ...] = ()
    priority: int = 0
    cover: Line | None = None
    """Why the text is covered until asked for, as `May contain: private address`."""
    stat: Line | None = None
    """What others did with it, as `88 say same here`."""
    stars: Annotated[int, Field(ge=1, le=5)] | None = None
    """Of a review."""
    media: Media | None = None


class ReportMade(Document):
    by: Id
    reason: ClauseId
    text: Line | None = None


class Context(Document):
    """Something worth reading before deciding; costs simulated time."""

    id: Id
    title: Line
    costs: Seconds
    body: TextRef | None = None
    shows: Literal["record"] | None = None


class UnsafeSet(DecisionSet):
    flag: Id


class CaseEffect(Document):
    when: DecisionSet
    do: tuple[Effect, ...] = Field(min_length=1)


class Case(Document):
    id: Id
    title: Line
    target: Id
    reports: tuple[ReportMade, ...] = Field(min_length=1)
    context: tuple[Context, ...] = ()
    decide_within: Annotated[Seconds, Field(gt=0)]
    strong: DecisionSet
    acceptable: DecisionSet
    unsafe: tuple[UnsafeSet, ...]
    effects: tuple[CaseEffect, ...] = ()
    on_expire: tuple[Effect, ...]
    ksb: tuple[KsbCode, ...]
    duty: tuple[Duty, ...]
    instead: Id | None = None
    """An equivalent case that a learner who would rather not meet this one may take in its place."""
    like: Id | None = None
    """A case that is to be decided alike; the debrief shows the two side by side."""


class AppealSet(Document):
    outcome: tuple[Outcome, ...]
    reply: Literal["required", "optional"] = "optional"


class Appeal(Document):
    id: Id
    title: Line
    by: Id
    case: Id
    """The decision appealed against."""
    body: TextRef
    decide_within: Annotated[Seconds, Field(gt=0)]
    restores: Literal["post", "account"] = "post"
    """What returns with the decision taken back. Not the post, where somebody else wrote it from that account."""
    strong: AppealSet
    acceptable: AppealSet
    on_expire: tuple[Effect, ...] = ()
    ksb: tuple[KsbCode, ...]
    duty: tuple[Duty, ...]


class Choice(Document):
    id: Id
    label: Line


class Check(Document):
    """A deterministic feature of the text, shown as a hint in practice and never a mark."""

    id: Id
    label: Line
    any_phrase: tuple[Line, ...] = ()
    none_phrase: tuple[Line, ...] = ()


class Declare(Document):
    """What the learner states beside the text. The world answers to this, never to free text. `facts_used` takes
    several, the others one."""

    intent: tuple[Choice, ...] = ()
    facts_used: tuple[Choice, ...] = ()
    promises: tuple[Choice, ...] = ()
    asks_for: tuple[Choice, ...] = ()
    finding: tuple[Choice, ...] = ()
    """What the learner says is wrong with the figures."""


OWN_FIGURES = ("reports_by_reason", "posts_per_10m", "meters")
"""Figures that any scenario has, drawn from the run's own log."""


class TaskEffect(Document):
    when: DeclaredIs
    do: tuple[Effect, ...] = Field(min_length=1)


class Opens(Document):
    """Exactly one of the two."""

    inject: Id | None = None
    at: Seconds | None = None


class Task(Document):
    id: Id
    title: Line
    brief: Prose
    channels: tuple[Id, ...] = Field(min_length=1)
    opens: Opens
    data: tuple[Id, ...] = ()
    """What is shown beside the editor: figures of `data.yml`, or `OWN_FIGURES` from this run's own log."""
    declare: Declare
    checks: tuple[Check, ...] = ()
    effects: tuple[TaskEffect, ...] = ()
    ksb: tuple[KsbCode, ...]
    duty: tuple[Duty, ...]


class TaskDone(Document):
    task: Id


def _met_tag(value: Any) -> str | None:
    if isinstance(value, list | tuple):
        return "list"
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", {})
    return next((key for key in ("task", "event") if key in keys), None)


_MET = Discriminator(
    _met_tag,
    custom_error_type="met_by",
    custom_error_message="a task, an event, or a list of these",
)
_Met = Annotated[Annotated[TaskDone, Tag("task")] | Annotated[EventIs, Tag("event")], _MET]


class Obligation(Document):
    """A thing due by a time."""

    id: Id
    title: Line
    opens: Opens
    met_by: Annotated[
        Annotated[TaskDone, Tag("task")]
        | Annotated[EventIs, Tag("event")]
        | Annotated[tuple[_Met, ...], Tag("list"), Field(min_length=1)],
        _MET,
    ]
    """The first of these that happens."""
    within: Annotated[Seconds, Field(gt=0)]
    on_time: tuple[Effect, ...] = ()
    on_expire: tuple[Effect, ...]
    ksb: tuple[KsbCode, ...]
    duty: tuple[Duty, ...]


class Rule(Document):
    id: Id
    when: Condition
    once: bool = False
    do: tuple[Effect, ...] = Field(min_length=1)


class Moment(Document):
    """Model commentary on one moment, revealed after the learner's own reflection."""

    about: Id
    title: Line | None = None
    """The heading a learner reads; that of what it is about where not given."""
    text: Prose


class Debrief(Document):
    questions: tuple[Line, ...]
    commentary: tuple[Moment, ...] = ()


class Scenario(Document):
    """Everything a run needs, and nothing outside it."""

    format: Literal[1]
    id: Id
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$"), Allowed("a version, as 1.0.0")]
    title: Line
    pitch: Prose
    standard: StandardRef
    difficulty: int = Field(ge=1, le=5)
    shape: Shape | None = None
    """What kind of work it is, for the map of what there is to practise."""
    modes: dict[ModeName, Mode]
    clock: Clock
    content_notes: tuple[Id, ...]
    meters: dict[Id, Meter]
    facts: dict[Id, Fact]
    flags: dict[Id, Line] = {}
    """Every safety matter this scenario may raise, with the sentence a learner and a tutor read."""
    endings: tuple[Ending, ...] = Field(min_length=1)
    """The first that holds at the end; the last is `otherwise`."""

    brand: Brand
    cards: dict[Id, Card] = {}
    channels: dict[Id, Channel]
    people: dict[Id, Person]
    policy: dict[ClauseId, Clause]
    topics: dict[Id, Line] = {}
    """What a colleague may be asked about, in words for a form."""
    planned_posts: tuple[PlannedPost, ...] = ()

    injects: tuple[Inject, ...]
    cases: tuple[Case, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    tasks: tuple[Task, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    rules: tuple[Rule, ...] = ()
    crowd: Crowd | None = None
    """Where there is none, nothing but meters and people move."""
    marking: Marking
    debrief: Debrief
    figures: tuple[Figure, ...] = ()
    """What was counted in the weeks before, with what is wrong in the counting."""
    replies_declare: Declare
    """What a reply in any channel declares."""
    replies_effects: tuple[TaskEffect, ...] = ()
    """What a reply's declaration does."""

    texts: dict[TextRef, str]
    """Every long text by its reference."""

    @cached_property
    def said_where(self) -> dict[tuple[str, str], tuple[Condition | None, ...]]:
        """Of whatever people may come to say, by who says it and its text: the conditions it may have."""
        return said_where(self)
