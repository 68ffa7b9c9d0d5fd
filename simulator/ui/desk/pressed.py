"""What becomes of a press on a button under a post, whatever part drew it."""

import streamlit as st

from simulator.runs.commands import ViewItem
from simulator.ui.desk import hand_view
from simulator.ui.desk.here import go, summon
from simulator.ui.desk.places import QUEUE, Place, of_channel
from simulator.ui.desk.posts import CASE, EDIT, REPLY, SPLIT, VIEW, WATCH
from simulator.ui.desk.sending import Form, at_once, send


def pressed(run: str, key: str, channel: str) -> None:
    """What a button on a post asked for: `{post, act, seq}`. The service judges whether it may be."""
    asked = st.session_state[key].get("act")
    if not isinstance(asked, dict):
        return
    post, seq = str(asked.get("post")), asked.get("seq")
    what, _, item = str(asked.get("act")).partition(":")
    if what in (REPLY, EDIT):
        summon(run, f"{post}:{seq}")
        go(Place(of_channel(channel).at, post))
    elif what in (SPLIT, WATCH):
        go(Place(of_channel(channel).at, f"{what}:{post}"))
    elif what == CASE:
        go(Place(QUEUE, item))
    elif what in hand_view.AT_ONCE and isinstance(seq, int):
        make = hand_view.AT_ONCE[what]
        at_once(channel, Form(run, f"hand:{what}:{post}", 0, seq), lambda: make(post))
    elif what == VIEW and isinstance(seq, int):
        send(Form(run, f"view:{post}", 0, seq), lambda: ViewItem(item=post))
