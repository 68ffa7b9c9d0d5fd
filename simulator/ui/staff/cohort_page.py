"""A cohort drawn: what waits, who is stuck or silent, and the group by duty and by KSB."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from simulator.content.standard import Standard
from simulator.services.mark import QueueItem
from simulator.services.report import CohortView, LearnerView
from simulator.ui import charts, ledger, parts
from simulator.ui.links import go, link
from simulator.ui.safe import Words, plain
from simulator.ui.session import parts as installation
from simulator.ui.staff.cohort_view import Concern, concerns, rows_of_duty, rows_of_ksb, shown_by, work
from simulator.ui.staff.coverage_view import level_of, shown_in, standing
from simulator.ui.staff.ksb_panel import BANNER
from simulator.ui.words import MODE, count

DUTY, KSB, TABLE = "By duty", "By KSB", "As a table"


def draw(cohorts: Sequence[CohortView], queue: Sequence[QueueItem], standard: Standard, now: datetime) -> None:
    """The cohort the URL asks for, or the first."""
    if not cohorts:
        st.title("Cohort", anchor=False)
        st.header("You tutor no cohort yet", anchor=False)
        st.markdown("Your provider adds you to one; it opens here at once.")
        return
    view = _chosen(cohorts)
    _heading(cohorts, view)
    if not view.learners:
        st.header("Nobody has joined this cohort yet", anchor=False)
        st.markdown("Learners appear here as soon as your provider adds them.")
        return
    _at_the_desk(view.learners)
    mine = {learner.person for learner in view.learners}
    left, right = st.columns([1.3, 1], gap="large")
    with left:
        _work(view.learners)
    with right:
        _concerns(concerns(view.learners, [q for q in queue if q.row.owner.person in mine], now, _lengths()))
    _group(view, standard)
    st.caption(BANNER)


def _lengths() -> dict[str, int]:
    return {name: scenario.clock.length for name, scenario in installation().library.scenarios.items()}


def _chosen(cohorts: Sequence[CohortView]) -> CohortView:
    wanted = st.query_params.get("cohort", "")
    return next((view for view in cohorts if view.cohort.id == wanted), cohorts[0])


def _heading(cohorts: Sequence[CohortView], view: CohortView) -> None:
    st.title(plain(view.cohort.name), anchor=False)
    waiting = sum(learner.waiting for learner in view.learners)
    live = sum(len(learner.live) for learner in view.learners)
    learners = count(len(view.learners), "learner")
    st.markdown(f":gray[{learners} · {count(live, 'run')} open · {count(waiting, 'level')} waiting]")
    others = [other for other in cohorts if other.cohort.id != view.cohort.id]
    if others:
        with st.container(horizontal=True):
            for other in others:
                link("cohort", plain(other.cohort.name), icon=":material/groups:", cohort=other.cohort.id)


def _at_the_desk(learners: Sequence[LearnerView]) -> None:
    """Who sits at an open run, and the way beside them."""
    live = [(learner, row) for learner in learners for row in learner.live]
    if not live:
        return
    st.header("At the desk now", anchor=False)
    for learner, row in live:
        with st.container(horizontal=True, vertical_alignment="center"):
            about = f"{row.scenario_title} · {MODE[row.mode].lower()} · {row.t // 60} desk minutes in"
            st.markdown(f"**{plain(learner.name)}**&ensp;:gray[{plain(about)}]", width="content")
            link("cohort", Words("Watch"), icon=":material/visibility:", live=row.id)


def _work(learners: Sequence[LearnerView]) -> None:
    st.header("Work waiting", anchor=False)
    rows = work(learners)
    if not rows:
        st.markdown("No run has ended yet, so nothing waits.")
        return
    waiting = sum(row.waiting for row in rows)
    says = f"Confirmed and waiting levels of {count(len(rows), 'learner')}; {count(waiting, 'level')} wait."
    st.vega_lite_chart(spec=charts.work(rows), theme=None, alt=says)


def _concerns(found: Sequence[Concern]) -> None:
    st.header("Stuck or silent", anchor=False)
    if not found:
        st.markdown("Nobody. Open runs move, and nothing has waited long.")
    for concern in found:
        with st.container(gap=None):
            if concern.run:
                link("review", plain(concern.name), icon=":material/rate_review:", run=concern.run)
            else:
                link("progress", plain(concern.name), icon=":material/person:", learner=concern.person)
            st.caption(plain(concern.why))


def _group(view: CohortView, standard: Standard) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header("The group", anchor=False)
        chosen = st.segmented_control(
            "View",
            [DUTY, KSB, TABLE],
            default=DUTY,
            required=True,
            key="group",
            label_visibility="collapsed",
            bind="query-params",
            wrap=True,
        )
    if chosen == TABLE:
        table(view, standard)
    elif chosen == KSB:
        _by_ksb(view, standard)
    else:
        _by_duty(view, standard)


def _by_duty(view: CohortView, standard: Standard) -> None:
    names = {duty.number: duty.short for duty in standard.published.duties}
    wanted = st.query_params.get("duty", "")
    first = int(wanted) if wanted.isdecimal() and int(wanted) in names else _most_practised(view)
    number = st.selectbox(
        "Duty",
        list(names),
        index=list(names).index(first),
        format_func=lambda n: f"{n} {names[n]}",
        key=f"duty_{view.cohort.id}",
    )
    _rows(f"duty_rows_{view.cohort.id}", rows_of_duty(view.learners, number, standard))


def _most_practised(view: CohortView) -> int:
    """The duty with most pieces in this cohort: the fullest picture to begin with."""
    pieces: dict[int, int] = {}
    for learner in view.learners:
        for duty in learner.map.duties:
            pieces[duty.number] = pieces.get(duty.number, 0) + duty.practised
    return max(pieces, key=lambda number: (pieces[number], -number))


def _by_ksb(view: CohortView, standard: Standard) -> None:
    picked = st.query_params.get("ksb", "")
    codes = [statement.code for statement in standard.published.ksbs]
    st.markdown("How many of the cohort have shown each KSB, confirmed by a tutor. Choose one to see who.")
    _pickable(
        f"board_{view.cohort.id}",
        {"view": "board", "groups": shown_by(view.learners, standard), "selected": picked, "legend": False},
    )
    if picked in codes:
        st.header(f"{plain(picked)} {plain(standard.statement(picked).short)}", anchor=False)
        _rows(f"ksb_rows_{view.cohort.id}", rows_of_ksb(view.learners, picked, standard))


def _pickable(key: str, data: dict[str, object]) -> None:
    def pick() -> None:
        code = st.session_state[key].pick
        if code:
            st.query_params["ksb"] = str(code)

    parts.coverage(key=key, data=data, on_pick_change=pick)


def _rows(key: str, rows: list[dict[str, object]]) -> None:
    """Learners as rows; a name opens that learner's progress, a tile opens it at that KSB."""
    data = {"view": "duty", "duties": rows, "groups": [], "selected": st.query_params.get("ksb", "")}
    opened = parts.coverage(key=key, data=data, on_open_change=_nothing_more).open
    if opened:
        learner, _, code = str(opened).partition(" ")
        go("progress", learner=learner, **({"ksb": code} if code else {}))


def _nothing_more() -> None:
    """The page opens what was chosen where it is drawn."""


def table(view: CohortView, standard: Standard) -> None:
    """One row a learner and KSB with evidence: for print and export."""
    rows = [
        (learner.name, f"{code} {standard.statement(code).short}", level_of(ksb), standing(ksb), shown_in(ksb))
        for learner in view.learners
        for code, ksb in learner.map.ksbs.items()
        if ksb.pieces and not code.startswith("B")
    ]
    if not rows:
        st.markdown("No evidence yet. Rows appear as runs end.")
        return
    head = ("Learner", "KSB", "Level", "Standing", "Shown in")
    ledger.draw(f"table_{view.cohort.id}", "Every learner and KSB with evidence", head, rows)
