"""The debrief drawn: what happened, one decision at a time, what it led to, and what it shows."""

import streamlit as st

from simulator.runs.engine import fold
from simulator.services.replay import Replay
from simulator.ui import parts
from simulator.ui.debrief import picture, reflection
from simulator.ui.debrief.criteria import belongs
from simulator.ui.debrief.decisions import Decision, decisions
from simulator.ui.debrief.on_screen import Seen, seen_before
from simulator.ui.debrief.outcome import outcome
from simulator.ui.debrief.results import Result, about, flags, results
from simulator.ui.debrief.telling import tell
from simulator.ui.debrief.timeline import timeline
from simulator.ui.desk.acting import drawing_all, note_act
from simulator.ui.safe import plain, safe_text, visible
from simulator.ui.words import MODE, count, desk_time


def draw(found: Replay) -> None:
    """One ended run."""
    drawing_all()
    steps = decisions(found.events, found.scenario)
    at = _at(steps)
    _heading(found)
    picture.draw(timeline(found.events, found.scenario), steps[at].t if steps else 0)
    shown = results(found.rubric, found.results)
    if not steps:
        st.header("No decision was made", anchor=False)
        st.markdown("The desk was open and nobody acted. What the world did is in the table above.")
        _all_results(shown)
        return
    _stepper(steps, at, found.row.id)
    _decision(found, steps[at], shown)


def _at(steps: tuple[Decision, ...]) -> int:
    """Which decision the URL asks for; the first where it asks for none of them."""
    wanted = st.query_params.get("moment", "")
    return next((place for place, step in enumerate(steps) if str(step.seq) == wanted), 0)


