"""The drawn parts: small components in plain JavaScript, no build step.

Each is registered once, here, behind the shared sheet and functions. They draw with `textContent` only, so that what a
person wrote can never become markup. They validate nothing: the services do. Data each part takes is in its `.js` file.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__).parent


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _part(name: str, *behind: str) -> "ComponentRenderer":
    """Register `name`.css and `name`.js behind the shared sheet and functions, and those of `behind`."""
    names = ("shared", *behind, name)
    return st.components.v2.component(
        f"firedrill_{name}",
        html='<div class="c"></div>',
        css="".join(_text(f"{each}.css") for each in names),
        js="".join(_text(f"{each}.js") for each in names),
    )


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
calendar = _part("calendar")
sweep = _part("sweep")
bring = _part("bring")
left = _part("left")

__all__ = [
    "bring", "calendar", "chat", "clock", "comments", "coverage", "editor", "left", "picture", "press", "queue", "rail",
    "response", "reviews", "rows", "sweep", "thread", "tickets",
]  # fmt: skip
