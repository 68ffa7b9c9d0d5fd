"""What is done with a post that needs a word first: editing one's own, starting a thread from it, watching it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.errors import Refused
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
from simulator.runs.deeds import PostEdited, WatchSet
from simulator.runs.offered import actions_on_post
from simulator.runs.state import YOU, Post
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.asking import Act, Ask, Given, ask_for, leave
from simulator.ui.desk.drafting import Field, clear, editor, newest
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import Place
from simulator.ui.desk.posts import SPLIT, WATCH
from simulator.ui.desk.sending import Form, send
from simulator.ui.safe import plain, visible
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
    with st.container(border=True, gap="small", key=f"beside-hand-{here.run}-{post.id}"):
        drawn_parts.bring(
            key=f"{here.run}:hand:bring", data={"token": here.place.item, "whole": True, "block": "start"}
        )
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
    editor(field)
    st.caption("Members see that it was edited; the record keeps both.")

    def keep(form: Form, _: Given) -> None:
        _sent(form, lambda: EditPost(post=post.id, text=newest(field)), here, field)

    ask_for(form, acts=[Act("keep", "Keep the change", keep, "edit"), _close(here)])


def _split(here: Here, post: Post) -> None:
    form = here.form(f"{SPLIT}:{post.id}")
    st.markdown(f"**A thread of its own, from what {plain(handle(post.by, here.scenario))} wrote**")
    st.caption("The post and every answer to it move there.")

    def split(form: Form, given: Given) -> None:
        _sent(form, lambda: SplitThread(post=post.id, title=given.line("title")), here)

    title = Ask("title", "Its title", "line", most=TITLE_LIMIT)
    ask_for(form, [title], acts=[Act("split", "Start the thread", split, "call_split"), _close(here)])


def _watch(here: Here, post: Post) -> None:
    form = here.form(f"{WATCH}:{post.id}", watches(here, post.id))
    st.markdown(f"**Leave what {plain(handle(post.by, here.scenario))} wrote for now, and look again later**")

    def watch(form: Form, given: Given) -> None:
        _sent(form, lambda: SetWatch(item=post.id, at=again(here, given), why=given.line("why")), here)

    why = Ask("why", "What are you waiting for?", "line", hint="Whether others join in")
    ask_for(form, [when(here)], [why], acts=[Act("watch", "Watch this", watch, "visibility"), _close(here)])


def watches(here: Here, item: str) -> int:
    """How often this post or case was put under watch."""
    set_ = [event.data for event in here.state.happened.get("watch.set", ())]
    return sum(isinstance(watch, WatchSet) and watch.item == item for watch in set_)


def when(here: Here) -> Ask:
    """When one looks again; it stands in Due from then on."""
    starts, now = here.scenario.clock.starts, here.state.now
    words = {minutes: f"{minutes} min, {desk_time(starts, now + 60 * minutes)}" for minutes in AGAIN}
    return Ask("again", "Look again in", "one", words)


def again(here: Here, given: Given) -> int:
    """The chosen time."""
    minutes = given.one("again")
    if not isinstance(minutes, int):
        raise Refused("Not set yet: choose when you look again.")
    return here.state.now + 60 * minutes


def _close(here: Here) -> Act:
    return leave("Close", partial(go, Place(here.place.at)))


def _sent(form: Form, make: Callable[[], Command], here: Here, field: Field | None = None) -> None:
    if send(form, make):
        if field is not None:
            clear(field)
        go(Place(here.place.at))
