"""What stood on the learner's screen just before a decision: folded from the log, never remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulator.content.scenario import Scenario
from simulator.runs import events as e
from simulator.runs.engine import fold
from simulator.runs.events import Event
from simulator.runs.state import State
from simulator.ui.debrief.telling import meter_name, title
from simulator.ui.debrief.timeline import meters_in_order
from simulator.ui.desk.threads import thread
from simulator.ui.words import count, desk_time, left, note


@dataclass(frozen=True, slots=True)
class Seen:
    """The desk at one moment."""

    at: str
    meters: str
    """`Trust 60, Heat 28`; empty where the run's mode hid them."""
    due: tuple[str, ...]
    """What was due, soonest first, with the time that was left."""
    queue: str
    """How planned posts stood."""
    thread: dict[str, Any] | None
    """Data of the part `thread`, without its buttons; None where the decision was about no channel."""
    channel: str


def seen_before(event: Event, events: Sequence[Event], scenario: Scenario, learner_name: str) -> Seen:
    """The desk as it stood when the learner made this decision."""
    state = fold(scenario, events[: event.seq - 1])
    channel = _channel(event, scenario, state)
    return Seen(
        at=desk_time(scenario.clock.starts, event.t),
        meters=_meters(scenario, state),
        due=_due(scenario, state, event.t),
        queue=_queue(scenario, state),
        thread=_still(thread(channel, scenario, state, learner_name=learner_name, seen=None)) if channel else None,
        channel=scenario.channels[channel].name if channel else "",
    )


def _channel(event: Event, scenario: Scenario, state: State) -> str | None:
    """Where the decision was about."""
    match event.data:
        case e.ReplyPublished(channel=channel):
            return channel
        case e.CaseDecided(item=item) | e.EscalationSent(case=str(item)):
            target = next((case.target for case in scenario.cases if case.id == item), "")
            return state.posts[target].channel if target in state.posts else None
        case e.TaskSubmitted(item=item):
            opened = next((task.opens.inject for task in scenario.tasks if task.id == item), None)
            return state.posts[opened].channel if opened in state.posts else None
    return None


def _still(data: dict[str, Any]) -> dict[str, Any]:
    """The thread to look at: nothing on it can be pressed, but a cover can be lifted."""
    sections = [{**s, "posts": [{**post, "acts": []} for post in s["posts"]]} for s in data["sections"]]
    return {**data, "sections": sections}


def _meters(scenario: Scenario, state: State) -> str:
    mode = next((mode for name, mode in scenario.modes.items() if name == state.mode), None)
    shown = [meter for meter in meters_in_order(scenario) if mode and meter in mode.meters_shown]
    return ", ".join(f"{meter_name(meter, scenario)} {state.meters[meter]}" for meter in shown)


def _due(scenario: Scenario, state: State, now: int) -> tuple[str, ...]:
    waiting = [
        (thing.due, title(name, scenario))
        for group in (state.cases, state.appeals, state.obligations)
        for name, thing in group.items()
        if thing.status == "open"
    ]
    return tuple(f"{name}: {left(due - now)} left" for due, name in sorted(waiting))


def _queue(scenario: Scenario, state: State) -> str:
    if not state.planned:
        return ""
    if state.queue_paused:
        return "Everything planned was paused."
    stands = [f"{plan.title} ({note(plan.status)})" for plan in state.planned.values()]
    return f"{count(len(stands), 'planned post')}: {', '.join(stands)}." if stands else ""
