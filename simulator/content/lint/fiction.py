"""Nothing in a scenario may look like something real that a learner could ring, write to, open or visit."""

import re
from collections.abc import Iterator
from typing import Any

from simulator.content.lint.draft import Draft, Found
from simulator.content.yaml import Place

_ENDS = (
    "com|org|net|info|biz|edu|gov|uk|eu|io|gg|tv|dev|app|me|fm|ly|co|xyz|social|games|online|de|fr|ie|us|ca|au|nz|nl|es|"
    "store|shop|site|blog|news|club|help|chat|live|cloud|link|page|ai|cc|tech|wiki|support"
)
_BETWEEN = r"[ .()\u00a0\u2010-\u2013-]{0,2}"
"""What people write between the digits of a phone number."""
_LOOKS = (
    (":", re.compile(r"\b(?:https?|ftp|file)://|\bmailto:", re.IGNORECASE), "a web address"),
    (".", re.compile(r"\bwww\.", re.IGNORECASE), "a web address"),
    ("@", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?<!\.example)"), "an e-mail address"),
    (".", re.compile(rf"(?<![@\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_ENDS})\b(?!\.\w)", re.I), "a web address"),
    ("0", re.compile(rf"(?<![\w.:-])(?:\+|\(?0)\d*(?:{_BETWEEN}\d){{8,14}}(?![\w:])"), "a phone number"),
    ("0", re.compile(r"(?<![\w.:-])\+?\(?\d(?:[ ()-]?\d){9,14}(?![\w:])"), "a phone number"),
    ("/", re.compile(r"(?<!\w)[ur]/\w{3,}"), "a name on a real platform"),
    ("#", re.compile(r"\b\w{2,32}#\d{4}\b"), "a name on a real platform"),
    ("0", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"), "a postcode"),
)
"""What it has in it (0 for any digit; most texts have none, and to look for it is quick), its form, and its name."""
_DIGIT = re.compile(r"\d")
_HANDLE = re.compile(r"(?<![\w@])@(\w(?:[\w.-]*\w)?)")


def only_fiction(draft: Draft) -> Found:
    handles = _handles(draft)
    for place, text in _strings(draft.raw, ()):
        yield from ((place, problem) for _, problem in _real(text, handles))
    for name, text in draft.texts.items():
        yield from ((("texts", name, line), problem) for line, problem in _real(text, handles))


def _real(text: str, handles: set[str]) -> Iterator[tuple[int, str]]:
    taken: set[int] = set()
    for pattern, what in _possible(text):
        for found in pattern.finditer(text):
            if not taken & set(range(*found.span())):
                taken |= set(range(*found.span()))
                line = text.count("\n", 0, found.start()) + 1
                yield line, f'"{found.group()[:40]}" looks like {what}; allowed: masked (▇▇▇), or left out'
    for found in _HANDLE.finditer(text) if "@" in text else ():
        if found.start() not in taken and found.group(1).lower() not in handles:
            line = text.count("\n", 0, found.start()) + 1
            yield line, f'"{found.group()}" is no handle of this scenario; allowed: the handles of its people'


def _possible(text: str) -> Iterator[tuple[re.Pattern[str], str]]:
    digits = _DIGIT.search(text) is not None
    return ((pattern, what) for sign, pattern, what in _LOOKS if (digits if sign == "0" else sign in text))


def _handles(draft: Draft) -> set[str]:
    people = (draft.entry("people", name) for name in draft.known.get("people", frozenset()))
    brand = draft.raw.get("brand")
    own = [str(brand.get(key, "")).replace(" ", "") for key in ("name", "product")] if isinstance(brand, dict) else []
    return {str(person.get("handle", "")).lower() for person in people} | {name.lower() for name in own}


def _strings(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _strings(inside, (*place, key))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _strings(inside, (*place, index))
