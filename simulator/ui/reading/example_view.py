"""Examples of each level, folded away; for whoever has made their own attempt."""

from collections.abc import Mapping

import streamlit as st

from simulator.content.document import LEVELS, Level
from simulator.ui.safe import safe_text
from simulator.ui.words import LEVEL


def draw(of_level: Mapping[Level, str]) -> None:
    """One for each level there is, lowest first; nothing where there is none."""
    if not of_level:
        return
    with st.expander("What each level can look like", icon=":material/library_books:"):
        st.caption("Written as examples, a part of an answer each. Other words can be as good.")
        for level in LEVELS:
            if level in of_level:
                st.markdown(f"**{LEVEL[level]}**")
                safe_text(of_level[level])
