"""all-MiniLM-L6-v2 in numpy: six transformer layers, the mean of the pieces, length 1.

Sentences of all lengths go through the dense layers together and through attention by length: nothing is padded.
The same sentence gives the same vector to about 1e-6, whatever stands beside it and however many threads there are; who
needs more rounds.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from simulator.encoder.wordpiece import WordPiece

Array = npt.NDArray[np.float32]

WIDTH = 384
"""Numbers in a vector."""
MOST_PIECES = 128
LAYERS, HEADS = 6, 12
_EPSILON = 1e-12
_AT_ONCE = 2_048
"""Pieces in one pass: bounds memory at a few tens of megabytes."""
_ROWS = 64


class Encoder(Protocol):
    """Whatever turns sentences into vectors."""

    def encode(self, sentences: Sequence[str]) -> Array:
        """One row of `WIDTH` numbers and length 1 for each sentence."""


class MiniLm:
    """The encoder over one set of weights."""

    def __init__(self, weights: dict[str, Array], wordpiece: WordPiece) -> None:
        self._wordpiece = wordpiece
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _norm_of(weights, "embeddings.LayerNorm")
        self._layers = [_Layer(weights, f"encoder.layer.{number}") for number in range(LAYERS)]

    def encode(self, sentences: Sequence[str]) -> Array:
        """One row of `WIDTH` numbers and length 1 for each sentence."""
        out = np.zeros((len(sentences), WIDTH), np.float32)
        pieces = [self._wordpiece.pieces(sentence, MOST_PIECES) for sentence in sentences]
        order = sorted(range(len(sentences)), key=lambda i: len(pieces[i]))
        while order:
            taken = _take(order, pieces)
            order = order[len(taken) :]
            out[taken] = self._vectors([pieces[i] for i in taken])
        return out

    def _vectors(self, pieces: Sequence[Sequence[int]]) -> Array:
        """`pieces` shortest first."""
        spans = _spans([len(one) for one in pieces])
        flat = np.concatenate([np.asarray(one) for one in pieces])
        places = np.concatenate([np.arange(len(one)) for one in pieces])
        state = _normed(self._words[flat] + self._places[places], *self._norm)
        for layer in self._layers:
            state = layer(state, spans)
        means = [state[start:end].reshape(count, -1, WIDTH).mean(axis=1) for start, end, count in spans]
        found = np.concatenate(means)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


class _Layer:
    def __init__(self, weights: dict[str, Array], name: str) -> None:
        parts = ("query", "key", "value")
        self._in = np.ascontiguousarray(
            np.concatenate([weights[f"{name}.attention.self.{part}.weight"] for part in parts]).T
        )
        self._in_bias = np.concatenate([weights[f"{name}.attention.self.{part}.bias"] for part in parts])
        self._out = _dense(weights, f"{name}.attention.output.dense")
        self._out_norm = _norm_of(weights, f"{name}.attention.output.LayerNorm")
        self._wide = _dense(weights, f"{name}.intermediate.dense")
        self._narrow = _dense(weights, f"{name}.output.dense")
        self._norm = _norm_of(weights, f"{name}.output.LayerNorm")

    def __call__(self, state: Array, spans: Sequence[tuple[int, int, int]]) -> Array:
        mixed = state @ self._in + self._in_bias
        seen = np.concatenate([_attention(mixed[start:end], count) for start, end, count in spans])
        state = _normed(state + (seen @ self._out[0] + self._out[1]), *self._out_norm)
        wide = _gelu(state @ self._wide[0] + self._wide[1])
        return _normed(state + (wide @ self._narrow[0] + self._narrow[1]), *self._norm)


def _attention(mixed: Array, count: int) -> Array:
    """`mixed`: (count × length, 3 × WIDTH), `count` sentences of one length."""
    parts = mixed.reshape(count, -1, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
    query, key, value = parts[0], parts[1], parts[2]
    weight = query @ key.transpose(0, 1, 3, 2) * np.float32((WIDTH // HEADS) ** -0.5)
    weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
    weight /= weight.sum(axis=-1, keepdims=True)
    return np.asarray((weight @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH), np.float32)


def _take(order: Sequence[int], pieces: Sequence[Sequence[int]]) -> list[int]:
    total = 0
    taken: list[int] = []
    for index in order:
        total += len(pieces[index])
        if taken and total > _AT_ONCE:
            break
        taken.append(index)
    return taken


def _spans(lengths: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of sentences of one length: first piece, piece after the last, how many sentences."""
    found: list[tuple[int, int, int]] = []
    start = 0
    for length in sorted(set(lengths)):
        count = lengths.count(length)
        found.append((start, start + count * length, count))
        start += count * length
    return found


def _dense(weights: dict[str, Array], name: str) -> tuple[Array, Array]:
    return np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"]


def _norm_of(weights: dict[str, Array], name: str) -> tuple[Array, Array]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _normed(state: Array, weight: Array, bias: Array) -> Array:
    centred = state - state.mean(axis=1, keepdims=True)
    scale = np.sqrt(np.einsum("ij,ij->i", centred, centred) / WIDTH + _EPSILON)
    return np.asarray(centred / scale[:, None] * weight + bias, np.float32)


def _gelu(x: Array) -> Array:
    """x times the normal distribution at x, a few rows at a time: what fits beside the processor is done three times as
    fast."""
    out = np.empty_like(x)
    for start in range(0, len(x), _ROWS):
        out[start : start + _ROWS] = _gelu_of(x[start : start + _ROWS])
    return out


def _gelu_of(x: Array) -> Array:
    """Its error function by Abramowitz and Stegun 7.1.26, to 1.5e-7."""
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    tail: Any = t * np.float32(1.061405429) - np.float32(1.453152027)
    for factor in (1.421413741, -0.284496736, 0.254829592):
        tail = tail * t + np.float32(factor)
    erf = np.copysign(1 - tail * t * np.exp(-z * z), x)
    return np.asarray(x * np.float32(0.5) * (1 + erf), np.float32)
