"""The learner's own time, used for every run they start until they say otherwise."""

import streamlit as st

from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.services.time_given import CHOICES, set_time_given, time_given
from simulator.ui.home.starting import TIMES
from simulator.ui.safe import plain
from simulator.ui.session import parts, subject

_KEY, _SAID = "own_time", "own_time:said"


def draw() -> None:
    """The choice, kept as soon as it is made."""
    st.header("Your time", anchor=False)
    st.segmented_control(
        "Time for what is due, in every run you start",
        CHOICES,
        default=time_given(parts(), subject()),
        required=True,
        format_func=lambda given: plain(TIMES[given]),
        key=_KEY,
        on_change=_keep,
        wrap=True,
    )
    st.caption("You can choose otherwise at each start. A run that is open keeps the time it was started with.")
    if said := st.session_state.pop(_SAID, ""):
        st.warning(plain(str(said)))


def _keep() -> None:
    try:
        set_time_given(parts(), subject(), st.session_state[_KEY])
    except (Refused, NotAllowed, StoreUnavailable) as problem:
        st.session_state[_SAID] = str(problem)
