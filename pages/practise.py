"""Choose a scenario; the desk while a run is open."""

import streamlit as st

from simulator.ui.desk import choosing, shift
from simulator.ui.session import guard

me = guard("apprentice")
run = st.query_params.get("run")
if run:
    shift.draw(me, run)
else:
    choosing.draw()
