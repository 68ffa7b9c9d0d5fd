"""Hints on a text while it is written: how it reads, how it may sound. Practice only, never a mark, and drawn from the
words alone: no hint knows the task."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from simulator.scoring.offline.lexicon import FOG, INSULT, PERSONAL
from simulator.ui.desk.kinder import LIST
from simulator.ui.safe import visible
from simulator.ui.words import listed

MOST = 5
"""Hints at once; the rest comes when these are seen to."""
LEAST = 12
"""Words; of a shorter text nothing is said about how it reads."""
EASY, HARD, LONGEST = 17, 22, 35
"""Words to a sentence: to be easy and to be hard on average, and in any one."""
LONG_WORD, MANY = 11, 0.12
"""Letters of a long word; the share of them from which a text is heavy."""
SHOUTED, EXCLAIMED = 3, 3
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")


class Support(NamedTuple):
    ease: str
    """How it reads, in a few words; empty of a very short text."""
    hints: tuple[str, ...]


def supported(text: str) -> Support:
    """What may help with `text`. What it quotes of others is not read."""
    own = _QUOTED.sub(" ", text)
    hints = [*_sentences(own), *_manner(own), *_kinder(own), *_loud(own)]
    return Support(_ease(own), tuple(visible(hint) for hint in hints[:MOST]))


def _lengths(text: str) -> list[int]:
    return [length for one in _SENTENCE.findall(text) if (length := len(_WORD.findall(one)))]


def _mean(lengths: list[int]) -> float:
    return sum(lengths) / len(lengths)


def _ease(text: str) -> str:
    lengths = _lengths(text)
    if sum(lengths) < LEAST:
        return ""
    mean = _mean(lengths)
    how = "Easy to read" if mean <= EASY else "Takes some reading" if mean <= HARD else "Hard to read on a phone"
    return f"{how}: {mean:.0f} words to a sentence"


def _sentences(text: str) -> Iterator[str]:
    lengths = _lengths(text)
    if sum(lengths) < LEAST:
        return
    if max(lengths) > LONGEST:
        yield f"One sentence has {max(lengths)} words. Can it be two?"
    words = _WORD.findall(text)
    long = list(dict.fromkeys(word for word in words if len(word) >= LONG_WORD))
    if len(long) > 2 and sum(len(word) >= LONG_WORD for word in words) / len(words) > MANY:
        yield f"Many long words, as {listed([f'“{word}”' for word in long[:2]])}. Short ones are read faster."


def _manner(text: str) -> Iterator[str]:
    if found := INSULT.search(text):
        yield f"“{found[0]}” can sound like a put-down. Say what happened, not what people are like."
    if found := FOG.search(text):
        yield f"“{found[0]}” could come from any company. Say what it means for the people who read this."
    if found := PERSONAL.search(text):
        yield f"“{found[0]}” looks like somebody's personal data. Leave it out unless it must be there."


def _kinder(text: str) -> Iterator[str]:
    for one in LIST:
        if found := one.said.search(text):
            yield f"“{found[0]}” can leave people out or hurt. Kinder: {one.instead}."


def _loud(text: str) -> Iterator[str]:
    if len(_CAPITALS.findall(text)) >= SHOUTED:
        yield "Words in capitals read as shouting, and are hard to read for many."
    if text.count("!") >= EXCLAIMED or "!!" in text:
        yield "Many exclamation marks. On a bad day one is often too much."
