"""One case: the facts at the left, one decision with several parts at the right. Nothing is chosen for anyone."""

from functools import partial

import streamlit as st

from simulator.content.scenario import Case, Scenario
from simulator.runs.commands import OpenContext
from simulator.runs.events import CaseDecided
from simulator.ui import parts as drawn_parts
from simulator.ui.desk import case_form
from simulator.ui.desk.casework import Reading, decision_lines, readings, reports, thread
from simulator.ui.desk.here import Here, bring_if_just_sent
from simulator.ui.desk.pressed import pressed
from simulator.ui.desk.sending import press, say_answer
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.words import ACCOUNT, cost, desk_time


def draw(here: Here, case: Case) -> None:
    facts, form = st.columns([1, 1.12], gap="medium")
    with facts, st.container(key="facts"):
        _facts(here, case)
    with form:
        _watched(here, case)
        if here.state.cases[case.id].status == "open":
            case_form.draw(here, case)
        else:
            _closed(here, case)


def _watched(here: Here, case: Case) -> None:
    """What the learner said they wait for, while the case is open."""
    watch = here.state.watches.get(case.id)
    if watch is None or here.state.cases[case.id].status != "open":
        return
    at = plain(desk_time(here.scenario.clock.starts, watch.at))
    words = f"You look again at {at}" if watch.status == "set" else f"You wanted to look again at {at}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/visibility: **{words}**")
        safe_text(watch.why, own=f"{here.run}:{case.id}:watch:{watch.seq}")


def _facts(here: Here, case: Case) -> None:
    run, key = here.run, f"{here.run}:case:{case.id}"
    data = thread(case, here.scenario, here.state, here.learner_name)
    channel = here.state.posts[case.target].channel
    drawn_parts.thread(key=key, data=data, on_act_change=lambda: pressed(run, key, channel))
    st.markdown("**Reports**")
    for report in reports(case, here.scenario, here.state):
        with st.container(gap=None):
            safe_text(f"“{report.text}”" if report.text else "Reported without words.")
            record = f", {report.record}" if report.record else ""
            st.caption(plain(f"{report.by}, {report.at}, as {report.reason}{record}"))
    if case.context and (here.state.cases[case.id].status == "open" or here.state.cases[case.id].context):
        _before(here, case)
    for code in dict.fromkeys(report.reason for report in case.reports):
        _rule(here, code)


def _before(here: Here, case: Case) -> None:
    """Context, with its price in desk time on the button."""
    with st.container(border=True, gap="small"):
        is_open = here.state.cases[case.id].status == "open"
        st.markdown(
            "**Before you decide**&ensp;:gray[optional, costs desk time]" if is_open else "**What you read first**"
        )
        found = readings(case, here.scenario, here.state)
        if is_open:
            _offers(here, case, [reading for reading in found if not reading.opened])
        for reading in found:
            if reading.opened:
                _read(reading)


def _offers(here: Here, case: Case, unread: list[Reading]) -> None:
    for reading in unread:
        say_answer(here.form(f"context:{case.id}:{reading.id}"))
    if not unread:
        return
    with st.container(horizontal=True):
        for reading in unread:
            form = here.form(f"context:{case.id}:{reading.id}")
            st.button(
                plain(f"{reading.title}, {cost(reading.costs)}"),
                icon=f":material/{reading.icon}:",
                key=form.button,
                on_click=press,
                args=(form, partial(OpenContext, case=case.id, context=reading.id)),
            )


def _read(reading: Reading) -> None:
    with st.container(gap="xxsmall"):
        st.markdown(f"**{plain(reading.title)}**")
        for line in reading.lines or ("Nothing is on record.",):
            safe_text(line)


def _rule(here: Here, code: str) -> None:
    clause = here.scenario.policy.get(code)
    if clause is None:
        return
    with st.expander(
        plain(f"{code} {clause.title}"), icon=":material/menu_book:", expanded=True, key=f"{here.run}:{code}"
    ):
        safe_text(clause.text)
        if clause.ladder:
            st.caption(plain("Ladder: " + ", then ".join(ACCOUNT[step].lower() for step in clause.ladder)))


def decision_text(decided: CaseDecided, scenario: Scenario) -> Words:
    """A decision, one part a line."""
    lines = (f":gray[{plain(name)}]&ensp;{plain(value)}" for name, value in decision_lines(decided, scenario))
    return Words("  \n".join(lines))


def _closed(here: Here, case: Case) -> None:
    """What was decided, or that nothing was; the words that were written stay."""
    now = here.state.cases[case.id]
    say_answer(here.form(f"case:{case.id}"))
    bring_if_just_sent(here, now.decided_seq)
    with st.container(border=True, gap="small"):
        at = desk_time(here.scenario.clock.starts, now.decided_at or 0)
        if now.status == "skipped":
            st.markdown(f"**You left this case for another at {plain(at)}.**  \nNothing about it counts, either way.")
            return
        if now.decision is None:
            st.markdown(f"**This case closed at {plain(at)} without a decision.**")
            kept = here.desk.drafts.get(f"case:{case.id}:why")
            if kept and kept.text.strip():
                st.caption("What you had written, not sent:")
                safe_text(kept.text, own=f"{here.run}:{case.id}:kept")
            return
        st.markdown(f"**You decided this at {plain(at)}**")
        st.markdown(decision_text(now.decision, here.scenario))
        if now.decision.why:
            safe_text(now.decision.why, own=f"{here.run}:{case.id}:why")
