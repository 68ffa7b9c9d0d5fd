"""The drawn parts: small components in plain JavaScript, no build step.

Each is registered once, here, behind the shared sheet and functions. They draw with `textContent` only, so that what a
person wrote can never become markup. They validate nothing: the services do. Data each part takes is in its `.js` file.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import streamlit as st

from simulator.ui.slim import slim

if TYPE_CHECKING:
    from streamlit.components.v2.bidi_component import ComponentResult

HERE = Path(__file__).parent


class Part(Protocol):
    def __call__(self, *, key: str, data: Mapping[str, Any], **given: Any) -> "ComponentResult":
        """Draw it. `given`: callbacks by event, width."""


def _part(name: str, *behind: str) -> Part:
    """Register `name`.css and `name`.js behind the shared sheet and functions, and those of `behind`."""
    names = ("shared", *behind, name)
    component = st.components.v2.component(
        f"firedrill_{name}",
        html='<div class="c"></div>',
        css="".join(slim(HERE / f"{each}.css") for each in names),
        js="".join(slim(HERE / f"{each}.js") for each in names),
    )

    def draw(*, key: str, data: Mapping[str, Any], **given: Any) -> "ComponentResult":
        # As a list of one: in a mapping Streamlit asks of every value whether it is a table.
        return component(key=key, data=[data], **given)

    return draw


rail = _part("rail")
clock = _part("clock")
thread = _part("thread", "posts")
chat = _part("chat", "posts")
reviews = _part("reviews", "posts")
comments = _part("comments", "posts")
tickets = _part("tickets", "posts")
press = _part("press", "posts")
picture = _part("picture")
queue = _part("queue")
rows = _part("rows")
editor = _part("editor")
response = _part("response")
coverage = _part("coverage")
calendar = _part("calendar", "fields")
pausing = _part("pausing", "fields")
sweep = _part("sweep")
bring = _part("bring")
left = _part("left")

__all__ = [
    "bring", "calendar", "chat", "clock", "comments", "coverage", "editor", "left", "pausing", "picture", "press",
    "queue", "rail", "response", "reviews", "rows", "sweep", "thread", "tickets",
]  # fmt: skip
