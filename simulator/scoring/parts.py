"""What a scorer is handed, and what it makes of each piece of evidence before the pieces become one level."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.content.document import Level
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.runs.events import Event
from simulator.runs.state import State
from simulator.scoring.score import Finding


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that is over, with everything that may be looked at in it."""

    scenario: Scenario
    events: Sequence[Event]
    state: State
    rubric: Rubric
    names: tuple[str, ...] = ()
    """Names of real people that leave this machine only as masks."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence, looked at."""

    finding: Finding
    offered: bool = True
    """The run gave a chance here."""
    attempted: bool = False
    """The learner took it."""
    waits: bool = False
    """There are words that only a person can read."""

    @property
    def level(self) -> Level | None:
        return self.finding.points_to


T = TypeVar("T")


def known(thing: T | None) -> T:
    """What a marking names and its scenario has. A rubric of another scenario is a bug of the caller."""
    if thing is None:
        raise LookupError("the rubric names something that the scenario has not")
    return thing


def ran_out(due: int, closed: int | None) -> bool:
    """Whether something that was not done had its whole time. The end of a run closes what is still open."""
    return closed is not None and closed >= due


def not_offered(about: str, said: str) -> Part:
    """The run gave no chance here."""
    return Part(Finding(about=about, said=said), offered=False)


def cut_short(about: str, title: str, opened: int) -> Part:
    """It was there, and the run was over before its time was: less of a chance than was promised, so none."""
    said = f"The run ended before “{title}” was due, so nothing is said about it."
    return Part(Finding(about=about, said=said, events=(opened,)), offered=False)
