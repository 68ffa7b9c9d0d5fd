"""What a bot was refused, for its author: the reason a learner reads, the step, and when what was not there can be."""

from dataclasses import dataclass

from simulator.content.document import duration
from simulator.content.scenario import Scenario
from simulator.content.timeline import events_of
from simulator.runs.commands import CancelPost, Command, HoldPost, MovePost, ReleasePost
from simulator.runs.state import State

_ABOUT = ("case", "appeal", "task", "post", "item", "reply_to")
"""The parts of a command that name what it is about."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One command that a bot could not send."""

    step: int
    """Which of the bot's steps, from 0; past the last where the end of the run was refused."""
    t: int
    """Simulated time."""
    reason: str
    """As a learner reads it."""
    absent: str | None = None
    """What the command is about, where that was not there."""


def absent(state: State, command: Command) -> str | None:
    """What the command is about and is not there; None where all of it is."""
    if isinstance(command, HoldPost | ReleasePost | MovePost | CancelPost):
        return None if command.post in state.planned else command.post
    there = {*state.cases, *state.appeals, *state.tasks, *state.posts}
    named = (getattr(command, part, None) for part in _ABOUT)
    return next((name for name in named if name is not None and name not in there), None)


def in_words(refusal: Refusal, scenario: Scenario) -> str:
    """`at 8m: There is no case “spam” on the desk. It comes at 9m at the soonest.`"""
    when = "" if refusal.absent is None else f" {_when(refusal.absent, refusal.t, scenario)}"
    return f"at {duration(refusal.t)}: {refusal.reason}{when}"


def _when(name: str, t: int, scenario: Scenario) -> str:
    soonest = next((mark.t for mark in events_of(scenario) if mark.id == name), None)
    if soonest is None:
        return "It has no time of its own, and had not come by then."
    if soonest > t:
        return f"It comes at {duration(soonest)} at the soonest."
    return f"It can come from {duration(soonest)} on, and had not come by then."
