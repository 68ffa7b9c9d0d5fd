"""The decision form, in the order of thought: report, post, member, for how long, rule, who must know, who is told,
evidence, why, what one expects."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from simulator.content.scenario import Case
from simulator.runs.commands import DecideCase, SetWatch, SkipCase
from simulator.runs.offered import Offered, actions_on_case, offered_actions
from simulator.ui.desk import declaring, hand_view
from simulator.ui.desk.asking import Act, Ask, Given, Row, ask_for
from simulator.ui.desk.casework import clause
from simulator.ui.desk.drafting import Field, editor, newest
from simulator.ui.desk.here import Here, go
from simulator.ui.desk.naming import handle
from simulator.ui.desk.places import QUEUE, Place
from simulator.ui.desk.sending import Form, press, send
from simulator.ui.safe import visible
from simulator.ui.words import ACCOUNT, CONTENT, HOURS, NOTICE, REPORT, SEVERITY, note

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
        ask_for(form, *_acts(offered), *_measure(here, offered), *_knowing(here, offered), place="parts")
        editor(why)
        decide = Act("decide", "Decide", partial(_send, case=case.id, why=why), "gavel")
        ask_for(form, *declaring.expectation("One appeal, because…"), acts=[decide])
        _or_watch(here, case, why)
    _leave(here, case)


def _or_watch(here: Here, case: Case, why: Field) -> None:
    """The other end: leaving it alone on purpose, with a time to look again."""
    form = here.form(f"watch:{case.id}", hand_view.watches(here, case.id))
    st.markdown("**Or wait and watch**&ensp;:gray[with what you wrote under Why; the case stays open]")
    watch = partial(_watch, here=here, case=case.id, why=why)
    ask_for(form, [hand_view.when(here)], acts=[Act("watch", "Watch, and look again", watch, "visibility", look="")])


def _watch(form: Form, given: Given, *, here: Here, case: str, why: Field) -> None:
    press(form, lambda: SetWatch(item=case, at=hand_view.again(here, given), why=newest(why)))


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
        st.button("Take another case", key=form.button, on_click=_skip, args=(form, case))


def _skip(form: Form, case: Case) -> None:
    """Straight to the one that takes its place."""
    if send(form, lambda: SkipCase(case=case.id)):
        go(Place(QUEUE, case.instead))


def _acts(offered: Offered) -> tuple[Row, ...]:
    return (
        [Ask("report", "The report is", "one", _worded(offered.report, REPORT))],
        [Ask("content", "The post", "one", _worded(offered.content, CONTENT))],
        [Ask("account", "The member", "one", _worded(offered.account, ACCOUNT))],
    )


def _measure(here: Here, offered: Offered) -> tuple[Row, ...]:
    rules = {code: visible(clause(code, here.scenario)) for code in offered.clause}
    hours = Ask("hours", "For how long", "list", HOURS, hint="Choose")
    return ([hours, Ask("clause", "Rule", "list", rules, hint="Choose", share=1.6)],)


def _knowing(here: Here, offered: Offered) -> tuple[Row, ...]:
    people = {who: visible(_colleague(here, who)) for who in offered.escalate}
    to = Ask("escalate", "Send to", "several", people, share=1.6)
    tell = Ask("notices", "Tell", "several", _worded(offered.notices, NOTICE))
    copy = Ask("preserve", "Keep a copy as evidence", "one", {True: "Yes", False: "No"})
    return [to, Ask("severity", "How severe", "list", SEVERITY, hint="Choose")], [tell, copy]


def _send(form: Form, given: Given, *, case: str, why: Field) -> None:
    press(form, lambda: _command(given, case, why))


def _command(given: Given, case: str, why: Field) -> DecideCase:
    """What stood in the form. An empty part stays empty: the engine says what is missing."""
    return DecideCase(
        case=case,
        report=given.one("report"),
        content=given.one("content"),
        account=given.one("account"),
        hours=given.one("hours"),
        clause=given.one("clause"),
        notices=given.several("notices"),
        escalate=given.several("escalate"),
        severity=given.one("severity"),
        preserve=given.one("preserve"),
        why=newest(why),
        expect=given.line("expect"),
        confidence=given.one("confidence"),
    )


def _colleague(here: Here, who: str) -> str:
    return f"{handle(who, here.scenario)}, {note(here.scenario.people[who].role)}"


def _worded(values: tuple[Any, ...], words: Mapping[Any, str]) -> dict[Any, str]:
    return {value: words[value] for value in values}
