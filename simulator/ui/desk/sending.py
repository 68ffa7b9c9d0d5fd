"""Sending: the one way from a form or a button on the desk to the record.

A form knows the step it was drawn at. Its command id follows from that step, so pressing twice is one command. What the
service answers is said at the top of the form it came from, and what was typed stays as it was.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st
from pydantic import ValidationError

from simulator.errors import NotAllowed, Refused, Stale, StoreUnavailable
from simulator.runs.commands import Command
from simulator.services import practise
from simulator.services.pictures import Clean
from simulator.services.receipts import Receipt
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.news import since
from simulator.ui.safe import plain
from simulator.ui.session import parts, subject

NOT_SAVED = "Not saved – keep this page open. The record could not be reached; send again in a moment."
_NONCE = "desk:nonce"
TURNS = 16
"""After so many filling-ins a form's keys come again. Streamlit forgets no key that a session ever used, and keeps with
each what its callback was made of: a state of the run."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the desk showed when it was last drawn: what a callback may go by without asking again."""

    seq: int
    viewed: dict[str, int]
    unseen: frozenset[str]
    """Channels with something the learner has not looked at."""
    channel: str | None = None
    """The channel that is open."""
    again: frozenset[str] = frozenset()
    """Posts and cases that one wanted to look at again, and it is time."""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One filling-in of one form of a run."""

    run: str
    what: str
    """Which form, as `reply:forum`."""
    turn: int
    """Which filling-in of it: a sent form comes back empty under another turn."""
    seq: int
    """The step it was drawn at."""

    def key(self, field: str) -> str:
        """A widget's key: never the same for another run, form or for the next filling-ins."""
        return f"{self.run}:{self.what}:{self.turn % TURNS}:{field}"

    @property
    def button(self) -> str:
        """The key of the button that sends it. Another one after each answer, so that a second press of the same button
        carries the same command."""
        said = answer(self)
        return self.key(f"send:{said.seq if said else 0}")

    @property
    def command_id(self) -> str:
        return command_id(self.run, self.seq, f"{self.what}:{self.turn}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a form's last sending, where it was not kept."""

    turn: int
    seq: int
    reads: str
    kind: Literal["refused", "stale", "unsaved"]


def command_id(run: str, seq: int, what: str) -> str:
    """32 hexadecimal digits: the same for the same act at the same step of this session, and for no other."""
    nonce = st.session_state.setdefault(_NONCE, parts().new_id())
    return hashlib.sha256(f"{nonce}:{run}:{seq}:{what}".encode()).hexdigest()[:32]


def remember(run: str, drawn: Drawn) -> None:
    """Note what this page shows, for the callbacks of the widgets on it."""
    st.session_state[f"drawn:{run}"] = drawn


def remembered(run: str) -> Drawn | None:
    found = st.session_state.get(f"drawn:{run}")
    return found if isinstance(found, Drawn) else None


def shows_the_end(run: str) -> bool:
    """Whether this page was last drawn as that of a run that is over."""
    drawn = remembered(run)
    return drawn is not None and drawn.over


def send(form: Form, make: Callable[[], Command], *, picture: Clean | None = None) -> Receipt | None:
    """Send what `make` reads from the form, with the picture it names. The receipt where it was kept; else None, and
    the form says why."""
    note_act()
    drawn = remembered(form.run)
    outcome = _attempt(form, make, drawn.seq if drawn else form.seq, picture)
    if isinstance(outcome, Answer):
        st.session_state[_place(form)] = outcome
        return None
    st.session_state.pop(_place(form), None)
    st.session_state[f"receipt:{form.run}"] = outcome
    if drawn:
        remember(form.run, replace(drawn, seq=max(drawn.seq, outcome.last_seq)))
    return outcome


def press(form: Form, make: Callable[[], Command]) -> None:
    """`send`, as the callback of a button after which nothing else is to be done."""
    send(form, make)


def answer(form: Form) -> Answer | None:
    """What is to be said of this filling-in."""
    said = st.session_state.get(_place(form))
    return said if isinstance(said, Answer) and said.turn == form.turn else None


def at_once(place: str, form: Form, make: Callable[[], Command]) -> None:
    """`send`, for a drawn part's buttons: forms of one press each, whose answer is the place's `last_answer`."""
    send(form, make)
    st.session_state[f"last:{form.run}:{place}"] = form


def say_answer(form: Form) -> None:
    """At the top of a form: what the record answered. Always one container, so that nothing below moves its place."""
    with st.container(key=form.key("answer")):
        _say(form)


def say_last(run: str, place: str) -> None:
    """What the record answered to the last press on a place's parts. Drawn behind them, though it is read before them
    (style.css): coming and going it moves no field that someone writes in."""
    form = _last(run, place)
    if form is not None and standing(form):
        with st.container(key="said"):
            _say(form)


def last_answer(run: str, place: str) -> Answer | None:
    """The same, for a part that says it itself."""
    form = _last(run, place)
    return standing(form) if form else None


def _last(run: str, place: str) -> Form | None:
    found = st.session_state.get(f"last:{run}:{place}")
    return found if isinstance(found, Form) else None


def _say(form: Form) -> None:
    if said := standing(form):
        st.warning(plain(said.reads), icon=":material/info:")
        drawn_parts.bring(key=form.key("bring"), data={"token": said.seq})


def standing(form: Form) -> Answer | None:
    """What is to be said of a form, unless something was kept from this page since: then it may hold no longer."""
    said, receipt = answer(form), receipt_of(form.run)
    return None if said and receipt and receipt.first_seq > said.seq else said


def receipt_of(run: str) -> Receipt | None:
    """The receipt of what was last kept from this page."""
    found = st.session_state.get(f"receipt:{run}")
    return found if isinstance(found, Receipt) else None


def _place(form: Form) -> str:
    return f"answer:{form.run}:{form.what}"


def _attempt(form: Form, make: Callable[[], Command], seen: int, picture: Clean | None) -> Receipt | Answer:
    identity = form.command_id
    try:
        receipt = practise.submit(
            parts(), subject(), form.run, make(), command_id=identity, expected_seq=seen, picture=picture
        )
    except ValidationError as error:
        return Answer(form.turn, seen, _too_long(error), "refused")
    except (Refused, NotAllowed) as reason:
        return Answer(form.turn, seen, str(reason), "refused")
    except Stale:
        return Answer(form.turn, seen, _what_changed(form.run, seen), "stale")
    except StoreUnavailable:
        return Answer(form.turn, seen, NOT_SAVED, "unsaved")
    if receipt.refused is not None:
        return Answer(form.turn, receipt.last_seq, receipt.refused, "refused")
    return receipt


def _too_long(error: ValidationError) -> str:
    """The only thing a widget of ours can get past its own form is a text that is too long."""
    first = error.errors()[0]
    most = first.get("ctx", {}).get("max_length")
    part = first["loc"][-1] if first["loc"] else "text"
    return f"Not sent: “{part}” is longer than {most} characters. Shorten it and send again." if most else first["msg"]


def _what_changed(run: str, seen: int) -> str:
    """What happened since this page was drawn, so that the learner can look again before sending."""
    desk = practise.desk(parts(), subject(), run)
    happened = since(seen, desk.scenario, desk.state)
    news = "; ".join(happened[:3]) if happened else "the clock moved on"
    return f"Not sent yet. Since this page was drawn: {news}. What you wrote is kept: look again, then send."
