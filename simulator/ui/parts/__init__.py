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


def _part(name: str) -> "ComponentRenderer":
    """Register `name`.css and `name`.js behind the shared sheet and functions."""
    return st.components.v2.component(
        f"firedrill_{name}",
        html='<div class="c"></div>',
        css=_text("shared.css") + _text(f"{name}.css"),
        js=_text("shared.js") + _text(f"{name}.js"),
    )


rail = _part("rail")
clock = _part("clock")
thread = _part("thread")
editor = _part("editor")
response = _part("response")
coverage = _part("coverage")
calendar = _part("calendar")
sweep = _part("sweep")
bring = _part("bring")
left = _part("left")

__all__ = ["bring", "calendar", "clock", "coverage", "editor", "left", "rail", "response", "sweep", "thread"]
