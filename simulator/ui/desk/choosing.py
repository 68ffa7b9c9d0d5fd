"""Before a run: what is open to carry on with, and what there is to practise."""

from dataclasses import dataclass

import streamlit as st

from simulator.content.scenario import Mode, ModeName, Scenario
from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.runs.events import Adjustments
from simulator.services import practise
from simulator.services.practise import Offer
from simulator.ui.desk.sending import NOT_SAVED, command_id
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.words import MODE, count, listed, note, sentence

_TIMES = {100: "The usual time", 125: "A quarter more", 150: "Half as much again"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a learner reads before choosing a scenario."""

    minutes: int
    difficulty: int
    channels: int
    notes: tuple[str, ...]

    @property
    def line(self) -> str:
        return f"{self.minutes} desk minutes · {count(self.channels, 'channel')} · difficulty {self.difficulty} of 5"


def facts(scenario: Scenario) -> Facts:
    return Facts(
        minutes=scenario.clock.length // 60,
        difficulty=scenario.difficulty,
        channels=len(scenario.channels),
        notes=tuple(note(one) for one in scenario.content_notes),
    )


def mode_line(mode: Mode) -> str:
    """What a mode is like, in one sentence."""
    pace = "time moves when you say so" if mode.pace == "step" else "the clock runs"
    hints = "hints" if mode.hints else "no hints"
    meters = "the world’s meters are shown" if mode.meters_shown else "the world’s meters are hidden"
    return sentence(f"{pace}, {hints}, {meters}.")


def draw() -> None:
    """Every scenario open to this learner, those with a live run first."""
    st.title("Practise", anchor=False)
    found = practise.offers(parts(), subject())
    if not found:
        st.header("No scenario is open to you yet", anchor=False)
        st.markdown("Your provider adds them. They show here as soon as they are there.")
    for offer in sorted(found, key=lambda each: each.live_run is None):
        _card(offer)


def _card(offer: Offer) -> None:
    scenario, about = offer.scenario, facts(offer.scenario)
    with st.container(border=True, gap="small", key=f"offer_{scenario.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(scenario.title), anchor=False, width="content")
            if offer.live_run:
                st.badge("Open", icon=":material/play_arrow:", color="blue")
            if offer.runs:
                st.badge(plain("Played once" if offer.runs == 1 else f"Played {offer.runs} times"), color="gray")
        safe_text(scenario.pitch.strip())
        st.caption(plain(about.line))
        if about.notes:
            st.caption(
                plain(f"Contains: {listed(about.notes)}. You can pause at any time, and covered posts stay covered.")
            )
        if offer.live_run:
            run = offer.live_run
            st.button(
                "Carry on",
                type="primary",
                icon=":material/play_arrow:",
                key=f"on_{run}",
                on_click=open_run,
                args=(run,),
            )
        else:
            _start_form(scenario, offer.runs)


def _start_form(scenario: Scenario, turn: int) -> None:
    key = f"start:{scenario.id}:{turn}"
    said = st.session_state.get(f"said:{key}")
    with st.container(key=f"said_{scenario.id}"):
        if isinstance(said, str):
            st.warning(plain(said))
    st.radio(
        "How",
        list(scenario.modes),
        index=None,
        format_func=lambda name: MODE[name],
        captions=[plain(mode_line(mode)) for mode in scenario.modes.values()],
        key=f"{key}:mode",
        on_change="ignore",
    )
    with st.expander("More time", icon=":material/more_time:"):
        st.caption("Stretches every deadline and nothing else. It stands in the record of the run.")
        st.pills(
            "Time", list(_TIMES), format_func=_time, default=None, key=f"{key}:time", on_change="ignore", wrap=True
        )
    identity = command_id("start", turn, scenario.id)
    st.button(
        "Start the shift",
        icon=":material/play_arrow:",
        key=f"{key}:go",
        on_click=_start,
        args=(scenario.id, key, identity),
    )


def _time(per_cent: int) -> Words:
    return plain(_TIMES[per_cent])


def _start(scenario: str, key: str, identity: str) -> None:
    mode: ModeName | None = st.session_state.get(f"{key}:mode")
    if mode is None:
        st.session_state[f"said:{key}"] = "Choose how to play it first."
        return
    time = Adjustments(time=st.session_state.get(f"{key}:time") or 100)
    try:
        receipt = practise.start(parts(), subject(), scenario, mode, command_id=identity, adjustments=time)
    except (Refused, NotAllowed) as reason:
        st.session_state[f"said:{key}"] = str(reason)
    except StoreUnavailable:
        st.session_state[f"said:{key}"] = NOT_SAVED
    else:
        st.session_state.pop(f"said:{key}", None)
        open_run(receipt.run)


def open_run(run: str) -> None:
    """From here on the URL names the run."""
    st.query_params["run"] = run
