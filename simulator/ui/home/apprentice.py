"""An apprentice's home: open now, practise next, feedback, where they are."""

from datetime import datetime
from typing import Literal

import streamlit as st

from simulator.services import assess, practise, report
from simulator.store.rows import RunRow
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.choosing import facts
from simulator.ui.home.waiting import (
    Feedback,
    Next,
    feedback,
    practise_next,
    standing_words,
    summary,
)
from simulator.ui.links import go, link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.staff.coverage_view import by_ksb
from simulator.ui.words import MODE, NO_LIMIT, count, desk_time, listed, wall

LOOKED_AT = 6
"""How many of the latest ended runs are looked through for feedback."""


def draw(now: datetime) -> None:
    offers = practise.offers(parts(), subject())
    runs = practise.my_runs(parts(), subject())
    view = report.progress(parts(), subject())
    live, came_back = [row for row in runs if row.status == "live"], _feedback(runs)
    st.markdown(plain(summary(len(live), len(came_back))))
    main, aside = st.columns([1.7, 1], gap="large")
    with main:
        _open_now(live)
        _next(practise_next(view.map, offers, parts().library.standard))
    with aside:
        _waiting(came_back, runs, view, now)
        _where(view)


def _feedback(runs: list[RunRow]) -> list[Feedback]:
    ended = [row for row in runs if row.status == "ended" and row.counts][:LOOKED_AT]
    found = (feedback(row, assess.results(parts(), subject(), row.id)) for row in ended)
    return [each for each in found if each]


def _open_now(live: list[RunRow]) -> None:
    st.header("Open now", anchor=False)
    if not live:
        st.markdown("Nothing is open. Choose a scenario to start a shift.")
        if st.button("Choose a scenario", type="primary", key="choose"):
            go("practise")
    for place, row in enumerate(live):
        _run_card(row, first=place == 0)


def _run_card(row: RunRow, *, first: bool) -> None:
    desk = practise.desk(parts(), subject(), row.id)
    scenario, state = desk.scenario, desk.state
    at, rest = desk_time(scenario.clock.starts, state.now), (state.length - state.now) // 60
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(scenario.title)}**", width="content")
            icon, name = (":material/pause:", "Paused") if state.paused else (":material/schedule:", "Stands at")
            st.badge(plain(f"{name} {at}"), icon=icon, color="gray")
        safe_text(scenario.pitch.strip())
        share = round(100 * state.now / (state.length or 1))
        away = (
            "Nothing moves while you are away."
            if state.paused or desk.mode.pace == "step"
            else "The clock stops while you are away."
        )
        st.progress(share, text=plain(f"{rest} of {state.length // 60} desk minutes left. {away}"))
        with st.container(horizontal=True, vertical_alignment="center"):
            look: Literal["primary", "secondary"] = "primary" if first else "secondary"
            if st.button("Carry on", type=look, icon=":material/play_arrow:", key=f"on_{row.id}"):
                go("practise", run=row.id)
            st.space("stretch")
            notes = f" · {listed(facts(scenario).notes)}" if scenario.content_notes else ""
            kind = "Another try, which counts for nothing" if row.forked_from else MODE[row.mode]
            time = f" · {NO_LIMIT}" if state.untimed else ""
            st.caption(plain(f"{kind}{time}{notes}"), width="content")


def _next(found: tuple[Next, ...]) -> None:
    st.header("Practise next", anchor=False)
    if not found:
        st.markdown("Every scenario there is stands open. Carry on with it, or hand it in.")
    for each in found:
        about = facts(each.scenario)
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            title = f"**{plain(each.scenario.title)}**{_named_codes(each)}"
            st.markdown(f"{title}  \n{plain(each.why)}  \n:gray[{plain(about.line)}]", width="stretch")
            link("practise", Words("Open"), icon=":material/arrow_forward:", start=each.scenario.id)


def _named_codes(each: Next) -> Words:
    return Words(f"&ensp;:gray[{plain(' · '.join(each.codes))}]") if each.codes else Words("")


def _waiting(came_back: list[Feedback], runs: list[RunRow], view: report.ProgressView, now: datetime) -> None:
    st.header("Waiting for you", anchor=False)
    for each in came_back[:2]:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**Feedback on “{plain(each.row.scenario_title)}”**  \n{plain(each.words)}")
            st.caption(plain(f"handed in {wall(each.row.ended_at or each.row.started_at, now)}"))
            link("debrief", Words("Read it"), icon=":material/mark_chat_read:", run=each.row.id)
    if not came_back:
        ended = sum(row.status == "ended" and row.counts for row in runs)
        st.markdown(plain(_nothing_back(ended)))


def _nothing_back(ended: int) -> str:
    if not ended:
        return "Nothing waits. Feedback comes here after a tutor has looked at a run of yours."
    return f"{count(ended, 'run')} handed in. A tutor’s feedback shows here as soon as it is given."


def _where(view: report.ProgressView) -> None:
    st.header("Where you are", anchor=False)
    words = standing_words(view.map.ksbs)
    st.markdown(plain(f"Knowledge and skills: {words}."))
    groups = by_ksb(view.map, parts().library.standard)
    drawn_parts.coverage(
        key="where",
        data={"view": "mini", "groups": groups, "alt": f"{words}. The progress page lists each one.", "selected": None},
    )
    st.caption("Practice levels from simulation, not an assessment decision.")
    link("progress", Words("Progress by duty and KSB"), icon=":material/grid_view:")
