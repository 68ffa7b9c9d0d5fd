"""Progress by duty and by KSB: the picture, one KSB in full beside it, and the same as a table."""

import streamlit as st

from simulator.content.standard import Standard
from simulator.progress import DutyProgress
from simulator.services.report import ProgressView
from simulator.ui import ledger, parts
from simulator.ui.safe import plain
from simulator.ui.staff import ksb_panel
from simulator.ui.staff.coverage_view import by_duty, by_ksb, held_back, lines
from simulator.ui.words import count

DUTY, KSB, TABLE = "By duty", "By KSB", "As a table"


def draw(found: ProgressView, standard: Standard, *, own: bool) -> None:
    """One learner's picture."""
    view = _heading(found, standard)
    if not found.runs:
        st.header("No run has ended yet", anchor=False)
        st.markdown("The picture fills as runs are handed in and tutors confirm what they show.")
    whose = "you were given" if own else "they were given"
    st.markdown(
        f"Each square is one KSB: its level, and how many of the chances {whose} show it. "
        "A duty is only as far on as its least evidenced KSB."
    )
    if view == TABLE:
        table(found, standard)
        return
    picked = _picked(found)
    board, detail = st.columns([3, 1], gap="medium")
    with board:
        _board(found, standard, view, picked)
    with detail:
        ksb_panel.draw(picked, found.map, standard)


def _heading(found: ProgressView, standard: Standard) -> str:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(gap=None):
            st.title("Progress", anchor=False)
            who = f"{plain(found.learner_name)} · {plain(standard.published.id)}"
            st.markdown(f":gray[{who} · {count(found.runs, 'run')}, {count(found.confirmed, 'confirmed level')}]")
        view: str = st.segmented_control(
            "View",
            [DUTY, KSB, TABLE],
            default=DUTY,
            required=True,
            key="view",
            label_visibility="collapsed",
            bind="query-params",
            wrap=True,
        )
    return view or DUTY


def _picked(found: ProgressView) -> str:
    """The KSB the URL asks for; else the first with evidence; else the first."""
    wanted = st.query_params.get("ksb", "")
    if wanted in found.map.ksbs:
        return wanted
    return next((code for code, ksb in found.map.ksbs.items() if ksb.pieces), next(iter(found.map.ksbs)))


def _board(found: ProgressView, standard: Standard, view: str, picked: str) -> None:
    key = f"coverage_{found.learner}"

    def pick() -> None:
        code = st.session_state[key].pick
        if code:
            st.query_params["ksb"] = str(code)

    data = {
        "view": "duty" if view == DUTY else "board",
        "duties": by_duty(found.map, standard) if view == DUTY else [],
        "groups": by_ksb(found.map, standard) if view == KSB else [],
        "selected": picked,
    }
    parts.coverage(key=key, data=data, on_pick_change=pick)


def table(found: ProgressView, standard: Standard) -> None:
    """Plain, for print: every KSB with level, standing and coverage, then every duty."""
    st.header("KSBs", anchor=False)
    ksbs = [(f"{x.code} {x.short}", x.level, x.standing, x.shown, x.status) for x in lines(found.map, standard)]
    ledger.draw("ksb_table", "Every KSB", ("KSB", "Level", "Standing", "Shown in", "Status"), ksbs)
    st.header("Duties", anchor=False)
    head = ("Duty", "Status", "KSBs evidenced", "Held back by", "Published links", "Proposed links")
    ledger.draw("duty_table", "Every duty", head, [_duty_row(duty) for duty in found.map.duties])
    st.caption(ksb_panel.BANNER)


def _duty_row(duty: DutyProgress) -> tuple[str, ...]:
    evidenced = f"{duty.evidenced} of {duty.total}"
    links = (_codes(duty, "published"), _codes(duty, "working"))
    return (f"{duty.number} {duty.short}", duty.status, evidenced, held_back(duty), *links)


def _codes(duty: DutyProgress, wanted: str) -> str:
    return ", ".join(code for code, layer in duty.tiles if layer == wanted)
