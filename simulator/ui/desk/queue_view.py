"""The moderation queue: what waits, and the one that is open."""

import streamlit as st

from simulator.runs import find
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import appeal_view, case_view
from simulator.ui.desk.here import Here, go, queue_shows, time_left
from simulator.ui.desk.places import QUEUE, Place, of_link
from simulator.ui.desk.queue import Entry, chosen, entries, listing
from simulator.ui.safe import plain


def draw(here: Here) -> None:
    """The queue where it holds more than one thing, then the chosen one in full."""
    queue = entries(here.scenario, here.state)
    entry = chosen(queue, here.place.item or st.session_state.get(queue_shows(here.run)))
    if entry is None:
        st.header("Nothing has been reported", anchor=False)
        st.markdown("Reports and appeals wait here, with the time that is left for each.")
        return
    st.session_state[queue_shows(here.run)] = entry.id  # it stays open while others come, until one goes to another
    if len(queue) > 1:
        _list(here, queue, entry)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(_heading(entry)), anchor=False, width="content")
        _badge(here, entry)
        if here.place.item:
            drawn_parts.bring(
                key=f"{here.run}:opened:bring", data={"token": entry.id, "block": "start"}, width="content"
            )
        if not entry.open and queue[0].open:
            to = Place(QUEUE, queue[0].id)
            st.button("Open the next", icon=":material/arrow_forward:", key=f"{here.run}:next", on_click=go, args=(to,))
    _open(here, entry)


def _list(here: Here, queue: tuple[Entry, ...], entry: Entry) -> None:
    key = f"{here.run}:queue"
    data = {**listing(queue, entry), **here.pace}
    drawn_parts.queue(key=key, data=data, on_open_change=lambda: go(of_link(str(st.session_state[key].get("open")))))


def _heading(entry: Entry) -> str:
    return f"{'Case' if entry.kind == 'case' else 'Appeal'}: {entry.title}"


def _badge(here: Here, entry: Entry) -> None:
    if entry.open:
        time_left(here, f"{here.run}:left:{entry.id}", entry.left)
    else:
        st.badge(plain(entry.status), icon=f":material/{'check' if entry.decided else 'timer_off'}:", color="gray")


def _open(here: Here, entry: Entry) -> None:
    case, appeal = find.case(here.scenario, entry.id), find.appeal(here.scenario, entry.id)
    if case:
        case_view.draw(here, case)
    elif appeal:
        appeal_view.draw(here, appeal)
