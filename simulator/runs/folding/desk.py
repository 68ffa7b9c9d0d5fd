"""The learner's own acts: what they wrote, asked, planned and looked at; and the obligations these may meet."""

from dataclasses import replace
from typing import assert_never

from simulator.runs.events import (
    EscalationSent,
    Event,
    ItemViewed,
    ObligationExpired,
    ObligationMet,
    ObligationOpened,
    PostHeld,
    PostReleased,
    QueuePaused,
    QueueResumed,
    ReplyPublished,
    TaskOpened,
    TaskSubmitted,
)
from simulator.runs.folding.posts import appear, uncover
from simulator.runs.state import YOU, EscalationState, ObligationState, State, TaskState, Timer
from simulator.runs.timers import DEADLINE, with_timers, without_timer

Wrote = ReplyPublished | TaskOpened | TaskSubmitted | EscalationSent | ItemViewed
Planned = QueuePaused | QueueResumed | PostHeld | PostReleased
Due = ObligationOpened | ObligationMet | ObligationExpired


def wrote(state: State, event: Event, data: Wrote) -> State:
    match data:
        case ReplyPublished():
            return appear(
                state, event, id=data.item, channel=data.channel, by=YOU, text=data.text, reply_to=data.reply_to
            )
        case TaskOpened():
            opened = TaskState("open", opened=event.t, seq=event.seq)
            timers = without_timer(state.timers, f"task:{data.item}")
            return replace(state, timers=timers, tasks={**state.tasks, data.item: opened})
        case TaskSubmitted():
            return _submitted(state, event, data)
        case EscalationSent():
            asked = EscalationState(data.item, data.to, data.topic, data.text, t=event.t, seq=event.seq, case=data.case)
            return replace(state, escalations={**state.escalations, data.item: asked})
        case ItemViewed():
            return _viewed(state, event, data)
        case _:
            assert_never(data)


def planned(state: State, data: Planned) -> State:
    match data:
        case QueuePaused():
            return replace(state, queue_paused=True)
        case QueueResumed():
            return replace(state, queue_paused=False)
        case PostHeld():
            return replace(state, planned={**state.planned, data.item: "held"})
        case PostReleased():
            return replace(state, planned={**state.planned, data.item: "scheduled"})
        case _:
            assert_never(data)


def owed(state: State, event: Event, data: Due) -> State:
    match data:
        case ObligationOpened():
            opened = ObligationState("open", opened=event.t, due=data.due, seq=event.seq)
            due = Timer(data.due, DEADLINE, f"obligation-due:{data.item}", f"event:{event.seq}")
            timers = with_timers(without_timer(state.timers, f"obligation:{data.item}"), due)
            return replace(state, timers=timers, obligations={**state.obligations, data.item: opened})
        case ObligationMet():
            return _no_longer_owed(state, event, data.item, "met")
        case ObligationExpired():
            return _no_longer_owed(state, event, data.item, "expired")
        case _:
            assert_never(data)


def _submitted(state: State, event: Event, data: TaskSubmitted) -> State:
    """Each text appears in its channel."""
    done = replace(
        state.tasks[data.item], status="submitted", submitted_at=event.t, submitted_seq=event.seq, submission=data
    )
    state = replace(state, tasks={**state.tasks, data.item: done})
    for channel in sorted(data.texts):
        state = appear(state, event, id=f"{data.item}--{channel}", channel=channel, by=YOU, text=data.texts[channel])
    return state


def _viewed(state: State, event: Event, data: ItemViewed) -> State:
    if data.channel is not None:
        state = replace(state, viewed={**state.viewed, data.channel: event.seq})
    return state if data.item is None else uncover(state, data.item)


def _no_longer_owed(state: State, event: Event, item: str, status: str) -> State:
    closed = replace(
        state.obligations[item],
        status="met" if status == "met" else "expired",
        closed_at=event.t,
        closed_seq=event.seq,
    )
    timers = without_timer(state.timers, f"obligation-due:{item}")
    return replace(state, timers=timers, obligations={**state.obligations, item: closed})
