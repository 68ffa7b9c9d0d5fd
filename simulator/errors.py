"""The errors that cross an edge, each named for who can mend it. Anything else is a bug and keeps its traceback.

SimulatorError
├── ContentError     an author: file, line, value, what is allowed; all faults in one go
├── Refused          the learner's command cannot be done now: plain reason; recorded in the run
│   └── UnstorableText   the writer: a character that no database keeps, and where it stands
├── NotAllowed       this person may not; also what does not exist for them
├── Stale            someone else acted first: what changed
│   ├── DuplicateCommand the service: this command has its receipt already, and that is the answer
│   └── AlreadyLive      the service: a run of this scenario was opened at the same moment
├── ScoringFailed    an operator: scorer, run, cause; the learner sees "not scored yet"
├── StoreUnavailable an operator; the person is told that nothing was saved, and to try again
├── SchemaMismatch   an operator: the database and this release do not belong together
└── SettingsError    an operator, before start: name, value, example
"""

from collections.abc import Sequence
from dataclasses import dataclass


class SimulatorError(Exception):
    """A fault with a sentence that may be shown to the person it concerns."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of one content file, for its author."""

    file: str
    """Path relative to the content root."""
    line: int
    """1-based; 0 where the fault is of the whole file."""
    place: str
    """Where in the document, as `cases[0].strong.content`."""
    problem: str
    """What is wrong, with the value and what is allowed."""

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}" if self.line else self.file
        return f"{at}: {self.place}: {self.problem}" if self.place else f"{at}: {self.problem}"


class ContentError(SimulatorError):
    """Every fault found in the content, so that an author mends them in one pass."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Refused(SimulatorError):
    """The learner's command cannot be done now. The reason is recorded in the run."""


class UnstorableText(Refused, ValueError):
    """A text holds NUL or half of a surrogate pair. Services refuse these first; the store is the second wall."""

    def __init__(self, character: str, place: int) -> None:
        super().__init__(f"Character {place + 1} of this text (U+{ord(character):04X}) cannot be kept. Remove it.")


class NotAllowed(SimulatorError):
    """This person may not. The same words whether the thing is forbidden or absent."""

    def __init__(self, reason: str = "There is nothing here for you.") -> None:
        super().__init__(reason)


class Stale(SimulatorError):
    """Someone else acted first, or this page is older than the record."""


class DuplicateCommand(Stale):
    """The command was kept before. Leave the transaction, and answer with the receipt that is stored."""

    def __init__(self, command_id: str) -> None:
        self.command_id = command_id
        super().__init__("This was kept already; nothing was kept twice.")


class AlreadyLive(Stale):
    """Another run of this scenario is live for this learner. Leave the transaction, and look again."""

    def __init__(self) -> None:
        super().__init__("This scenario was opened at the same moment from somewhere else. Carry on with that run.")


class ScoringFailed(SimulatorError):
    """A scorer gave no score. Never a zero, never a guess. The reason is for an operator: plain words, no secrets.

    `retry_after`: seconds that the other side asked to be left alone. `final`: asking again would not help.
    """

    def __init__(self, reason: str, *, retry_after: float | None = None, final: bool = False) -> None:
        self.retry_after = retry_after
        self.final = final
        super().__init__(reason)


class StoreUnavailable(SimulatorError):
    """The database is busy, full, read-only or gone. Nothing of the transaction was kept; the cause is in the log."""

    def __init__(self) -> None:
        super().__init__("Not saved: the record could not be reached. Keep this page open and try again.")


class SchemaMismatch(SimulatorError):
    """The database was made by another release than this one."""


class SettingsError(SimulatorError):
    """An operator must mend a setting before the app may serve."""

    def __init__(self, name: str, value: object, example: str) -> None:
        super().__init__(f"Setting {name} is {value!r}. Give it a value like {example}")
