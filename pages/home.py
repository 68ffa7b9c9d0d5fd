"""Home: what is open, what waits, what to do next, and where the person stands."""

import streamlit as st

from simulator.ui import home
from simulator.ui.safe import plain
from simulator.ui.session import guard

me = guard()
st.title(plain(f"Hello, {me.name.split()[0]}"), anchor=False)
home.filling()
if "apprentice" in me.roles:
    home.apprentice()
if "tutor" in me.roles:
    home.tutor()
if "assessor" in me.roles:
    home.assessor()
