"""From one page to another, with what it should open. Only ids travel; the page asks again who may see them."""

from pathlib import Path

import streamlit as st

from simulator.ui.safe import Words

PAGES = Path(__file__).resolve().parents[2] / "pages"


def link(page: str, label: Words, *, icon: str | None = None, **query: str) -> None:
    """A link to `page`, which must be one of this person's own."""
    st.page_link(PAGES / f"{page}.py", label=label, icon=icon, query_params=query)


def go(page: str, **query: str) -> None:
    """Leave for `page` now."""
    st.switch_page(PAGES / f"{page}.py", query_params=query)
