"""Planning a post of one's own: where, when, the words, what they claim, and a picture told in words."""

from dataclasses import replace

import streamlit as st

from simulator.errors import Refused
from simulator.runs.commands import SchedulePost
from simulator.runs.deciding.planning import UNPLANNED
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import declaring, pictures
from simulator.ui.desk.drafting import Field, clear, editor, newest
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.places import SCHEDULE, Place, in_order
from simulator.ui.desk.schedule import times
from simulator.ui.desk.sending import Form, say_answer, send
from simulator.ui.safe import Words, plain, visible

NEW = "new"
"""The item of the schedule's place while a post is planned."""
_ELSEWHERE = (*UNPLANNED, "press", "reviews")
"""Kinds of channel in which nobody plans a post of their own."""


def draw(here: Here) -> None:
    turn = len(here.state.happened.get("post.scheduled", ()))
    form = here.form("plan", turn)
    field = _field(here, turn)
    drawn_parts.bring(key=f"{here.run}:planning", data={"token": NEW})
    with st.container(border=True, gap="small"):
        st.markdown("**Plan a post**&ensp;:gray[it goes out by itself at its time]")
        say_answer(form)
        _where_and_when(here, form)
        editor(field)
        pictures.draw(here, form)
        for part in declaring.offered(here.scenario.replies_declare):
            declaring.part(part, here.scenario.replies_declare, form)
        with st.container(horizontal=True):
            st.button(
                "Plan this post",
                type="primary",
                icon=":material/event_available:",
                key=form.button,
                on_click=_send,
                args=(here, form, field),
            )
            if here.state.planned:
                st.button("Close", type="tertiary", key=form.key("close"), on_click=go, args=(Place(SCHEDULE),))


def channels(here: Here) -> dict[str, Words]:
    """Where a post can be planned, each with how long it may be."""
    known = here.scenario.channels
    offered = [id_ for id_ in in_order(here.scenario) if known[id_].kind not in _ELSEWHERE]
    return {id_: plain(f"{known[id_].name}, {known[id_].limit}") for id_ in offered}


def _field(here: Here, turn: int) -> Field:
    planned = [plan.text for plan in here.state.planned.values() if plan.text is not None]
    bare = here.field("plan:new", "Its words", turn=turn, sent=planned[-1] if planned else None)
    return replace(bare, height="7rem", tone=visible("as long as its channel allows"))


def _where_and_when(here: Here, form: Form) -> None:
    where, offered = channels(here), times(here.scenario, here.state)

    def worded(channel: str) -> Words:
        return where.get(channel, plain(channel))

    st.pills(
        "Where, and how many characters it takes",
        list(where),
        format_func=worded,
        default=None,
        key=form.key("channel"),
        on_change="ignore",
        wrap=True,
    )
    st.selectbox(
        "When",
        list(offered),
        index=None,
        format_func=lambda at: offered.get(at, ""),
        key=form.key("at"),
        placeholder="Choose",
        on_change="ignore",
    )


def _send(here: Here, form: Form, field: Field) -> None:
    if send(form, lambda: _command(here, form, field), picture=pictures.of_ones_own(form)):
        clear(field)
        go(Place(SCHEDULE))


def _command(here: Here, form: Form, field: Field) -> SchedulePost:
    channel, at = st.session_state.get(form.key("channel")), st.session_state.get(form.key("at"))
    if not isinstance(channel, str) or not isinstance(at, int):
        raise Refused("Not planned yet: choose where it goes and when.")
    asset, alt = pictures.chosen(form)
    declared = declaring.declared(here.scenario.replies_declare, form)
    return SchedulePost(channel=channel, at=at, text=newest(field), declare=declared, asset=asset, alt=alt)
