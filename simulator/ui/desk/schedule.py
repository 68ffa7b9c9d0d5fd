"""The planned posts of a shift: the day with the line where it is now, and one post in words."""

from collections.abc import Mapping
from typing import Any

from simulator.content.scenario import Scenario
from simulator.runs.offered import actions_on_plan
from simulator.runs.state import YOU, Planned, State
from simulator.ui.desk.posts import attached
from simulator.ui.safe import visible
from simulator.ui.words import CHANNEL_ICON, desk_day, desk_time, seconds_of_day

CHANGE = "change"
"""What the place asks for where a plan is to be moved or cancelled."""
NEAR = 900
"""Seconds of desk time from which a planned post is drawn as close."""
_SLOT = 1800
_STEP = 300
_DAY = 86_400
_DID = {"post.held": "held", "post.released": "let go", "post.moved": "moved", "post.cancelled": "cancelled"}
_ABOUT_ONE = tuple(_DID)
_ACTS: Mapping[str, dict[str, str]] = {
    "post.hold": {"id": "hold", "label": "Hold this post", "icon": "pause"},
    "post.release": {"id": "release", "label": "Let it go out", "icon": "send"},
    "post.cancel": {"id": "cancel", "label": "Cancel for good", "icon": "delete"},
    "post.move": {"id": "move", "label": "Move it", "icon": "schedule"},
}
_AT_HAND = ("post.hold", "post.release")
"""What can be done with a planned post without asking for more first."""


def calendar(scenario: Scenario, state: State, selected: str | None, *, ticks: bool = False) -> dict[str, Any]:
    """The day, for the part `calendar`: half hours of the shift, and any later one in which something is planned.
    `ticks`: time passes while this stands, so it names no moment that would grow stale."""
    posts = in_time(state)
    opens = seconds_of_day(scenario.clock.starts)
    first = opens // _SLOT * _SLOT - opens
    slots = sorted({*range(first, scenario.clock.length, _SLOT), *(_slot(post.at, first) for post in posts)})
    now = "now" if ticks else f"{desk_time(scenario.clock.starts, state.now)}, now"
    line = {"now": now, "at": "", "past": False, "items": []}
    rows: list[dict[str, Any]] = []
    for slot in slots:
        here = [post for post in posts if _slot(post.at, first) == slot]
        if slot <= state.now < slot + _SLOT:
            gone, coming = [p for p in here if p.at <= state.now], [p for p in here if p.at > state.now]
            rows += [_hour(slot, gone, scenario, state, ticks=ticks), line]
            rows += [{**_hour(slot, coming, scenario, state, ticks=ticks), "at": " "}] if coming else []
        else:
            rows.append(_hour(slot, here, scenario, state, ticks=ticks))
    return {"hours": rows, "selected": selected}


def opened(plan: Planned, scenario: Scenario, state: State, *, moving: bool) -> dict[str, Any]:
    """The planned post that is opened, as the part `calendar` takes it; its picture is the caller's to add. `moving`:
    it is to get another time, or none."""
    channel, starts = scenario.channels[plan.channel], scenario.clock.starts
    by = "you" if plan.by == YOU else plan.by
    may = actions_on_plan(state, scenario, plan.id)
    return {
        "id": plan.id,
        "title": visible(plan.title),
        "about": visible(
            f"{channel.name} · {desk_day(starts, plan.at)} {desk_time(starts, plan.at)} · planned by {by}"
        ),
        "left": plan.at - state.now if goes_out(plan, state) else None,
        "soon": NEAR,
        "says": will(plan, state),
        "text": visible(plan.text if plan.text is not None else scenario.texts[plan.body or ""].strip()),
        "own": plan.text is not None,
        "alt": visible(attached(plan) or ""),
        "acts": [_ACTS[kind] for kind in may if moving or kind in _AT_HAND],
        "note": f"note-{plan.id}-{often(state, *_ABOUT_ONE)}",
        "noted": _noted(plan, scenario, state),
        "more": None if moving else {"open": f"{CHANGE}:{plan.id}", "label": "Move or cancel"},
        "times": [time for time in times(scenario, state).items() if time[0] != plan.at] if moving else [],
    }


def _noted(plan: Planned, scenario: Scenario, state: State) -> list[str]:
    """What the learner left beside it, for whoever reads it later: when, what was done, and the note."""
    left = [
        (event.t, did, str(getattr(event.data, "note", "")))
        for kind, did in _DID.items()
        for event in state.happened.get(kind, ())
        if getattr(event.data, "item", None) == plan.id
    ]
    return [visible(f"{desk_time(scenario.clock.starts, t)} {did}: {note}") for t, did, note in sorted(left) if note]


