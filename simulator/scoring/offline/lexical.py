"""Likeness by words, beside likeness by meaning: which of an exemplar's words a response has; rare ones count more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.content.document import LEVELS, Level
from simulator.content.writing import Writing
from simulator.scoring.offline.lexicon import FUNCTION_WORDS
from simulator.scoring.offline.units import words

_ENDINGS = ("ing", "ed", "es", "s", "ly")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The content words of a criterion's exemplars, and what each word of the task is worth."""

    exemplars: dict[Level, tuple[frozenset[str], ...]]
    worth: Mapping[str, float]
    rarest: float
    """Worth of a word that the task's indicators do not have."""

    def covered(self, level: Level, said: Iterable[str]) -> float:
        """The greatest share of an exemplar's worth that stands in `said`, of the exemplars at one level."""
        have = set(said)
        return max((self._share(one, have) for one in self.exemplars[level]), default=0.0)

    def _share(self, wanted: frozenset[str], have: set[str]) -> float:
        total = sum(self._of(word) for word in sorted(wanted))
        return sum(self._of(word) for word in sorted(wanted & have)) / total if total else 0.0

    def _of(self, word: str) -> float:
        return self.worth.get(word, self.rarest)


def vocabulary(writing: Writing, others: Iterable[Writing]) -> Vocabulary:
    """Worth is taken over every paraphrase and exemplar of the task."""
    texts = [text for one in (writing, *others) for text in _texts(one)]
    seen = Counter(word for text in texts for word in set(content_words(text)))
    return Vocabulary(
        exemplars={
            level: tuple(frozenset(content_words(text)) for text in writing.exemplars.at(level)) for level in LEVELS
        },
        worth={word: math.log((len(texts) + 1) / (count + 0.5)) for word, count in seen.items()},
        rarest=math.log((len(texts) + 1) / 0.5),
    )


def content_words(text: str) -> list[str]:
    """Words that do more than join others, without their commonest endings."""
    return [_stem(word) for word in words(text) if word not in FUNCTION_WORDS]


def _texts(writing: Writing) -> list[str]:
    said = [text for move in writing.moves for text in move.paraphrases]
    said += [text for anti in writing.anti for text in anti.paraphrases]
    return said + [text for level in LEVELS for text in writing.exemplars.at(level)]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
