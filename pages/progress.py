"""Progress: a learner's own, or that of a learner this person tutors or assesses."""

import streamlit as st

from simulator.services import report
from simulator.ui.session import guard, parts, subject
from simulator.ui.staff import progress_page

me = guard("apprentice", "tutor", "assessor")
learner = st.query_params.get("learner")

if learner is None and "apprentice" not in me.roles:
    st.title("Progress", anchor=False)
    st.header("No learner is chosen", anchor=False)
    st.markdown("Open a learner from Cohort or from Evidence.")
else:
    found = report.progress(parts(), subject(), learner)
    progress_page.draw(found, parts().library.standard, own=found.learner == me.person)
