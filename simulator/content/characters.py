"""Which characters content may hold: what a reader sees is what is there; nothing invisible, nothing that reorders.

Newlines are `\\n`; tabs, control characters, line and paragraph separators, marks that turn the direction of text,
invisible spaces and byte order marks are refused. Joiners stay: emoji and several scripts need them.
"""

import re
import unicodedata
from collections.abc import Iterator

_REFUSED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]"
)
_NAMES = {
    "\t": "a tab; indent and space with spaces",
    "\x00": "a NUL character",
    "\ufeff": "a byte order mark; save it as UTF-8 without one",
}


def refused_characters(text: str) -> Iterator[tuple[int, str]]:
    """The lines (1-based) and names of what must not be there; at most the first ten."""
    for count, found in enumerate(_REFUSED.finditer(text)):
        if count == 10:
            return
        yield text.count("\n", 0, found.start()) + 1, name_of(found.group())


def name_of(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`, or words for what authors meet often."""
    code = f"U+{ord(character):04X}"
    if character in _NAMES:
        return f"{_NAMES[character]} ({code})"
    return f"{code} {unicodedata.name(character, 'control character')}"
