"""A bot's step as its author writes it: what each command cannot do without, and what may stand at each of its parts.

What can be known from the files is asked of the files; what depends on how the day goes, the engine refuses in play.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, create_model

from simulator.content.bots import COMMAND_PARTS, LATER
from simulator.content.choices import AccountAct, ContentAct, Notice, Outcome, Report
from simulator.content.document import Allowed, Document, Time
from simulator.content.scenario import Declare

NEEDED: Mapping[str, tuple[str, ...]] = {
    "clock.advance": ("to",),
    "context.open": ("case", "context"),
    "case.decide": ("case", "report", "content", "account", "clause", "preserve", "why"),
    "appeal.decide": ("appeal", "outcome"),
    "reply.publish": ("channel", "text"),
    "task.submit": ("task", "texts"),
    "post.edit": ("post", "text"),
    "post.pin": ("post",),
    "post.unpin": ("post",),
    "thread.lock": ("post",),
    "thread.unlock": ("post",),
    "thread.split": ("post", "title"),
    "post.schedule": ("channel", "to", "text"),
    "post.move": ("post", "to"),
    "post.cancel": ("post",),
    "watch.set": ("item", "to", "why"),
    "case.skip": ("case",),
    "post.hold": ("post",),
    "post.release": ("post",),
    "escalation.send": ("to", "topic", "text"),
}
"""Without these a command is no command, or is refused whenever it is sent; a command that is not here needs none."""

NOTHING = "{id: none, label: Nothing}"
"""The choice of somebody who promises nothing, or asks for nothing."""

Name = Annotated[str, Field(min_length=1, max_length=80), Allowed("an id")]
Words = Annotated[str, Field(min_length=1, max_length=20_000), Allowed("text, or the file that holds it")]
Short = Annotated[str, Field(max_length=2_000)]
_Texts = Annotated[dict[Name, Words], Allowed("a mapping from each channel of the task to its text")]

VALUES: Mapping[str, Any] = {
    "report": Report,
    "content": ContentAct,
    "account": AccountAct,
    "hours": Annotated[int, Field(ge=1, le=24 * 365)],
    "notices": tuple[Notice, ...],
    "escalate": tuple[Name, ...],
    "severity": Annotated[int, Field(ge=1, le=5)],
    "preserve": bool,
    "outcome": Outcome,
    "confidence": Annotated[int, Field(ge=0, le=100)],
    "declare": JsonValue,
    "texts": _Texts,
    "text": Words,
    "reply": Words,
    **dict.fromkeys(("why", "note", "expect", "title", "alt"), Short),
}
"""Part → what may stand there, alike in every command that has it. What is not here is a name; what is declared is
looked at by itself, as it depends on what the scenario offers there."""


@cache
def form(command: str) -> type[Document]:
    """What may stand beside `send: command`, as a document."""
    parts = COMMAND_PARTS[command]
    kinds = {"to" if part == "at" and command in LATER else part: _kind(part, names) for part, names in parts.items()}
    needed = NEEDED.get(command, ())
    return _document("Step", {part: (kind, ... if part in needed else None) for part, kind in kinds.items()})


@cache
def declaration(offered: tuple[tuple[str, tuple[str, ...]], ...]) -> type[Document]:
    """What is declared where these choices are offered, each part with its choices: one of each, any of the facts."""
    return _document("Declaration", {part: _choice(part, choices) for part, choices in offered})


def offered_in(declare: Any) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """The choices of a `declare` as it is written, for `declaration`; None where it has a fault of its own."""
    if not isinstance(declare, dict) or not declare.keys() <= Declare.model_fields.keys():
        return None
    found = {part: declare[part] for part in Declare.model_fields if declare.get(part)}
    if not all(isinstance(choices, list) and all(map(_has_id, choices)) for choices in found.values()):
        return None
    return tuple((part, tuple(choice["id"] for choice in choices)) for part, choices in found.items())


def _choice(part: str, choices: tuple[str, ...]) -> tuple[Any, Any]:
    """The type of a part and its default. Who promises or asks for nothing has to say so too, which can only be
    where it is offered."""
    literal: Any = Literal
    one: Any = literal[choices]
    if part == "facts_used":
        return tuple[one, ...], ()
    if part in ("promises", "asks_for") and "none" not in choices:
        one = Annotated[one, Allowed(f"{', '.join(choices)}, or none once {NOTHING} is among what is offered")]
    return one, ...


def _has_id(choice: Any) -> bool:
    return isinstance(choice, dict) and isinstance(choice.get("id"), str)


def _kind(part: str, names: str) -> Any:
    """`to` is a time where it names nobody."""
    return Time if part in ("to", "at") and not names else VALUES.get(part, Name)


def _document(name: str, parts: dict[str, Any]) -> type[Document]:
    made: type[Document] = create_model(name, __base__=Document, **parts)
    return made
