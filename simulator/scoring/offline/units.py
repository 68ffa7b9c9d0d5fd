"""A response cut into sentences and clauses, each a slice of the learner's own text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.scoring.offline.lexicon import is_denied

MOST_UNITS = 120
LEAST_WORDS = 4
"""Of a clause that is read by itself."""
_SENTENCE = re.compile(r"[^\n.!?…]+(?:[.!?…]+(?=[\s\"'”’)\]]|$)[\"'”’)\]]*|[.!?…](?=\S)[^\n.!?…]*)*", re.UNICODE)
_JOINT = re.compile(
    r"[,;:()–—]+\s+|\s+[-–—]+\s+|\s+(?=(?:and|but|so|because|which|while|although|until|unless|if|when)\b)"
)
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` is exactly `texts[text_of][start:end]`, in code points."""

    text_of: str
    """Channel."""
    start: int
    end: int
    text: str
    whole: bool
    """A sentence; else a clause of one."""
    denied: bool


def words(text: str) -> list[str]:
    """Words and figures, in lower case."""
    return [found.group().lower() for found in _WORD.finditer(text)]


def units(texts: Mapping[str, str]) -> list[Unit]:
    """Sentences of two words or more and the clauses in them, in the order of the texts; at most `MOST_UNITS`."""
    found = [unit for channel, text in texts.items() for unit in _of_text(channel, text)]
    return found[:MOST_UNITS]


def _of_text(channel: str, text: str) -> Iterator[Unit]:
    for match in _SENTENCE.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if len(words(text[start:end])) < 2:
            continue
        yield _unit(channel, text, start, end, whole=True)
        yield from _clauses(channel, text, start, end)


def _clauses(channel: str, text: str, start: int, end: int) -> Iterator[Unit]:
    """Parts of at least four words; a shorter one stays with the one before it."""
    parts: list[tuple[int, int]] = []
    at = start
    for cut in [*(m.end() for m in _JOINT.finditer(text, start, end)), end]:
        if len(words(text[at:cut])) >= LEAST_WORDS or not parts:
            parts.append((at, cut))
        else:
            parts[-1] = (parts[-1][0], cut)
        at = cut
    if len(parts) > 1:
        for first, last in parts:
            a, b = _trimmed(text, first, last)
            if len(words(text[a:b])) >= LEAST_WORDS:
                yield _unit(channel, text, a, b, whole=False)


def _unit(channel: str, text: str, start: int, end: int, *, whole: bool) -> Unit:
    said = text[start:end]
    return Unit(channel, start, end, said, whole, is_denied(said))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, bullets and joints at the edges."""
    while start < end and (text[start].isspace() or text[start] in "-*•–—,;:>#"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return start, end
