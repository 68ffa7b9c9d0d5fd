"""A run and another try of it, on one clock: their meters as curves of one chart, their decisions minute by minute."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.content.scenario import Scenario
from simulator.runs.events import Event, RunEnded
from simulator.ui.charts import Curve
from simulator.ui.debrief.decisions import Decision, decisions
from simulator.ui.debrief.telling import tell
from simulator.ui.debrief.timeline import timeline
from simulator.ui.words import desk_time

FIRST, TRY = "First run", "This try"


@dataclass(frozen=True, slots=True)
class Row:
    """One desk minute in which either of them was at work."""

    at: str
    first: tuple[Decision, ...]
    other: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Branches:
    at: str
    """Desk time of the moment they part."""
    t: int
    curves: tuple[Curve, ...]
    """Of the try, and beside each that of the first run."""
    rows: tuple[Row, ...]
    ends: tuple[str, str]
    """How each of them ended, the first run before the try."""


def branches(first: Sequence[Event], other: Sequence[Event], seq: int, scenario: Scenario) -> Branches:
    """Both from event `seq` on, which they share."""
    t = first[seq - 1].t
    return Branches(
        at=desk_time(scenario.clock.starts, t),
        t=t,
        curves=(*timeline(other, scenario).curves, *_beside(timeline(first, scenario).curves)),
        rows=_rows(_after(first, seq, scenario), _after(other, seq, scenario)),
        ends=(_end(first, scenario), _end(other, scenario)),
    )


def _beside(curves: Sequence[Curve]) -> tuple[Curve, ...]:
    return tuple(replace(curve, name=f"{curve.name} before", beside=curve.name) for curve in curves)


def _after(events: Sequence[Event], seq: int, scenario: Scenario) -> list[Decision]:
    """What was refused changed nothing, and is left to the run's own debrief."""
    return [step for step in decisions(events, scenario) if step.seq > seq and not step.refused]


def _rows(first: Sequence[Decision], other: Sequence[Decision]) -> tuple[Row, ...]:
    times = {step.t // 60: step.at for step in (*first, *other)}
    return tuple(Row(times[minute], _in(first, minute), _in(other, minute)) for minute in sorted(times))


def _in(steps: Sequence[Decision], minute: int) -> tuple[Decision, ...]:
    return tuple(step for step in steps if step.t // 60 == minute)


def _end(events: Sequence[Event], scenario: Scenario) -> str:
    last = next((event for event in reversed(events) if isinstance(event.data, RunEnded)), None)
    return tell(last, scenario) if last else "Still open"