def everything(state: State) -> dict[str, Any]:
    """All planned posts together, as the part `calendar` takes them."""
    turn = often(state, "queue.paused", "queue.resumed")
    return {"paused": state.queue_paused, "seq": state.seq, "why": f"why-{turn}"}


def often(state: State, *kinds: str) -> int:
    """How often it was done: each time the field beside it comes back empty."""
    return sum(len(state.happened.get(kind, ())) for kind in kinds)


def in_time(state: State) -> list[Planned]:
    """The brand's and the learner's own, as they are planned now."""
    return sorted(state.planned.values(), key=lambda plan: (plan.at, plan.id))


def chosen(state: State, item: str | None) -> Planned | None:
    """The planned post asked for; else the next that may still go out, else the first."""
    posts = in_time(state)
    asked = [post for post in posts if post.id == item]
    coming = [post for post in posts if post.status in ("scheduled", "held")]
    return next(iter([*asked, *coming, *posts]), None)


def times(scenario: Scenario, state: State) -> dict[int, str]:
    """Every full five minutes until the shift ends, and the same hour tomorrow: when something can be planned for."""
    starts = scenario.clock.starts
    offset = seconds_of_day(starts) % _STEP
    first = (state.now + offset) // _STEP * _STEP + _STEP - offset
    today = {at: desk_time(starts, at) for at in range(first, state.length + 1, _STEP)}
    tomorrow = _DAY + state.length // _STEP * _STEP
    return {**today, tomorrow: f"{desk_day(starts, tomorrow)} {desk_time(starts, tomorrow)}"}


def will(post: Planned, state: State) -> str:
    """What will become of a planned post, in one sentence."""
    minutes = max(0, post.at - state.now) // 60
    when = f"in {minutes} min" if minutes else "within a minute"
    status = post.status
    if status == "scheduled":
        return (
            "Everything is paused; this does not go out"
            if state.queue_paused
            else f"Goes out {when} unless you stop it"
        )
    return {
        "held": "Held back by you",
        "out": "Went out",
        "stopped": "Did not go out",
        "cancelled": "Cancelled by you",
    }[status]


def goes_out(post: Planned, state: State) -> bool:
    """Nobody has stopped it, as things stand."""
    return post.status == "scheduled" and not state.queue_paused


def at_risk(post: Planned, state: State) -> bool:
    """Not the learner's own, and goes out soon unless someone stops it."""
    return post.by != YOU and goes_out(post, state) and post.at - state.now < NEAR


def _slot(at: int, first: int) -> int:
    return first + (at - first) // _SLOT * _SLOT


def _hour(slot: int, posts: list[Planned], scenario: Scenario, state: State, *, ticks: bool) -> dict[str, Any]:
    return {
        "at": desk_time(scenario.clock.starts, slot),
        "now": "",
        "past": slot + _SLOT <= state.now,
        "items": [_item(post, scenario, state, ticks=ticks) for post in posts],
    }


def _item(post: Planned, scenario: Scenario, state: State, *, ticks: bool) -> dict[str, Any]:
    channel = scenario.channels[post.channel]
    comes = post.at > state.now and post.status == "scheduled"
    ahead = f", in {(post.at - state.now) // 60} min" if comes and not ticks else ""
    picture = " · with a picture" if attached(post) else ""
    mine = " · planned by you" if post.by == YOU else ""
    return {
        "id": post.id,
        "icon": CHANNEL_ICON[channel.kind],
        "title": visible(post.title),
        "meta": f"{channel.name} · {desk_time(scenario.clock.starts, post.at)}{ahead}{picture}{mine}",
        "tone": "risk" if at_risk(post, state) else "" if post.status in ("scheduled", "out") else "held",
        "tag": _tag(post, state),
    }


def _tag(post: Planned, state: State) -> list[str]:
    status = post.status
    if status == "scheduled" and state.queue_paused:
        return ["gray", "Paused", "pause"]
    if status == "scheduled":
        return ["orange" if at_risk(post, state) else "gray", "Goes out by itself", "timer"]
    return {
        "held": ["gray", "Held", "pause"],
        "out": ["gray", "Posted", "check"],
        "cancelled": ["gray", "Cancelled", "block"],
    }.get(status, ["gray", "Did not go out", "block"])
