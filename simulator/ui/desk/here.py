"""What every view of the desk is drawn from, and how one moves between views."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from simulator.content.scenario import Scenario
from simulator.runs.commands import ViewItem
from simulator.runs.state import State
from simulator.services.practise import Desk
from simulator.ui import parts as drawn_parts
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.drafting import Field, stored
from simulator.ui.desk.due import SOON
from simulator.ui.desk.pace import pace
from simulator.ui.desk.places import Place
from simulator.ui.desk.sending import Drawn, Form, receipt_of, remembered, send


@dataclass(frozen=True, slots=True)
class Here:
    """One drawing of one run's desk for the learner whose it is."""

    desk: Desk
    place: Place
    person: str

    @property
    def run(self) -> str:
        return self.desk.row.id

    @property
    def scenario(self) -> Scenario:
        return self.desk.scenario

    @property
    def state(self) -> State:
        return self.desk.state

    @property
    def learner_name(self) -> str:
        return self.desk.learner_name

    @property
    def pace(self) -> dict[str, Any]:
        return pace(self.scenario, self.state, self.desk.mode)

    @property
    def helped(self) -> bool:
        """Whether there are hints on what is being written: in practice, where the scenario's author lets them be."""
        return self.desk.row.mode == "practice" and self.desk.mode.hints

    def form(self, what: str, turn: int = 0) -> Form:
        return Form(self.run, what, turn, self.state.seq)

    def field(self, draft: str, label: str, *, turn: int = 0, sent: str | None = None) -> Field:
        """A draft of this run. `sent`: the last text sent from it; a draft that still holds it is not shown."""
        kept = stored(self.desk.drafts, draft)
        text = "" if sent is not None and kept.text == sent else kept.text
        return Field(self.run, self.person, draft, turn, label, text=text, rev=kept.rev)


def go(place: Place) -> None:
    """Open a place: it stands in the URL, so a refresh lands there."""
    note_act()
    asked = st.query_params.to_dict() | {"at": place.at, "item": place.item or ""}
    st.query_params.from_dict({name: value for name, value in asked.items() if value})


def queue_shows(run: str) -> str:
    """The key under which a session knows which case or appeal of the queue it shows, where the address names none."""
    return f"queue:{run}"


def visit(run: str, place: Place) -> None:
    """Go to a place. What stood in the channel one leaves, and in the one that opens, counts as looked at; the queue
    begins at its top again."""
    st.session_state.pop(queue_shows(run), None)
    st.session_state[_visits(run)] = st.session_state.get(_visits(run), 0) + 1
    drawn = remembered(run)
    if drawn is not None:
        _look(run, drawn, place)
    go(place)


def opening(run: str, channel: str) -> str:
    """Names the opening of a channel in this session, so that what is to happen once for each does."""
    return f"{run}:{channel}:{st.session_state.get(_visits(run), 0)}"


def _visits(run: str) -> str:
    return f"visits:{run}"


def _look(run: str, drawn: Drawn, place: Place) -> None:
    if place.channel is not None:
        st.session_state[_seen(run, place.channel)] = drawn.viewed.get(place.channel)
    for channel in dict.fromkeys((drawn.channel, place.channel)):
        if channel in drawn.unseen:
            send(Form(run, f"view:{channel}", 0, drawn.seq), partial(ViewItem, channel=channel))
    # The whole channel, not the post: what is covered stays covered until it is asked for.
    if place.channel is not None and place.post in drawn.again:
        send(Form(run, f"again:{place.post}", 0, drawn.seq), partial(ViewItem, channel=place.channel))


def seen_before(run: str, channel: str) -> int | None:
    """Up to which event the learner had looked at a channel before they opened it now; None where that is not known."""
    found = st.session_state.get(_seen(run, channel))
    return found if isinstance(found, int) else None


def bring_if_just_sent(here: Here, seq: int | None) -> None:
    """Show what a form became, where it was sent from this page just now."""
    receipt = receipt_of(here.run)
    if receipt and seq is not None and receipt.first_seq <= seq <= receipt.last_seq:
        drawn_parts.bring(key=f"{here.run}:sent:{seq}", data={"token": seq})


def time_left(here: Here, key: str, seconds: int | None) -> None:
    """How long something has left; it ticks in the browser where the run's clock does. None: it has no time limit."""
    drawn_parts.left(key=key, data={"left": seconds, "soon": SOON, **here.pace}, width="content")


def summon(run: str, token: str) -> None:
    """Bring the composer into view at the next drawing."""
    st.session_state[f"summon:{run}"] = token


def summoned(run: str) -> str | None:
    found = st.session_state.pop(f"summon:{run}", None)
    return found if isinstance(found, str) else None


def _seen(run: str, channel: str) -> str:
    return f"seen:{run}:{channel}"
