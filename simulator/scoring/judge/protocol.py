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


TRIES = 2
"""How often a question is asked that gets answers of no use."""


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
    times: int = 1
    """Which answer of no use to its question this is."""

    @property
    def passes(self) -> bool:
        """Whether the same question may do better later."""
        return self.kind in ("busy", "unavailable", "timeout") or (self.kind == "nonsense" and not self.settles)

    @property
    def answers(self) -> bool:
        """Whether the server did its work, and this is what it made of the question."""
        return self.kind in ("declined", "filtered", "cut", "nonsense")

    @property
    def settles(self) -> bool:
        """Whether the question is not asked again: a tutor reads the text. What neither passes nor settles waits for an
        operator."""
        return self.answers and (self.kind in ("declined", "filtered") or self.times >= TRIES)


Answer = Replied | Fault


class Judge(Protocol):
    @property
    def name(self) -> str:
        """As `judge@1:MODEL`."""

    def ask(self, request: Request) -> Answer:
        """One call. Raises nothing for what a server does; ends within its own deadline."""
