"""The draft editor as a field of a form outside the desk: reflections, feedback. What is typed is never lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.store.rows import DraftRow
from simulator.ui import parts

Save = Callable[[str, int], DraftRow]
"""(text, revision) → what is stored now."""


@dataclass(frozen=True, slots=True)
class DraftField:
    """One field. `name` is unique on this installation: it keys the widget and the browser's local copy."""

    name: str
    person: str
    label: str
    """Drawn as text."""
    placeholder: str = ""
    cap: int = 4_000
    height: str = "6rem"
    sans: bool = False
    """Not a learner's words, so not in serif."""


def draw(field: DraftField, kept: DraftRow | None, save: Save) -> str:
    """The editor with what the server has; returns that text. `save` authorises by itself: it may be called after the
    page is gone."""
    key = f"draft_{field.name}"

    def keep() -> None:
        _keep(key, save)

    parts.editor(key=key, data=_data(field, kept, failed=st.session_state.get(_failure(key), "")), on_draft_change=keep)
    return kept.text if kept else ""


def current(name: str, kept: str) -> str:
    """The words as they stand in the browser, as far as it has sent them; `kept` where it has sent none."""
    state = st.session_state.get(f"draft_{name}")
    sent = (state.draft if state else None) or {}
    return str(sent.get("text", kept))


def _data(field: DraftField, kept: DraftRow | None, *, failed: str) -> dict[str, Any]:
    return {
        "id": field.name,
        "label": field.label,
        "tone": "",
        "limit": None,
        "cap": field.cap,
        "text": kept.text if kept else "",
        "rev": kept.rev if kept else 0,
        "failed": failed,
        "store": f"firedrill:{field.person}:{field.name}",
        "turn": 0,
        "checks": [],
        "height": field.height,
        "placeholder": field.placeholder,
        "summon": None,
        "readonly": False,
        "sans": field.sans,
    }


def _keep(key: str, save: Save) -> None:
    """Runs as a callback. What cannot be kept is said at the field; the words stay in it."""
    sent = st.session_state[key].draft or {}
    st.session_state[_failure(key)] = ""
    if "text" not in sent:
        return
    try:
        save(str(sent["text"]), int(sent["rev"]))
    except (NotAllowed, Refused, StoreUnavailable) as problem:
        st.session_state[_failure(key)] = str(problem)


def _failure(key: str) -> str:
    return f"failed_{key}"
