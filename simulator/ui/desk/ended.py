"""The end of a shift: how it ended, and the way to what it shows."""

import streamlit as st

from simulator.ui.desk.here import Here
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.words import count


def draw(here: Here) -> None:
    ending = next((one for one in here.scenario.endings if one.id == here.state.ending), None)
    with st.container(key="ended", width=720, gap="small"):
        st.header(plain(f"The shift is over: {ending.title}" if ending else "The shift is over"), anchor=False)
        if ending and ending.text:
            safe_text(ending.text)
        st.markdown(_tally(here))
        st.caption(
            "What the world made of it is not a mark. What you showed is in the debrief, and a tutor has the last word."
        )
        link("debrief", plain("See what happened and what it shows"), icon=":material/replay:", run=here.run)
        link("home", plain("Home"), icon=":material/home:")


def _tally(here: Here) -> Words:
    happened = here.state.happened
    replies = len(happened.get("reply.published", ()))
    cases = len(happened.get("case.decided", ()))
    tasks = len(happened.get("task.submitted", ()))
    told = [
        count(cases, "case"),
        count(replies, "reply", "replies"),
        count(tasks, "statement or note", "statements or notes"),
    ]
    return plain(f"You decided {told[0]}, sent {told[1]} and {told[2]}.")
