"""Review: what waits for a tutor, and one run beside its rubric."""

import streamlit as st

from simulator.services import mark, rescoring, scoring
from simulator.ui import reader
from simulator.ui.session import guard, parts, subject
from simulator.ui.staff import review_page, waiting

me = guard("tutor")
now = reader.now()
queue = mark.queue(parts(), subject())
run = st.query_params.get("run")

if run is None:
    failed, edited = scoring.failed(parts(), subject()), rescoring.edited(parts(), subject())
    waiting.draw(queue, failed, edited, now)
else:
    review_page.draw(mark.sheet(parts(), subject(), run), queue, me.person, now)
