"""Cohort: a group by duty and KSB, what waits, who is stuck or silent, and one learner's open run."""

import streamlit as st

from simulator.services import mark, report
from simulator.ui import reader
from simulator.ui.session import guard, parts, subject
from simulator.ui.staff import cohort_page, live_panel

guard("tutor")
if run := st.query_params.get("live"):
    live_panel.draw(run)
else:
    cohorts = report.cohorts(parts(), subject())
    queue = mark.queue(parts(), subject())
    cohort_page.draw(cohorts, queue, parts().library.standard, reader.now())
