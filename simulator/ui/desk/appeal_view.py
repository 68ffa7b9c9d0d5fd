"""One appeal: what they write, what had been decided, and the answer."""

from dataclasses import replace
from functools import partial

import streamlit as st

from simulator.content.scenario import Appeal
from simulator.runs import find
from simulator.runs.commands import DecideAppeal
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import declaring
from simulator.ui.desk.asking import Act, Ask, Given, ask_for
from simulator.ui.desk.case_view import decision_text
from simulator.ui.desk.casework import target_of
from simulator.ui.desk.drafting import Field, editor, newest
from simulator.ui.desk.here import Here, bring_if_just_sent
from simulator.ui.desk.naming import handle
from simulator.ui.desk.posts import drawn
from simulator.ui.desk.sending import Form, press, say_answer
from simulator.ui.safe import Words, plain, safe_text, visible
from simulator.ui.words import OUTCOME, desk_time

BACK = {
    "post": Words("Overturning brings back the account and the post, for everyone to see."),
    "account": Words("Overturning brings back the account. The post stays as it is now."),
}
"""What is taken back with a decision."""


def draw(here: Here, appeal: Appeal) -> None:
    facts, answer = st.columns([1, 1.12], gap="medium")
    with facts, st.container(key="facts"):
        _facts(here, appeal)
    with answer:
        if here.state.appeals[appeal.id].status == "open":
            _form(here, appeal)
        else:
            _closed(here, appeal)


def _facts(here: Here, appeal: Appeal) -> None:
    post = here.state.posts.get(appeal.id)
    if post:
        shown = {**drawn(post, here.scenario, here.state, here.learner_name), "acts": [], "more": []}
        section = {"id": appeal.id, "title": "", "meta": "", "posts": [shown]}
        data = {"kind": "mail", "seq": here.state.seq, "sections": [section], "after": ""}
        drawn_parts.thread(key=f"{here.run}:appeal:{appeal.id}", data=data)
    case = target_of(appeal, here.scenario)
    before = here.state.cases.get(appeal.case)
    if case and before and before.decision:
        with st.container(border=True, gap="small"):
            st.markdown(f"**You decided: {plain(case.title)}**")
            st.markdown(decision_text(before.decision, here.scenario))
            if before.decision.why:
                safe_text(before.decision.why, own=f"{here.run}:{appeal.id}:before")


def _form(here: Here, appeal: Appeal) -> None:
    form = here.form(f"appeal:{appeal.id}")
    mail = here.scenario.channels[find.desk_mail(here.scenario)]
    label = f"Your answer to {visible(handle(appeal.by, here.scenario))}"
    reply = replace(here.field(f"appeal:{appeal.id}:reply", label), limit=mail.limit, tone="they read this")
    with st.container(border=True, gap="small", key=form.key("form")):
        st.markdown("**Answer the appeal**&ensp;:gray[nothing is chosen for you]")
        ask_for(form, [Ask("outcome", "Your decision", "one", OUTCOME)], place="outcome")
        st.caption(BACK[appeal.restores])
        editor(reply)
        answer = Act("answer", "Answer the appeal", partial(_send, appeal=appeal.id, reply=reply), "balance")
        ask_for(form, *declaring.expectation("They come back calmer, because…"), acts=[answer])


def _send(form: Form, given: Given, *, appeal: str, reply: Field) -> None:
    press(form, lambda: _command(given, appeal, reply))


def _command(given: Given, appeal: str, reply: Field) -> DecideAppeal:
    return DecideAppeal(
        appeal=appeal,
        outcome=given.one("outcome"),
        reply=newest(reply),
        expect=given.line("expect"),
        confidence=given.one("confidence"),
    )


def _closed(here: Here, appeal: Appeal) -> None:
    now = here.state.appeals[appeal.id]
    say_answer(here.form(f"appeal:{appeal.id}"))
    bring_if_just_sent(here, now.decided_seq)
    with st.container(border=True, gap="small"):
        at = plain(desk_time(here.scenario.clock.starts, now.decided_at or 0))
        if now.decision is None:
            st.markdown(f"**This appeal closed at {at} without an answer.**")
            kept = here.desk.drafts.get(f"appeal:{appeal.id}:reply")
            if kept and kept.text.strip():
                st.caption("What you had written, not sent:")
                safe_text(kept.text, own=f"{here.run}:{appeal.id}:kept")
            return
        st.markdown(f"**You answered at {at}: {plain(OUTCOME[now.decision.outcome].lower())}**")
        if now.decision.reply:
            safe_text(now.decision.reply, own=f"{here.run}:{appeal.id}:reply")
