"""The world of a scenario: its channels, the platforms they are on, its people, its rules and its brand."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from simulator.content.choices import AccountAct
from simulator.content.document import Allowed, Document, Id, Line, Prose, Seconds, TextRef


class Card(Document):
    """A platform, in the words of its own rules."""

    name: Line
    as_of: Annotated[
        str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$"), Allowed("a year and a month, as 2026-09")
    ]
    """When these rules were read."""
    rules: tuple[Line, ...] = Field(min_length=1)


class Channel(Document):
    kind: Literal["forum", "short", "chat", "reviews", "video", "inbox", "mail", "press"]
    name: Line
    tone: Line
    limit: int = Field(ge=1, le=20_000)
    about: Line | None = None
    audience: Line | None = None
    """Who reads here, in a line."""
    norms: tuple[Line, ...] = ()
    """How people write here, a line each."""
    card: Id | None = None
    """The platform's card: what it allows."""


class Reports(Document):
    """How often this person's reports were right, before the shift began."""

    right: int = Field(ge=0)
    wrong: int = Field(ge=0)


class Person(Document):
    name: Line | None = None
    handle: Line | None = None
    role: Line
    influence: int = Field(default=1, ge=0, le=5)
    temper: Line | None = None
    strikes: int = 0
    note: Line | None = None
    history: tuple[Line, ...] = ()
    """Earlier moderation, newest first; shown when the member's record is opened."""
    answers: tuple[Id, ...] = ()
    """Topics this colleague can decide on."""
    answer: dict[Id, TextRef] = {}
    """Topic → what they write back."""
    reply_after: Seconds | None = None
    reports: Reports | None = None


class Clause(Document):
    title: Line
    text: Prose
    ladder: tuple[AccountAct, ...] = ()


class Brand(Document):
    name: Line
    product: Line
    voice: Prose
    bad_day: Prose
    say: tuple[Line, ...] = ()
    never_say: tuple[Line, ...] = ()
    facts: tuple[Line, ...] = ()
    """What anybody on the desk may say, a line each."""
    goals: tuple[Line, ...] = ()
    """What the brand wants of its community, a line each."""
