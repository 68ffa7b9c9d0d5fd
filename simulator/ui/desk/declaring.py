"""What a message claims to do: the part of a form that the world answers to. Nothing is chosen for anyone."""

from typing import Any

import streamlit as st

from simulator.content.scenario import Choice, Declare
from simulator.runs.commands import Declared
from simulator.ui.desk.sending import Form
from simulator.ui.safe import Words, plain

LABELS = {
    "intent": "This message",
    "facts_used": "Facts used",
    "promises": "Promises",
    "asks_for": "Asks for",
    "finding": "What is wrong with the figures",
}
PARTS = tuple(LABELS)
SURE = (10, 30, 50, 70, 90)
"""Per cent; nobody is asked for more."""
SURE_WORDS = {sure: Words(f"{sure} %") for sure in SURE}


def offered(declare: Declare) -> tuple[str, ...]:
    """The parts of a declaration that there is something to choose in."""
    return tuple(part for part in PARTS if getattr(declare, part))


def part(name: str, declare: Declare, form: Form) -> None:
    """One part, empty. Its value travels with the next message; choosing alone costs nothing."""
    choices: tuple[Choice, ...] = getattr(declare, name)
    names = {choice.id: plain(choice.label) for choice in choices}

    def worded(identity: str) -> Words:
        return names.get(identity, plain(identity))

    st.pills(
        LABELS[name],
        list(names),
        selection_mode="multi" if name == "facts_used" else "single",
        format_func=worded,
        default=None,
        key=form.key(name),
        on_change="ignore",
        wrap=True,
    )


def declared(declare: Declare, form: Form) -> Declared:
    """What stands in the form now."""
    chosen: dict[str, Any] = {name: st.session_state.get(form.key(name)) for name in offered(declare)}
    return Declared(
        intent=chosen.get("intent"),
        facts_used=tuple(chosen.get("facts_used") or ()),
        promises=chosen.get("promises"),
        asks_for=chosen.get("asks_for"),
        finding=chosen.get("finding"),
    )


def expectation(form: Form, example: Words) -> None:
    """One line before acting, and how sure one is; the replay shows both beside what came of it."""
    st.text_input("I expect… because…", key=form.own("expect"), placeholder=example, on_change="ignore")
    st.pills(
        "How sure are you?",
        SURE,
        format_func=lambda sure: SURE_WORDS[sure],
        default=None,
        key=form.key("confidence"),
        on_change="ignore",
        wrap=True,
    )


def expected(form: Form) -> str:
    return str(st.session_state.get(form.own("expect")) or "")


def confidence(form: Form) -> int | None:
    """How sure the learner is, in per cent; None where they did not say."""
    found = st.session_state.get(form.key("confidence"))
    return found if isinstance(found, int) else None
