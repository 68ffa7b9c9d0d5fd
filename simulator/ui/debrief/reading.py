"""What was read in the words of one decision: marked in place, criterion by criterion; and the wait until it is."""

from collections.abc import Sequence

import streamlit as st

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.scoring.examples import examples
from simulator.scoring.score import Score
from simulator.scoring.signs import Sign, signs_of
from simulator.services import assess
from simulator.services.assess import Progress
from simulator.services.replay import Replay
from simulator.ui.debrief import reflection, step_view
from simulator.ui.debrief.decisions import Decision
from simulator.ui.debrief.results import Result
from simulator.ui.desk.acting import note_act
from simulator.ui.reading import example_view
from simulator.ui.safe import plain
from simulator.ui.session import parts, subject

EVERY = 8
"""Seconds between looks, while something waits to be read."""


def signs_here(score: Score, step: Decision) -> tuple[Sign, ...]:
    """What a scorer looked for in this decision's words: what is in them, and what was missing."""
    signs = [sign for sign in signs_of(score) if sign.about == step.about]
    return tuple(s for s in signs if not s.quotes or any(quote.event == step.seq for quote in s.quotes))


def words(found: Replay, step: Decision, shown: Sequence[Result]) -> None:
    """The learner's words; where something was read in them, marked for the criterion that is chosen."""
    key = f"wrote_{found.row.id}_{step.seq}"
    read = {
        result.bound.criterion.id: result for result in shown if step.written and signs_here(result.found.score, step)
    }
    if not read:
        step_view.written(step, key=key)
        return
    chosen = _choose(read, key=f"read_{found.row.id}_{step.seq}")
    step_view.written(step, key=f"{key}_{chosen}", signs=signs_here(read[chosen].found.score, step))
    if may_see_examples(found):
        example_view.draw(examples(read[chosen].bound, step.about, run=found.row.id))


def may_see_examples(found: Replay) -> bool:
    """In practice after the hand-in; else, as commentary, after the learner's own reflection. Staff always."""
    return not found.mine or found.row.mode == "practice" or reflection.done(found)


def being_read(progress: Sequence[Progress]) -> frozenset[str]:
    """Criteria that a scorer has yet to look at."""
    return frozenset(name for one in progress if one.state in ("pending", "running") for name in one.criteria)


def watch(found: Replay, shown: Sequence[Result]) -> None:
    """Look now and then while something waits to be read; when nothing does, nobody looks."""
    if any(result.waits for result in shown):
        st.session_state[_fresh(found.row.id)] = True
        _look(found.row.id, being_read(found.progress))


@st.fragment(run_every=EVERY)
def _look(run: str, drawn: frozenset[str]) -> None:
    if st.session_state.pop(_fresh(run), False):
        return  # the page has just been drawn
    try:
        now = being_read(assess.progress(parts(), subject(), run))
    except (NotAllowed, StoreUnavailable):
        return
    if now != drawn:
        st.rerun(scope="app")


def _choose(read: dict[str, Result], *, key: str) -> str:
    """Which criterion's evidence is marked."""
    chosen: str | None = st.segmented_control(
        "Marked in the text",
        list(read),
        default=next(iter(read)),
        required=True,
        format_func=lambda name: plain(read[name].bound.criterion.name),
        key=key,
        on_change=note_act,
        wrap=True,
    )
    return chosen or next(iter(read))


def _fresh(run: str) -> str:
    return f"read_fresh_{run}"
