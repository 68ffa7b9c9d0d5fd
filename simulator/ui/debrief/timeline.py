"""The run on one time axis: meters with the cause of each move, and three lanes; the same as rows, for a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.scenario import Scenario
from simulator.runs import events as e
from simulator.runs.asides import TutorNoted
from simulator.runs.events import Event
from simulator.ui.charts import Curve, Lane, Mark, Span
from simulator.ui.debrief.causes import because
from simulator.ui.debrief.decisions import is_decision
from simulator.ui.debrief.telling import HOT, meter_name, tell
from simulator.ui.words import desk_time, seconds_of_day

WORLD = (
    e.InjectReleased,
    e.PostAutoSent,
    e.PersonaReacted,
    e.EscalationAnswered,
    e.AppealReceived,
    e.CaseExpired,
    e.AppealExpired,
    e.ObligationExpired,
    e.FlagRaised,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the timeline as a table."""

    at: str
    lane: Lane
    what: str
    because: str


@dataclass(frozen=True, slots=True)
class Timeline:
    span: Span
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]


def timeline(events: Sequence[Event], scenario: Scenario) -> Timeline:
    """The picture of a run that has started."""
    span = Span(seconds_of_day(scenario.clock.starts) // 60, max(scenario.clock.length, events[-1].t if events else 0))
    moments = [(event, lane) for event in events if (lane := _lane(event))]
    return Timeline(
        span=span,
        curves=tuple(_curve(meter, events, scenario, span) for meter in meters_in_order(scenario)),
        marks=tuple(Mark(x.t, desk_time(scenario.clock.starts, x.t), lane, tell(x, scenario)) for x, lane in moments),
        rows=tuple(_row(event, events, scenario) for event in events if _lane(event) or _moved(event)),
    )


def meters_in_order(scenario: Scenario) -> list[str]:
    """Heat last: it is what a reader looks for beside the others."""
    return sorted(scenario.meters, key=lambda meter: (meter == HOT, meter))


def _lane(event: Event) -> Lane | None:
    if event.actor == "tutor":
        return "Tutor"
    if is_decision(event):
        return "You"
    return "World" if isinstance(event.data, WORLD) else None


def _moved(event: Event) -> bool:
    return isinstance(event.data, e.MeterMoved)


def _curve(meter: str, events: Sequence[Event], scenario: Scenario, span: Span) -> Curve:
    points = [(0, scenario.meters[meter].start)]
    for event in events:
        if isinstance(event.data, e.MeterMoved) and event.data.meter == meter:
            points.append((event.t, event.data.value))
    points.append((span.length, points[-1][1]))
    return Curve(meter_name(meter, scenario), tuple(points), hot=meter == HOT)


def _row(event: Event, events: Sequence[Event], scenario: Scenario) -> Row:
    cause = because(events, event) if _moved(event) else None
    reason = tell(cause, scenario) if cause else "time passing" if _moved(event) else ""
    what = tell(event, scenario)
    if isinstance(event.data, TutorNoted):
        what = f"{what}: {event.data.text}"
    return Row(desk_time(scenario.clock.starts, event.t), _lane(event) or "World", what, reason)
