"""A response made ready to be compared: its units as vectors, and what can be seen of it without a rubric."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simulator.encoder.minilm import WIDTH, Array, Encoder
from simulator.scoring.judge import injection
from simulator.scoring.judge.injection import Injection
from simulator.scoring.offline.lexicon import FOG, INSULT, PERSONAL, QUOTED, function_share
from simulator.scoring.offline.units import Unit, units, words

LEAST_RESPONSE = 4
"""Words; a shorter response is not read."""
GRAM = 4
LEAST_LOG = 3
"""Lines that begin with a time."""
_TIMED = re.compile(r"^\W{0,3}(?:[01]?\d|2[0-3])[:.][0-5]\d\b", re.MULTILINE)
_ENDS = " \t\r\n.!?…,;:"


@dataclass(frozen=True, slots=True)
class Aside:
    """Text addressed to whoever marks: set aside, reported, and read by no criterion."""

    text_of: str
    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Response:
    texts: dict[str, str]
    """By channel, exactly as handed in."""
    heard: dict[str, str]
    """By channel, without the sentences that were set aside."""
    units: tuple[Unit, ...]
    """What is read: not what was set aside."""
    vectors: Array
    words: tuple[str, ...]
    asides: tuple[Aside, ...]
    copied: float
    """Share of its runs of four words that stand in the brief or in what the learner was shown."""
    joined: float
    """Share of words that join others: a list of keywords has hardly any."""
    sameness: float
    """With several texts: the share of the shorter one's runs of four words that stand in another."""

    @property
    def sentences(self) -> list[int]:
        """Which units are whole sentences."""
        return [number for number, unit in enumerate(self.units) if unit.whole]

    @property
    def is_log(self) -> bool:
        """Kept by the minute, one line for each: terse because it must be."""
        return sum(len(_TIMED.findall(text)) for text in self.heard.values()) >= LEAST_LOG

    def own(self, unit: Unit) -> str:
        """A unit with blanks for whatever stands between quotation marks."""
        return _unquoted(self.texts[unit.text_of])[unit.start : unit.end]

    def hits(self, pattern: str) -> int:
        """How often a lexicon is met: `insult` outside quotation marks, `fog`, or `personal` in whatever is there."""
        if pattern == "personal":
            return sum(len(PERSONAL.findall(text)) for text in self.texts.values())
        if pattern == "insult":
            return sum(len(INSULT.findall(_unquoted(text))) for text in self.heard.values())
        return sum(len(FOG.findall(text)) for text in self.heard.values())


def respond(texts: Mapping[str, str], shown: str, encoder: Encoder) -> Response:
    """`shown`: the brief and every text the learner had before them."""
    asides = tuple(_aside(channel, text, one) for channel, text in texts.items() for one in injection.found(text))
    every = units(texts)
    read = tuple(unit for unit in every if not _is_aside(unit, asides))
    heard = _heard(texts, [*asides, *(unit for unit in every if _is_aside(unit, asides))])
    said = tuple(word for unit in read if unit.whole for word in words(unit.text))
    vectors = encoder.encode([unit.text for unit in read]) if read else np.zeros((0, WIDTH), np.float32)
    return Response(
        texts=dict(texts),
        heard=heard,
        units=read,
        vectors=vectors,
        words=said,
        asides=asides,
        copied=_share(_grams(said), _shown_grams(shown)),
        joined=function_share(list(said)),
        sameness=_sameness(heard),
    )


def _aside(channel: str, text: str, found: Injection) -> Aside:
    """Without the end of the sentence before it, which is the learner's own."""
    words_there = text[found.start : found.end]
    return Aside(channel, found.end - len(words_there.lstrip(_ENDS) or words_there), found.end, found.said)


def _is_aside(unit: Unit, asides: Sequence[Aside]) -> bool:
    return any(one.text_of == unit.text_of and one.start < unit.end and unit.start < one.end for one in asides)


@lru_cache(maxsize=64)
def _unquoted(text: str) -> str:
    return QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)


def _heard(texts: Mapping[str, str], asides: Sequence[Aside | Unit]) -> dict[str, str]:
    kept = {channel: list(text) for channel, text in texts.items()}
    for one in asides:
        kept[one.text_of][one.start : one.end] = [""] * (one.end - one.start)
    return {channel: "".join(characters) for channel, characters in kept.items()}


def _grams(said: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(said[at : at + GRAM]) for at in range(len(said) - GRAM + 1)}


@lru_cache(maxsize=64)
def _shown_grams(shown: str) -> set[tuple[str, ...]]:
    return _grams(words(shown))


def _share(grams: set[tuple[str, ...]], among: set[tuple[str, ...]]) -> float:
    return len(grams & among) / len(grams) if grams else 0.0


def _sameness(texts: Mapping[str, str]) -> float:
    grams = [_grams(words(text)) for text in texts.values() if text.strip()]
    pairs = [(a, b) for at, a in enumerate(grams) for b in grams[at + 1 :]]
    return max((_share(*sorted(pair, key=len)) for pair in pairs), default=0.0)
