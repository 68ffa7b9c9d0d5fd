"""The timeline drawn: two charts over one time axis, and the same as a table."""

import streamlit as st

from simulator.ui import charts
from simulator.ui.debrief.timeline import Timeline
from simulator.ui.safe import plain
from simulator.ui.words import count


def draw(found: Timeline, now: int) -> None:
    """Meters above, lanes below, a rule at `now`; then a table for those who see no charts."""
    colours = charts.ink(st.context.theme.type)
    with st.container(gap=None, key="timeline"):
        st.vega_lite_chart(spec=charts.meters(found.curves, found.span, now, colours), theme=None, alt=_says(found))
        st.vega_lite_chart(
            spec=charts.lanes(found.marks, found.span, now, colours),
            theme=None,
            alt="What the world did, what was decided and what a tutor sent in, on one axis. The table lists them.",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            "Meters are what the world did. They are not marks: trust can fall while the work was good.",
            width="stretch",
        )
        with st.popover("As a table", icon=":material/table_rows:", type="tertiary"):
            table(found)


def table(found: Timeline) -> None:
    """Everything the charts show, in order."""
    st.table(
        {
            "At": [plain(row.at) for row in found.rows],
            "Lane": [plain(row.lane) for row in found.rows],
            "What": [plain(row.what) for row in found.rows],
            "Because": [plain(row.because) for row in found.rows],
        },
        border="horizontal",
        hide_index=True,
    )


def _says(found: Timeline) -> str:
    ends = ", ".join(f"{curve.name} ends at {curve.points[-1][1]}" for curve in found.curves)
    return f"World meters over {count(found.span.length // 60, 'minute')}. {ends}. The table lists every move."
