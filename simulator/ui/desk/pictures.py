"""A picture for a post: one the scenario holds, told in words."""

import streamlit as st

from simulator.content.scenario import Scenario
from simulator.errors import Refused
from simulator.ui.desk.here import Here
from simulator.ui.desk.sending import Form
from simulator.ui.safe import visible

ALT_LIMIT = 500
"""Characters of a description."""


def held(scenario: Scenario) -> dict[str, str]:
    """What the brand has ready: id → what it shows."""
    return {f"planned:{post.id}": visible(post.asset) for post in scenario.planned_posts if post.asset}


def draw(here: Here, form: Form) -> None:
    """A picture, and what it shows in the learner's own words: people who cannot see it read that."""
    offered = held(here.scenario)
    if offered:
        st.selectbox(
            "A picture the brand has ready",
            list(offered),
            index=None,
            format_func=lambda id_: offered.get(id_, ""),
            key=form.key("picture"),
            placeholder="None",
            on_change="ignore",
        )
    st.text_input(
        "What the picture shows, for those who cannot see it",
        key=form.own("alt"),
        max_chars=ALT_LIMIT,
        placeholder="Only where there is a picture",
        on_change="ignore",
    )


def chosen(here: Here, form: Form) -> tuple[str | None, str | None]:
    """The picture and its description; both or neither."""
    asset = st.session_state.get(form.key("picture"))
    alt = str(st.session_state.get(form.own("alt")) or "").strip()
    if asset and not alt:
        raise Refused("Not planned yet: say what the picture shows. Who cannot see it reads that instead.")
    if alt and not asset:
        raise Refused("Not planned yet: you described a picture, and none is chosen. Choose one or empty the field.")
    return (asset, alt) if asset else (None, None)
