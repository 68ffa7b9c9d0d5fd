"""The learner's own acts: what they wrote, asked, planned and looked at; and the obligations these may meet."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from simulator.content.scenario import Scenario
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
from simulator.runs.folding.community import looked_at
from simulator.runs.folding.posts import appear, uncover
from simulator.runs.state import (
    YOU,
    EscalationState,
    ObligationState,
    PlannedStatus,
    Post,
    State,
    TaskState,
    Timer,
    altered,
)
from simulator.runs.timers import DEADLINE, timers_after_words, with_timers, without_timer

Wrote = ReplyPublished | TaskOpened | TaskSubmitted | EscalationSent | ItemViewed
Queued = QueuePaused | QueueResumed | PostHeld | PostReleased
Due = ObligationOpened | ObligationMet | ObligationExpired


def wrote(state: State, event: Event, data: Wrote, scenario: Scenario) -> State:
    match data:
        case ReplyPublished():
            state = _spoken(state, event, [data.channel], scenario)
            return appear(state, _reply(event, data))
        case TaskOpened():
            opened = TaskState("open", opened=event.t, seq=event.seq)
            timers = without_timer(state.timers, f"task:{data.item}")
            return altered(state, timers=timers, tasks={**state.tasks, data.item: opened})
        case TaskSubmitted():
            return _submitted(_spoken(state, event, data.texts, scenario), event, data)
        case EscalationSent():
            asked = EscalationState(data.item, data.to, data.topic, data.text, t=event.t, seq=event.seq, case=data.case)
            return altered(state, escalations={**state.escalations, data.item: asked})
        case ItemViewed():
            return _viewed(state, event, data)
        case _:
            assert_never(data)


def queued(state: State, data: Queued) -> State:
    match data:
        case QueuePaused():
            return altered(state, queue_paused=True)
        case QueueResumed():
            return altered(state, queue_paused=False)
        case PostHeld():
            return _plan(state, data.item, "held")
        case PostReleased():
            return _plan(state, data.item, "scheduled")
        case _:
            assert_never(data)


def owed(state: State, event: Event, data: Due) -> State:
    match data:
        case ObligationOpened():
            opened = ObligationState("open", opened=event.t, due=data.due, seq=event.seq)
            due = Timer(data.due, DEADLINE, f"obligation-due:{data.item}", f"event:{event.seq}")
            timers = with_timers(without_timer(state.timers, f"obligation:{data.item}"), due)
            return altered(state, timers=timers, obligations={**state.obligations, data.item: opened})
        case ObligationMet():
            return _no_longer_owed(state, event, data.item, "met")
        case ObligationExpired():
            return _no_longer_owed(state, event, data.item, "expired")
        case _:
            assert_never(data)


def _spoken(state: State, event: Event, channels: Iterable[str], scenario: Scenario) -> State:
    """The learner's own words end a silence; it begins anew."""
    timers = timers_after_words(scenario, state, channels, t=event.t, cause=f"event:{event.seq}")
    return altered(state, timers=timers)


def _reply(event: Event, data: ReplyPublished) -> Post:
    return Post(
        data.item,
        data.channel,
        YOU,
        event.t,
        event.seq,
        text=data.text,
        reply_to=data.reply_to,
        declare=data.declare,
    )


def _plan(state: State, item: str, status: PlannedStatus) -> State:
    return altered(state, planned={**state.planned, item: replace(state.planned[item], status=status)})


def _submitted(state: State, event: Event, data: TaskSubmitted) -> State:
    """Each text appears in its channel."""
    done = replace(
        state.tasks[data.item], status="submitted", submitted_at=event.t, submitted_seq=event.seq, submission=data
    )
    state = altered(state, tasks={**state.tasks, data.item: done})
    for channel, text in sorted(data.texts.items()):
        post = Post(f"{data.item}--{channel}", channel, YOU, event.t, event.seq, text=text, declare=data.declare)
        state = appear(state, post)
    return state


def _viewed(state: State, event: Event, data: ItemViewed) -> State:
    if data.channel is not None:
        state = altered(state, viewed={**state.viewed, data.channel: event.seq})
    state = looked_at(state, data.channel, data.item)
    return state if data.item is None else uncover(state, data.item)


def _no_longer_owed(state: State, event: Event, item: str, status: str) -> State:
    closed = replace(
        state.obligations[item],
        status="met" if status == "met" else "expired",
        closed_at=event.t,
        closed_seq=event.seq,
    )
    timers = without_timer(state.timers, f"obligation-due:{item}")
    return altered(state, timers=timers, obligations={**state.obligations, item: closed})
