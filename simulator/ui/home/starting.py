"""Before a run: what it contains, how it is played and what then counts, how much time, whose work it is."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from simulator.content.scenario import Mode, ModeName, Scenario
from simulator.errors import NotAllowed, Refused, StoreUnavailable
from simulator.runs.modes import in_force
from simulator.services import practise
from simulator.services.practise import Offer
from simulator.services.time_given import CHOICES, TimeGiven, as_adjustments, time_given
from simulator.ui.desk.choosing import contains, facts, mode_line, open_run
from simulator.ui.desk.sending import NOT_SAVED, command_id
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.words import MODE

TIMES: Final[Mapping[TimeGiven, str]] = {"100": "×1", "125": "×1.25", "150": "×1.5", "untimed": "No time limit"}
COUNTS: Final[Mapping[ModeName, str]] = {
    "practice": "What you show counts once a tutor has confirmed it; afterwards you can try again from any moment.",
    "mock": "As close to the real thing as practice gets. What you show counts once a tutor has confirmed it.",
    "assessed": "Nothing helps you. What you show counts as your own work once a tutor has confirmed it.",
}
OWN_WORK = "What I decide and write in this run will be my own work, without help from anyone or from a text generator."


def draw(wanted: str) -> None:
    """The scenario the URL asks for; one sentence where there is none such."""
    offer = next((each for each in practise.offers(parts(), subject()) if each.scenario.id == wanted), None)
    if offer is None:
        st.title("Practise", anchor=False)
        st.info("There is no such scenario here.")
        link("practise", Words("All scenarios"), icon=":material/list:")
        return
    with st.container(key="starting", width=720):
        _about(offer.scenario)
        if offer.live_run:
            _carry_on(offer.live_run)
        else:
            _form(offer)
        link("practise", Words("All scenarios"), icon=":material/list:")


def _about(scenario: Scenario) -> None:
    about = facts(scenario)
    st.title(plain(scenario.title), anchor=False)
    safe_text(scenario.pitch.strip())
    st.caption(plain(about.line))
    if about.notes:
        with st.container(border=True):
            st.markdown(f":material/visibility_off: {plain(contains(about))}")


def _carry_on(run: str) -> None:
    st.markdown("You have this scenario open. Carry on with it, or hand it in, before you start it anew.")
    st.button("Carry on", type="primary", icon=":material/play_arrow:", key=f"on_{run}", on_click=open_run, args=(run,))


def _form(offer: Offer) -> None:
    scenario, key = offer.scenario, f"start:{offer.scenario.id}:{offer.begun}"
    st.radio(
        "How",
        list(scenario.modes),
        index=None,
        format_func=lambda name: MODE[name],
        captions=[plain(about_mode(name, in_force(scenario, name))) for name in scenario.modes],
        key=f"{key}:mode",
    )
    st.segmented_control(
        "Time for what is due",
        CHOICES,
        default=time_given(parts(), subject()),
        required=True,
        format_func=lambda given: plain(TIMES[given]),
        key=f"{key}:time",
        on_change="ignore",
        wrap=True,
    )
    st.caption(
        "Stretches every deadline and nothing else. It stands in the record. Your own default is on the page You."
    )
    if st.session_state.get(f"{key}:mode") == "assessed":
        st.checkbox(OWN_WORK, key=f"{key}:own", on_change="ignore")
    with st.container(key=f"said_{scenario.id}"):
        if isinstance(said := st.session_state.get(f"said:{key}"), str):
            st.warning(plain(said), icon=":material/info:")
    identity = command_id("start", offer.begun, scenario.id)
    st.button(
        "Start the shift",
        type="primary",
        icon=":material/play_arrow:",
        key=f"{key}:go",
        on_click=_start,
        args=(scenario.id, key, identity),
    )


def about_mode(name: ModeName, mode: Mode) -> str:
    """What is shown in this mode, and what counts."""
    return f"{mode_line(mode)} {COUNTS[name]}"


def _start(scenario: str, key: str, identity: str) -> None:
    mode: ModeName | None = st.session_state.get(f"{key}:mode")
    if mode is None:
        st.session_state[f"said:{key}"] = "Choose how to play it first."
        return
    own = bool(st.session_state.get(f"{key}:own"))
    time = as_adjustments(st.session_state.get(f"{key}:time"))
    try:
        receipt = practise.start(
            parts(), subject(), scenario, mode, command_id=identity, adjustments=time, own_work=own
        )
    except (Refused, NotAllowed) as reason:
        st.session_state[f"said:{key}"] = str(reason)
    except StoreUnavailable:
        st.session_state[f"said:{key}"] = NOT_SAVED
    else:
        st.session_state.pop(f"said:{key}", None)
        st.query_params.from_dict({})
        open_run(receipt.run)
