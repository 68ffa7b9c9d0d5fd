"""The timeline drawn: two charts over one time axis, and the same as a table."""

import streamlit as st

from simulator.ui import charts, ledger
from simulator.ui.debrief.timeline import Timeline
from simulator.ui.words import count


def draw(found: Timeline, now: int) -> None:
    """Meters above, lanes below, a rule at `now`; then a table for those who see no charts."""
    with st.container(gap=None, key="timeline"):
        st.vega_lite_chart(spec=charts.meters(found.curves, found.span, now), theme=None, alt=_says(found))
        st.vega_lite_chart(
            spec=charts.lanes(found.marks, found.span, now, tuple(curve.name for curve in found.curves)),
            theme=None,
            alt="What the world did, what was decided and what a tutor sent in, on one axis. The table lists them.",
        )
    st.caption("Meters are what the world did. They are not marks: trust can fall while the work was good.")
    with st.expander("As a table", icon=":material/table_rows:"):
        table(found)


def table(found: Timeline) -> None:
    """Everything the charts show, in order."""
    rows = [(row.at, row.lane, row.what, row.because) for row in found.rows]
    ledger.draw("timeline_table", "What happened, in order", ("At", "Lane", "What", "Because"), rows)


def _says(found: Timeline) -> str:
    ends = ", ".join(f"{curve.name} ends at {curve.points[-1][1]}" for curve in found.curves)
    return f"World meters over {count(found.span.length // 60, 'minute')}. {ends}. The table lists every move."
