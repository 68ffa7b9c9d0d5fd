"""Planning a post of one's own: where, when, the words, what they claim, and a picture told in words."""

from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.errors import Refused
from simulator.runs.commands import SchedulePost
from simulator.runs.deciding.planning import UNPLANNED, plan_id
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import declaring, pictures
from simulator.ui.desk.asking import Act, Ask, Given, Row, ask_for, leave
from simulator.ui.desk.drafting import Field, clear, editor, newest
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.places import SCHEDULE, Place, in_order
from simulator.ui.desk.schedule import times
from simulator.ui.desk.sending import Form, send
from simulator.ui.safe import visible

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
        ask_for(form, *_where_and_when(here), place="where")
        editor(field)
        pictures.draw(here, form)
        acts = [Act("plan", "Plan this post", partial(_send, field=field), "event_available")]
        if here.state.planned:
            acts.append(leave("Close", partial(go, Place(SCHEDULE))))
        stated = [[ask] for ask in declaring.asks(here.scenario.replies_declare)]
        ask_for(form, [pictures.IN_WORDS], *stated, acts=acts)


def channels(here: Here) -> dict[str, str]:
    """Where a post can be planned, each with how long it may be."""
    known = here.scenario.channels
    offered = [id_ for id_ in in_order(here.scenario) if known[id_].kind not in _ELSEWHERE]
    return {id_: visible(f"{known[id_].name}, {known[id_].limit}") for id_ in offered}


def _field(here: Here, turn: int) -> Field:
    planned = [plan.text for plan in here.state.planned.values() if plan.text is not None]
    bare = here.field("plan:new", "Its words", turn=turn, sent=planned[-1] if planned else None)
    return replace(bare, height="7rem", tone=visible("as long as its channel allows"))


def _where_and_when(here: Here) -> tuple[Row, Row]:
    return (
        [Ask("channel", "Where, and how many characters it takes", "one", channels(here))],
        [Ask("at", "When", "list", times(here.scenario, here.state), hint="Choose")],
    )


def _send(form: Form, given: Given, *, field: Field) -> None:
    if send(form, lambda: _command(form, given, field), picture=pictures.of_ones_own(form)):
        clear(field)
        go(Place(SCHEDULE, plan_id(form.turn)))


def _command(form: Form, given: Given, field: Field) -> SchedulePost:
    channel, at = given.one("channel"), given.one("at")
    if not isinstance(channel, str) or not isinstance(at, int):
        raise Refused("Not planned yet: choose where it goes and when.")
    asset, alt = pictures.chosen(form, given)
    declared = declaring.declared(given)
    return SchedulePost(channel=channel, at=at, text=newest(field), declare=declared, asset=asset, alt=alt)
