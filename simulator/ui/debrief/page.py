"""The debrief drawn: what happened, one moment at a time, what it led to, and what it shows."""

import streamlit as st

from simulator.content.scenario import STOPPED
from simulator.runs.asides import TutorNoted
from simulator.runs.engine import fold
from simulator.services.replay import Replay
from simulator.ui.debrief import alike, moments, picture, reading, reflection, side_by_side, step_view, stepper
from simulator.ui.debrief.causes import because
from simulator.ui.debrief.criteria import belongs
from simulator.ui.debrief.decisions import Decision, decisions
from simulator.ui.debrief.moments import Moment
from simulator.ui.debrief.on_screen import seen_after, seen_before
from simulator.ui.debrief.results import Result, about, errors, flags, results
from simulator.ui.debrief.telling import tell
from simulator.ui.debrief.timeline import timeline
from simulator.ui.desk.acting import drawing_all
from simulator.ui.safe import plain, safe_text
from simulator.ui.words import MODE, count, desk_time


def draw(found: Replay) -> None:
    """One ended run."""
    drawing_all()
    every = moments.moments(found.events, found.scenario)
    now = moments.at(every, st.query_params.get("moment", ""))
    shown = results(found.rubric, found.results, reading.being_read(found.progress))
    _heading(found, shown)
    if found.origin is not None:
        side_by_side.draw(found, found.origin)
    else:
        side_by_side.draw_tries(found)
    picture.draw(timeline(found.events, found.scenario), now.t if now else 0)
    if now is None:
        _nothing_happened(shown)
        return
    reading.watch(found, shown)
    stepper.draw(found, every, now)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _moment(found, now, shown)
        _noted(moments.noted(found.events, every, now))
    step = next((s for s in decisions(found.events, found.scenario) if s.seq == now.seq), None)
    with right:
        _results(step, shown)
        alike.draw(found)
        reflection.draw(found, step)


def _nothing_happened(shown: tuple[Result, ...]) -> None:
    st.header("Nothing happened", anchor=False)
    st.markdown("The desk was open, and the world stood still.")
    _results(None, shown)


def _heading(found: Replay, shown: tuple[Result, ...]) -> None:
    ending = next((e for e in found.scenario.endings if e.id == found.row.ending), None)
    title = plain(ending.title.lower() if ending else "stopped" if found.row.ending == STOPPED else "ended")
    minutes = count(found.scenario.clock.length // 60, "desk minute")
    with st.container(gap=None):
        st.title(f"{plain(found.scenario.title)}: {title}", anchor=False)
        who = (
            f"{plain(found.learner_name)} · {MODE[found.row.mode].lower()} · {minutes} · run {plain(found.row.id[:4])}"
        )
        st.markdown(f":gray[{who}]")
    if ending and ending.text:
        st.markdown(plain(ending.text))
    if found.row.ending == STOPPED:
        who = "You" if found.mine else "The learner"
        st.info(f"{who} stopped this run. That is always all right, and nothing of it is scored.")
    if not found.mine:
        st.caption("“You” is the learner throughout.")
    raised = fold(found.scenario, found.events).flags
    for flag in flags(found.results, raised, found.scenario.flags):
        st.error(f"Safety flag: {plain(flag)} It stands apart from every level.", icon=":material/error:")
    for asks in errors(shown):
        st.error(f"Confirmed by a tutor, and it outweighs every level: {plain(asks)} Yes.", icon=":material/error:")


def _moment(found: Replay, now: Moment, shown: tuple[Result, ...]) -> None:
    event, run = found.events[now.seq - 1], found.row.id
    step = next((s for s in decisions(found.events, found.scenario) if s.seq == now.seq), None)
    if step is None:
        _world(found, now)
        seen = seen_after(event, found.events, found.scenario, found.learner_name)
        step_view.on_screen(seen, key=f"seen_{run}_{now.seq}", expanded=True)
        return
    _written(found, step, shown)
    step_view.led_to(step, found.scenario)
    step_view.prediction(step, found.scenario, key=f"expected_{run}_{step.seq}")
    seen = seen_before(event, found.events, found.scenario, found.learner_name)
    step_view.on_screen(seen, key=f"seen_{run}_{step.seq}")


def _world(found: Replay, now: Moment) -> None:
    """What the world or a tutor did, and why."""
    event = found.events[now.seq - 1]
    st.header("What your tutor did" if now.tutor else "What happened", anchor=False)
    st.markdown(f"**{plain(now.at)}**&ensp;{plain(now.what)}")
    cause = because(found.events, event)
    if cause is not None:
        at = desk_time(found.scenario.clock.starts, cause.t)
        st.markdown(f"**Because:** {plain(at)} {plain(tell(cause, found.scenario))}")


def _noted(notes: tuple[TutorNoted, ...]) -> None:
    """A tutor's words on this moment, in full."""
    for note in notes:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f":material/push_pin: **{plain(note.author_name)} noted**")
            safe_text(note.text)


def _written(found: Replay, step: Decision, shown: tuple[Result, ...]) -> None:
    run = found.row.id
    st.header("What you wrote" if step.written else "What you did", anchor=False)
    if step.refused:
        st.warning(f"{plain(step.title)} Nothing was done; the refusal is kept in the record.", icon=":material/block:")
    reading.words(found, step, shown)
    step_view.picture(step, run, key=f"picture_{run}_{step.seq}")
    step_view.stated(step)


def _results(step: Decision | None, shown: tuple[Result, ...]) -> None:
    """What the run shows; with a decision, what that decision shows first."""
    if not shown:
        return
    st.header("What it shows", anchor=False)
    st.caption("Practice levels from simulation. A machine only suggests; a tutor has the last word.")
    here = tuple(result for result in shown if step and belongs(step, result.bound, result.found))
    if step is not None and not here:
        st.markdown("No criterion looks at this decision alone.")
    for result in here:
        step_view.card(result, about(result, step) if step else "")
    rest = tuple(result for result in shown if result not in here)
    if rest:
        name = "The rest of this run" if here else "The whole run"
        with st.expander(f"{name}: {count(len(rest), 'criterion', 'criteria')}", icon=":material/rule:"):
            for result in rest:
                step_view.card(result)
