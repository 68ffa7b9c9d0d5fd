"""Figures of this run, side by side, each with the same in rows."""

import streamlit as st

from simulator.ui.desk.figures import Figure, all_wanted, figures
from simulator.ui.desk.here import Here
from simulator.ui.safe import plain
from simulator.ui.words import desk_time


def draw(here: Here) -> None:
    """The dashboard: every figure that some task of this scenario asks about."""
    found = _of(here, all_wanted(here.scenario))
    if not found:
        at = plain(desk_time(here.scenario.clock.starts, 600))
        st.header("No figures yet", anchor=False)
        st.markdown(f"The first ten-minute count arrives at {at}.")
        return
    st.header("Dashboard", anchor=False)
    _columns(found)


def row(here: Here, wanted: tuple[str, ...]) -> None:
    """The figures of one task; nothing where there are none yet."""
    if found := _of(here, wanted):
        _columns(found)


def _of(here: Here, wanted: tuple[str, ...]) -> tuple[Figure, ...]:
    return figures(wanted, here.scenario, here.state)


def _columns(found: tuple[Figure, ...]) -> None:
    for column, figure in zip(st.columns(len(found), gap="medium"), found, strict=True):
        with column, st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(figure.title)}**")
            st.caption(plain(figure.about))
            st.vega_lite_chart(figure.chart, width="stretch", theme=None, alt=figure.in_words)
            with st.expander("As a table"):
                names, numbers = figure.columns
                st.table({names: [plain(name) for name, _ in figure.rows], numbers: [f"{n:d}" for _, n in figure.rows]})
