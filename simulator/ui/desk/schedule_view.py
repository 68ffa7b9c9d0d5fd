"""Planned posts: everything at once, the day, and one post; or the form that plans another."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from simulator.errors import Refused
from simulator.runs.commands import CancelPost, Command, HoldPost, MovePost, PauseQueue, ReleasePost, ResumeQueue
from simulator.runs.state import Planned
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import pictures, planning_view
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.places import SCHEDULE, Place
from simulator.ui.desk.planning_view import NEW
from simulator.ui.desk.schedule import CHANGE, calendar, chosen, everything, opened
from simulator.ui.desk.sending import Form, at_once, last_answer
from simulator.ui.safe import visible

_ACTS: Mapping[str, Callable[[str, str, int | None], Command]] = {
    "pause": lambda _, note, __: PauseQueue(note=note),
    "resume": lambda _, note, __: ResumeQueue(note=note),
    "hold": lambda post, note, _: HoldPost(post=post, note=note),
    "release": lambda post, note, _: ReleasePost(post=post, note=note),
    "cancel": lambda post, note, _: CancelPost(post=post, note=note),
    "move": lambda post, note, at: MovePost(post=post, at=_needed(at), note=note),
}
"""What the part's buttons ask for: of a post, with a note, at a time."""


def draw(here: Here) -> None:
    plan = None if here.place.item == NEW else chosen(here.state, here.place.post)
    if plan:
        _day(here, plan)
        return
    day, form = st.columns([1.45, 1], gap="medium")
    with day:
        _day(here, None)
    with form:
        planning_view.draw(here)


def _day(here: Here, plan: Planned | None) -> None:
    run, key = here.run, f"{here.run}:calendar"
    day = calendar(here.scenario, here.state, plan.id if plan else None, ticks=here.pace["running"])
    data = {**everything(here.state), "said": _said(run), **day, **here.pace}
    data["plan"] = _opened(here, plan) if plan else None
    drawn_parts.calendar(
        key=key,
        data=data,
        on_open_change=lambda: go(Place(SCHEDULE, _asked(key))),
        on_act_change=lambda: _acted(run, key),
    )


def _opened(here: Here, plan: Planned) -> dict[str, Any]:
    shown = pictures.url(here.run, plan.asset)
    picture = {"shown": shown or "", "unread": pictures.UNREAD if shown is None else ""}
    asked = {"asked": plan.id == here.place.post}
    return {**opened(plan, here.scenario, here.state, moving=here.place.hand == CHANGE), **picture, **asked}


def _said(run: str) -> dict[str, Any] | None:
    said = last_answer(run, SCHEDULE)
    return {"reads": visible(said.reads), "seq": said.seq} if said else None


def _asked(key: str) -> str | None:
    found = st.session_state[key].get("open")
    return found if isinstance(found, str) else None


def _acted(run: str, key: str) -> None:
    """A button of the part: `{act, post, seq, note, at}` as the learner saw them, so that pressing twice is one act."""
    asked = st.session_state[key].get("act")
    if not isinstance(asked, dict):
        return
    act, seq, at = str(asked.get("act")), asked.get("seq"), asked.get("at")
    post, note = str(asked.get("post")), str(asked.get("note") or "")
    if act in _ACTS and isinstance(seq, int):
        form = Form(run, f"planned:{act}:{post}", 0, seq)
        at_once(SCHEDULE, form, lambda: _ACTS[act](post, note, at if isinstance(at, int) else None))


def _needed(at: int | None) -> int:
    if at is None:
        raise Refused("Not moved yet: choose another time first.")
    return at
