"""Hints: practice only, one at a time, and only while they are about what just happened."""

import streamlit as st

from simulator.runs.events import HintShown
from simulator.ui.desk.here import Here
from simulator.ui.safe import safe_text

LASTS = 600
"""Seconds of desk time."""


def hint(here: Here) -> str | None:
    """The text of the latest hint, if it is recent enough to help."""
    shown = [event for event in here.state.happened.get("hint.shown", ()) if isinstance(event.data, HintShown)]
    if not here.desk.mode.hints or not shown or here.state.now - shown[-1].t > LASTS:
        return None
    data = shown[-1].data
    return here.scenario.texts.get(data.body) if isinstance(data, HintShown) else None


def draw_hint(here: Here) -> None:
    """Drawn last, though it is read first (style.css): coming and going it moves no field that someone writes in."""
    if text := hint(here):
        with st.container(border=True, gap="xsmall", key="hint"):
            st.badge("Hint, in practice only", icon=":material/lightbulb:", color="blue")
            safe_text(text.strip())
