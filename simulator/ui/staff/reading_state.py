"""How far the slower scorers are with a run, and the way to begin again with one that gave up."""

import streamlit as st

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.services import scoring
from simulator.services.assess import Progress
from simulator.services.mark import Sheet
from simulator.ui.desk.acting import note_act
from simulator.ui.safe import plain
from simulator.ui.session import parts, subject
from simulator.ui.words import count, scorer_name


def draw(sheet: Sheet) -> None:
    """Nothing where everybody has read it."""
    for one in sheet.progress:
        if one.state == "failed":
            failed(sheet.row.id, one.scorer, one.error or "")
        elif one.state != "done":
            _waits(one)


def failed(run: str, scorer: str, error: str) -> None:
    """Why a scorer gave up, and a button to ask it again."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        said = f"{scorer_name(scorer)} could not read it. {error}"
        st.markdown(f":material/error: {plain(said)}", width="stretch")
        key = f"again_{run}_{scorer}"
        st.button("Run again", icon=":material/refresh:", key=key, on_click=_again, args=(run, scorer))
    if problem := st.session_state.pop(f"again_said_{run}_{scorer}", ""):
        st.warning(plain(str(problem)), icon=":material/info:")


def _waits(one: Progress) -> None:
    what = count(len(one.criteria), "criterion", "criteria")
    why = f" Last time: {one.error}" if one.error else ""
    said = f"{scorer_name(one.scorer)} has yet to read {what}. You need not wait for it.{why}"
    st.caption(f":material/hourglass_empty: {plain(said)}")


def _again(run: str, scorer: str) -> None:
    note_act()
    try:
        scoring.run_again(parts(), subject(), run, scorer)
    except (NotAllowed, StoreUnavailable) as problem:
        st.session_state[f"again_said_{run}_{scorer}"] = str(problem)
