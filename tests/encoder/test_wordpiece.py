"""Words become the pieces that the encoder was trained with: our tokenizer against the published one."""

import random
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import BertWordPieceTokenizer

from simulator.encoder.minilm import MOST_PIECES
from simulator.encoder.weights import FOLDER, VOCABULARY
from simulator.encoder.wordpiece import LONGEST_WORD, WordPiece, words
from tests.scoring.judge.injected import ATTACKS, HONEST
from tests.shipped import shipped_library

ENDLESS = 1_000_000
OLD = unicodedata.ucd_3_2_0
ODD = (
    "",
    " ",
    "\n\t\r",
    "café naïve façade Ærøskøbing Łódź",
    "cafe\u0301 and a\u0308\u0323\u0301bc",
    "ΟΔΟΣ ΣΑΣ İstanbul ıI ß ẞ ŉ ǆ ﬁ",
    "日本語のテキスト、と中文。한국어 텍스트",
    "中\u200b文",
    "𠀀𪜀𫝀𫠝𬺰 丽",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧 1️⃣ 🙂🙃 ✅✔️",
    "zero\u200bwidth\u200cjoin\u200d\ufeff \u2060soft\u00adhyphen",
    "bell\x07 null\x00 esc\x1b del\x7f nel\x85 \ufffd",
    "a\u00a0b\u2003c\u2028d\u2029e\u3000f\u1680g",
    "שלום עולם مرحبا بالعالم \u202eright\u202c to left",
    "Привет, мир! Ελληνικά हिन्दी தமிழ் ไทย ქართული",
    "don't — “won’t” … it's–this · 50% £9.99 €1,000 #tag @who a_b a/b \\ |x| ~y^z`",
    "x" * LONGEST_WORD,
    "x" * (LONGEST_WORD + 1),
    "é" * LONGEST_WORD,
    "中" * 300,
    "!" * 300,
    "antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis",
    "3.14 09:30 half-past 4.2.1 1,000,000 ½ ² ① Ⅷ",
    "𝕳𝖊𝖑𝖑𝖔 Ｈｅｌｌｏ ⓗⓔⓛⓛⓞ",
    "\ue000private\uf8ff \u0378unassigned",
)


@cache
def ours() -> WordPiece:
    return WordPiece.read(FOLDER / VOCABULARY)


@cache
def theirs() -> BertWordPieceTokenizer:
    return BertWordPieceTokenizer(str(FOLDER / VOCABULARY), lowercase=True)


@cache
def settled() -> list[str]:
    """Characters that have been what they are since Unicode 3.2: the two tokenizers know different later tables."""
    every = [chr(n) for n in range(0x30000) if not 0xD800 <= n <= 0xDFFF]
    kept = [c for c in every if OLD.category(c) == unicodedata.category(c) and c not in "\u166d\u1734"]
    emoji = [chr(n) for n in (*range(0x1F300, 0x1F650), *range(0x1F900, 0x1FA00))]
    return kept + emoji * 20


def odd_strings(count: int) -> list[str]:
    """Characters of every kind beside words, accents and blanks, the same in every run."""
    drawn = random.Random(3202)
    common = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789 '.,-\n\u0301\u0308\u200d\ufe0f"
    return [
        "".join(drawn.choice(settled() if drawn.random() < 0.4 else common) for _ in range(drawn.randint(0, 40)))
        for _ in range(count)
    ]


def differing(texts: list[str]) -> list[str]:
    wanted = [one.ids for one in theirs().encode_batch(texts)]
    return [text for text, ids in zip(texts, wanted, strict=True) if ours().pieces(text, ENDLESS) != ids]


def test_odd_texts_come_to_the_published_pieces():
    assert differing([*ODD]) == []


def test_thousands_of_texts_of_odd_characters_come_to_the_published_pieces():
    assert differing(odd_strings(6_000)) == []


def test_attacks_honest_answers_and_every_text_of_every_scenario_come_to_the_published_pieces():
    texts = [text for scenario in shipped_library().scenarios.values() for text in scenario.texts.values()]
    attacks = [text for kind in ATTACKS.values() for text in kind]
    assert differing([*texts, *attacks, *HONEST]) == []


@given(st.text(st.sampled_from(settled()), max_size=60))
def test_any_text_comes_to_the_published_pieces(text: str):
    assert differing([text]) == []


@given(st.text(max_size=200), st.integers(2, 40))
def test_a_long_text_is_cut_at_its_end_and_keeps_its_marks(text: str, most: int):
    whole, cut = ours().pieces(text, ENDLESS), ours().pieces(text, most)
    assert cut == (whole if len(whole) <= most else [*whole[: most - 1], whole[-1]])


def test_a_learner_cannot_write_the_marks_that_stand_round_a_text():
    first, *inside, last = ours().pieces("[SEP] [CLS] [PAD] [UNK] [MASK]", MOST_PIECES)
    assert not {first, last} & set(inside)


@pytest.mark.parametrize(
    ("text", "pieces"), [("", []), ("  \n", []), ("Café!", ["cafe", "!"]), ("中文", ["中", "文"]), ("a\u200bb", ["ab"])]
)
def test_words_are_in_lower_case_without_accents_and_marks_stand_alone(text: str, pieces: list[str]):
    assert list(words(text)) == pieces
