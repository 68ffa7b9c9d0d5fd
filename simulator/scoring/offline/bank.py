"""Indicators made ready to compare with: sentences as vectors, patterns compiled, background known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import numpy as np

from simulator.content.document import LEVELS, Level
from simulator.content.writing import Anti, Critical, Move, Writing, compiled
from simulator.encoder.minilm import WIDTH, Array, Encoder
from simulator.scoring.offline.contrast import Poles
from simulator.scoring.offline.lexical import Vocabulary, vocabulary
from simulator.scoring.offline.lexicon import is_denied
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.offline.tones import TONES
from simulator.scoring.offline.units import units

EXPECTED_LIKENESS = 0.25
"""Background of a move that nothing else can be compared with."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A move, an anti-pattern or a critical error, ready to be looked for."""

    id: str
    shows: str
    vectors: Array
    """One row for each paraphrase."""
    denied: np.ndarray
    """Whether each paraphrase says that something is not so."""
    patterns: tuple[re.Pattern[str], ...]
    cap: Level | None
    """Of what must not be done: the highest level of an answer that does it."""
    background: float
    """Likeness that sentences about other things reach anyway: their 95th percentile."""


@dataclass(frozen=True, slots=True)
class Example:
    """One exemplar: its sentences, and their mean."""

    sentences: Array
    denied: np.ndarray
    """Whether each sentence says that something is not so."""
    mean: Array


@dataclass(frozen=True, slots=True)
class Indicators:
    """All that is looked for under one criterion in one task."""

    writing: Writing
    moves: tuple[Sought, ...]
    anti: tuple[Sought, ...]
    exemplars: dict[Level, tuple[Example, ...]]
    critical: tuple[Sought, ...]
    poles: Poles
    vocabulary: Vocabulary
    usual_denial: float
    """The greatest share, under any of the task's criteria, of what good examples and moves say by denying."""
    facts: Array
    """What each fact says, as vectors."""


@dataclass(frozen=True, slots=True)
class Manners:
    """The manners of speaking, as vectors."""

    vectors: dict[str, Array]


def manners(encoder: Encoder) -> Manners:
    """Encoded once for a process."""
    return Manners({name: encoder.encode(sentences) for name, sentences in TONES.items()})


def indicators(
    writing: Writing, others: Sequence[Writing], spoken: Manners, encoder: Encoder, critical: Sequence[Critical] = ()
) -> Indicators:
    """`others`: what the other criteria of the same task look for; they say what is likely anyway."""
    elsewhere = np.concatenate([*_elsewhere(others, encoder), *spoken.vectors.values()])
    moves = tuple(_sought(move, elsewhere, encoder) for move in writing.moves)
    anti = tuple(_sought(one, elsewhere, encoder) for one in writing.anti)
    examples = {level: tuple(example(text, encoder) for text in writing.exemplars.at(level)) for level in LEVELS}
    return Indicators(
        writing=writing,
        moves=moves,
        anti=anti,
        exemplars=examples,
        critical=tuple(_sought(one, elsewhere, encoder) for one in critical),
        poles=_poles(moves, anti, examples),
        vocabulary=vocabulary(writing, others),
        usual_denial=max(_denial(one) for one in (writing, *others)),
        facts=encoder.encode([fact.shows for fact in writing.facts]),
    )


def _poles(moves: Sequence[Sought], anti: Sequence[Sought], examples: dict[Level, tuple[Example, ...]]) -> Poles:
    upper = [*examples["secure"], *examples["strong"]]
    said = [one.vectors for one in anti]
    return Poles(
        good=_stacked([*(move.vectors for move in moves), *(one.sentences for one in upper)]),
        good_denied=np.concatenate(
            [np.zeros(0, bool), *(move.denied for move in moves), *(one.denied for one in upper)]
        ),
        bad=_stacked([*said, *(one.sentences for one in examples["not_shown"])]),
        anti=_stacked(said),
    )


def _denial(writing: Writing) -> float:
    said = [text for move in writing.moves for text in move.paraphrases]
    upper = (*writing.exemplars.secure, *writing.exemplars.strong)
    said += [unit.text for text in upper for unit in units({"": text}) if unit.whole]
    return sum(map(is_denied, said)) / len(said) if said else 0.0


def _stacked(parts: Sequence[Array]) -> Array:
    return np.concatenate([np.zeros((0, WIDTH), np.float32), *parts])


def example(text: str, encoder: Encoder) -> Example:
    """An exemplar or a response, by its sentences."""
    sentences = [unit.text for unit in units({"": text}) if unit.whole] or [text]
    vectors = encoder.encode(sentences)
    return Example(vectors, np.array([is_denied(sentence) for sentence in sentences], bool), mean_of(vectors))


def mean_of(vectors: Array) -> Array:
    """The direction of the mean."""
    mean = vectors.mean(axis=0) if len(vectors) else np.zeros(WIDTH, np.float32)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, np.float32)


def _elsewhere(others: Sequence[Writing], encoder: Encoder) -> list[Array]:
    said = [sentence for other in others for move in other.moves for sentence in move.paraphrases]
    return [encoder.encode(said)] if said else []


def _sought(one: Move | Anti | Critical, elsewhere: Array, encoder: Encoder) -> Sought:
    vectors = encoder.encode(one.paraphrases)
    background = EXPECTED_LIKENESS
    if len(vectors):
        background = float(np.percentile((elsewhere @ vectors.T).max(axis=1), 95))
    return Sought(
        id=one.id,
        shows=one.asks if isinstance(one, Critical) else one.shows,
        vectors=vectors,
        denied=np.array([is_denied(sentence) for sentence in one.paraphrases], bool),
        patterns=tuple(compiled(pattern) for pattern in one.patterns),
        cap=one.cap if isinstance(one, Anti) else None,
        background=background,
    )


class Bank:
    """Indicators by what they are made of, so that each is encoded once in a process, whoever asks first."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._ready: dict[str, Indicators] = {}
        self._making = Lock()

    @cached_property
    def manners(self) -> Manners:
        """Encoded when first asked for: nobody who only starts waits for it."""
        return manners(self.encoder)

    def get(self, page: Sheet, criterion: str) -> Indicators:
        """The indicators of one of a sheet's criteria."""
        key = _key(page, criterion)
        if key in self._ready:
            return self._ready[key]
        with self._making:
            if key not in self._ready:
                writing, others = page.writings[criterion], tuple(page.others(criterion).values())
                critical = page.bound[criterion].criterion.critical
                self._ready[key] = indicators(writing, others, self.manners, self.encoder, critical)
        return self._ready[key]

    def has(self, page: Sheet, criterion: str) -> bool:
        """Whether `get` would answer at once."""
        return _key(page, criterion) in self._ready


def _key(page: Sheet, criterion: str) -> str:
    return "|".join([page.keys[criterion], *(page.keys[other] for other in page.others(criterion))])
