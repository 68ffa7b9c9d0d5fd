"""One decision or one other moment, drawn piece by piece. The review page draws with the same pieces."""

from collections.abc import Sequence

import streamlit as st

from simulator.content.scenario import Scenario
from simulator.scoring.signs import Sign
from simulator.ui import parts
from simulator.ui.debrief.decisions import PICTURE, Decision
from simulator.ui.debrief.in_sum import crowd_in_sum, one_by_one
from simulator.ui.debrief.on_screen import Seen
from simulator.ui.debrief.outcome import outcome
from simulator.ui.debrief.results import Result
from simulator.ui.debrief.telling import tell
from simulator.ui.desk import pictures
from simulator.ui.reading import marked
from simulator.ui.reading.marked import Text
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.words import count, desk_time


def written(step: Decision, *, key: str, signs: Sequence[Sign] = (), listed: bool = True) -> None:
    """The learner's words, verbatim, in serif; with what was read in them marked in place and, if `listed`, told."""
    if not step.written:
        st.markdown(f"{plain(step.title)}.")
        return
    texts = [
        Text(
            where=words.where,
            text=words.text,
            event=step.seq,
            channel=words.channel,
            meta=" · ".join(x for x in (step.at, count(len(words.text), "character"), step.waited) if x),
        )
        for words in step.written
    ]
    parts.response(key=key, data=marked.response(texts, signs, listed=listed))


def picture(step: Decision, run: str, *, key: str) -> None:
    """The picture of the learner's own that a plan of theirs carries; with what they wrote it shows, for those who
    cannot see it."""
    alt = next((words.text for words in step.written if words.where == PICTURE), None)
    pictures.show(run, step.attached, alt, key=key)


def stated(step: Decision) -> None:
    """What was declared beside the words, how long after the cue, and what was read before."""
    lines = [f"**{plain(label)}:** {plain(value)}" for label, value in step.stated]
    if step.waited and not step.written:
        lines.insert(0, f"**When:** {plain(step.at)}, {plain(step.waited)}")
    if step.read:
        lines.append(f"**Read first:** {plain(', '.join(step.read))}")
    if lines:
        st.markdown("  \n".join(lines))


def led_to(step: Decision, scenario: Scenario) -> None:
    st.header("What it led to", anchor=False)
    if not step.led_to:
        st.markdown("Nothing that the log could tie to it.")
        return
    starts = scenario.clock.starts
    told = one_by_one(step.led_to)
    lines = [f"**{desk_time(starts, e.t)}**&ensp;{plain(tell(e, scenario))}" for e in told]
    if crowd := crowd_in_sum(step.led_to, scenario):
        lines.append(f"**In sum**&ensp;{plain(crowd)}")
    st.markdown("  \n".join(lines))


def prediction(step: Decision, scenario: Scenario, *, key: str) -> None:
    """What the learner expected, and how surely, beside what came of it."""
    if not step.expected and step.confidence is None:
        return
    expected, happened = st.columns(2)
    with expected.container(border=True, gap="xsmall", height="stretch"):
        st.markdown(f"**You expected**{plain(sure(step))}")
        if step.expected:
            safe_text(step.expected, own=key)
    with happened.container(border=True, gap="xsmall", height="stretch"):
        st.markdown("**What happened**")
        st.markdown(plain(outcome(step.led_to, scenario)))


def sure(step: Decision) -> str:
    """How sure the learner was, as `, 70% sure`; empty where they did not say."""
    return "" if step.confidence is None else f", {step.confidence}% sure"


def on_screen(seen: Seen, *, key: str, expanded: bool = False) -> None:
    """The desk as it stood: meters with what moved them, what was open and due, planned posts, and the channel."""
    with st.expander(f"What was on screen at {plain(seen.at)}", icon=":material/history:", expanded=expanded):
        lines = [plain(line) for line in (seen.meters, *seen.moved, seen.queue) if line]
        if seen.due:
            lines += [Words("**Due**"), *(plain(line) for line in seen.due)]
        if lines:
            st.markdown("  \n".join(lines))
            st.space("small")
        for place, drawn in enumerate(seen.drawn):
            drawn.part(key=f"{key}_{place:d}", data=drawn.data)
        if not seen.drawn and not lines:
            st.markdown("Nothing was open and nothing was due.")


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
