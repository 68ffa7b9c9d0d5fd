"""From moment to moment: by decision, or to any moment at all. The moment stands in the URL."""

import streamlit as st

from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.services import forks
from simulator.services.replay import Replay
from simulator.ui.debrief import moments
from simulator.ui.debrief.doing import done_at
from simulator.ui.debrief.moments import Moment
from simulator.ui.desk.acting import note_act
from simulator.ui.desk.sending import NOT_SAVED, command_id
from simulator.ui.links import go
from simulator.ui.safe import Words, plain
from simulator.ui.session import parts, subject
from simulator.ui.words import count


def draw(found: Replay, every: tuple[Moment, ...], now: Moment) -> None:
    """Earlier and later decision, the scrubber over every moment, and the way to another try from here."""
    run = found.row.id
    with st.container(key="stepper", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            _step("Earlier decision", ":material/arrow_back:", moments.before(every, now.seq), key=f"before_{run}")
            _step("Later decision", ":material/arrow_forward:", moments.after(every, now.seq), key=f"after_{run}")
            if found.mine and forks.may_fork(found.row, found.scenario):
                _fork_here(found, now)
        _scrubber(run, every, now)
        st.markdown(f"**{plain(now.at)}**&ensp;{plain(now.what)}&ensp;:gray[{_which_of(every, now)}]")
    if said := st.session_state.pop(f"fork_said_{run}", ""):
        st.warning(plain(str(said)), icon=":material/info:")


def _which_of(every: tuple[Moment, ...], now: Moment) -> Words:
    decided = [m for m in every if m.decision]
    if now.decision:
        return plain(f"decision {decided.index(now) + 1} of {len(decided)}")
    return plain(f"moment {every.index(now) + 1} of {len(every)}, {count(len(decided), 'decision')}")


def _step(label: str, icon: str, to: Moment | None, *, key: str) -> None:
    later = label.startswith("Later")
    st.button(
        Words(label),
        icon=icon,
        icon_position="right" if later else "left",
        key=key,
        on_click=_go_to,
        args=(to.seq if to else 0,),
        disabled=to is None,
    )


def _scrubber(run: str, every: tuple[Moment, ...], now: Moment) -> None:
    """A slider over every moment: arrow keys move it, and the page follows."""
    if len(every) < 2:
        return
    key, names = f"moment_{run}", {m.seq: _label(m) for m in every}
    if st.session_state.get(key) != now.seq:
        st.session_state[key] = now.seq
    st.select_slider(
        "Any moment, by desk time and number of the event",
        list(names),
        format_func=lambda seq: names[seq],
        key=key,
        on_change=_scrubbed,
        args=(key,),
    )


def _label(moment: Moment) -> Words:
    """Digits alone, so that a screen reader is given what is drawn. The number keeps moments of one minute apart."""
    return Words(f"{moment.at} · {moment.seq}")


def _scrubbed(key: str) -> None:
    _go_to(int(st.session_state[key]))


def _go_to(seq: int) -> None:
    note_act()
    st.query_params["moment"] = str(seq)


def _fork_here(found: Replay, now: Moment) -> None:
    """Before a decision: so that it can be made otherwise. After anything else."""
    at = now.seq - 1 if now.decision else now.seq
    st.button(
        "Fork here",
        icon=":material/call_split:",
        key=f"fork_{found.row.id}",
        help="Try again from this moment, on a copy. It counts for nothing; afterwards both stand side by side.",
        on_click=_fork,
        args=(found.row.id, at, command_id(found.row.id, len(found.forks), f"fork:{at}")),
    )
    if st.session_state.pop(f"forked_{found.row.id}", None):
        _open(str(st.session_state.pop("forked_to")), found, now)


def _open(fork: str, found: Replay, now: Moment) -> None:
    """The copy's desk, where the decision that is to be made otherwise was made."""
    place = done_at(found.events[now.seq - 1]) if now.decision else None
    at = {"at": place.at, "item": place.item or ""} if place else {}
    go("practise", run=fork, **{name: value for name, value in at.items() if value})


def _fork(run: str, at: int, identity: str) -> None:
    note_act()
    try:
        receipt = forks.fork(parts(), subject(), run, at, command_id=identity)
    except (Refused, NotAllowed) as reason:
        st.session_state[f"fork_said_{run}"] = str(reason)
    except StoreUnavailable:
        st.session_state[f"fork_said_{run}"] = NOT_SAVED
    else:
        st.session_state[f"forked_{run}"], st.session_state["forked_to"] = True, receipt.run
