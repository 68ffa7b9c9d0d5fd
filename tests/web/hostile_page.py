"""Nothing but hostile words, drawn every way a page of ours may draw words. test_hostile_words looks at it."""

import streamlit as st

from simulator.ui.safe import plain, safe_text, visible
from tests.web.hostile_words import WORDS

for number, words in enumerate(WORDS):
    with st.container(key=f"text_{number}"):
        safe_text(words)
    with st.container(key=f"own_text_{number}"):
        safe_text(words, own=f"{number}")
    with st.container(key=f"markdown_{number}"):
        st.markdown(plain(words))
    with st.container(key=f"caption_{number}"):
        st.caption(plain(words))
    with st.container(key=f"alert_{number}"):
        st.warning(plain(words))
    with st.container(key=f"inside_{number}"):
        st.markdown(f"By {plain(words)} today")
    with st.container(key=f"button_{number}"):
        st.button(plain(words), key=f"press_{number}")
    with st.container(key=f"checkbox_{number}"):
        st.checkbox(plain(words), key=f"check_{number}")
    with st.container(key=f"radio_{number}"):
        st.radio("Which", [plain(words)], index=None, key=f"choose_{number}", label_visibility="collapsed")
    with st.container(key=f"expander_{number}"):
        st.expander(plain(words), key=f"open_{number}")
    with st.container(key=f"metric_{number}"):
        st.metric(plain(words), 1)
    with st.container(key=f"code_{number}"):
        st.code(visible(words), language=None)
st.text("All is drawn.")
