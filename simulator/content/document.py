"""What every content document is: frozen, strict, no unknown keys; and the small vocabularies that documents share.

A document has one form. Source YAML is read into JSON types and validated with `Document.model_validate_json(...,
context=SOURCE)`; the compiled copy stored with a run is validated without that context. The only difference: in source
a duration must be written with its unit (`12m30s`), in compiled form it is an integer of seconds.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationInfo

from simulator.canonical import digest

SOURCE = {"source": True}
"""Validation context for documents read from an author's file."""

_NOT_NOTED: set[str] = set()
_DURATION = re.compile(r"(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,5})s)?")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Beside a type: what an author may write there, in words."""

    words: str


class Document(BaseModel):
    """A frozen piece of content."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    def compiled(self) -> dict[str, Any]:
        """JSON types, aliases as authors write them, absent parts left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    @cached_property
    def digest(self) -> str:
        """Tagged digest of the compiled form. Kept, as a scenario's takes a tenth of a second."""
        return digest(self.compiled())

    def __copy__(self) -> Self:
        """A copy may be changed before anybody sees it, so it knows nothing yet that was worked out from its parts."""
        return _with_fields_only(super().__copy__())

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return _with_fields_only(super().__deepcopy__(memo))

    def unnoted(self) -> Self:
        """Itself, without pydantic's note of which fields were given. Nobody asks, and for the thousands of events that
        are kept of a run it takes as much memory as all that is in them."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_NOTED)
        return self

    @classmethod
    def from_compiled(cls, text: str | bytes) -> Self:
        """The document back from its canonical JSON."""
        return cls.model_validate_json(text)


_D = TypeVar("_D", bound=Document)


def _with_fields_only(copied: _D) -> _D:
    for name in copied.__dict__.keys() - type(copied).model_fields.keys():
        del copied.__dict__[name]
    return copied


def seconds_in(text: str) -> int | None:
    """`1h30m` → 5400; None where the text is not a duration."""
    found = _DURATION.fullmatch(text)
    if not text or not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def duration(seconds: int) -> str:
    """5400 → `90m`."""
    minutes, rest = divmod(seconds, 60)
    return (f"{minutes}m" if minutes else "") + (f"{rest}s" if rest or not minutes else "")


def _seconds(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        seconds = seconds_in(value)
        if seconds is None:
            raise ValueError("not a duration")
        return seconds
    if info.context and info.context.get("source"):
        raise ValueError("without its unit")
    return value


_Duration = Annotated[int, BeforeValidator(_seconds)]

Seconds = Annotated[_Duration, Allowed("a duration like 45s, 12m, 12m30s or 1h30m")]
"""Simulated seconds, ≥ 0."""

Time = Annotated[_Duration, Allowed("a time from the start, as 40m")]
"""The same, where a point of the run's time is meant."""

NAME = r"[a-z][a-z0-9]*([-_][a-z0-9]+)*"
"""How an id is spelt."""

Id = Annotated[
    str,
    StringConstraints(pattern=rf"^{NAME}$", max_length=60),
    Allowed("an id in small letters and digits, as first-post"),
]
"""Given by the author, unique in its scenario, survives rewording."""

ClauseId = Annotated[str, StringConstraints(pattern=r"^P[0-9]{1,2}$"), Allowed("a rule's id, as P4")]
CriterionId = Annotated[
    str,
    StringConstraints(pattern=r"^R-[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60),
    Allowed("a criterion's id, as R-tone"),
]
KsbCode = Annotated[str, StringConstraints(pattern=r"^[KSB][1-9][0-9]?$"), Allowed("a KSB's code, as K8, S13 or B2")]
_TEXT = r"^(content|brand)/[a-z0-9]+(-[a-z0-9]+)*\.md$"
TextRef = Annotated[
    str,
    StringConstraints(pattern=_TEXT, max_length=80),
    Allowed(
        "a text of the scenario's content folder, as content/first-post.md, or of its brand pack, as brand/answer.md"
    ),
]
"""A long text, by its path inside the scenario's folder; `brand/…` lies in the content folder of its brand pack."""


def is_reference(name: str) -> bool:
    """Whether a text may be named so."""
    return re.search(_TEXT, name) is not None


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=r"^[^\n]*$"),
    Allowed("one line of text, at most 400 characters"),
]
Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    Allowed("text, at most 4,000 characters"),
]

Level = Literal["not_shown", "emerging", "secure", "strong"]
LEVELS: tuple[Level, ...] = ("not_shown", "emerging", "secure", "strong")
"""Practice levels, lowest first. `secure` is written to the pass standard, `strong` to the distinction standard."""
