"""What is done with a post that needs a word first: editing one's own, starting a thread from it, watching it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.runs.commands import (
    Command,
    EditPost,
    LockThread,
    PinPost,
    SetWatch,
    SplitThread,
    UnlockThread,
    UnpinPost,
)
from simulator.runs.deciding.community import TITLE_LIMIT
from simulator.runs.deeds import PostEdited
from simulator.runs.offered import actions_on_post
from simulator.runs.state import YOU, Post
from simulator.ui.desk.drafting import Field, clear, editor, newest
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import Place
from simulator.ui.desk.posts import SPLIT, WATCH
from simulator.ui.desk.sending import Form, say_answer, send
from simulator.ui.safe import Words, plain, visible
from simulator.ui.words import desk_time

AT_ONCE: dict[str, Callable[[str], Command]] = {
    "pin": lambda post: PinPost(post=post),
    "unpin": lambda post: UnpinPost(post=post),
    "lock": lambda post: LockThread(post=post),
    "unlock": lambda post: UnlockThread(post=post),
}
"""What needs no word first."""
AGAIN = (5, 10, 15, 30)
"""Minutes after which one looks again."""


def asked_for(here: Here) -> Post | None:
    """The post that the place asks a form for; None where it asks for none."""
    post = here.state.posts.get(here.place.post or "")
    own = post and post.by == YOU and "post.edit" in actions_on_post(here.state, here.scenario, post.id)
    return post if here.place.hand or own else None


def draw(here: Here, post: Post) -> None:
    """The form that the place asks for."""
    with st.container(border=True, gap="small"):
        match here.place.hand:
            case "split":
                _split(here, post)
            case "watch":
                _watch(here, post)
            case _:
                _edit(here, post)


def _edit(here: Here, post: Post) -> None:
    channel = here.scenario.channels[post.channel]
    edits = [event.data for event in here.state.happened.get("post.edited", ())]
    turn = sum(isinstance(edit, PostEdited) and edit.item == post.id for edit in edits)
    form = here.form(f"edit:{post.id}", turn)
    kept = here.field(f"edit:{post.id}", "Edit what you wrote", turn=turn)
    field = replace(kept, text=kept.text or post.text or "", tone=visible(channel.tone), limit=channel.limit)
    field = replace(field, height="8rem", summon=f"{post.id}:{turn}")
    say_answer(form)
    editor(field)
    st.caption("Members see that it was edited; the record keeps both.")
    _ends(
        here, form, Words("Keep the change"), "edit", lambda: _sent(form, partial(_edited, post.id, field), here, field)
    )


def _edited(post: str, field: Field) -> EditPost:
    return EditPost(post=post, text=newest(field))


def _split(here: Here, post: Post) -> None:
    form = here.form(f"{SPLIT}:{post.id}")
    who = plain(handle(post.by, here.scenario))
    st.markdown(f"**A thread of its own, from what {who} wrote**")
    say_answer(form)
    st.text_input("Its title", key=form.own("title"), max_chars=TITLE_LIMIT, on_change="ignore")
    st.caption("The post and every answer to it move there.")
    title = form.own("title")

    def command() -> SplitThread:
        return SplitThread(post=post.id, title=str(st.session_state.get(title) or ""))

    _ends(here, form, Words("Start the thread"), "call_split", lambda: _sent(form, command, here))


def _watch(here: Here, post: Post) -> None:
    form = here.form(f"{WATCH}:{post.id}")
    st.markdown(f"**Leave what {plain(handle(post.by, here.scenario))} wrote for now, and look again later**")
    say_answer(form)
    when(here, form)
    st.text_input(
        "What are you waiting for?", key=form.own("why"), placeholder="Whether others join in", on_change="ignore"
    )

    def command() -> SetWatch:
        return SetWatch(item=post.id, at=again(here, form), why=str(st.session_state.get(form.own("why")) or ""))

    _ends(here, form, Words("Watch this"), "visibility", lambda: _sent(form, command, here))


def when(here: Here, form: Form) -> None:
    """When one looks again; it stands in Due from then on."""
    starts, now = here.scenario.clock.starts, here.state.now

    def worded(minutes: int) -> Words:
        return words[minutes]

    words = {minutes: plain(f"{minutes} min, {desk_time(starts, now + 60 * minutes)}") for minutes in AGAIN}
    st.pills(
        "Look again in",
        AGAIN,
        format_func=worded,
        default=None,
        key=form.key("again"),
        on_change="ignore",
        wrap=True,
    )


def again(here: Here, form: Form) -> int:
    """The chosen time; now, which the engine refuses in words, where none is chosen."""
    minutes = st.session_state.get(form.key("again"))
    return here.state.now + 60 * minutes if isinstance(minutes, int) else here.state.now


def _ends(here: Here, form: Form, label: Words, icon: str, press: Callable[[], None]) -> None:
    with st.container(horizontal=True):
        st.button(label, type="primary", icon=f":material/{icon}:", key=form.button, on_click=press)
        st.button("Close", type="tertiary", key=form.key("close"), on_click=go, args=(Place(here.place.at),))


def _sent(form: Form, make: Callable[[], Command], here: Here, field: Field | None = None) -> None:
    if send(form, make):
        if field is not None:
            clear(field)
        go(Place(here.place.at))