def _heading(found: Replay) -> None:
    ending = next((e for e in found.scenario.endings if e.id == found.row.ending), None)
    title = plain(ending.title.lower()) if ending else plain("ended")
    minutes = count(found.scenario.clock.length // 60, "desk minute")
    with st.container(gap=None):
        st.title(f"{plain(found.scenario.title)}: {title}", anchor=False)
        who = (
            f"{plain(found.learner_name)} · {MODE[found.row.mode].lower()} · {minutes} · run {plain(found.row.id[:4])}"
        )
        st.markdown(f":gray[{who}]")
    if ending and ending.text:
        st.markdown(plain(ending.text))
    if not found.mine:
        st.caption("“You” is the learner throughout.")
    raised = fold(found.scenario, found.events).flags
    for flag in flags(found.results, raised):
        st.error(f"Safety flag: {plain(flag)}. It stands apart from every level.", icon=":material/error:")


def _go_to(seq: int) -> None:
    note_act()
    st.query_params["moment"] = str(seq)


def _stepper(steps: tuple[Decision, ...], at: int, run: str) -> None:
    """Earlier and later by decision, never by second."""
    step, last = steps[at], len(steps) - 1
    with st.container(horizontal=True, vertical_alignment="center", key="stepper"):
        st.button(
            "Earlier decision",
            icon=":material/arrow_back:",
            key=f"before_{run}",
            on_click=_go_to,
            args=(steps[max(at - 1, 0)].seq,),
            disabled=at == 0,
        )
        st.button(
            "Later decision",
            icon=":material/arrow_forward:",
            icon_position="right",
            key=f"after_{run}",
            on_click=_go_to,
            args=(steps[min(at + 1, last)].seq,),
            disabled=at == last,
        )
        st.markdown(
            f"**{plain(step.at)}**&ensp;{plain(step.title)}&ensp;:gray[{at + 1:d} of {len(steps)}]",
            width="stretch",
        )


def _decision(found: Replay, step: Decision, shown: tuple[Result, ...]) -> None:
    event = found.events[step.seq - 1]
    seen = seen_before(event, found.events, found.scenario, found.learner_name)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _written(step, found.row.id)
        _led_to(step, found)
        _prediction(step, found)
        on_screen(seen, key=f"seen_{found.row.id}_{step.seq}")
    with right:
        _results(step, shown)
        reflection.draw(found, step)


def _written(step: Decision, run: str) -> None:
    st.header("What you wrote" if step.written else "What you did", anchor=False)
    if step.refused:
        st.warning(f"{plain(step.title)} Nothing was done; the refusal is kept in the record.", icon=":material/block:")
    written(step, key=f"wrote_{run}_{step.seq}")
    stated(step)


def written(step: Decision, *, key: str) -> None:
    """The learner's words, verbatim, in serif."""
    if not step.written:
        st.markdown(f"{plain(step.title)}.")
        return
    texts = [
        {
            "where": visible(words.where),
            "meta": " · ".join(x for x in (step.at, count(len(words.text), "character"), step.waited) if x),
            "text": visible(words.text),
            "spans": [],
        }
        for words in step.written
    ]
    parts.response(key=key, data={"texts": texts, "active": None})


def stated(step: Decision) -> None:
    """What was declared beside the words, and what was read before."""
    lines = [f"**{plain(label)}:** {plain(value)}" for label, value in step.stated]
    if step.waited and not step.written:
        lines.insert(0, f"**When:** {plain(step.at)}, {plain(step.waited)}")
    if step.read:
        lines.append(f"**Read first:** {plain(', '.join(step.read))}")
    if lines:
        st.markdown("  \n".join(lines))


def _led_to(step: Decision, found: Replay) -> None:
    st.header("What it led to", anchor=False)
    if not step.led_to:
        st.markdown("Nothing that the log could tie to it.")
        return
    starts = found.scenario.clock.starts
    lines = [f"**{desk_time(starts, e.t)}**&ensp;{plain(tell(e, found.scenario))}" for e in step.led_to]
    st.markdown("  \n".join(lines))


def _prediction(step: Decision, found: Replay) -> None:
    if not step.expected:
        return
    expected, happened = st.columns(2)
    with expected.container(border=True, gap="xsmall", height="stretch"):
        st.markdown("**You expected**")
        safe_text(step.expected, own=f"expected_{found.row.id}_{step.seq}")
    with happened.container(border=True, gap="xsmall", height="stretch"):
        st.markdown("**What happened**")
        st.markdown(plain(outcome(step.led_to, found.scenario)))


def on_screen(seen: Seen, *, key: str, expanded: bool = False) -> None:
    """The desk as it stood: meters, what was due, planned posts, and the thread."""
    with st.expander(f"What was on screen at {plain(seen.at)}", icon=":material/history:", expanded=expanded):
        lines = [line for line in (seen.meters, seen.queue, *(f"Due: {x}" for x in seen.due)) if line]
        if lines:
            st.markdown("  \n".join(plain(line) for line in lines))
        if seen.thread:
            parts.thread(key=key, data=seen.thread)
        elif not lines:
            st.markdown("Nothing was open and nothing was due.")


def _results(step: Decision, shown: tuple[Result, ...]) -> None:
    here = tuple(result for result in shown if belongs(step, result.bound, result.found))
    st.header("What it shows", anchor=False)
    if not here:
        st.markdown("No criterion looks at this decision alone.")
    for result in here:
        card(result, about(result, step))
    rest = tuple(result for result in shown if result not in here)
    if rest:
        with st.expander(f"The rest of this run: {count(len(rest), 'criterion', 'criteria')}", icon=":material/rule:"):
            for result in rest:
                card(result)


def _all_results(shown: tuple[Result, ...]) -> None:
    st.header("What it shows", anchor=False)
    for result in shown:
        card(result)


def card(result: Result, here: str = "") -> None:
    """One result: what was asked, the word for it, why, and who stands by it. `here`: what this decision adds."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{result.number:d}. {plain(result.bound.criterion.name)}**", width="stretch")
            st.badge(result.badge, icon=result.icon, color=result.tone)
        st.markdown(plain(result.bound.criterion.asks))
        if here:
            safe_text(here)
        if result.says != here:
            if result.prefix:
                st.caption(plain(result.prefix))
            safe_text(result.says)
        review = result.found.review
        if review and review.reason:
            st.caption("Why the level was changed")
            safe_text(review.reason)
        st.markdown(f":gray[{plain(result.footing)}]")
