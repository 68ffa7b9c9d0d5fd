"""Paced runs: the clock ticks in the browser; every 20 seconds the server moves its own to where it should be.

A desk that nothing happened on is not drawn again: the heartbeat only notes the new step, so that what is being written
can be sent.
"""

from dataclasses import replace

import streamlit as st

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.services import practise
from simulator.services.practise import Desk
from simulator.ui.desk.here import Here
from simulator.ui.desk.news import visible_head
from simulator.ui.desk.pace import running
from simulator.ui.desk.sending import remember, remembered
from simulator.ui.session import parts, subject

EVERY = 20
"""Seconds."""


def current(run: str) -> Desk:
    """The desk at the start of a drawing: a paced run's clock is moved to now, a stepped one's stands."""
    desk = practise.desk(parts(), subject(), run)
    if not _beats(desk) or practise.tick(parts(), subject(), run) == desk.state.seq:
        return desk
    return practise.desk(parts(), subject(), run)


def watch(here: Here) -> None:
    """Beat while the run's own clock runs; the page has just caught up, so the first beat does nothing."""
    if _beats(here.desk):
        st.session_state[_fresh(here.run)] = True
        _beat(here.run)


@st.fragment(run_every=EVERY)
def _beat(run: str) -> None:
    if st.session_state.pop(_fresh(run), False):
        return
    try:
        changed = _moved(run)
    except (NotAllowed, StoreUnavailable):
        changed = True
    if changed:
        st.rerun(scope="app")


def _moved(run: str) -> bool:
    """Move the clock on. True where something on the desk is not as it was drawn."""
    head, drawn = practise.tick(parts(), subject(), run), remembered(run)
    if drawn is None or head == drawn.seq:
        return drawn is None
    state = practise.desk(parts(), subject(), run).state
    if visible_head(state) > drawn.seq or state.over:
        return True
    remember(run, replace(drawn, seq=state.seq))
    return False


def _beats(desk: Desk) -> bool:
    return running(desk.state, desk.mode)


def _fresh(run: str) -> str:
    return f"fresh:{run}"
