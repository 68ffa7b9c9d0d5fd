"""What a person reads when something fails: a sentence meant for them, or a number to give to somebody who can look."""

import logging
import secrets

import streamlit as st

from simulator.errors import NotAllowed, Refused, Stale, StoreUnavailable
from simulator.ui.safe import plain

log = logging.getLogger("firedrill.page")

TELLING = (NotAllowed, Refused, Stale, StoreUnavailable)
"""Errors whose sentence was written for the person in front of the page."""


def show(error: Exception) -> bool:
    """Streamlit's on_script_error: no traceback, path or query reaches the browser. Always True: shown."""
    if isinstance(error, TELLING):
        st.warning(plain(str(error)))
    else:
        number = secrets.token_hex(4)
        log.error("error %s", number, exc_info=error)
        st.error(f"That did not work, and the fault is on our side. If it stays, say this number: {plain(number)}.")
    if isinstance(error, StoreUnavailable):
        log.error("the record could not be reached", exc_info=error)
    return True
