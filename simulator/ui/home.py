"""Home, by role: one next step each, then what waits."""

from collections.abc import Sequence

import streamlit as st

from simulator import demo
from simulator.content.scenario import Scenario
from simulator.services import mark, practise, report
from simulator.services.practise import Offer
from simulator.services.report import ProgressView
from simulator.store.rows import RunRow
from simulator.ui import parts as drawn
from simulator.ui import reader
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.staff import cohort_view, coverage_view, waiting
from simulator.ui.words import count, wall

SHOWN = 4
"""Rows of a list before `see all`."""
NAMED = 6
"""KSBs named beside what to practise next."""


@st.fragment(run_every=1)
def _bar() -> None:
    state = demo.status()
    if not state.running:
        st.rerun()
    st.progress(state.done / state.total, text=f"Making the demo cohort: {state.done} of {state.total} learners played")


def filling() -> None:
    """A progress bar while the demo cohort is being played."""
    if demo.status().running:
        _bar()


def apprentice() -> None:
    """Open now, next with the reason, feedback, and where the learner is."""
    offers, runs = practise.offers(parts(), subject()), practise.my_runs(parts(), subject())
    found = report.progress(parts(), subject())
    main, aside = st.columns([1.7, 1], gap="large")
    with main:
        _open_now([offer for offer in offers if offer.live_run], {run.id: run for run in runs})
        _next([offer for offer in offers if not offer.live_run], found)
    with aside:
        _handed_in([run for run in runs if run.status == "ended"])
        _where(found)


def _open_now(offers: Sequence[Offer], runs: dict[str, RunRow]) -> None:
    if not offers:
        return
    st.header("Open now", anchor=False)
    for offer in offers:
        assert offer.live_run
        row, length = runs[offer.live_run], offer.scenario.clock.length
        with st.container(border=True, gap="small", key=f"open_{row.id}"):
            st.markdown(f"**{plain(offer.scenario.title)}**")
            safe_text(offer.scenario.pitch.strip())
            told = f"{(length - row.t) // 60} of {length // 60} desk minutes left. Nothing moves while you are away."
            st.progress(row.t / length, text=told)
            link("practise", Words("Carry on"), icon=":material/play_arrow:", run=row.id)


def _next(offers: Sequence[Offer], found: ProgressView) -> None:
    st.header("Practise next", anchor=False)
    reasons = {step.scenario: step.ksbs for step in found.map.next}
    for offer in sorted(offers, key=lambda each: -len(reasons.get(each.scenario.id, ()))):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"next_{offer.scenario.id}"):
            with st.container(gap="xsmall"):
                st.markdown(f"**{plain(offer.scenario.title)}**")
                st.markdown(_reason(reasons.get(offer.scenario.id, ())))
                st.caption(_facts(offer.scenario))
            link("practise", Words("Open"), icon=":material/arrow_forward:")
    if not offers:
        st.markdown("Every scenario there is stands open. Carry on with it, or hand it in.")


def _reason(ksbs: Sequence[str]) -> Words:
    if not ksbs:
        return Words("Another run under the same conditions shows whether it holds.")
    more = f" and {len(ksbs) - NAMED} more" if len(ksbs) > NAMED else ""
    return plain(f"Gives a chance at {', '.join(ksbs[:NAMED])}{more}, which you have not shown yet.")


def _facts(scenario: Scenario) -> Words:
    channels = count(len(scenario.channels), "channel")
    return plain(f"{scenario.clock.length // 60} desk minutes · {channels} · difficulty {scenario.difficulty} of 5")


def _handed_in(runs: Sequence[RunRow]) -> None:
    st.header("Handed in", anchor=False)
    if not runs:
        st.markdown("Nothing yet. A run comes here with its debrief when you hand it in.")
    now = reader.now()
    for row in runs[:SHOWN]:
        with st.container(border=True, gap="xsmall", key=f"ended_{row.id}"):
            st.markdown(f"**{plain(row.scenario_title)}**")
            st.caption(f"handed in {wall(row.ended_at or row.started_at, now)}")
            link("debrief", Words("Read the debrief"), icon=":material/replay:", run=row.id)


def _where(found: ProgressView) -> None:
    st.header("Where you are", anchor=False)
    st.markdown(f"{count(found.confirmed, 'level')} confirmed in {count(found.runs, 'run')}")
    groups = coverage_view.by_ksb(found.map, parts().library.standard)
    alt = "The level marks of all KSBs. The progress page lists each one in words."
    drawn.coverage(key="mini", data={"view": "mini", "groups": groups, "alt": alt})
    st.caption("Practice levels from simulation, not an assessment decision.")
    link("progress", Words("Progress by duty and KSB"), icon=":material/grid_view:")


def tutor() -> None:
    """The queue, and who is stuck or silent."""
    now, queue = reader.now(), mark.queue(parts(), subject())
    cohorts = report.cohorts(parts(), subject())
    main, aside = st.columns([1.7, 1], gap="large")
    with main:
        open_items = [item for item in queue if item.waiting]
        st.header("Waiting for you", anchor=False)
        if not open_items:
            st.markdown("Nothing waits. Every level of every run is confirmed.")
        for item in open_items[:SHOWN]:
            waiting.row(item, now)
        link("review", plain(f"All {count(len(queue), 'run')}"), icon=":material/rate_review:")
    with aside:
        st.header("Stuck or silent", anchor=False)
        lengths = {name: scenario.clock.length for name, scenario in parts().library.scenarios.items()}
        learners = [learner for cohort in cohorts for learner in cohort.learners]
        concerns = cohort_view.concerns(learners, queue, now, lengths)
        for concern in concerns[:SHOWN]:
            st.markdown(f"**{plain(concern.name)}**  \n{plain(concern.why)}")
        if not concerns:
            st.markdown("Nobody, as far as the records show.")
        link("cohort", Words("The cohort"), icon=":material/groups:")


def assessor() -> None:
    """The learners whose evidence this assessor may build."""
    st.header("Your learners", anchor=False)
    learners = report.learners(parts(), subject())
    if not learners:
        st.markdown("No learner is assigned to you yet. Your provider's administrator assigns cohorts.")
        return
    runs, confirmed = sum(len(each.ended) for each in learners), sum(each.confirmed for each in learners)
    told = f"{count(len(learners), 'learner')}, {count(runs, 'finished run')}, {count(confirmed, 'confirmed level')}."
    st.markdown(plain(told))
    link("evidence", Words("Choose a learner and build a pack"), icon=":material/inventory_2:")
