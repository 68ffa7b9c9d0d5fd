"""The strip: desk time, what is due on its line, the world's meters, and what can be done about time."""

from typing import Any

from simulator.content.scenario import Mode, Scenario
from simulator.runs.due import next_happening
from simulator.runs.events import Event, InjectReleased, PersonaReacted
from simulator.runs.state import MeterMove, State
from simulator.ui.debrief.telling import meter_name, tell
from simulator.ui.desk.due import Due, due
from simulator.ui.desk.naming import handle
from simulator.ui.desk.pace import pace
from simulator.ui.words import MODE, desk_day, seconds_of_day

PAUSE, RESUME, WAIT, NEXT, LAST, END = "pause", "resume", "wait", "next", "last", "end"
STOP = {
    "id": "stop",
    "label": "Stop and get support",
    "title": "Ends the run at once. Nothing is scored. You are asked once more.",
}
"""For whoever cannot or does not want to go on. Always there while the run is open."""
WAITS = 300
"""Seconds that one press of Wait moves the desk clock on."""
_IN_SHORT = {
    "case.decided": "your decision",
    "case.expired": "a case ran out",
    "appeal.decided": "your answer",
    "appeal.expired": "an appeal ran out",
    "reply.published": "your reply",
    "task.submitted": "your statement",
    "obligation.met": "done in time",
    "obligation.expired": "not done in time",
    "post.auto_sent": "planned post went out",
    "queue.paused": "schedule paused",
    "post.edited": "your edit",
    "thread.locked": "you locked a thread",
    "post.cancelled": "you cancelled a post",
    "watch.set": "you wait and watch",
    "escalation.sent": "you asked",
    "escalation.answered": "you were answered",
}
"""What moved a meter, short enough for the strip."""
_LABEL = 16
"""Characters of a name on the line; the whole of a longer one is in the tooltip."""
_MOST = 8
"""Things on the line beyond which what is closed is left out: it stands in the rail."""
_CROWDED, _TIGHT = 22, 40
"""Per cent of the line that two names need between them; more where three meters stand beside it."""


def strip(scenario: Scenario, state: State, mode: Mode) -> dict[str, Any]:
    """Data of the part `clock`."""
    return {
        "run": scenario.title,
        "mode": MODE[state.mode].lower(),
        "day": desk_day(scenario.clock.starts, state.now),
        "starts": seconds_of_day(scenario.clock.starts),
        "now": state.now,
        "length": state.length,
        "untimed": state.untimed,
        **pace(scenario, state, mode),
        "over": state.over,
        "paused": state.paused,
        "seq": state.seq,
        "pins": pins(due(scenario, state), state, apart=_CROWDED if len(mode.meters_shown) < 3 else _TIGHT),
        "meters": [_meter(name, scenario, state) for name in mode.meters_shown if name in state.meters],
        "moves": [] if state.over else moves(state, mode),
        "stop": None if state.over else STOP,
    }


def moves(state: State, mode: Mode) -> list[dict[str, Any]]:
    """What can be done about time now. Step mode moves time by hand; both modes can pause and end. Paused,
    only going on is left."""
    pause = (
        {"id": RESUME, "label": "Resume", "icon": "play_arrow", "title": "The desk opens again"}
        if state.paused
        else {"id": PAUSE, "label": "Pause", "icon": "pause", "plain": True, "title": "Nothing moves while paused"}
    )
    wait = {"id": WAIT, "label": "Wait 5 min", "title": "Moves the desk clock on. Anything due in that time happens."}
    on = {"id": NEXT, "label": "Next event", "title": "Moves to the next time something happens."}
    if next_happening(state) >= state.length:
        on = {"id": LAST, "label": "Go to the end", "title": "Nothing more comes before it. You are asked once more."}
    # no press ends a shift that was not asked for
    by_hand = [wait, on] if state.now + WAITS < state.length else [on]
    end = {"id": END, "label": "End shift", "plain": True, "title": "Hand in. You are asked once more."}
    if state.paused:
        return [pause]
    return [pause, *(by_hand if mode.pace == "step" else []), end]


def pins(owed: tuple[Due, ...], state: State, *, apart: int = 22) -> list[dict[str, Any]]:
    """What has a time on the line, in order of it. A name is written where there is room for it."""
    inside = sorted((one for one in owed if one.limited and one.due <= state.length), key=lambda one: (one.due, one.id))
    if len(inside) > _MOST:
        inside = [one for one in inside if one.state == "open"]
    found: list[dict[str, Any]] = []
    last = -1000.0
    for one in inside:
        at = 100 * one.due / state.length
        named = one.state == "open" and at - last >= apart
        last = at if named else last
        look = "soon" if one.hot(state.now) and not state.over else one.state
        found.append({"at": one.due, "label": one.title, "state": look, "short": short(one.title) if named else ""})
    return found


def _meter(name: str, scenario: Scenario, state: State) -> dict[str, Any]:
    known = scenario.meters[name]
    fresh = lately(name, state)
    moved = sum(move.add for move in fresh)
    most = max(fresh, key=lambda move: (move.add * moved > 0, abs(move.add), move.seq), default=None)
    return {
        "id": name,
        "label": meter_name(name, scenario),
        "value": state.meters[name],
        "min": known.min,
        "max": known.max,
        "delta": moved,
        "why": why(most, scenario, state) if most else "",
    }


def lately(meter: str, state: State) -> list[MeterMove]:
    """What moved a meter in the last five minutes; where nothing did, what moved it last."""
    moves = [move for move in state.moves if move.meter == meter]
    return [move for move in moves if move.t > state.now - WAITS] or moves[-1:]


def short(title: str) -> str:
    """A name for the line: whole words, as many as fit."""
    words, kept = title.split(), ""
    for word in words:
        if len(kept) + len(word) > _LABEL:
            return f"{kept.rstrip(',')}…" if kept else f"{title[:_LABEL]}…"
        kept = f"{kept} {word}".strip()
    return kept


def why(move: MeterMove, scenario: Scenario, state: State) -> str:
    """What moved a meter, in a few words; time itself where nothing else did."""
    seen = {event.seq: event for events in state.happened.values() for event in events}
    cause = _event(move.cause, seen)
    while cause and cause.kind in ("rule.fired", "timer.set", "meter.moved", "fact.set"):
        cause = _event(cause.cause, seen)
    if cause is None or cause.kind == "run.started":
        return "time passes"
    data = cause.data
    if isinstance(data, InjectReleased | PersonaReacted):
        return f"{handle(data.by, scenario)} posted"
    return _IN_SHORT.get(cause.kind) or tell(cause, scenario)


def _event(cause: str, seen: dict[int, Event]) -> Event | None:
    kind, _, number = cause.partition(":")
    return seen.get(int(number)) if kind == "event" else None
