"""A channel in which nothing was said so far: one sentence on what will come, and how time is moved."""

import streamlit as st

from simulator.ui.desk.here import Here
from simulator.ui.safe import Words, plain

_WHAT = {
    "forum": "New messages show as a number beside the channel. You can begin a thread yourself at any time.",
    "short": "New posts show as a number beside the channel. You can post yourself at any time.",
    "chat": "What people say runs in here line by line. You can say something yourself at any time.",
    "reviews": "Reviews show here with their stars. Each can be answered once.",
    "video": "Comments show here, the top ones first. You can comment yourself at any time.",
    "mail": "New mail shows as a number beside the channel.",
    "inbox": "Members’ questions wait here as tickets, the longest wait first.",
    "press": "What is written about you shows here. You answer a journalist by mail, when one asks.",
}
HINT = {
    "mail": Words("Choose **Reply** under a mail to answer it."),
    "reviews": Words("Choose **Answer** under a review to answer it. Each is answered once."),
    "press": Words("There is nothing to write here. Ask a colleague or answer a journalist by mail."),
}
"""Beside a channel that is read first, while nothing is chosen in it."""


def nobody_yet(here: Here, kind: str) -> None:
    st.header("Nobody has written yet", anchor=False)
    steps = here.desk.mode.pace == "step" and not here.state.paused
    moved = " Time stands still until you move it: **Wait 5 min** or **Next event**, at the top." if steps else ""
    st.markdown(f"{plain(_WHAT[kind])}{moved}")
