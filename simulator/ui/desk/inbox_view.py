"""A support inbox: the tickets, the longest wait first, and beside them one conversation with its answer."""

import streamlit as st

from simulator.ui import parts as drawn_parts
from simulator.ui.desk import composer, hand_view
from simulator.ui.desk.empty import nobody_yet
from simulator.ui.desk.here import Here, go, seen_before
from simulator.ui.desk.places import Place, of_channel
from simulator.ui.desk.pressed import pressed
from simulator.ui.desk.tickets import Ticket, chosen, conversation, listing, tickets


def draw(here: Here, channel: str) -> None:
    found = tickets(channel, here.scenario, here.state)
    ticket = chosen(found, here.place.post, here.state)
    if ticket is None:
        nobody_yet(here, "inbox")
        return
    _list(here, channel, found, ticket)
    with st.container(key="ticket"):
        _conversation(here, channel, ticket)


def _list(here: Here, channel: str, found: tuple[Ticket, ...], ticket: Ticket) -> None:
    key, seen = f"tickets-{here.run}-{channel}", seen_before(here.run, channel)
    data = listing(found, ticket, here.scenario, here.state, seen=seen)
    drawn_parts.tickets(key=key, data={**data, **here.pace}, on_open_change=lambda: _open(key, channel))


def _conversation(here: Here, channel: str, ticket: Ticket) -> None:
    run, key = here.run, f"ticket-{here.run}-{ticket.id}"
    data = conversation(ticket, here.scenario, here.state, here.learner_name)
    drawn_parts.thread(key=key, data=data, on_act_change=lambda: pressed(run, key, channel))
    if post := hand_view.asked_for(here):
        hand_view.draw(here, post)
        return
    composer.draw(here, channel, to=ticket.id, draft=f"reply:{channel}:{ticket.id}")


def _open(key: str, channel: str) -> None:
    asked = st.session_state[key].get("open")
    if isinstance(asked, str):
        go(Place(of_channel(channel).at, asked))
