"""What a criterion is judged on, beside its rubric: the learner's own acts and words, and the desk as it stood."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from simulator.content.rubric import BoundCriterion
from simulator.content.scenario import Scenario
from simulator.runs import events as e
from simulator.runs.events import Event
from simulator.scoring.signs import Sign
from simulator.services.mark import Sheet, SheetLine
from simulator.ui.debrief import step_view
from simulator.ui.debrief.criteria import belongs
from simulator.ui.debrief.decisions import Decision, decisions
from simulator.ui.debrief.on_screen import seen_before
from simulator.ui.debrief.outcome import outcome
from simulator.ui.debrief.reading import signs_here
from simulator.ui.debrief.telling import tell
from simulator.ui.safe import plain, safe_text
from simulator.ui.words import count, desk_time

MISSED = (e.CaseExpired, e.AppealExpired, e.ObligationExpired)


def missed(bound: BoundCriterion, events: Sequence[Event]) -> tuple[Event, ...]:
    """What this criterion looks for and nobody did in time. Events, not a scorer's words: those stay shut."""
    evidence = {name for x in bound.binding.evidence for name in (x.case, x.appeal, x.obligation) if name}
    return tuple(event for event in events if isinstance(event.data, MISSED) and event.data.item in evidence)


def marks(line: SheetLine, step: Decision, *, shut: bool) -> tuple[Sign, ...]:
    """What was read in this decision's words. While the suggestion is shut: only where to look, not what it means."""
    signs = signs_here(line.effective.score, step)
    return tuple(replace(sign, how="found") for sign in signs if sign.quotes) if shut else signs


def draw(sheet: Sheet, line: SheetLine, *, shut: bool) -> None:
    """The decisions that belong to the criterion, then everything else in the run. `shut`: what is suggested is not to
    be seen yet."""
    steps = decisions(sheet.events, sheet.scenario)
    here = [step for step in steps if belongs(step, line.bound, line.effective)]
    for place, step in enumerate(here):
        _decision(sheet, step, marks(line, step, shut=shut), shut=shut, first=place == 0)
    _missed(sheet, line)
    if not here:
        st.markdown("The learner did nothing that belongs to this criterion.")
    rest = [step for step in steps if step not in here]
    if rest:
        with st.expander(f"Everything else: {count(len(rest), 'decision')}", icon=":material/list:"):
            for step in rest:
                st.markdown(f"**{plain(step.at)}**&ensp;{plain(step.title)}")
                if step.written:
                    step_view.written(step, key=f"rest_{sheet.row.id}_{step.seq}")
                    step_view.picture(step, sheet.row.id, key=f"rest_picture_{sheet.row.id}_{step.seq}")


def _decision(sheet: Sheet, step: Decision, signs: Sequence[Sign], *, shut: bool, first: bool) -> None:
    run = sheet.row.id
    with st.container(gap="small"):
        st.markdown(f"**{plain(step.at)}**&ensp;{plain(step.title)}")
        if step.written:
            step_view.written(step, key=f"reads_{run}_{step.seq}", signs=signs, listed=not shut)
            step_view.picture(step, run, key=f"shows_{run}_{step.seq}")
        step_view.stated(step)
        event = sheet.events[step.seq - 1]
        seen = seen_before(event, sheet.events, sheet.scenario, sheet.learner_name)
        step_view.on_screen(seen, key=f"seen_{run}_{step.seq}", expanded=first)
        _came_of_it(step, sheet.scenario, run)


def _came_of_it(step: Decision, scenario: Scenario, run: str) -> None:
    with st.container(border=True, gap="xsmall"):
        if step.expected:
            st.markdown(f"**The learner expected**{plain(step_view.sure(step))}")
            safe_text(step.expected, own=f"expects_{run}_{step.seq}")
        st.markdown(f"**What came of it**  \n{plain(outcome(step.led_to, scenario))}")


def _missed(sheet: Sheet, line: SheetLine) -> None:
    for event in missed(line.bound, sheet.events):
        at = desk_time(sheet.scenario.clock.starts, event.t)
        st.markdown(f"**{at}**&ensp;{plain(tell(event, sheet.scenario))}")
