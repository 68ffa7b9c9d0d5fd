"""The desk while a run is open: strip, rail, and the view that the URL names."""

from collections.abc import Callable, Mapping

import streamlit as st

from simulator.errors import NotAllowed
from simulator.people import Actor
from simulator.ui import parts as drawn_parts
from simulator.ui import session
from simulator.ui.desk import (
    brand_view,
    channel_view,
    ended,
    figures_view,
    heartbeat,
    queue_view,
    schedule_view,
    time_moves,
    writing_view,
)
from simulator.ui.desk.acting import drawing_all
from simulator.ui.desk.here import Here, visit
from simulator.ui.desk.hints import draw_hint
from simulator.ui.desk.places import BRAND, FIGURES, QUEUE, SCHEDULE, WRITING, of_link, where
from simulator.ui.desk.rail import rail, unseen
from simulator.ui.desk.sending import Drawn, receipt_of, remember, shows_the_end
from simulator.ui.desk.strip import strip
from simulator.ui.home import care
from simulator.ui.safe import plain

PAUSED = "The shift is paused. Nothing moves, and nothing can be sent, until you press **Resume** at the top."
VIEWS: Mapping[str, Callable[[Here], None]] = {
    QUEUE: queue_view.draw,
    SCHEDULE: schedule_view.draw,
    WRITING: writing_view.draw,
    FIGURES: figures_view.draw,
    BRAND: brand_view.draw,
}


def draw(run: str) -> None:
    """The desk of this run; one sentence where it is not this person's."""
    with st.container(key="desk"):
        _shift(run)


@st.fragment
def _shift(run: str) -> None:
    """A fragment: what is pressed on the desk draws the desk, and nothing that stands around it."""
    whole = session.draws_whole_page()
    with session.asked_once():
        _draw(session.guard("apprentice"), run, whole=whole)


def _draw(me: Actor, run: str, *, whole: bool) -> None:
    drawing_all()
    try:
        desk = heartbeat.current(run)
    except NotAllowed as reason:
        st.info(plain(str(reason)))
        return
    if desk.state.over and not whole and not shows_the_end(run):
        st.rerun(scope="app")  # from now on the menu leads to no desk
    place = where(st.query_params.to_dict(), desk.scenario, desk.state)
    here = Here(desk, place, me.person)
    fresh = frozenset(channel for channel in desk.scenario.channels if unseen(channel, desk.state))
    again = frozenset(item for item, watch in desk.state.watches.items() if watch.status == "due")
    remember(run, Drawn(desk.state.seq, dict(desk.state.viewed), fresh, place.channel, again, desk.state.over))
    _strip(here)
    if desk.state.over:
        drawn_parts.sweep(key=f"{run}:sweep", data={"drop": f"firedrill:{me.person}:{run}:", "keep": None})
        if desk.state.stopped:
            care.draw_stopped(another_try=bool(desk.row.forked_from))
        else:
            ended.draw(here)
        return
    heartbeat.watch(here)
    _desk(here)


def _strip(here: Here) -> None:
    run, key = here.run, f"strip:{here.run}"
    data = strip(here.scenario, here.state, here.desk.mode)
    drawn_parts.clock(key=key, data=data, on_move_change=lambda: time_moves.moved(run, key))
    if not here.state.over:
        if here.desk.row.forked_from:
            st.caption(
                ":material/call_split: Another try of a run of yours. It counts for nothing; nobody else sees it."
            )
        with st.container(key="asked"):  # always one: what stands below must not move its place, and be drawn anew
            time_moves.draw_answers(here)


def _desk(here: Here) -> None:
    _rail(here)
    with st.container(key="work"):
        if here.state.paused:
            st.info(PAUSED, icon=":material/pause:")
        channel = here.place.channel
        if channel is not None:
            channel_view.draw(here, channel)
        else:
            VIEWS[here.place.at](here)
        draw_hint(here)


def _rail(here: Here) -> None:
    run, key = here.run, f"rail:{here.run}"
    data = rail(here.scenario, here.state, here.desk.mode, here.place)
    drawn_parts.rail(key=key, data={**data, "kept": _kept(here)}, on_open_change=lambda: _opened(run, key))


def _kept(here: Here) -> str:
    """The receipt of what was last done, in words."""
    receipt = receipt_of(here.run)
    if receipt is None or receipt.last_seq > here.state.seq:
        return ""
    first, last = receipt.first_seq, receipt.last_seq
    return f"Kept as event {last:d}" if first == last else f"Kept as events {first:d} to {last:d}"


def _opened(run: str, key: str) -> None:
    link = st.session_state[key].get("open")
    if isinstance(link, str):
        visit(run, of_link(link))
