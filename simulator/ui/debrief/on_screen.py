"""What stood on the learner's screen at a moment: folded from the log, never remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.scenario import Scenario
from simulator.runs import events as e
from simulator.runs import find
from simulator.runs.engine import fold
from simulator.runs.events import Event
from simulator.runs.modes import in_force
from simulator.runs.state import MeterMove, State
from simulator.ui.debrief.causes import because
from simulator.ui.debrief.telling import meter_name, tell, title
from simulator.ui.debrief.timeline import meters_in_order
from simulator.ui.desk.channels import Drawn, looked_back_on
from simulator.ui.words import count, desk_time, left, note, rest


@dataclass(frozen=True, slots=True)
class Seen:
    """The desk at one moment."""

    at: str
    meters: str
    """`Trust 60, Heat 28`; empty where the run's mode hid them."""
    moved: tuple[str, ...]
    """What moved each of them last, and when."""
    due: tuple[str, ...]
    """What was open and due, soonest first: for how long it had been open, and the time that was left."""
    queue: str
    """How planned posts stood."""
    drawn: tuple[Drawn, ...]
    """The channel, without its buttons; nothing where the moment was about none."""
    channel: str


def seen_before(event: Event, events: Sequence[Event], scenario: Scenario, learner_name: str) -> Seen:
    """The desk as it stood when the learner made this decision."""
    return _seen(event, events[: event.seq - 1], scenario, learner_name)


def seen_after(event: Event, events: Sequence[Event], scenario: Scenario, learner_name: str) -> Seen:
    """The desk as it stood once this had happened."""
    return _seen(event, events[: event.seq], scenario, learner_name)


def _seen(event: Event, events: Sequence[Event], scenario: Scenario, learner_name: str) -> Seen:
    state = fold(scenario, events)
    post = _post(event, scenario, state)
    channel = _channel(event, post, scenario, state) or _looked_at(events)
    return Seen(
        at=desk_time(scenario.clock.starts, event.t),
        meters=_meters(scenario, state),
        moved=_moved(scenario, state, events),
        due=_due(scenario, state, event.t),
        queue=_queue(scenario, state),
        drawn=looked_back_on(channel, scenario, state, learner_name=learner_name, post=post) if channel else (),
        channel=scenario.channels[channel].name if channel else "",
    )


def _post(event: Event, scenario: Scenario, state: State) -> str | None:
    """The post it was about, as far as it was on screen: itself, the one that was reported, the one it answers."""
    for part in ("item", "case", "reply_to"):
        name = str(getattr(event.data, part, None))
        case = find.case(scenario, name)
        post = case.target if case else name
        if post in state.posts:
            return post
    return None


def _channel(event: Event, post: str | None, scenario: Scenario, state: State) -> str | None:
    """Where it happened, or where the post stands that it was about, or what asked for the text."""
    named = getattr(event.data, "channel", None)
    if named in scenario.channels:
        return str(named)
    if isinstance(event.data, e.TaskSubmitted):
        task = find.task(scenario, event.data.item)
        post = task.opens.inject if task else None
    return state.posts[post].channel if post in state.posts else None


def _looked_at(events: Sequence[Event]) -> str | None:
    """The channel the learner had opened last."""
    opened = (x.data.channel for x in reversed(events) if isinstance(x.data, e.ItemViewed))
    return next((channel for channel in opened if channel), None)


def _meters(scenario: Scenario, state: State) -> str:
    return ", ".join(f"{meter_name(meter, scenario)} {state.meters[meter]}" for meter in _shown(scenario, state))


def _shown(scenario: Scenario, state: State) -> list[str]:
    """Meters that the run's mode puts on the desk."""
    if state.mode not in scenario.modes:
        return []
    mode = in_force(scenario, state.mode)
    return [meter for meter in meters_in_order(scenario) if meter in mode.meters_shown]


def _moved(scenario: Scenario, state: State, events: Sequence[Event]) -> tuple[str, ...]:
    last = (next((m for m in reversed(state.moves) if m.meter == meter), None) for meter in _shown(scenario, state))
    return tuple(_why(move, events, scenario) for move in last if move)


def _why(move: MeterMove, events: Sequence[Event], scenario: Scenario) -> str:
    cause = because(events, events[move.seq - 1])
    why = tell(cause, scenario) if cause else "time passing"
    at = desk_time(scenario.clock.starts, move.t)
    return f"{meter_name(move.meter, scenario)} {move.add:+d} at {at}: {why}".replace("-", "−", 1)


def _due(scenario: Scenario, state: State, now: int) -> tuple[str, ...]:
    waiting = [
        (thing.due, now - thing.opened, title(name, scenario))
        for group in (state.cases, state.appeals, state.obligations)
        for name, thing in group.items()
        if thing.status == "open"
    ]
    return tuple(
        f"{name}: open for {left(age)}, {rest(None if state.untimed else due - now)}"
        for due, age, name in sorted(waiting)
    )


def _queue(scenario: Scenario, state: State) -> str:
    if not state.planned:
        return ""
    if state.queue_paused:
        return "Everything planned was paused."
    stands = [f"{plan.title} ({note(plan.status)})" for plan in state.planned.values()]
    return f"{count(len(stands), 'planned post')}: {', '.join(stands)}." if stands else ""
