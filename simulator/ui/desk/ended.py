"""The end of a shift: how it ended, and the way to what it shows."""

import streamlit as st

from simulator.ui.desk.here import Here
from simulator.ui.links import go, link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.words import count, listed

LAST_WORD = "What the world made of it is not a mark. What you showed is in the debrief, and a tutor has the last word."
ANOTHER_TRY = "This was another try, and counts for nothing. The debrief puts it beside the run it began from."


def draw(here: Here) -> None:
    ending = next((one for one in here.scenario.endings if one.id == here.state.ending), None)
    with st.container(key="ended", width=720, gap="small"):
        st.header(plain(f"The shift is over: {ending.title}" if ending else "The shift is over"), anchor=False)
        if ending and ending.text:
            safe_text(ending.text)
        st.markdown(_tally(here))
        st.caption(ANOTHER_TRY if here.desk.row.forked_from else LAST_WORD)
        if st.button("See what happened", type="primary", icon=":material/replay:", key=f"{here.run}:debrief"):
            go("debrief", run=here.run)
        link("home", Words("Home"), icon=":material/home:")


def _tally(here: Here) -> Words:
    """What was done, what was not done left out."""
    happened = here.state.happened
    kinds = [
        ("case.decided", "decided", "case", "cases"),
        ("reply.published", "sent", "reply", "replies"),
        ("task.submitted", "handed in", "text", "texts"),
    ]
    done = [f"{did} {count(len(happened[kind]), one, many)}" for kind, did, one, many in kinds if happened.get(kind)]
    return plain(f"You {listed(done)}." if done else "You left no decision and no words here.")
