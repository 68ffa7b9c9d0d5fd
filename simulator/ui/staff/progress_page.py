"""Progress by duty and by KSB: the picture, one KSB in full beside it, and the same as a table."""

import streamlit as st

from simulator.content.standard import Standard
from simulator.services.report import ProgressView
from simulator.ui import parts
from simulator.ui.safe import Words, plain
from simulator.ui.staff import ksb_panel
from simulator.ui.staff.coverage_view import by_duty, by_ksb, lines
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
    rows = lines(found.map, standard)
    st.header("KSBs", anchor=False)
    st.table(
        {
            "KSB": [plain(f"{row.code} {row.short}") for row in rows],
            "Level": [plain(row.level) for row in rows],
            "Standing": [plain(row.standing) for row in rows],
            "Shown in": [plain(row.shown) for row in rows],
            "Status": [plain(row.status) for row in rows],
        },
        border="horizontal",
        hide_index=True,
    )
    st.header("Duties", anchor=False)
    st.table(
        {
            "Duty": [plain(f"{duty.number} {duty.short}") for duty in found.map.duties],
            "Status": [plain(duty.status) for duty in found.map.duties],
            "KSBs evidenced": [plain(f"{duty.evidenced} of {duty.total}") for duty in found.map.duties],
            "Held back by": [plain(duty.held_back) for duty in found.map.duties],
            "Published links": [codes_of_layer(duty.tiles, "published") for duty in found.map.duties],
            "Proposed links": [codes_of_layer(duty.tiles, "working") for duty in found.map.duties],
        },
        border="horizontal",
        hide_index=True,
    )
    st.caption(ksb_panel.BANNER)


def codes_of_layer(tiles: tuple[tuple[str, str], ...], wanted: str) -> Words:
    return Words(", ".join(code for code, layer in tiles if layer == wanted))
