"""A learner's open run beside their tutor: what is happening now, what may be let come, notes pinned to a moment.

Only what is happening is drawn anew by itself; the note that is being written stands outside that.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from simulator.content.scenario import Inject, Scenario
from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.runs.asides import TutorNoted
from simulator.runs.events import Event
from simulator.services import live
from simulator.services.live import Panel
from simulator.ui.debrief.moments import Moment, moments
from simulator.ui.debrief.telling import meter_name, title, where, who
from simulator.ui.desk.sending import NOT_SAVED, command_id
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.words import MODE, desk_time, left, rest

EVERY = 10
"""Seconds between two looks."""
LATEST = 6
"""Moments listed, the newest first."""


def draw(run: str) -> None:
    """The panel; one sentence where the run is over or not theirs to watch."""
    try:
        found = live.panel(parts(), subject(), run)
    except NotAllowed:
        st.title("Cohort", anchor=False)
        st.info("This run is not open, or not of your cohort. One that is over is in Review.")
        link("cohort", Words("The whole cohort"), icon=":material/groups:")
        return
    st.title(f"{plain(found.learner_name)} at the desk", anchor=False)
    st.markdown(f":gray[{plain(found.scenario.title)} · {MODE[found.row.mode].lower()} · run {plain(run[:4])}]")
    link("cohort", Words("The whole cohort"), icon=":material/groups:")
    now, yours = st.columns([1.3, 1], gap="large")
    with now:
        _watch(run)
    with yours:
        _standby(found)
        _notes(found)


@st.fragment(run_every=EVERY)
def _watch(run: str) -> None:
    try:
        found = live.panel(parts(), subject(), run)
    except (NotAllowed, StoreUnavailable):
        st.info("This run is over. It is in Review, unless its learner stopped it.")
        return
    state, starts = found.state, found.scenario.clock.starts
    st.header(f"Now: {desk_time(starts, state.now)}", anchor=False)
    paused = "Paused. " if state.paused else ""
    st.markdown(plain(f"{paused}{(state.length - state.now) // 60} of {state.length // 60} desk minutes left."))
    meters = ", ".join(f"{meter_name(name, found.scenario)} {value}" for name, value in sorted(state.meters.items()))
    if meters:
        st.markdown(f"**World:** {plain(meters)}")
    _open_things(found)
    _latest(found)


def _open_things(found: Panel) -> None:
    st.markdown("**Open and due**")
    lines = open_things(found)
    st.markdown("  \n".join(plain(line) for line in lines) if lines else "Nothing is open.")


def open_things(found: Panel) -> tuple[str, ...]:
    """Cases, appeals, texts and whatever else is open, what is due soonest first."""
    state, scenario = found.state, found.scenario
    due = [
        (thing.due, title(name, scenario), thing.opened)
        for group in (state.cases, state.appeals, state.obligations)
        for name, thing in group.items()
        if thing.status == "open"
    ]
    timed = [
        f"{name}: open for {left(state.now - opened)}, {rest(None if state.untimed else at - state.now)}"
        for at, name, opened in sorted(due)
    ]
    tasks = [f"{title(name, scenario)}: not written yet" for name, task in state.tasks.items() if task.status == "open"]
    return (*timed, *tasks)


def _latest(found: Panel) -> None:
    st.markdown("**Latest**")
    meters = {event.seq for event in found.events if event.kind == "meter.moved"}
    latest = [m for m in moments(found.events, found.scenario) if m.seq not in meters][-LATEST:]
    st.markdown("  \n".join(f"**{plain(m.at)}**&ensp;{plain(m.what)}" for m in reversed(latest)) or "Nothing yet.")


def _standby(found: Panel) -> None:
    st.header("You may let come", anchor=False)
    _said(found, "release")
    if not found.standby:
        st.markdown("Nothing in this scenario waits for you, or all of it has come.")
    for inject in found.standby:
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(name_of(inject, found.scenario))}**")
            if inject.body:
                safe_text(found.scenario.texts.get(inject.body, "").strip())
            st.button(
                "Let it come now",
                icon=":material/send:",
                key=f"release_{found.row.id}_{inject.id}",
                on_click=_release,
                args=(found.row.id, inject.id),
            )


def name_of(inject: Inject, scenario: Scenario) -> str:
    by, on = who(inject.by, scenario), where(inject.channel, scenario)
    return f"{inject.title} ({by}, {on})" if inject.title else f"{by} on {on}"


def _release(run: str, inject: str) -> None:
    _try(run, "release", lambda: live.release(parts(), subject(), run, inject, command_id=command_id(run, 0, inject)))


def _notes(found: Panel) -> None:
    run, turn = found.row.id, len(found.notes)
    st.header("Your notes", anchor=False)
    st.caption("The learner reads them in the debrief, with your name, in your lane. Nothing shows on their desk now.")
    _said(found, "note")
    latest = [*reversed(moments(found.events, found.scenario)[-LATEST * 2 :])]
    st.text_area("Note", key=f"note_{run}_{turn}", max_chars=live.MOST, on_change="ignore")
    st.selectbox(
        "Pinned to",
        [0, *(m.seq for m in latest)],
        format_func=lambda seq: plain(_pinned(seq, latest)),
        key=f"pin_{run}_{turn}",
        on_change="ignore",
    )
    st.button("Keep the note", icon=":material/push_pin:", key=f"keep_{run}_{turn}", on_click=_keep, args=(run, turn))
    for event in reversed(found.notes):
        _note(event, found)


def _pinned(seq: int, latest: Sequence[Moment]) -> str:
    return next((f"{m.at} {m.what}" for m in latest if m.seq == seq), "This moment")


def _note(event: Event, found: Panel) -> None:
    if isinstance(event.data, TutorNoted):
        at = desk_time(found.scenario.clock.starts, found.events[event.data.about - 1].t)
        st.markdown(f"**{plain(at)}**&ensp;:gray[{plain(event.data.author_name)}]")
        safe_text(event.data.text)


def _keep(run: str, turn: int) -> None:
    text, about = st.session_state.get(f"note_{run}_{turn}") or "", st.session_state.get(f"pin_{run}_{turn}") or None
    identity = command_id(run, turn, f"note:{text}:{about}")
    _try(run, "note", lambda: live.note(parts(), subject(), run, text, about=about, command_id=identity))


def _try(run: str, what: str, act: Callable[[], object]) -> None:
    try:
        act()
    except (Refused, NotAllowed) as reason:
        st.session_state[f"live_said_{run}_{what}"] = str(reason)
    except StoreUnavailable:
        st.session_state[f"live_said_{run}_{what}"] = NOT_SAVED


def _said(found: Panel, what: str) -> None:
    if said := st.session_state.pop(f"live_said_{found.row.id}_{what}", ""):
        st.warning(plain(str(said)), icon=":material/info:")
