"""A click may travel in one message with the last keys of a draft. Streamlit then runs the click's callback but draws
only the draft's fragment. So every callback notes that it acted, and a fragment that finds the note draws the page.
"""

import streamlit as st

_ACTED = "desk:acted"


def note_act() -> None:
    """In a callback: something outside fragments has to be drawn anew."""
    st.session_state[_ACTED] = True


def drawing_all() -> None:
    """At the start of a whole page."""
    st.session_state.pop(_ACTED, None)


def draw_all_if_acted() -> None:
    """In a fragment: where a callback acted and the page is not being drawn as a whole, draw it."""
    if st.session_state.pop(_ACTED, False):
        st.rerun(scope="app")
