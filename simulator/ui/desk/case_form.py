"""The decision form, in the order of thought: report, post, member, for how long, rule, who must know, who is told,
evidence, why, what one expects."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from simulator.content.scenario import Case
from simulator.runs.commands import DecideCase, SetWatch, SkipCase
from simulator.runs.deeds import WatchSet
from simulator.runs.offered import Offered, actions_on_case, offered_actions
from simulator.ui.desk import declaring, hand_view
from simulator.ui.desk.casework import clause
from simulator.ui.desk.drafting import Field, editor, newest
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import QUEUE, Place
from simulator.ui.desk.sending import Form, press, say_answer, send
from simulator.ui.safe import Words, plain, visible
from simulator.ui.words import ACCOUNT, CONTENT, HOURS, NOTICE, REPORT, SEVERITY, note

_YES, _NO = "Yes", "No"
SHORT = 2_000
"""Characters of a reason."""


def draw(here: Here, case: Case) -> None:
    form = here.form(f"case:{case.id}")
    offered = offered_actions(here.state, here.scenario, case.id)
    why = replace(
        here.field(f"case:{case.id}:why", "Why, in a line or two"),
        height="4.6rem",
        quiet=True,
        limit=SHORT,
        placeholder="What the rule says, what you weighed, why this step and not the next one",
    )
    with st.container(border=True, gap="small", key=form.key("form")):
        st.markdown("**Decision**&ensp;:gray[one decision, several parts; nothing is chosen for you]")
        say_answer(form)
        _acts(form, offered)
        _measure(here, form, offered)
        _knowing(here, form, offered)
        editor(why)
        declaring.expectation(form, Words("One appeal, because…"))
        _ends(here, form, case, why)
    _leave(here, case)


def _ends(here: Here, form: Form, case: Case, why: Field) -> None:
    """Two ends: a decision now, or leaving it alone on purpose with a time to look again."""
    st.button(
        "Decide",
        type="primary",
        icon=":material/gavel:",
        key=form.button,
        on_click=press,
        args=(form, lambda: _command(form, case.id, why)),
    )
    watch = here.form(f"watch:{case.id}", _watches(here, case))
    st.markdown("**Or wait and watch**&ensp;:gray[with what you wrote under Why; the case stays open]")
    say_answer(watch)
    hand_view.when(here, watch)
    st.button(
        "Watch, and look again",
        icon=":material/visibility:",
        key=watch.button,
        on_click=press,
        args=(watch, lambda: SetWatch(item=case.id, at=hand_view.again(here, watch), why=newest(why))),
    )


def _watches(here: Here, case: Case) -> int:
    set_ = [event.data for event in here.state.happened.get("watch.set", ())]
    return sum(isinstance(watch, WatchSet) and watch.item == case.id for watch in set_)


def _leave(here: Here, case: Case) -> None:
    """The quiet way out of a case that somebody would rather not meet."""
    if "case.skip" not in actions_on_case(here.state, here.scenario, case.id):
        return
    form = here.form(f"skip:{case.id}")
    with st.expander("I would rather not take this one", icon=":material/swap_horiz:", key=form.key("open")):
        st.markdown(
            "You get another case that asks the same of you. There is no penalty, and nobody asks why. "
            "You can also pause at any time."
        )
        st.button("Take another case", key=form.button, on_click=_skip, args=(form, case.id))


def _skip(form: Form, case: str) -> None:
    if send(form, lambda: SkipCase(case=case)):
        go(Place(QUEUE))


def _acts(form: Form, offered: Offered) -> None:
    _one_of(Words("The report is"), form.key("report"), _worded(offered.report, REPORT))
    _one_of(Words("The post"), form.key("content"), _worded(offered.content, CONTENT))
    _one_of(Words("The member"), form.key("account"), _worded(offered.account, ACCOUNT))


def _measure(here: Here, form: Form, offered: Offered) -> None:
    long, rule = st.columns([1, 1.6], gap="small")
    with long:
        _choose(Words("For how long"), form.key("hours"), dict(HOURS))
    with rule:
        _choose(
            Words("Rule"), form.key("clause"), {code: visible(clause(code, here.scenario)) for code in offered.clause}
        )


def _knowing(here: Here, form: Form, offered: Offered) -> None:
    to, severity = st.columns([1.6, 1], gap="small")
    with to:
        people = {who: plain(_colleague(here, who)) for who in offered.escalate}
        _several(Words("Send to"), form.key("escalate"), people)
    with severity:
        _choose(Words("How severe"), form.key("severity"), dict(SEVERITY))
    tell, copy = st.columns(2, gap="small")
    with tell:
        _several(Words("Tell"), form.key("notices"), _worded(offered.notices, NOTICE))
    with copy:
        _one_of(Words("Keep a copy as evidence"), form.key("preserve"), {_YES: Words(_YES), _NO: Words(_NO)})


def _command(form: Form, case: str, why: Field) -> DecideCase:
    """What stands in the form now. An empty part stays empty: the engine says what is missing."""

    def given(part: str) -> Any:
        return st.session_state.get(form.key(part))

    return DecideCase(
        case=case,
        report=given("report"),
        content=given("content"),
        account=given("account"),
        hours=given("hours"),
        clause=given("clause"),
        notices=tuple(given("notices") or ()),
        escalate=tuple(given("escalate") or ()),
        severity=given("severity"),
        preserve={_YES: True, _NO: False}.get(given("preserve")),
        why=newest(why),
        expect=declaring.expected(form),
        confidence=declaring.confidence(form),
    )


def _colleague(here: Here, who: str) -> str:
    return f"{handle(who, here.scenario)}, {note(here.scenario.people[who].role)}"


def _worded(values: tuple[Any, ...], words: Mapping[Any, str]) -> dict[Any, Words]:
    return {value: plain(words[value]) for value in values}


def _one_of(name: Words, key: str, options: dict[Any, Words]) -> None:
    def worded(value: Any) -> Words:
        return options[value]

    st.pills(name, list(options), format_func=worded, default=None, key=key, on_change="ignore", wrap=True)


def _several(name: Words, key: str, options: dict[Any, Words]) -> None:
    def worded(value: Any) -> Words:
        return options[value]

    st.pills(
        name,
        list(options),
        selection_mode="multi",
        format_func=worded,
        default=None,
        key=key,
        on_change="ignore",
        wrap=True,
    )


def _choose(name: Words, key: str, options: dict[Any, str]) -> None:
    """A list too long for pills; Streamlit draws its options as text."""
    st.selectbox(
        name,
        list(options),
        index=None,
        format_func=options.__getitem__,
        key=key,
        placeholder="Choose",
        on_change="ignore",
    )
