"""Runs first at every rerun: the frame, who is asking, the pages that person has, and the one they are on.

Callbacks and fragments run without it. What they may do is decided by the services, not here.
"""

import streamlit as st

from simulator.ui import frame, menu, session

frame.draw()
with session.asked_once() as me:
    page = st.navigation(menu.pages_of(me), position="hidden" if me is None else "top")
    page.run()
