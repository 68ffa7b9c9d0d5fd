"""Write it again, in practice: another version of a text that was handed in, kept as a draft and never sent; both side
by side, with what the second changed in what was found."""

from dataclasses import replace

import streamlit as st

from simulator.scoring.formative import Change, Formative, changed
from simulator.services.feedback import Feedback, rewrite_key
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.drafting import Field, editor
from simulator.ui.desk.here import Here
from simulator.ui.desk.side_by_side import side_by_side
from simulator.ui.reading import marked, versions
from simulator.ui.safe import Words, plain, visible
from simulator.ui.words import LEVEL

SCRATCH = Words("For yourself: what you handed in stays what it is. Nothing here is sent or scored.")


def draw(here: Here, found: Feedback, criterion: str) -> None:
    """Editors that begin with what was handed in; below them both versions, once they differ."""
    task = found.task.id
    open_now = found.rewritten is not None or st.session_state.get(_opened(here, task))
    if not open_now:
        st.button(
            "Write it again",
            icon=":material/edit_note:",
            key=f"{here.run}:rewrite:{task}",
            on_click=_open,
            args=(_opened(here, task),),
        )
        return
    st.subheader("Write it again", anchor=False)
    st.caption(SCRATCH)
    for column, channel in side_by_side(found.task.channels):
        with column:
            editor(_field(here, found, channel))
    st.button("Read it again", icon=":material/refresh:", key=f"{here.run}:again:{task}", on_click=note_act)
    if found.rewritten is not None:
        _side_by_side(here, found, criterion)


def _field(here: Here, found: Feedback, channel: str) -> Field:
    known, kept = here.scenario.channels[channel], found.drafts.get(channel)
    bare = here.field(rewrite_key(found.task.id, channel), visible(known.name))
    return replace(
        bare,
        tone=visible(known.tone),
        limit=known.limit,
        height="11rem",
        text=kept.text if kept else found.handed_in.texts[channel],
        support=here.helped,
    )


def _side_by_side(here: Here, found: Feedback, criterion: str) -> None:
    assert found.rewritten is not None
    before, after = versions.of(found.handed_in, criterion), versions.of(found.rewritten, criterion)
    st.subheader("Both versions", anchor=False)
    st.markdown(level_move(before, after))
    st.markdown(change_words(changed(before, after)))
    sides = (("Handed in", found.handed_in, before, found.event), ("Written again", found.rewritten, after, 0))
    for column, (name, attempt, one, event) in zip(st.columns(2, gap="medium"), sides, strict=True):
        with column, st.container(border=True, gap="small", height="stretch"):
            st.markdown(f"**{plain(name)}**")
            data = marked.response(versions.texts(found, attempt, event=event), one.signs)
            drawn_parts.response(key=f"{here.run}:{found.task.id}:{criterion}:{event}", data=data)


def level_move(before: Formative, after: Formative) -> Words:
    name = plain(before.bound.criterion.name)
    was, now = (LEVEL[one.level].lower() if one.level else "not read" for one in (before, after))
    return Words(
        f"**{name}:** {was} before, {now} now. Practice levels, suggested."
        if was != now
        else f"**{name}:** {was} in both. Practice levels, suggested."
    )


def change_words(change: Change) -> Words:
    """What is different, a line each; one line where nothing is."""
    lines = [
        *(f":material/add: Now found: {plain(name)}" for name in change.now_found),
        *(f":material/check: Holds it down no more: {plain(name)}" for name in change.holds_no_more),
        *(f":material/remove: Found no more: {plain(name)}" for name in change.found_no_more),
        *(f":material/south: Now holds it down: {plain(name)}" for name in change.now_holds),
    ]
    return Words("  \n".join(lines) or "What is looked for under this criterion is the same in both.")


def _opened(here: Here, task: str) -> str:
    return f"{here.run}:rewriting:{task}"


def _open(key: str) -> None:
    note_act()
    st.session_state[key] = True
