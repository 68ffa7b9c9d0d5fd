"""What a form asks besides its long texts, and the buttons that send it, in one drawn part.

Choosing costs the server nothing: all that was chosen and typed travels with the press of a button. What a browser
sends is taken for what it may be, a word or some words; whether it was offered the engine says.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import streamlit as st

from simulator.ui import parts as drawn_parts
from simulator.ui.desk.sending import Form, standing
from simulator.ui.safe import visible


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a form asks. Its words are drawn as they are: other people's go through `visible` first."""

    id: str
    label: str
    kind: Literal["one", "several", "list", "line"]
    """Pills, of which one or several may be chosen; a list of more than pills can hold; a line to write."""
    options: Mapping[Any, str] | None = None
    """What can be chosen, and what it reads."""
    hint: str = ""
    """What an empty list or line shows."""
    most: int | None = None
    """Characters a line takes."""
    share: float = 1
    """How wide it is beside the others of its row."""


@dataclass(frozen=True, slots=True)
class Given:
    """What stood in a form when a button of it was pressed. Nothing is there that was not chosen or typed."""

    values: Mapping[str, Any]

    def one(self, ask: str) -> Any:
        """The choice, a word or a number; None where there is none."""
        found = self.values.get(ask)
        return found if isinstance(found, str | int) else None

    def several(self, ask: str) -> tuple[Any, ...]:
        """The choices, each a word."""
        found = self.values.get(ask)
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()

    def line(self, ask: str) -> str:
        found = self.values.get(ask)
        return found if isinstance(found, str) else ""


Press = Callable[[Form, Given], None]
"""What a button does, with the form as the learner saw it and what they gave."""


@dataclass(frozen=True, slots=True)
class Act:
    """A button."""

    id: str
    label: str
    does: Press
    icon: str = ""
    look: Literal["first", "plain", ""] = "first"


Row = Sequence[Ask]


def ask_for(form: Form, *rows: Row, acts: Sequence[Act] = (), place: str = "asks") -> None:
    """Draw rows of what the form asks, then what the record answered, then its buttons. `place`: which of several
    parts of one form this is; what is given in one is sent by a button of another."""
    key, said = form.key(place), standing(form) if acts else None
    data = {
        "form": f"{form.run}:{form.what}:{form.turn}",
        "seq": form.seq,
        "rows": [[_drawn(ask) for ask in row] for row in rows],
        "said": {"reads": visible(said.reads), "seq": said.seq} if said else None,
        "acts": [{"id": act.id, "label": act.label, "icon": act.icon, "look": act.look} for act in acts],
    }
    drawn_parts.form(
        key=key, data=data, on_send_change=partial(_pressed, form, key, {act.id: act.does for act in acts})
    )


def leave(label: str, go: Callable[[], None]) -> Act:
    """The quiet way out of a form, which sends nothing."""
    return Act("leave", label, lambda _, __: go(), look="plain")


def _drawn(ask: Ask) -> dict[str, Any]:
    options = list((ask.options or {}).items())
    return {
        "id": ask.id,
        "kind": ask.kind,
        "label": ask.label,
        "options": options,
        "hint": ask.hint,
        "most": ask.most,
        "share": ask.share,
    }


def _pressed(form: Form, key: str, acts: Mapping[str, Press]) -> None:
    """A button was pressed: `{act, seq, given}` as the learner saw them, so that pressing twice is one act."""
    sent = st.session_state[key].get("send")
    if not isinstance(sent, dict) or str(sent.get("act")) not in acts:
        return
    seq, given = sent.get("seq"), sent.get("given")
    if isinstance(seq, int) and isinstance(given, dict):
        acts[str(sent["act"])](replace(form, seq=seq), Given(given))
