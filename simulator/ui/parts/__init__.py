"""The drawn parts: small components in plain JavaScript, no build step.

Each is registered once, here; how its script reaches the browser is in `scripts.py`. They draw with `textContent` only,
so that what a person wrote can never become markup. They validate nothing: the services do. Data each part takes is in
its `.js` file.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import streamlit as st

from simulator.ui import scripts

if TYPE_CHECKING:
    from streamlit.components.v2.bidi_component import ComponentResult


class Part(Protocol):
    def __call__(self, *, key: str, data: Mapping[str, Any], **given: Any) -> "ComponentResult":
        """Draw it. `given`: callbacks by event, width."""


def _part(name: str) -> Part:
    """Register it: its box, and the way to its script."""
    component = st.components.v2.component(f"firedrill_{name}", html='<div class="c"></div>', js=scripts.loader(name))

    def draw(*, key: str, data: Mapping[str, Any], **given: Any) -> "ComponentResult":
        # As a list of one: in a mapping Streamlit asks of every value whether it is a table.
        return component(key=key, data=[data], **given)

    return draw


rail = _part("rail")
clock = _part("clock")
thread = _part("thread")
chat = _part("chat")
reviews = _part("reviews")
comments = _part("comments")
tickets = _part("tickets")
press = _part("press")
picture = _part("picture")
queue = _part("queue")
rows = _part("rows")
editor = _part("editor")
response = _part("response")
coverage = _part("coverage")
calendar = _part("calendar")
sweep = _part("sweep")
bring = _part("bring")
form = _part("form")
left = _part("left")

__all__ = [
    "bring", "calendar", "chat", "clock", "comments", "coverage", "editor", "form", "left", "picture", "press",
    "queue", "rail", "response", "reviews", "rows", "sweep", "thread", "tickets",
]  # fmt: skip
