"""Every moment of a run that can be looked back on, in order. A decision is one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.scenario import Scenario
from simulator.runs.asides import TutorNoted
from simulator.runs.events import Event
from simulator.ui.debrief.causes import UNTOLD
from simulator.ui.debrief.decisions import is_decision
from simulator.ui.debrief.telling import tell
from simulator.ui.words import desk_time

_QUIET = UNTOLD | {"crowd.moved", "crowd.pushed", "post.reacted"}
"""Kinds that are told beside what caused them, and are no moment of their own."""


@dataclass(frozen=True, slots=True)
class Moment:
    seq: int
    t: int
    at: str
    what: str
    decision: bool
    tutor: bool


def moments(events: Sequence[Event], scenario: Scenario) -> tuple[Moment, ...]:
    """Whatever a reader would notice, decisions among them."""
    starts = scenario.clock.starts
    return tuple(
        Moment(x.seq, x.t, desk_time(starts, x.t), tell(x, scenario), _decided(x), x.actor == "tutor")
        for x in events
        if x.kind not in _QUIET
    )


def _decided(event: Event) -> bool:
    """A form that was sent before it was filled in is a moment, and nothing that one goes back to as a decision."""
    return is_decision(event) and event.kind != "command.refused"


def at(found: Sequence[Moment], wanted: str) -> Moment | None:
    """The moment that a URL asks for by its number; else the first decision, or the first moment at all."""
    asked = next((moment for moment in found if str(moment.seq) == wanted), None)
    return asked or next((m for m in found if m.decision), None) or (found[0] if found else None)


def before(found: Sequence[Moment], seq: int) -> Moment | None:
    """The last decision before event `seq`."""
    return next((m for m in reversed(found) if m.decision and m.seq < seq), None)


def after(found: Sequence[Moment], seq: int) -> Moment | None:
    """The first decision after event `seq`."""
    return next((m for m in found if m.decision and m.seq > seq), None)


def noted(events: Sequence[Event], found: Sequence[Moment], now: Moment) -> tuple[TutorNoted, ...]:
    """What a tutor pinned to this moment: to it, or to what followed before the next one."""
    notes = [(event.seq, event.data) for event in events if isinstance(event.data, TutorNoted)]
    return tuple(data for seq, data in notes if now.seq in (seq, _pinned_to(data, found)))


def _pinned_to(data: TutorNoted, found: Sequence[Moment]) -> int:
    return next((m.seq for m in reversed(found) if m.seq <= data.about), 0)
