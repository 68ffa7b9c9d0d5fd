"""The draft editor as a field of a form outside the desk: reflections, feedback. What is typed is never lost.

The editor stands in a fragment, so that typing reruns this field and nothing else. `save` authorises by itself: a
fragment may run after the page is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import streamlit as st

from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.store.rows import DraftRow
from simulator.ui import parts
from simulator.ui.desk.acting import draw_all_if_acted

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

    @property
    def widget(self) -> str:
        return f"draft:{self.name}"


class Kept(NamedTuple):
    text: str
    rev: int
    failed: str = ""
    """Why the newest words could not be kept; empty where they were."""


def stored(row: DraftRow | None) -> Kept:
    """A draft as the page read it; empty where there is none."""
    return Kept(row.text, row.rev) if row else Kept("", 0)


@st.fragment
def draw(field: DraftField, read: Kept, save: Save) -> None:
    """The field, after keeping what the browser sent. `read`: as the store had it when the page was drawn."""
    kept = _keep(field, read, save)
    draw_all_if_acted()
    parts.editor(key=field.widget, data=_data(field, kept), on_draft_change=_nothing_more)


def newest(field: DraftField, read: Kept) -> str:
    """The words as the writer last had them before their eyes. Refused where they are too long to be sent at all."""
    sent = _sent(field)
    if "over" in sent:
        raise Refused(f"Not sent: the text is longer than the {field.cap:,} characters that can be kept.")
    known = _known(field, read)
    return str(sent.get("text", "")) if _rev(sent) > known.rev else known.text


def _keep(field: DraftField, read: Kept, save: Save) -> Kept:
    known, sent = _known(field, read), _sent(field)
    if not isinstance(sent.get("text"), str) or _rev(sent) <= known.rev:
        return known
    try:
        row = save(sent["text"], _rev(sent))
    except StoreUnavailable:
        return known._replace(failed="Not saved – keep this page open")
    except (NotAllowed, Refused) as problem:
        return known._replace(failed=f"Not saved. {problem}")
    st.session_state[_mark(field)] = Kept(row.text, row.rev)
    return Kept(row.text, row.rev)


def _known(field: DraftField, read: Kept) -> Kept:
    """What is stored, as far as this session knows: as the page read it, or as a later save left it."""
    later = st.session_state.get(_mark(field))
    return later if isinstance(later, Kept) and later.rev > read.rev else read


def _sent(field: DraftField) -> dict[str, Any]:
    """The editor's state as it came with the browser's last message."""
    state = st.session_state.get(field.widget)
    draft = state.get("draft") if state else None
    return dict(draft) if isinstance(draft, dict) else {}


def _rev(sent: dict[str, Any]) -> int:
    return sent["rev"] if isinstance(sent.get("rev"), int) else -1


def _mark(field: DraftField) -> str:
    return f"kept:{field.widget}"


def _data(field: DraftField, kept: Kept) -> dict[str, Any]:
    return {
        "id": field.widget,
        "label": field.label,
        "tone": "",
        "limit": None,
        "cap": field.cap,
        "text": kept.text,
        "rev": kept.rev,
        "failed": kept.failed,
        "store": f"firedrill:{field.person}:{field.name}",
        "turn": 0,
        "checks": [],
        "height": field.height,
        "placeholder": field.placeholder,
        "summon": None,
        "sans": field.sans,
    }


def _nothing_more() -> None:
    """Keeping happens where the field is drawn, which follows every message."""
