"""Planned posts: the day, everything at once, and one post."""

import streamlit as st

from simulator.content.scenario import PlannedPost
from simulator.runs.commands import HoldPost, PauseQueue, ReleasePost, ResumeQueue
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.here import Here, go, time_left
from simulator.ui.desk.places import SCHEDULE, Place
from simulator.ui.desk.schedule import NEAR, calendar, chosen, goes_out, will
from simulator.ui.desk.sending import Form, press, say_answer
from simulator.ui.safe import plain, safe_text
from simulator.ui.words import desk_day, desk_time


def draw(here: Here) -> None:
    post = chosen(here.scenario, here.state, here.place.item)
    _everything(here)
    day, panel = st.columns([1.45, 1], gap="medium")
    with day:
        key = f"{here.run}:calendar"
        data = calendar(here.scenario, here.state, post.id if post else None, ticks=here.pace["running"])
        drawn_parts.calendar(key=key, data=data, on_open_change=lambda: go(Place(SCHEDULE, _asked(key))))
    with panel:
        if post:
            _one(here, post)


def _asked(key: str) -> str | None:
    found = st.session_state[key].get("open")
    return found if isinstance(found, str) else None


def _everything(here: Here) -> None:
    """Pause or resume all that is planned, with a note for whoever reads this later."""
    form = here.form("queue", _turns(here, "queue.paused", "queue.resumed"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="everything"):
        st.header("Scheduled posts", anchor=False, width="content")
        st.space("stretch")
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


def _one(here: Here, post: PlannedPost) -> None:
    form = here.form(f"planned:{post.id}", _turns(here, "post.held", "post.released"))
    channel, starts = here.scenario.channels[post.channel], here.scenario.clock.starts
    with st.container(border=True, gap="small"):
        say_answer(form)
        st.markdown(f"**{plain(post.title)}**")
        st.caption(
            plain(f"{channel.name} · {desk_day(starts, post.at)} {desk_time(starts, post.at)} · planned by {post.by}")
        )
        _becomes(here, post)
        with st.container(border=True):
            safe_text(here.scenario.texts[post.body].strip())
        if post.asset:
            st.markdown(f"**Attached** {plain(post.asset)}")
        _hold_or_release(here, post, form)


def _becomes(here: Here, post: PlannedPost) -> None:
    """What will become of it: a sentence that ticks where it still goes out."""
    if goes_out(post, here.state):
        key, rest = f"{here.run}:left:{post.id}", post.at - here.state.now
        time_left(here, key, rest, before="Goes out in ", after=" unless you stop it", soon=NEAR)
    else:
        st.badge(plain(will(post, here.state)), color="gray")


def _hold_or_release(here: Here, post: PlannedPost, form: Form) -> None:
    status = here.state.planned[post.id].status
    if status in ("out", "cancelled"):
        return
    st.text_input(
        "When do you look again?", key=form.own("note"), placeholder="When the cause is known", on_change="ignore"
    )
    if status == "scheduled":
        hold = (form, lambda: HoldPost(post=post.id, note=_note(form)))
        st.button("Hold this post", icon=":material/pause:", key=form.button, on_click=press, args=hold)
    else:
        release = (form, lambda: ReleasePost(post=post.id, note=_note(form)))
        st.button("Let it go out", icon=":material/send:", key=form.button, on_click=press, args=release)


def _note(form: Form) -> str:
    return str(st.session_state.get(form.own("note")) or "")


def _turns(here: Here, *kinds: str) -> int:
    """How often it was done: each time the form comes back empty."""
    return sum(len(here.state.happened.get(kind, ())) for kind in kinds)
