"""Choose a scenario; what to know and say before it starts; the desk while a run is open."""

import streamlit as st

from simulator.ui.desk import choosing, shift
from simulator.ui.home import starting
from simulator.ui.session import guard

guard("apprentice")
run = st.query_params.get("run")
if run:
    shift.draw(run)
elif scenario := st.query_params.get("start"):
    starting.draw(scenario)
else:
    choosing.draw()
