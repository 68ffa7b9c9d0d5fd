"""A channel: its posts, and the place to write in it."""

import streamlit as st

from simulator.ui.desk import composer, hand_view, inbox_view
from simulator.ui.desk.channels import posts_of
from simulator.ui.desk.empty import HINT, nobody_yet
from simulator.ui.desk.here import Here, go, opening, seen_before
from simulator.ui.desk.places import BRAND, Place
from simulator.ui.desk.pressed import pressed
from simulator.ui.desk.rail import unseen
from simulator.ui.desk.sending import say_last
from simulator.ui.safe import plain


def draw(here: Here, channel: str) -> None:
    """Posts at the left, the composer beside them; what is read first is answered when asked to."""
    kind = here.scenario.channels[channel].kind
    if kind == "inbox":
        inbox_view.draw(here, channel)
    else:
        _posts(here, channel, kind)
        _beside(here, channel, kind)
    say_last(here.run, channel)


def _posts(here: Here, channel: str, kind: str) -> None:
    if not any(post.channel == channel for post in here.state.posts.values()):
        with st.container(key="posts-none"):
            nobody_yet(here, kind)
        return
    if kind == "mail":
        st.header(plain(here.scenario.channels[channel].name), anchor=False)
    run, key, seen = here.run, f"posts-{here.run}-{channel}", _seen(here, channel)
    part, data = posts_of(
        channel, here.scenario, here.state, learner_name=here.learner_name, seen=seen, post=here.place.post
    )
    part(key=key, data={**data, "arrive": opening(run, channel)}, on_act_change=lambda: pressed(run, key, channel))


def _beside(here: Here, channel: str, kind: str) -> None:
    if post := hand_view.asked_for(here):
        hand_view.draw(here, post)
    elif kind not in composer.READ_FIRST or here.place.item:
        composer.draw(here, channel)
    elif kind in HINT:
        with st.container(key="beside-hint"):
            st.caption(HINT[kind])
            if kind == "mail":
                key, to = f"{here.run}:colleague", Place(BRAND)
                st.button("Write to a colleague", icon=":material/outgoing_mail:", key=key, on_click=go, args=(to,))


def _seen(here: Here, channel: str) -> int | None:
    """Where new posts begin: after the last look, if something came since; else where they began when it was opened."""
    looked = here.state.viewed.get(channel)
    return looked if looked is not None and unseen(channel, here.state) else seen_before(here.run, channel)
