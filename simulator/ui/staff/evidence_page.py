"""Evidence drawn: choose a learner, see what a pack would hold, build it, download it, check it."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from simulator.evidence.verify import Verdict
from simulator.services import report
from simulator.services.report import LearnerView
from simulator.store.rows import PackRow
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text, visible
from simulator.ui.session import parts, subject
from simulator.ui.staff import download
from simulator.ui.staff.ksb_panel import BANNER
from simulator.ui.staff.pack_view import MACHINES, Outlook, outlook, size
from simulator.ui.words import count, wall


def draw(learners: Sequence[LearnerView], now: datetime) -> None:
    """The assessor's learners and their packs."""
    st.title("Evidence", anchor=False)
    if not learners:
        st.header("No learner is assigned to you yet", anchor=False)
        st.markdown("Your provider assigns cohorts to assessors; their learners appear here at once.")
        return
    chosen = _choose(learners)
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        if chosen is None:
            st.header("No learner is chosen", anchor=False)
            st.markdown("Choose one to see what a pack of theirs would hold.")
        else:
            _prospect(chosen)
            _build(chosen)
    with right:
        _packs(learners, chosen, now)
        _how_to_check()


def _choose(learners: Sequence[LearnerView]) -> LearnerView | None:
    """Nothing is chosen for the assessor; the URL remembers."""
    by_id = {learner.person: learner for learner in learners}
    wanted = st.query_params.get("learner", "")
    key = "evidence_learner"
    person = st.selectbox(
        "Learner",
        list(by_id),
        index=list(by_id).index(wanted) if wanted in by_id else None,
        format_func=lambda name: visible(by_id[name].name),
        placeholder="Choose a learner",
        key=key,
        on_change=_remember,
        args=(key,),
    )
    return by_id.get(person or "")


def _remember(key: str) -> None:
    st.query_params["learner"] = st.session_state[key] or ""


def _prospect(learner: LearnerView) -> None:
    found = outlook(learner)
    st.header(f"What a pack of {plain(learner.name)} would hold", anchor=False)
    if not found.runs:
        st.markdown("No run has ended yet, so a pack would hold no evidence.")
        return
    runs = count(len(found.runs), "run")
    st.markdown(f"{runs}, **{found.confirmed:d} confirmed** levels, {found.waiting:d} waiting for a tutor.")
    for run, title, day in found.runs:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(title)}** · {plain(day)}", width="stretch")
            link("debrief", Words("Look back"), icon=":material/history:", run=run)
    link("progress", Words("Progress by duty and KSB"), icon=":material/grid_view:", learner=learner.person)
    _gaps(found)


def _gaps(found: Outlook) -> None:
    if found.gaps:
        st.markdown("**Gaps**")
        for gap in found.gaps:
            safe_text(gap)
    with st.expander("What machines did", icon=":material/smart_toy:"):
        safe_text(MACHINES)
    st.caption(BANNER)


def _build(learner: LearnerView) -> None:
    """One service call. The same press twice builds one pack."""
    if not learner.ended:
        return
    key = f"pack_command_{learner.person}"
    command_id = st.session_state.setdefault(key, parts().new_id())
    if not st.button(
        "Build the evidence pack", type="primary", icon=":material/folder_zip:", key=f"build_{command_id}"
    ):
        return
    with st.status("Building: collecting runs, writing the summary, sealing…") as shown:
        row = report.build_pack(parts(), subject(), learner.person, command_id=command_id)
        shown.update(label=f"Built: {plain(row.filename)}", state="complete")
    st.session_state.pop(key, None)


def _packs(learners: Sequence[LearnerView], chosen: LearnerView | None, now: datetime) -> None:
    names = {learner.person: learner.name for learner in learners}
    rows = [row for row in report.packs(parts(), subject()) if chosen is None or row.owner.person == chosen.person]
    st.header("Packs", anchor=False)
    if not rows:
        st.markdown("No pack has been built yet. A pack stays as it was built; a newer one does not replace it.")
    for row in rows:
        _pack(row, names.get(row.owner.person, ""), now)


def _pack(row: PackRow, name: str, now: datetime) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(f"**{plain(name)}** · built {wall(row.built_at, now)} · {plain(size(row.size))}")
        st.code(f"{row.filename}\n{row.digest}", language=None, wrap_lines=True)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            pack = row.id

            def grant() -> str:
                return report.grant_download(parts(), subject(), pack)

            download.draw(f"download_{row.id}", f"Download {visible(row.filename)}", grant)
            st.button(
                "Check it, and say what is inside",
                icon=":material/fact_check:",
                key=f"check_{row.id}",
                on_click=_check,
                args=(row.id,),
            )
        found = st.session_state.get(f"verdict_{row.id}")
        if isinstance(found, Verdict):
            _verdict(found)


def _check(pack: str) -> None:
    """The stored bytes, checked as a stranger would check them. A pack never changes, so the verdict holds."""
    st.session_state[f"verdict_{pack}"] = report.check_pack(parts(), subject(), pack)


def _verdict(found: Verdict) -> None:
    if found.outcome == "valid":
        st.success(
            "Valid: every part of it fits every other. That it is the one that was built, its SHA-256 shows.",
            icon=":material/verified:",
        )
    elif found.outcome == "invalid":
        st.error(f"Invalid: {plain(found.fault or '')}", icon=":material/error:")
    else:
        st.warning(f"Cannot tell: {plain(found.fault or '')}", icon=":material/help:")
    if found.facts:
        st.code("\n".join(found.facts), language=None, wrap_lines=True)


def _how_to_check() -> None:
    with st.expander("How anyone can check a pack", icon=":material/terminal:"):
        st.markdown("Without this app, its server or its database. It says valid, invalid and why, or cannot tell:")
        st.code("python -m simulator verify PACK.zip", language=None)
        st.markdown("It recomputes every digest, follows both logs link by link, and scores each run again.")
