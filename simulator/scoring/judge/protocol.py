"""The seam between what is asked and who answers. Tests put a scripted judge here; `simulator.llm` a real one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

FaultKind = Literal[
    "declined",
    "cut",
    "filtered",
    "unauthorised",
    "rejected",
    "busy",
    "unavailable",
    "timeout",
    "nonsense",
    "over_budget",
]


@dataclass(frozen=True, slots=True)
class Request:
    instructions: str
    """The same bytes for every learner of one rubric and task, so that the server need not read them anew."""
    submission: str
    """The learner's words, fenced."""
    schema: Mapping[str, Any]
    """Strict JSON schema of the reply."""
    cache_key: str
    """Names the instructions to the server's own cache."""
    most: int = 4000
    """Tokens of the reply."""

    @property
    def text(self) -> str:
        """All of it, as a tutor reads it."""
        return f"{self.instructions}\n\n{self.submission}"


@dataclass(frozen=True, slots=True)
class Usage:
    """In tokens."""

    read: int = 0
    cached: int = 0
    """Of those read."""
    written: int = 0


@dataclass(frozen=True, slots=True)
class Replied:
    text: str
    """What the model wrote: untrusted."""
    model: str
    """What the server says answered."""
    usage: Usage | None = None
    """Where the server told it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """No answer. Never a level."""

    kind: FaultKind
    said: str
    """For an operator; holds no key and nothing of the learner's."""
    retry_after: float | None = None
    """Seconds that the server asks to be left alone."""
    usage: Usage | None = None
    """Where the server told it."""

    @property
    def passes(self) -> bool:
        """Whether the same request may do better later. `rejected` and `unauthorised` wait for an operator, the rest
        for a tutor."""
        return self.kind in ("busy", "unavailable", "timeout", "nonsense")


Answer = Replied | Fault


class Judge(Protocol):
    @property
    def name(self) -> str:
        """As `judge@1:MODEL`."""

    def ask(self, request: Request) -> Answer:
        """One call. Raises nothing for what a server does; ends within its own deadline."""
