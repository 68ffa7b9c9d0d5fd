"""Rubrics that were edited after runs were read under them, and the question whether to have those read again."""

from collections.abc import Sequence

import streamlit as st

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.services import rescoring
from simulator.services.rescoring import Edited
from simulator.ui.desk.acting import note_act
from simulator.ui.safe import Words, plain
from simulator.ui.session import parts, subject
from simulator.ui.words import count

SAID = "rescore_said"


def draw(edited: Sequence[Edited]) -> None:
    """Nothing where every run was read under the rubric there is now."""
    for one in edited:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(asked(one), width="stretch")
            st.button(
                "Mark for rescore",
                icon=":material/refresh:",
                key=f"rescore_{one.scenario}",
                on_click=_again,
                args=(one,),
            )
    if said := st.session_state.pop(SAID, ""):
        st.info(plain(str(said)), icon=":material/info:")


def asked(one: Edited) -> Words:
    """What was edited, what it touches and what it leaves alone."""
    were = "was" if one.runs == 1 else "were"
    return Words(
        f":material/edit_note: The rubric of **{plain(one.title)}** was edited after {count(one.runs, 'run')} {were} "
        "read under it: it asks the same and looks for it in other words. Have a machine read them again? Levels you "
        "confirmed stay."
    )


def _again(one: Edited) -> None:
    note_act()
    try:
        runs = rescoring.mark_for_rescore(parts(), subject(), one.scenario)
        st.session_state[SAID] = f"{one.title}: {count(runs, 'run')} will be read again. You need not wait for it."
    except (NotAllowed, StoreUnavailable) as problem:
        st.session_state[SAID] = str(problem)
