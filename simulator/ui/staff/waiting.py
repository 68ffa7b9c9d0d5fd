"""The tutor's queue drawn: who, what, how much waits, since when. Oldest hand-in first, or least sure first."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from simulator.content.scenario import STOPPED
from simulator.services.mark import QueueItem
from simulator.services.rescoring import Edited
from simulator.services.scoring import Failed
from simulator.ui.desk.acting import note_act
from simulator.ui.links import link
from simulator.ui.safe import Words, plain
from simulator.ui.staff import reading_state, rescore
from simulator.ui.words import count, note, sentence, wall

OLDEST, UNSURE = "Oldest first", "Least sure first"


def ordered(items: Sequence[QueueItem], order: str) -> list[QueueItem]:
    """As they came; or first those with a safety flag, then those in which most deserves a second look, then where a
    scorer was least sure."""
    if order != UNSURE:
        return list(items)
    return sorted(
        items, key=lambda item: (not item.flags, -item.doubts, 101 if item.sureness is None else item.sureness)
    )


def draw(items: Sequence[QueueItem], failed: Sequence[Failed], edited: Sequence[Edited], now: datetime) -> None:
    """Rubrics that were edited since, runs with waiting work, then what scorers gave up on, then what is done."""
    waiting = [item for item in items if item.waiting]
    stopped = [item for item in items if item.row.ending == STOPPED]
    done = [item for item in items if not item.waiting and item not in stopped]
    st.title("Review", anchor=False)
    if not items:
        st.header("Nobody has handed in a run yet", anchor=False)
        st.markdown("A run comes here as soon as one of your learners hands it in or its time is over.")
        return
    rescore.draw(edited)
    levels = sum(item.waiting for item in waiting)
    if waiting:
        st.markdown(f"{count(levels, 'level')} in {count(len(waiting), 'run')} wait for you.")
    else:
        st.header("Nothing waits for you", anchor=False)
        st.markdown("Every level of every run is confirmed. New runs come here as they are handed in.")
    order = _order() if len(waiting) > 1 else OLDEST
    for item in ordered(waiting, order):
        row(item, now)
    _failed(failed)
    _stopped(stopped, now)
    if done:
        with st.expander(f"Confirmed: {count(len(done), 'run')}", icon=":material/verified:"):
            for item in done:
                row(item, now)


def _order() -> str:
    """Which run comes first; it stands in the URL."""
    st.session_state.setdefault("queue_order", UNSURE if st.query_params.get("order") == "unsure" else OLDEST)
    chosen: str | None = st.segmented_control(
        "Order", [OLDEST, UNSURE], required=True, key="queue_order", on_change=_ordered, label_visibility="collapsed"
    )
    return chosen or OLDEST


def _ordered() -> None:
    note_act()
    if st.session_state["queue_order"] == UNSURE:
        st.query_params["order"] = "unsure"
    else:
        st.query_params.pop("order", None)


def _failed(items: Sequence[Failed]) -> None:
    """What a scorer gave up on. The tutor can level it all the same."""
    if not items:
        return
    with st.expander(f"Not read by a machine: {count(len(items), 'run')}", icon=":material/error:"):
        for one in items:
            title = plain(f"{one.run.scenario_title} · run {one.run.id[:4]}")
            st.markdown(f"**{plain(one.learner_name)}** · {title}")
            reading_state.failed(one.run.id, one.scorer, one.error)


def _stopped(items: Sequence[QueueItem], now: datetime) -> None:
    """To be known of, and nothing more: there is nothing to mark and nothing to explain."""
    if not items:
        return
    with st.expander(f"Stopped by the learner: {count(len(items), 'run')}", icon=":material/support:"):
        st.markdown("Anyone may stop at any time, without a reason. Nothing of these runs is scored.")
        for item in items:
            ended = wall(item.row.ended_at or item.row.started_at, now)
            st.markdown(f"**{plain(item.learner_name)}** · {plain(item.row.scenario_title)} · stopped {plain(ended)}")


def row(item: QueueItem, now: datetime) -> None:
    """One run of the queue."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(
            f"**{plain(item.learner_name)}** · {plain(item.row.scenario_title)}  \n{came_in(item, now)}",
            width="stretch",
        )
        if item.doubts:
            st.badge(f"{item.doubts:d} to look at twice", icon=":material/visibility:", color="gray")
        for flag in item.flags:
            st.badge(plain(sentence(note(flag))), icon=":material/error:", color="red")
        _progress(item)
        link("review", Words("Open"), icon=":material/arrow_forward:", run=item.row.id)


def came_in(item: QueueItem, now: datetime) -> Words:
    ended = item.row.ended_at or item.row.started_at
    return Words(f":gray[handed in {wall(ended, now)} · run {item.row.id[:4]}]")


def _progress(item: QueueItem) -> None:
    if item.waiting:
        st.markdown(f"{item.confirmed:d} of {item.total:d} confirmed", width="content")
    else:
        st.badge(f"All {item.total} confirmed", icon=":material/verified:", color="green")
