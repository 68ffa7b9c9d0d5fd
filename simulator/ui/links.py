"""From one page to another, with what it should open. Only ids travel; the page asks again who may see them.

Streamlit's own page link leaves the address as it is where it leads to the page it stands on; so that a refresh finds
the same thing again, such a link is a button that changes the address.
"""

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from simulator.ui.safe import Words

PAGES = Path(__file__).resolve().parents[2] / "pages"


def link(page: str, label: Words, *, icon: str | None = None, **query: str) -> None:
    """A link to `page`, which must be one of this person's own."""
    if _is_here(page):
        key = "_".join(("to", page, label, *query.values()))  # two links of a page may lead to one place
        st.button(label, icon=icon, type="tertiary", key=key, on_click=open_here, kwargs=query)
    else:
        st.page_link(PAGES / f"{page}.py", label=label, icon=icon, query_params=query)


def open_here(**query: str) -> None:
    """Open something else on this page."""
    st.query_params.from_dict(query)


def go(page: str, **query: str) -> None:
    """Leave for `page` now."""
    st.switch_page(PAGES / f"{page}.py", query_params=query)


def _is_here(page: str) -> bool:
    return urlsplit(st.context.url or "").path.strip("/") == page
