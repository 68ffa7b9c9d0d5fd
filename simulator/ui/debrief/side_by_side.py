"""Another try beside the run it began from: one chart, and two columns on one clock from the moment they part."""

import streamlit as st

from simulator.services.forks import Origin
from simulator.services.replay import Replay
from simulator.ui import charts
from simulator.ui.debrief import step_view
from simulator.ui.debrief.branches import FIRST, TRY, Branches, Row, branches
from simulator.ui.debrief.decisions import Decision
from simulator.ui.debrief.outcome import outcome
from simulator.ui.debrief.timeline import timeline
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.words import desk_time


def draw(found: Replay, origin: Origin) -> None:
    """Both branches from the fork on."""
    both = branches(origin.events, found.events, found.row.forked_seq or 1, found.scenario)
    with st.container(key="branches"):
        st.header(f"Both ways from {plain(both.at)}", anchor=False)
        st.markdown(
            "Another try of a run of yours, begun where the line stands. It counts for nothing; nobody else sees it."
        )
        link("debrief", Words("The first run on its own"), icon=":material/call_split:", run=origin.row.id)
        span = timeline(found.events, found.scenario).span
        st.vega_lite_chart(spec=charts.meters(both.curves, span, both.t), theme=None, alt=_says(both))
        st.caption("Whole lines: this try. Dotted, named “before”: the first run. Up to the upright line they are one.")
        _columns(found, both)


def draw_tries(found: Replay) -> None:
    """From a run to the other tries of it."""
    for row in found.forks:
        at = desk_time(found.scenario.clock.starts, found.events[(row.forked_seq or 1) - 1].t)
        page, words = ("debrief", "beside this run") if row.status == "ended" else ("practise", "still open")
        link(page, plain(f"Another try from {at}, {words}"), icon=":material/call_split:", run=row.id)


def _says(both: Branches) -> str:
    def end(name: str) -> str:
        return ", ".join(
            f"{c.name} ends at {c.points[-1][1]}" for c in both.curves if bool(c.beside) == (name == FIRST)
        )

    return f"World meters of both, parting at {both.at}. This try: {end(TRY)}. First run: {end(FIRST)}."


def _columns(found: Replay, both: Branches) -> None:
    left, right = st.columns(2, gap="large")
    for column, name, ended in ((left, FIRST, both.ends[0]), (right, TRY, both.ends[1])):
        column.markdown(f"**{plain(name)}**  \n{plain(ended)}")
    if not both.rows:
        st.markdown("Nothing was decided in either from here on.")
    for row in both.rows:
        _row(found, row)


def _row(found: Replay, row: Row) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _side(found, row, FIRST, row.first)
    with right:
        _side(found, row, TRY, row.other)


def _side(found: Replay, row: Row, name: str, steps: tuple[Decision, ...]) -> None:
    """Each side names itself, so that it is known on a phone too, where one stands under the other."""
    run = found.row.forked_from if name == FIRST and found.row.forked_from else found.row.id
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(f"**{plain(row.at)}**&ensp;:gray[{plain(name)}]")
        if not steps:
            st.markdown(":gray[Nothing was decided.]")
        for step in steps:
            if step.written:
                st.markdown(f"{plain(step.title)}.")
            step_view.written(step, key=f"branch_{found.row.id}_{name[:1]}_{step.seq}")
            step_view.picture(step, run, key=f"branch_picture_{found.row.id}_{name[:1]}_{step.seq}")
            step_view.stated(step)
            if step.expected:
                st.markdown(f"**You expected**{plain(step_view.sure(step))}")
                safe_text(step.expected, own=f"branch_expected_{found.row.id}_{name[:1]}_{step.seq}")
            st.markdown(f"**What came of it:** {plain(outcome(step.led_to, found.scenario))}")
