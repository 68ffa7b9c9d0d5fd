"""Practice: what a first reading found in a text that was handed in, criterion by criterion, with examples; and the
way to write it again."""

import streamlit as st

from simulator.content.scenario import Task
from simulator.errors import NotAllowed, StoreUnavailable
from simulator.scoring.formative import Formative
from simulator.services import feedback
from simulator.services.feedback import Attempt, Feedback
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import rewriting
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.here import Here
from simulator.ui.reading import example_view, marked, versions
from simulator.ui.safe import Words, plain
from simulator.ui.session import draws_whole_page, parts, subject
from simulator.ui.words import LEVEL, listed

ABOUT = Words(
    "Read by a machine, from the words alone, for practice only: it is kept nowhere. A tutor has the last word."
)
BEING_READ = Words(":material/hourglass: Being read… What a first reading finds comes here by itself.")
EVERY = 1
"""Seconds between looks, while the reader is being made ready."""
NOTHING_MISSING = "nothing that is looked for is missing; read how it is said beside the examples of that level."


def found(here: Here, task: Task) -> Feedback | None:
    """In practice what was read in a text that was handed in; None in every other mode, where nobody reads, and while
    it is said that it is being read."""
    if here.desk.row.mode != "practice":
        return None
    read = feedback.feedback(parts(), subject(), here.run, task.id)
    if read.waits:
        st.caption(BEING_READ)
        _look(here.run, task.id)
    return read if read.handed_in.read else None


@st.fragment(run_every=EVERY)
def _look(run: str, task: str) -> None:
    """Look now and then, and draw the page anew once the text can be read. Draws nothing itself: the learner may have
    gone elsewhere on the desk."""
    if draws_whole_page():
        return  # it has just been looked at
    try:
        waits = feedback.feedback(parts(), subject(), run, task).waits
    except (NotAllowed, StoreUnavailable):
        return
    if not waits:
        st.rerun(scope="app")


def draw(here: Here, read: Feedback) -> None:
    """In the place of the text that was handed in."""
    task = read.task
    st.subheader("What a first reading found", anchor=False)
    st.caption(ABOUT)
    chosen = _criterion(here, task, read.handed_in)
    one = versions.of(read.handed_in, chosen)
    _heading(one)
    texts = versions.texts(read, read.handed_in, event=read.event)
    drawn_parts.response(key=f"{here.run}:read:{task.id}:{chosen}", data=marked.response(texts, one.signs))
    what_next(one)
    example_view.draw(read.examples.get(chosen, {}))
    rewriting.draw(here, read, chosen)


def what_next(one: Formative) -> None:
    """What holds it down, what the next level has, and a sentence or two of advice."""
    for why in one.held:
        st.markdown(f":material/south: **Holds it down:** it {plain(why)}.")
    if one.above:
        st.markdown(f"**To reach {LEVEL[one.above].lower()}:** {plain(to_reach(one))}")
    for sentence in one.advice:
        st.markdown(f":material/lightbulb: {plain(sentence)}")
    for question in one.look_again:
        st.markdown(f":material/visibility: **Look again:** {plain(question)}")


def to_reach(one: Formative) -> str:
    """What would take it one level further, in a sentence."""
    held = bool(one.held) or any(sign.how == "holds_down" for sign in one.signs)
    steps = ["mend what holds it down"] if held else []
    if one.needs:
        steps.append(f"write an answer that {listed(list(one.needs[:3]))}")
    return f"{listed(steps)}." if steps else NOTHING_MISSING


def level_badge(one: Formative) -> None:
    if one.level is None:
        st.badge("Not read", icon=":material/remove:", color="gray")
    else:
        level = LEVEL[one.level].lower()
        st.badge(f"Practice level, suggested: {level}", icon=":material/smart_toy:", color="yellow")


def _criterion(here: Here, task: Task, attempt: Attempt) -> str:
    names = {one.bound.criterion.id: one.bound.criterion.name for one in attempt.read}
    key = f"{here.run}:feedback:{task.id}"
    chosen: str | None = st.segmented_control(
        "Criterion",
        list(names),
        default=next(iter(names)),
        required=True,
        format_func=lambda name: plain(names[name]),
        key=key,
        on_change=note_act,
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen or next(iter(names))


def _heading(one: Formative) -> None:
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(one.bound.criterion.name)}**", width="content")
            level_badge(one)
        st.markdown(plain(one.bound.criterion.asks))
        if one.unread:
            st.markdown(f"Not read. {plain(one.unread)}")
