"""Alike, decided differently: two cases beside each other, and the question why."""

import streamlit as st

from simulator.services import practise
from simulator.services.replay import Replay
from simulator.store.rows import DraftRow
from simulator.ui import draft_field
from simulator.ui.debrief import step_view
from simulator.ui.debrief.decisions import Decision, decisions
from simulator.ui.debrief.pairs import Pair, pairs
from simulator.ui.draft_field import DraftField
from simulator.ui.safe import plain
from simulator.ui.session import parts, subject

WHY = "What made you decide these two differently?"


def draw(found: Replay) -> None:
    """Nothing where the learner was consistent with themselves, or had no chance not to be."""
    pairs_found = pairs(found.events, found.scenario)
    if not pairs_found:
        return
    st.header("Alike, decided differently", anchor=False)
    st.caption("Two like cases may deserve different ends. What counts is that the reason can be said.")
    steps = {step.seq: step for step in decisions(found.events, found.scenario)}
    for pair in pairs_found:
        with st.container(border=True, gap="small"):
            st.markdown(plain(pair.alike))
            for column, event in zip(st.columns(2), (pair.first, pair.second), strict=True):
                with column:
                    _side(steps[event.seq], key=f"alike_{found.row.id}_{pair.key}_{event.seq}")
            if found.mine:
                _why(found, pair)


def _side(step: Decision, *, key: str) -> None:
    st.markdown(f"**{plain(step.at)}**&ensp;{plain(step.title)}")
    if step.written:
        step_view.written(step, key=key)
    step_view.stated(step)


def _why(found: Replay, pair: Pair) -> None:
    run, key = found.row.id, f"why:{pair.key}"

    def save(text: str, rev: int) -> DraftRow:
        return practise.save_draft(parts(), subject(), run, key=key, text=text, rev=rev)

    field = DraftField(f"{run}_{key}", found.row.owner.person, WHY)
    draft_field.draw(field, draft_field.stored(found.drafts.get(key)), save)
