"""What there is to practise: what is open to carry on with first, and the way to each start."""

from dataclasses import dataclass

import streamlit as st

from simulator.content.scenario import Mode, Scenario
from simulator.services import practise
from simulator.services.practise import Offer
from simulator.ui.links import link
from simulator.ui.safe import Words, plain, safe_text
from simulator.ui.session import parts, subject
from simulator.ui.words import count, listed, note, sentence


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


def contains(about: Facts) -> str:
    """What a scenario holds that somebody may not want to meet; empty where there is nothing."""
    if not about.notes:
        return ""
    return f"Contains: {listed(about.notes)}. Covered until you ask. You can stop at any time."


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
            st.caption(plain(contains(about)))
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
            link("practise", Words("Prepare and start"), icon=":material/arrow_forward:", start=scenario.id)


def open_run(run: str) -> None:
    """From here on the URL names the run."""
    st.query_params["run"] = run
