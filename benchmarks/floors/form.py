"""A form with a text and a durable write: what any honest page that keeps something costs."""

import gc
import os
import sqlite3

import streamlit as st

WORDS = "Some of you have lost saves since this morning. It is on our side and you did nothing wrong. " * 7
if "warm" not in st.session_state:
    st.session_state.warm = True
    gc.collect()
    gc.freeze()


def keep() -> None:
    database = sqlite3.connect(os.environ["FLOOR_DATABASE"])
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, words TEXT)")
    database.execute("INSERT INTO kept (words) VALUES (?)", (st.session_state.words or WORDS,))
    database.commit()
    database.close()


with st.form("kept"):
    st.text_area("Words", WORDS, key="words")
    st.form_submit_button("Keep", key="go", on_click=keep)
