"""The least a rerun can cost: one line of text and one button."""

import gc

import streamlit as st

if "warm" not in st.session_state:
    st.session_state.warm = True
    gc.collect()
    gc.freeze()
st.text("Nothing here.")
st.button("Go", key="go")
