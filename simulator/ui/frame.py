"""What stands around every page: title, icon, logo, sheet. Nothing personal, so strangers see it too."""

import base64
from pathlib import Path

import streamlit as st

from simulator.ui.slim import slim

UI = Path(__file__).parent
# Inline, because files that Streamlit serves need no cookie and the guard therefore serves none of them.
ICON = "data:image/png;base64," + base64.b64encode((UI / "assets" / "icon.png").read_bytes()).decode()
LOGO = "data:image/svg+xml;base64," + base64.b64encode((UI / "assets" / "logo.svg").read_bytes()).decode()
SHEET = f"<style>{slim(UI / 'style.css')}</style>"


def draw() -> None:
    """First thing of a run: Streamlit takes the page's settings only there."""
    st.set_page_config(page_title="Firedrill", page_icon=ICON, layout="wide")
    st.logo(LOGO, size="medium")
    st.html(SHEET)
