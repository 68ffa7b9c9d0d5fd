"""Other people's words on a page: no Markdown, no HTML, nothing fetched, nothing hidden.

safe_text(text)   draws a person's text as it stands: use it for everything a learner wrote
visible(text)     the same text for places that draw it as it is: parts, table cells, selectbox options
plain(text)       the same text for labels and titles, which Streamlit reads as Markdown

Only Words may be put into a label: a literal, or what plain() and the other functions that return Words have given.
tests/web/test_safe_text_lint.py enforces it.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NewType

import streamlit as st

Words = NewType("Words", str)
"""Text that Streamlit may read as Markdown: ours, or escaped."""

MARKS_SHOWN = 4
"""Marks stacked on one letter that are shown; no living script needs more."""

_NOT_SHOWN = "\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0"
_NEEDED = "\t\n\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
_ISOLATE, _END_ISOLATE, _JOINER = "\u2068", "\u2069", "\u2060"

# A flag of England, Scotland or Wales is a black flag followed by tag characters, which elsewhere hide text.
_FLAG = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)")

# What the front end turns into icons, emoji, colours, links and arrows after Markdown, when no backslash is left.
_LATE = re.compile(
    r":(?=[A-Za-z_+-]|\w+:)|(?<=[Hh][Tt][Tt][Pp])(?=[Ss]?:)|(?<=[Ww]{3})(?=\.)|@|(?<=[<~-])(?=[>=-])|(?<=>)(?==)"
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def _characters(holds: Callable[[str], bool]) -> list[str]:
    """Every character for which `holds`, of the planes that have any such."""
    return [character for character in map(chr, (*range(0x20000), *range(0xE0000, 0xE1000))) if holds(character)]


def _is_hidden(character: str) -> bool:
    return character in _NOT_SHOWN or unicodedata.category(character) in ("Cc", "Cf", "Cs")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")


def _name(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


_NAMES = {ord(c): _name(ord(c)) for c in _characters(_is_hidden) if c not in _NEEDED}
_MARK = "[" + "".join(_characters(_is_mark)) + "]"
_PILED = re.compile(f"({_MARK}{{{MARKS_SHOWN}}})({_MARK}+)")
_PERHAPS_PILED = re.compile(f"[\u0300-\U0010ffff]{{{MARKS_SHOWN + 1},}}")
_PERHAPS_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufeff\U00010800-\U0001efff]")


def safe_text(text: str, *, own: str | None = None) -> None:
    """Draw `text` literally. `own` is a key: the text is a learner's and is set in serif."""
    if own is None:
        st.text(visible(text), width="stretch")
    else:
        with st.container(key=f"own_{own}"):
            st.text(visible(text), width="stretch")


def visible(text: str) -> str:
    """`text` with nothing hidden, piles of marks cut short, and each line kept to its own direction."""
    text = text.replace("\r\n", "\n")
    shown = "".join(part if _FLAG.fullmatch(part) else part.translate(_NAMES) for part in _FLAG.split(text))
    shown = _PERHAPS_PILED.sub(_cut_piles, shown)
    return "\n".join(map(_isolated, shown.split("\n"))) if _PERHAPS_RIGHT_TO_LEFT.search(shown) else shown


@lru_cache(maxsize=4096)
def plain(text: str) -> Words:
    """`text` on one line for a label or a title: it shows as it is, whatever Markdown it was meant as."""
    line = " ".join(visible(text).split())
    return Words(_PUNCTUATION.sub(r"\\\1", _LATE.sub(lambda found: found[0] + _JOINER, line)))


def _cut_piles(run: re.Match[str]) -> str:
    return _PILED.sub(lambda pile: f"{pile[1]}⟨+{len(pile[2])} marks⟩", run[0])


def _isolated(line: str) -> str:
    return f"{_ISOLATE}{line}{_END_ISOLATE}" if _PERHAPS_RIGHT_TO_LEFT.search(line) else line
