"""Patch day as the desk sees it: a run is played by commands, and the projections are asked what they would draw."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from simulator.content.library import Library
from simulator.content.scenario import Scenario
from simulator.runs.commands import AdvanceClock, Command, DecideCase, Declared, PublishReply, SubmitTask
from simulator.runs.engine import Step, execute, start
from simulator.runs.events import Adjustments
from simulator.runs.state import State
from tests.shipped import shipped_library

AT = "2026-03-02T09:00:00.000Z"
LEARNER = "Jo Adeyemi"
DECIDED = DecideCase(
    case="case-insult",
    report="agree",
    content="hide",
    account="warn",
    clause="P2",
    notices=("author",),
    preserve=True,
    why="The last two sentences attack her.",
)
REPLY = PublishReply(
    channel="forum", text="We see it.", declare=Declared(intent="acknowledge", facts_used=(), promises="none")
)
HOLDING = SubmitTask(
    task="holding",
    texts={"forum": "It is real, and ours.", "micro": "It is ours."},
    declare=Declared(intent="acknowledge", facts_used=("fault-known",), promises="next-update"),
)


@dataclass
class Shift:
    """One run in memory. `to(minutes)` lets time pass, `send` is one command that must not be refused."""

    scenario: Scenario
    state: State
    ids: Iterator[int] = field(default_factory=itertools.count)

    def to(self, minutes: float) -> State:
        return self.send(AdvanceClock(to=int(minutes * 60)))

    def send(self, command: Command) -> State:
        step = self.ask(command)
        assert step.refused is None, step.refused
        return self.state

    def ask(self, command: Command) -> Step:
        step = execute(self.state, self.scenario, command, command_id=f"{next(self.ids):032x}", at=AT)
        self.state = step.state
        return step


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def shift(library: Library) -> Shift:
    """Patch day in practice mode, at nine o'clock."""
    return begun(library)


@pytest.fixture
def untimed(library: Library) -> Shift:
    """The same with no time limit on anything that is asked for."""
    return begun(library, untimed=True)


def begun(library: Library, **adjusted: bool) -> Shift:
    scenario, rubric, given = library.scenarios["patch-day"], library.rubrics["patch-day"], Adjustments(**adjusted)
    step = start(scenario, rubric=rubric, run="r1", seed=7, mode="practice", at=AT, adjustments=given)
    return Shift(scenario, step.state)
