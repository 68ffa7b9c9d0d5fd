"""Words to pieces of the vocabulary: the tokenizer that the encoder was trained with (BERT, lower case)."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

LONGEST_WORD = 100
"""Characters; a longer word is unknown."""
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
"""Blocks whose every character is a word. 2B920 and not 2B820: so it stands in the tokenizer this one agrees with."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Categories that are left out. Not `Cn`: an emoji that this Python does not know yet is a character all the same."""


class WordPiece:
    """Text to the numbers of its pieces, between `[CLS]` and `[SEP]`."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._ids = vocabulary
        self._unknown = vocabulary["[UNK]"]
        self._first, self._last = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self._word = lru_cache(maxsize=20_000)(self._split)

    @classmethod
    def read(cls, path: Path) -> "WordPiece":
        """From a `vocab.txt`: one piece a line, its number the line's, from 0."""
        pieces = path.read_text("utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(pieces) if piece})

    def pieces(self, text: str, most: int) -> list[int]:
        """At most `most` numbers, the two marks among them; what is longer is cut at its end."""
        found = [piece for word in words(text) for piece in self._word(word)]
        return [self._first, *found[: most - 2], self._last]

    def _split(self, word: str) -> tuple[int, ...]:
        """The longest pieces from the left; a word that cannot be made of pieces is unknown as a whole."""
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while (piece := self._ids.get(("##" if start else "") + word[start:end])) is None:
                end -= 1
                if end == start:
                    return (self._unknown,)
            found.append(piece)
            start = end
        return tuple(found)


def words(text: str) -> Iterator[str]:
    """Runs of letters and figures in lower case and without accents, and each mark by itself."""
    word: list[str] = []
    for character in _plain(text):
        alone = _is_mark(character)
        if character.isspace() or alone:
            if word:
                yield "".join(word)
                word = []
            if alone:
                yield character
        else:
            word.append(character)
    if word:
        yield "".join(word)


def _plain(text: str) -> str:
    kept = "".join(" " if _is_space(c) else f" {c} " if _is_cjk(c) else c for c in text if not _is_control(c))
    parted = unicodedata.normalize("NFD", kept)
    return "".join(c.lower() for c in parted if unicodedata.category(c) != "Mn")


def _is_space(character: str) -> bool:
    return character in "\t\n\r" or character.isspace()


def _is_control(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return character in "\0\ufffd" or unicodedata.category(character) in _UNSEEN


def _is_cjk(character: str) -> bool:
    number = ord(character)
    return any(first <= number <= last for first, last in _CJK)


def _is_mark(character: str) -> bool:
    number = ord(character)
    ascii_mark = 33 <= number <= 47 or 58 <= number <= 64 or 91 <= number <= 96 or 123 <= number <= 126
    return ascii_mark or unicodedata.category(character).startswith("P")
