"""Home of a tutor: the queue, and who is stuck or silent. Home of an assessor: their learners."""

from datetime import datetime

import streamlit as st

from simulator.services import mark, report
from simulator.services.report import LearnerView
from simulator.ui.links import link
from simulator.ui.safe import Words, plain
from simulator.ui.session import parts, subject
from simulator.ui.staff import waiting
from simulator.ui.staff.cohort_view import concerns
from simulator.ui.words import count, wall

SHOWN = 5
"""Rows of a list before the page that has them all."""


def tutor(now: datetime) -> None:
    """The queue; beside it who is stuck or silent, and who is at the desk."""
    queue = mark.queue(parts(), subject())
    learners = [each for cohort in report.cohorts(parts(), subject()) for each in cohort.learners]
    main, aside = st.columns([1.7, 1], gap="large")
    with main:
        _queue([item for item in queue if item.waiting], now)
    with aside:
        _concerns(learners, queue, now)
        _live([each for each in learners if each.live])


def _queue(items: list[mark.QueueItem], now: datetime) -> None:
    st.header("Waiting for you", anchor=False)
    if not items:
        st.markdown("Nothing waits. A run comes here as soon as one of your learners hands it in.")
        return
    levels = sum(item.waiting for item in items)
    st.markdown(f"{count(levels, 'level')} in {count(len(items), 'run')}, the oldest first.")
    for item in items[:SHOWN]:
        waiting.row(item, now)
    link("review", Words(f"All {len(items)} in Review"), icon=":material/rate_review:")


def _concerns(learners: list[LearnerView], queue: list[mark.QueueItem], now: datetime) -> None:
    st.header("Stuck or silent", anchor=False)
    lengths = {name: scenario.clock.length for name, scenario in parts().library.scenarios.items()}
    found = concerns(learners, queue, now, lengths)
    if not found:
        st.markdown("Nobody, as far as the records show.")
    for each in found[:SHOWN]:
        st.markdown(f"**{plain(each.name)}**  \n:gray[{plain(each.why)}]")
    link("cohort", Words("The whole cohort"), icon=":material/groups:")


def _live(learners: list[LearnerView]) -> None:
    if learners:
        st.header("At the desk now", anchor=False)
    for each in learners[:SHOWN]:
        for row in each.live:
            link("cohort", plain(f"{each.name}: {row.scenario_title}"), icon=":material/visibility:", live=row.id)


def assessor(now: datetime) -> None:
    """Their learners, and the last pack of each."""
    learners = report.learners(parts(), subject())
    st.header("Your learners", anchor=False)
    if not learners:
        st.markdown("No learner is assigned to you yet. Your provider assigns cohorts.")
        return
    packs = {row.owner.person: row for row in reversed(report.packs(parts(), subject()))}
    for each in sorted(learners, key=lambda learner: learner.name):
        pack = packs.get(each.person)
        built = f"last pack {wall(pack.built_at, now)}" if pack else "no pack yet"
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            done = f"{count(len(each.ended), 'run')} handed in, {count(each.confirmed, 'level')} confirmed, {built}"
            st.markdown(f"**{plain(each.name)}**  \n:gray[{plain(done)}]", width="stretch")
            link("evidence", Words("Evidence"), icon=":material/folder_zip:", learner=each.person)
