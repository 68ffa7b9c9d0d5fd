"""Which run to look back on."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from simulator.content.scenario import STOPPED
from simulator.services.parts import Parts
from simulator.store.rows import RunRow
from simulator.ui.links import link
from simulator.ui.safe import Words, plain
from simulator.ui.words import ENDING_FALLBACK, MODE, wall


def draw(installation: Parts, runs: Sequence[RunRow], now: datetime) -> None:
    """Ended runs, latest first."""
    st.title("Debrief", anchor=False)
    ended = sorted((row for row in runs if row.ended_at), key=lambda row: row.ended_at or row.started_at, reverse=True)
    if not ended:
        st.header("No run has ended yet", anchor=False)
        st.markdown("A debrief opens here as soon as you hand in a run or its time is over.")
        link("practise", Words("Choose a scenario"), icon=":material/arrow_forward:")
        return
    st.markdown("Choose a run to look back on.")
    for row in ended:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(row.scenario_title)}: {ended_as(installation, row)}**  \n{ran_on(row, now)}", width="stretch"
            )
            link("debrief", Words("Look back"), icon=":material/history:", run=row.id)


def ended_as(installation: Parts, row: RunRow) -> Words:
    """The ending's title as it stands today; the debrief itself reads the run's own copy."""
    scenario = installation.library.scenarios.get(row.scenario_id)
    found = next((e.title for e in scenario.endings if e.id == row.ending), None) if scenario else None
    return plain(("stopped by you" if row.ending == STOPPED else found or ENDING_FALLBACK).lower())


def ran_on(row: RunRow, now: datetime) -> Words:
    ended = row.ended_at or row.started_at
    kind = "Another try" if row.forked_from else MODE[row.mode]
    return Words(f":gray[{plain(kind)} · {wall(ended, now)} · run {row.id[:4]}]")
