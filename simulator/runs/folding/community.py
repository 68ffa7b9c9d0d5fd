"""What the learner did with posts, threads, plans, watches and cases they would rather not meet."""

from dataclasses import replace
from typing import assert_never

from simulator.runs.deeds import (
    CaseSkipped,
    Deed,
    PostCancelled,
    PostEdited,
    PostMoved,
    PostPinned,
    PostScheduled,
    PostUnpinned,
    ThreadLocked,
    ThreadSplit,
    ThreadUnlocked,
    WatchDue,
    WatchSet,
)
from simulator.runs.events import Event
from simulator.runs.folding.posts import changed
from simulator.runs.state import YOU, Planned, State, Timer, Watch, altered
from simulator.runs.timers import with_timer_moved, without_timer

OnScreen = PostEdited | PostPinned | PostUnpinned | ThreadLocked | ThreadUnlocked | ThreadSplit
InPlan = PostScheduled | PostMoved | PostCancelled
TITLE = 60
"""Characters of a plan's text that stand for its title."""


def did(state: State, event: Event, data: Deed) -> State:
    if isinstance(data, OnScreen):
        return _on_screen(state, event, data)
    if isinstance(data, InPlan):
        return _in_plan(state, event, data)
    match data:
        case WatchSet():
            timers = with_timer_moved(state.timers, Timer(data.at, 0, f"watch:{data.item}", f"event:{event.seq}"))
            watch = Watch("set", data.at, data.why, event.seq)
            return altered(state, timers=timers, watches={**state.watches, data.item: watch})
        case WatchDue():
            timers = without_timer(state.timers, f"watch:{data.item}")
            watch = replace(state.watches[data.item], status="due")
            return altered(state, timers=timers, watches={**state.watches, data.item: watch})
        case CaseSkipped():
            return _skipped(state, event, data)
        case _:
            assert_never(data)


def looked_at(state: State, *items: str | None) -> State:
    """The learner looks at these posts, cases or channels: what was due to be looked at there is seen."""
    seen = {
        item: replace(watch, status="seen")
        for item, watch in state.watches.items()
        if watch.status == "due" and (item in items or (item in state.posts and state.posts[item].channel in items))
    }
    return altered(state, watches={**state.watches, **seen}) if seen else state


def _on_screen(state: State, event: Event, data: OnScreen) -> State:
    match data:
        case PostEdited():
            return changed(state, data.item, text=data.text, edited=event.t)
        case PostPinned():
            return changed(state, data.item, pinned=True)
        case PostUnpinned():
            return changed(state, data.item, pinned=False)
        case ThreadLocked():
            return changed(state, data.item, locked=True)
        case ThreadUnlocked():
            return changed(state, data.item, locked=False)
        case ThreadSplit():
            return changed(
                state, data.item, title=data.title, split_from=state.posts[data.item].reply_to, reply_to=None
            )
        case _:
            assert_never(data)


def _in_plan(state: State, event: Event, data: InPlan) -> State:
    match data:
        case PostScheduled():
            planned, due = _own(data), data.at
        case PostMoved():
            before = state.planned[data.item]
            status = "scheduled" if before.status == "stopped" else before.status
            planned, due = replace(before, at=data.at, status=status), data.at
        case PostCancelled():
            timers = without_timer(state.timers, f"planned:{data.item}")
            planned = replace(state.planned[data.item], status="cancelled")
            return altered(state, timers=timers, planned={**state.planned, data.item: planned})
        case _:
            assert_never(data)
    timers = with_timer_moved(state.timers, Timer(due, 0, f"planned:{data.item}", f"event:{event.seq}"))
    return altered(state, timers=timers, planned={**state.planned, data.item: planned})


def _own(data: PostScheduled) -> Planned:
    line = next(iter(data.text.strip().splitlines()), "")
    title = line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"
    return Planned(
        data.item,
        "scheduled",
        data.channel,
        data.at,
        title,
        YOU,
        text=data.text,
        declare=data.declare,
        asset=data.asset,
        alt=data.alt,
    )


def _skipped(state: State, event: Event, data: CaseSkipped) -> State:
    skipped = replace(
        state.cases[data.item], status="skipped", decided_at=event.t, decided_seq=event.seq, instead=data.instead
    )
    timers = without_timer(state.timers, f"case-due:{data.item}", f"watch:{data.item}")
    return altered(state, timers=timers, cases={**state.cases, data.item: skipped})
