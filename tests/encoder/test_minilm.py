"""A sentence has one vector, whatever stands beside it."""

import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from simulator.encoder.minilm import MOST_PIECES, WIDTH, Array
from simulator.encoder.remembering import Remembering
from simulator.encoder.when_asked import WhenAsked
from tests.reading import of_kinds, remembering, weights

CLOSE = 1e-5
AT_ONCE = 2_048
"""Pieces that go through in one pass."""
LONG = "we are sorry and we are looking into it and " * 60
SENTENCES = [
    "",
    ".",
    "Sorry.",
    "We do not know the cause yet.",
    "We don't know yet why it happens.",
    "The trailer is held until Dana has read it.",
    "Nächste Meldung um halb zehn, versprochen.",
    "次の更新は9時30分です。",
    "🙂" * 30,
    "Close the game, leave the slot as it is, and wait for our next post here at half past nine.",
    LONG,
]


def likeness(one: str, other: str) -> float:
    a, b = weights().encode([one, other])
    return float(a @ b)


def apart(one: Array, other: Array) -> float:
    return float(np.abs(one - other).max())


def test_every_vector_has_length_one_and_the_one_width():
    vectors = weights().encode(SENTENCES)
    assert vectors.shape == (len(SENTENCES), WIDTH)
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < CLOSE


def test_nothing_comes_to_no_rows():
    assert weights().encode([]).shape == (0, WIDTH)


def test_a_sentence_alone_and_among_others_in_any_order_has_the_same_vector():
    alone = np.concatenate([weights().encode([one]) for one in SENTENCES])
    order = random.Random(4).sample(range(len(SENTENCES)), len(SENTENCES))
    assert apart(weights().encode(SENTENCES), alone) < CLOSE
    assert apart(weights().encode([SENTENCES[at] for at in order]), alone[order]) < CLOSE


def test_a_sentence_in_a_pass_too_full_for_one_has_the_same_vector():
    crowd = [f"{number} {LONG}" for number in range(AT_ONCE // MOST_PIECES)] + SENTENCES
    vectors = weights().encode(crowd)
    assert apart(vectors[-len(SENTENCES) :], weights().encode(SENTENCES)) < CLOSE


def test_sentences_of_answers_have_the_same_vectors_in_two_halves_as_in_one():
    text = " ".join(of_kinds("patch-day/holding", {"good"})[0].texts.values())
    sentences = text.split(".")
    halves = np.concatenate([weights().encode(sentences[::2]), weights().encode(sentences[1::2])])
    whole = weights().encode(sentences)
    assert apart(np.concatenate([whole[::2], whole[1::2]]), halves) < CLOSE


def test_what_is_longer_than_the_most_pieces_is_read_as_far_as_that():
    assert apart(weights().encode([LONG]), weights().encode([f"{LONG} and something else at its end"])) < CLOSE


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("We are sorry for what you lost.", "We apologise for your loss.", "The trailer is due at noon."),
        ("The next update is at ten.", "We write again at 10 o'clock.", "Do not load your save."),
        ("Please close the game for now.", "Stop playing until we say more.", "The survey has 94 answers."),
    ],
)
def test_sentences_of_one_meaning_are_nearer_than_sentences_of_two(one: str, near: str, far: str):
    assert likeness(one, near) > likeness(one, far) + 0.2


def test_what_is_remembered_is_what_was_encoded_and_is_encoded_once():
    asked: list[str] = []

    class Counted:
        def encode(self, sentences):
            asked.extend(sentences)
            return weights().encode(sentences)

    kept = Remembering(Counted())
    first, again = kept.encode([*SENTENCES, *SENTENCES]), kept.encode(SENTENCES[::-1])
    assert sorted(asked) == sorted(SENTENCES)
    assert apart(first[: len(SENTENCES)], weights().encode(SENTENCES)) < CLOSE
    assert np.array_equal(first[: len(SENTENCES)], first[len(SENTENCES) :])
    assert np.array_equal(again[::-1], first[: len(SENTENCES)])
    assert kept.encode([]).shape == (0, WIDTH)


def test_who_remembers_a_few_forgets_what_was_asked_for_longest_ago():
    asked: list[str] = []

    class Counted:
        def encode(self, sentences):
            asked.extend(sentences)
            return np.ones((len(sentences), WIDTH), np.float32)

    kept = Remembering(Counted(), most=2)
    for one in ("a", "b", "a", "c", "a", "b"):
        kept.encode([one])
    assert asked == ["a", "b", "c", "b"]


def test_what_is_loaded_when_asked_is_loaded_once_and_only_then():
    loaded: list[int] = []

    def load() -> Remembering:
        loaded.append(1)
        return remembering()

    asked = WhenAsked(load)
    assert loaded == []
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: asked.encode(SENTENCES[:3]), range(8)))
    assert loaded == [1]
    assert all(np.array_equal(one, found[0]) for one in found)
