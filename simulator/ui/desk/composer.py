"""Writing in a channel: the words first, then what they claim to do, then what one expects, then send."""

from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.runs.commands import PublishReply
from simulator.runs.events import ReplyPublished
from simulator.runs.state import YOU, Post
from simulator.ui.desk import declaring
from simulator.ui.desk.asking import Act, Given, ask_for, leave
from simulator.ui.desk.drafting import Field, clear, editor, newest
from simulator.ui.desk.here import Here, bring_if_just_sent, go, summoned
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import of_channel
from simulator.ui.desk.sending import Form, send
from simulator.ui.safe import visible

_VERB = {
    "forum": "Post to", "short": "Post to", "chat": "Send to", "reviews": "Answer in", "video": "Comment on",
    "mail": "Send by", "inbox": "Send from",
}  # fmt: skip

READ_FIRST = ("mail", "reviews", "press")
"""Kinds in which one answers what is there, or nothing; there is no post of one's own."""


def draw(here: Here, channel: str, *, to: str | None = None, draft: str | None = None) -> None:
    """The composer of a channel; it answers `to`, else the post that stands in the URL, or begins a post of its own.
    `draft`: where the words are kept while they are written; one for the whole channel unless told."""
    target = here.state.posts.get(to or here.place.item or "")
    turn, last, seq = _sent_so_far(here, channel)
    draft = draft or f"reply:{channel}"
    form, field = here.form(draft, turn), _field(here, channel, target, turn, last, draft)
    with st.container(border=True, gap="small", key=f"beside-{form.key('form')}"):
        bring_if_just_sent(here, seq)
        editor(field)
        does = partial(_send, field=field, channel=channel, target=target.id if target else None)
        acts = [Act("send", _send_label(here, channel), does, "send")]
        if target and not to:
            acts.append(_leave(here, channel))
        stated = [[ask] for ask in declaring.asks(here.scenario.replies_declare)]
        ask_for(form, *stated, *declaring.expectation("Fewer repeats, because…"), acts=acts)


def _leave(here: Here, channel: str) -> Act:
    answers = here.scenario.channels[channel].kind in READ_FIRST
    return leave("Close" if answers else "Write a post of its own", partial(go, of_channel(channel)))


def _send(form: Form, given: Given, *, field: Field, channel: str, target: str | None) -> None:
    def command() -> PublishReply:
        return PublishReply(
            channel=channel,
            reply_to=target,
            text=newest(field),
            declare=declaring.declared(given),
            expect=given.line("expect"),
            confidence=given.one("confidence"),
        )

    if send(form, command):
        clear(field)
        go(of_channel(channel))


def _sent_so_far(here: Here, channel: str) -> tuple[int, str | None, int | None]:
    """How many replies the learner has sent in this channel, and of the last one its words and its event."""
    published = here.state.happened.get("reply.published", ())
    mine = [(e.data.text, e.seq) for e in published if isinstance(e.data, ReplyPublished) and e.data.channel == channel]
    return (len(mine), *mine[-1]) if mine else (0, None, None)


def _field(here: Here, channel: str, target: Post | None, turn: int, last: str | None, draft: str) -> Field:
    known = here.scenario.channels[channel]
    label = _label(here, channel, target)
    bare = here.field(draft, label, turn=turn, sent=last)
    return replace(bare, tone=visible(known.tone), limit=known.limit, height="8rem", summon=summoned(here.run))


def _label(here: Here, channel: str, target: Post | None) -> str:
    if target is None or target.by == YOU:
        known = here.scenario.channels[channel]
        new = "New thread in {}, headed by its first words" if known.kind == "forum" else "New message in {}"
        return new.format(visible(known.name))
    answers = here.scenario.channels[channel].kind == "reviews"
    return f"{'Answer' if answers else 'Reply'} to {visible(handle(target.by, here.scenario))}"


def _send_label(here: Here, channel: str) -> str:
    known = here.scenario.channels[channel]
    return visible(f"{_VERB[known.kind]} {known.name}")
