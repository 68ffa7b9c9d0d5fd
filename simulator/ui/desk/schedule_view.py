"""Planned posts: the day, everything at once, and one post."""

import streamlit as st

from simulator.errors import Refused
from simulator.runs.commands import CancelPost, HoldPost, MovePost, PauseQueue, ReleasePost, ResumeQueue
from simulator.runs.offered import actions_on_plan
from simulator.runs.state import YOU, Planned
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import pictures, planning_view
from simulator.ui.desk.here import Here, go, time_left
from simulator.ui.desk.places import SCHEDULE, Place
from simulator.ui.desk.planning_view import NEW
from simulator.ui.desk.posts import attached
from simulator.ui.desk.schedule import NEAR, calendar, chosen, goes_out, times, will
from simulator.ui.desk.sending import Form, press, say_answer
from simulator.ui.safe import plain, safe_text
from simulator.ui.words import desk_day, desk_time

CHANGE = "change"
"""What the place asks for where a plan is to be moved or cancelled."""


def draw(here: Here) -> None:
    plan = chosen(here.state, here.place.post)
    new = here.place.item == NEW or plan is None
    _everything(here)
    day, panel = st.columns([1.45, 1], gap="medium")
    with day:
        key = f"{here.run}:calendar"
        selected = None if new or plan is None else plan.id
        data = calendar(here.scenario, here.state, selected, ticks=here.pace["running"])
        drawn_parts.calendar(key=key, data=data, on_open_change=lambda: go(Place(SCHEDULE, _asked(key))))
    with panel:
        if new or plan is None:
            planning_view.draw(here)
        else:
            _one(here, plan)


def _asked(key: str) -> str | None:
    found = st.session_state[key].get("open")
    return found if isinstance(found, str) else None


def _everything(here: Here) -> None:
    """Pause or resume all that is planned, with a note for whoever reads this later."""
    form = here.form("queue", _turns(here, "queue.paused", "queue.resumed"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="everything"):
        st.header("Scheduled posts", anchor=False)
        st.text_input(
            "Why, and when you look again",
            key=form.own("note"),
            width=320,
            on_change="ignore",
            placeholder="After the 10:00 update" if not here.state.queue_paused else "The fault is mended",
        )
        if here.state.queue_paused:
            resume = (form, lambda: ResumeQueue(note=_note(form)))
            st.button(
                "Resume the schedule", icon=":material/play_circle:", key=form.button, on_click=press, args=resume
            )
        else:
            pause, icon = (form, lambda: PauseQueue(note=_note(form))), ":material/pause_circle:"
            st.button("Pause everything", icon=icon, type="primary", key=form.button, on_click=press, args=pause)
    say_answer(form)


def _one(here: Here, plan: Planned) -> None:
    form = here.form(f"planned:{plan.id}", _turns(here, "post.held", "post.released", "post.moved", "post.cancelled"))
    channel, starts = here.scenario.channels[plan.channel], here.scenario.clock.starts
    with st.container(border=True, gap="small"):
        say_answer(form)
        by = "you" if plan.by == YOU else plan.by
        when = f"{desk_day(starts, plan.at)} {desk_time(starts, plan.at)}"
        st.markdown(f"**{plain(plan.title)}**  \n:gray[{plain(f'{channel.name} · {when} · planned by {by}')}]")
        _becomes(here, plan)
        _words(here, plan)
        _hold_or_release(here, plan, form)


def _words(here: Here, plan: Planned) -> None:
    if plan.text is not None:
        safe_text(plan.text, own=f"{here.run}:{plan.id}:text")
    else:
        with st.container(border=True):
            safe_text(here.scenario.texts[plan.body or ""].strip())
    if words := attached(plan):
        pictures.show(here.run, plan.asset, plan.alt, key=f"{here.run}:picture:{plan.id}")
        st.markdown(f":material/image: **Picture or film, in words** {plain(words)}")


def _becomes(here: Here, plan: Planned) -> None:
    """What will become of it: a sentence that ticks where it still goes out."""
    if goes_out(plan, here.state):
        key, rest = f"{here.run}:left:{plan.id}", plan.at - here.state.now
        time_left(here, key, rest, before="Goes out in ", after=" unless you stop it", soon=NEAR)
    else:
        st.badge(plain(will(plan, here.state)), color="gray")


def _hold_or_release(here: Here, plan: Planned, form: Form) -> None:
    may = actions_on_plan(here.state, here.scenario, plan.id)
    if not may:
        return
    st.text_input(
        "About this post: why, until when",
        key=form.own("note"),
        placeholder="When the cause is known",
        on_change="ignore",
    )
    with st.container(horizontal=True):
        if "post.hold" in may:
            hold = (form, lambda: HoldPost(post=plan.id, note=_note(form)))
            st.button("Hold this post", icon=":material/pause:", key=form.button, on_click=press, args=hold)
        elif "post.release" in may:
            release = (form, lambda: ReleasePost(post=plan.id, note=_note(form)))
            st.button("Let it go out", icon=":material/send:", key=form.button, on_click=press, args=release)
        if here.place.hand == CHANGE:
            cancel = (form, lambda: CancelPost(post=plan.id, note=_note(form)))
            st.button(
                "Cancel for good", icon=":material/delete:", key=f"{form.button}:cancel", on_click=press, args=cancel
            )
        else:
            change = (Place(SCHEDULE, f"{CHANGE}:{plan.id}"),)
            st.button("Move or cancel", type="tertiary", key=form.key("change"), on_click=go, args=change)
    if here.place.hand == CHANGE:
        _move(here, plan, form)


def _move(here: Here, plan: Planned, form: Form) -> None:
    offered = times(here.scenario, here.state)
    offered.pop(plan.at, None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Another time",
            list(offered),
            index=None,
            format_func=lambda at: offered.get(at, ""),
            key=form.key("at"),
            placeholder="Choose",
            on_change="ignore",
            width="stretch",
        )
        move = (form, lambda: MovePost(post=plan.id, at=_chosen_time(form), note=_note(form)))
        st.button("Move it", icon=":material/schedule:", key=f"{form.button}:move", on_click=press, args=move)


def _chosen_time(form: Form) -> int:
    at = st.session_state.get(form.key("at"))
    if not isinstance(at, int):
        raise Refused("Not moved yet: choose another time first.")
    return at


def _note(form: Form) -> str:
    return str(st.session_state.get(form.own("note")) or "")


def _turns(here: Here, *kinds: str) -> int:
    """How often it was done: each time the form comes back empty."""
    return sum(len(here.state.happened.get(kind, ())) for kind in kinds)
