"""Figures of this run and of the days before it, two in a row, each with the same as a table."""

import streamlit as st

from simulator.ui import parts as drawn_parts
from simulator.ui.desk.crowd_figures import crowd_figures
from simulator.ui.desk.figure import Figure
from simulator.ui.desk.figures import all_wanted, figures
from simulator.ui.desk.here import Here
from simulator.ui.safe import plain
from simulator.ui.words import desk_time

_IN_A_ROW = 2


def draw(here: Here) -> None:
    """The dashboard: the crowd, and every figure that some task of this scenario asks about."""
    found = (*crowd_figures(here.scenario, here.state, here.desk.mode), *_of(here, all_wanted(here.scenario)))
    if not found:
        at = plain(desk_time(here.scenario.clock.starts, 600))
        st.header("No figures yet", anchor=False)
        st.markdown(f"The first ten-minute count arrives at {at}.")
        return
    st.header("Dashboard", anchor=False)
    _rows(here, found)


def row(here: Here, wanted: tuple[str, ...]) -> None:
    """The figures of one task; nothing where there are none yet."""
    _rows(here, _of(here, wanted))


def _of(here: Here, wanted: tuple[str, ...]) -> tuple[Figure, ...]:
    return figures(wanted, here.scenario, here.state)


def _rows(here: Here, found: tuple[Figure, ...]) -> None:
    """A last one that stands alone takes the whole width."""
    for first in range(0, len(found), _IN_A_ROW):
        pair = found[first : first + _IN_A_ROW]
        for column, figure in zip(st.columns(len(pair), gap="medium"), pair, strict=True):
            with column:
                _figure(here, figure)


def _figure(here: Here, figure: Figure) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(figure.title)}**  \n:gray[{plain(figure.about)}]")
        st.vega_lite_chart(figure.chart, width="stretch", theme=None, alt=figure.in_words)
        drawn_parts.rows(key=f"{here.run}:rows:{figure.title}", data=figure.table)
