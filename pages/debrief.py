"""Debrief: look back on a run. The learner's own, or one that a tutor or an assessor may read."""

import streamlit as st

from simulator.services import practise
from simulator.services.replay import replay
from simulator.ui import reader
from simulator.ui.debrief import chooser, page
from simulator.ui.links import link
from simulator.ui.safe import Words
from simulator.ui.session import guard, parts, subject

me = guard("apprentice", "tutor", "assessor")
run = st.query_params.get("run")

if run is None and "apprentice" not in me.roles:
    st.title("Debrief", anchor=False)
    st.header("No run is chosen", anchor=False)
    st.markdown("Open a learner's run from Review or from their progress.")
elif run is None:
    chooser.draw(parts(), practise.my_runs(parts(), subject()), reader.now())
else:
    found = replay(parts(), subject(), run)
    if found.row.status == "live":
        st.title("Debrief", anchor=False)
        st.header("This run is still open", anchor=False)
        st.markdown("Its debrief opens when it is handed in or its time is over.")
        if found.mine:
            link("practise", Words("Back to the desk"), icon=":material/arrow_forward:", run=run)
    else:
        page.draw(found)
