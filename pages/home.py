"""Home: what is open, what waits, what to do next."""

import streamlit as st

from simulator.ui import reader
from simulator.ui.home import apprentice, filling, greeting, staff
from simulator.ui.safe import plain
from simulator.ui.session import guard

me = guard()
now = reader.now()
st.title(plain(f"{greeting.greeting(now.hour)}, {me.name.split()[0]}"), anchor=False)
filling.draw()
if "apprentice" in me.roles:
    apprentice.draw(now)
if "tutor" in me.roles:
    staff.tutor(now)
if "assessor" in me.roles:
    staff.assessor(now)
