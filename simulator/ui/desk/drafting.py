"""The draft editor on a page: what the learner writes is kept as they write, and sent as they last saw it.

The editor stands in a fragment, so that typing reruns this field and nothing else. Its state comes with every message
of the browser; so a send that follows the last key at once finds that key here.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import streamlit as st

from simulator.content.scenario import Check
from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.runs.commands import MAX_TEXT
from simulator.services import practise
from simulator.store.rows import DraftRow
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.acting import draw_all_if_acted
from simulator.ui.desk.supporting import supported
from simulator.ui.session import parts, subject

NOT_SAVED = "Not saved – keep this page open"


@dataclass(frozen=True, slots=True)
class Field:
    """One text of the learner's, while it is being written."""

    run: str
    person: str
    draft: str
    """Draft key, as `reply:forum`."""
    turn: int
    label: str
    tone: str = ""
    limit: int | None = None
    """Of its channel, in characters."""
    checks: tuple[Check, ...] = ()
    height: str = "9.5rem"
    placeholder: str = ""
    support: bool = False
    """Whether hints are given on what is written."""
    quiet: bool = False
    """Labelled like the fields around it, not like the heart of its form."""
    text: str = ""
    rev: int = 0
    """Text and revision as the store had them when the page was drawn."""
    summon: str | None = None

    @property
    def widget(self) -> str:
        return f"draft:{self.run}:{self.draft}:{self.turn}"

    @property
    def local(self) -> str:
        """Where the browser keeps its copy. The person stands in it, so that nobody else at this machine sees it."""
        return f"firedrill:{self.person}:{self.run}:{self.draft}"


class Kept(NamedTuple):
    """A field as the store has it."""

    text: str
    rev: int
    failed: str = ""
    """Why the newest words could not be kept; empty where they were."""


def stored(rows: dict[str, DraftRow], draft: str) -> Kept:
    """A draft as it was stored; empty where there is none."""
    row = rows.get(draft)
    return Kept(row.text, row.rev) if row else Kept("", 0)


@st.fragment
def editor(field: Field) -> None:
    """Draw the field, after keeping what the browser sent."""
    kept = _keep(field)
    draw_all_if_acted()
    drawn_parts.editor(key=field.widget, data=_data(field, kept), on_draft_change=_nothing_more)


def newest(field: Field) -> str:
    """The words as the learner last had them before their eyes. Refused where they are too long to be sent at all."""
    sent = _sent(field)
    if sent and isinstance(over := sent.get("over"), int):
        raise Refused(
            f"Not sent: your text is {over:,} characters over the {MAX_TEXT:,} that can be kept. Nothing was cut."
        )
    kept = _known(field)
    return _text(sent) if sent and _rev(sent) > kept.rev else kept.text


def clear(field: Field) -> None:
    """After the words were sent: the stored draft is empty again. If this fails, the next page knows them as sent."""
    sent = _sent(field)
    rev = max(_known(field).rev, _rev(sent) if sent else 0) + 1
    try:
        practise.save_draft(parts(), subject(), field.run, key=field.draft, text="", rev=rev)
    except (Refused, NotAllowed, StoreUnavailable):
        return


def _keep(field: Field) -> Kept:
    """Store what the browser sent, if it is newer than what is known to be stored."""
    known, sent = _known(field), _sent(field)
    if sent is None or "text" not in sent or _rev(sent) <= known.rev:
        return known
    try:
        row = practise.save_draft(parts(), subject(), field.run, key=field.draft, text=_text(sent), rev=_rev(sent))
    except StoreUnavailable:
        return known._replace(failed=NOT_SAVED)
    except (Refused, NotAllowed) as reason:
        return known._replace(failed=f"Not saved. {reason}")
    kept = Kept(row.text, row.rev)
    st.session_state[_mark(field)] = kept
    return kept


def _known(field: Field) -> Kept:
    """What is stored, as far as this session knows: as the page was drawn, or as a later save left it."""
    later = st.session_state.get(_mark(field))
    return later if isinstance(later, Kept) and later.rev > field.rev else Kept(field.text, field.rev)


def _sent(field: Field) -> dict[str, Any] | None:
    """The editor's state as it came with the browser's last message."""
    state = st.session_state.get(field.widget)
    draft = state.get("draft") if state else None
    return dict(draft) if isinstance(draft, dict) and isinstance(draft.get("rev"), int) else None


def _text(sent: dict[str, Any]) -> str:
    text = sent.get("text")
    return text if isinstance(text, str) else ""


def _rev(sent: dict[str, Any]) -> int:
    return int(sent["rev"])


def _mark(field: Field) -> str:
    return f"kept:{field.widget}"


def _data(field: Field, kept: Kept) -> dict[str, Any]:
    return {
        "id": field.widget,
        "label": field.label,
        "tone": field.tone,
        "limit": field.limit,
        "cap": MAX_TEXT,
        "text": kept.text,
        "rev": kept.rev,
        "failed": kept.failed,
        "store": field.local,
        "turn": field.turn,
        "checks": [{"label": c.label, "any": list(c.any_phrase), "none": list(c.none_phrase)} for c in field.checks],
        "height": field.height,
        "placeholder": field.placeholder,
        "quiet": field.quiet,
        "summon": field.summon,
        "support": _support(kept.text) if field.support else None,
    }


def _support(text: str) -> dict[str, Any]:
    """Of what was kept: while keys come in, nothing under the field moves."""
    found = supported(text)
    return {"ease": found.ease, "hints": list(found.hints)}


def _nothing_more() -> None:
    """Keeping happens where the field is drawn, which follows every message."""
