"""One press, one link: the address is made when the button is pressed, works once, and is gone within a minute."""

from collections.abc import Callable

import streamlit as st

CSS = """
button{font:inherit;font-family:var(--st-font);font-size:.9375rem;min-height:2.6rem;padding:.4rem .9rem;
  border-radius:6px;cursor:pointer;color:var(--st-text-color);background:transparent;
  border:1px solid color-mix(in srgb,var(--st-text-color) 52%,transparent)}
button:hover{border-color:var(--st-link-color)}
button:focus-visible{outline:2px solid var(--st-link-color);outline-offset:2px}
@media (max-width:640px){button{min-height:44px}}
"""
JS = """
export default function ({data, parentElement, setTriggerValue}) {
  const button = parentElement.querySelector('button');
  button.textContent = data.label;
  button.setAttribute('aria-label', data.name);
  button.onclick = () => setTriggerValue('ask', true);
  if (!data.url || button._got === data.url) return;
  button._got = data.url;
  const way = document.createElement('a');
  way.href = data.url;
  way.download = '';
  way.click();
}
"""

_button = st.components.v2.component("firedrill_download", html='<button type="button"></button>', css=CSS, js=JS)


@st.fragment
def draw(key: str, name: str, grant: Callable[[], str]) -> None:
    """The button. `grant` authorises by itself and gives a path on our own origin; it may be called after the page is
    gone. `name` says to a screen reader what is downloaded."""
    slot = f"asked_{key}"

    def ask() -> None:
        st.session_state[slot] = grant()

    url = st.session_state.pop(slot, "")
    _button(key=key, data={"label": "Download", "name": name, "url": url}, on_ask_change=ask)
