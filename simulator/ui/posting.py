"""A form that leaves the page: one button for each choice, posted to one of our own addresses.

A cookie that no script can read can only be set by an answer to a request, so signing in and out are plain posts.
"""

from dataclasses import asdict, dataclass

import streamlit as st

CSS = """
form{display:grid;gap:.75rem;max-width:34rem;margin:0;font-family:var(--st-font)}
div{display:grid;gap:.25rem}
p{margin:0;font-size:.8125rem;color:color-mix(in srgb,var(--st-text-color) 74%,transparent)}
button{justify-self:start;min-height:2.75rem;padding:.4rem .9rem;border-radius:6px;font:inherit;cursor:pointer;
  color:var(--st-text-color);background:transparent;
  border:1px solid color-mix(in srgb,var(--st-text-color) 52%,transparent)}
button:hover{border-color:var(--st-primary-color)}
button:focus-visible{outline:2px solid currentColor;outline-offset:2px}
"""
JS = """
export default function ({data, parentElement}) {
  const form = parentElement.querySelector('form');
  form.action = data.action;
  form.replaceChildren(...data.choices.map(choice => {
    const row = document.createElement('div'), button = document.createElement('button');
    button.name = 'account';
    button.value = choice.value;
    button.textContent = choice.label;
    row.append(button);
    if (choice.about) {
      const about = document.createElement('p');
      about.textContent = choice.about;
      row.append(about);
    }
    return row;
  }));
}
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One button. Its words are drawn as text."""

    value: str
    label: str
    about: str = ""


_form = st.components.v2.component("firedrill_posting", html='<form method="post"></form>', css=CSS, js=JS)


def post_to(action: str, *choices: Choice) -> None:
    """Draw the form. The browser leaves the page when a button is pressed."""
    _form(key=f"post{action}", data={"action": action, "choices": [asdict(choice) for choice in choices]})
