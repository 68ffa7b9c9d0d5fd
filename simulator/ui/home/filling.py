"""While the demo cohort is being played: a bar, and nobody needs to wait for it."""

import streamlit as st

from simulator import demo

EVERY = 2
"""Seconds."""


def draw() -> None:
    """Nothing once it is done; the page is drawn anew then."""
    if demo.status().running:
        _bar()


@st.fragment(run_every=EVERY)
def _bar() -> None:
    now = demo.status()
    if not now.running:
        st.rerun(scope="app")
    st.progress(
        now.done / max(now.total, 1),
        text=f"Playing the demo cohort: {now.done} of {now.total} runs. You can start meanwhile.",
    )
