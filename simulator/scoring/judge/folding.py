"""One reading of a text for comparison, with the way back to where each character stood in the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘", "-"),
    "‹": "<",
    "›": ">",
    "꞉": ":",
}
_LOOKALIKES = str.maketrans("авеікмнорстухѕјԁɡοαεικνρτυχ013457", "abeikmhopctyxsjdgoaeikvptuxoieast")
"""Cyrillic and Greek letters and figures that pass for Latin letters."""
_WORD, _MIXED = re.compile(r"\w+"), re.compile(r"(?=.*[a-z])(?=.*[^\x00-\x7f]).*|(?=.*[a-z].*[a-z])(?=.*\d).{3,}")
_BLANKS = re.compile("[\u034f\u115f\u1160\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors, and letters that have no shape."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable. Offsets are code points."""

    text: str
    at: tuple[int, ...]
    """For each character of `text`, where it comes from in the original."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in the original."""
        return self.at[start], self.at[end - 1] + 1


@lru_cache(maxsize=4_000)
def is_invisible(character: str) -> bool:
    """Zero-width, directional, tag and other format characters, variation selectors, and controls but for line ends
    and tabs."""
    kind = unicodedata.category(character)
    return kind == "Cf" or (kind == "Cc" and character not in "\n\r\t") or _BLANKS.match(character) is not None


def fold(text: str, *, accents: bool = True, lines: bool = False) -> Folded:
    """Compatibility forms resolved, small letters, quotes and dashes alike, nothing invisible, one space for any white.
    Without `accents` also letters bare of their marks, and Latin letters in the place of look-alikes in mixed words.
    With `lines` a white that breaks the line stays a line end."""
    kept: list[str] = []
    at: list[int] = []
    for place, character in enumerate(text):
        for folded in "" if is_invisible(character) else _one(character, accents):
            white = folded if folded == "\n" and lines else " "
            if not folded.isspace():
                kept.append(folded)
            elif kept and kept[-1].isspace():
                kept[-1] = max(kept[-1], white, key="\n".__eq__)
                continue
            else:
                kept.append(white)
            at.append(place)
    joined = "".join(kept)
    return Folded(joined if accents else _latin(joined), tuple(at))


@lru_cache(maxsize=4_000)
def _one(character: str, accents: bool) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _SAME.get(character, character)).casefold())
    if not accents:
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return "".join(_SAME.get(c, c) for c in folded)


def _latin(text: str) -> str:
    """Same length. Only words that have a Latin letter of their own are touched."""
    return _WORD.sub(lambda word: word[0].translate(_LOOKALIKES) if _MIXED.fullmatch(word[0]) else word[0], text)
