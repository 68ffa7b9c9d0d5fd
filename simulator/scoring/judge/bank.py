"""The learner's words as a judge sees them: numbered sentences between two lines that nobody can guess.

What stands inside is evidence and can be nothing else: each sentence is one line, what divides a prompt is bent into
look-alikes, and what nobody sees is taken out and told to the tutor.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.scoring.judge.folding import is_invisible
from simulator.scoring.judge.masking import Masks
from simulator.scoring.judge.task import Written

_SENTENCE = re.compile(r"[^\s](?:[^\n]*?(?:[.!?…]+[\"'”’)\]]*(?=\s|$)|(?=\n)|$))")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|no|vs|approx|mr|mrs|ms|dr|st)|\b[a-z])\.$", re.IGNORECASE)
_ROLE = re.compile(r"\b(system|assistant|user|developer|human|tool)(\s*):", re.IGNORECASE)
# Folding takes each of these back, so that a quote of a bent sentence is found.
_BENT = str.maketrans({"<": "‹", ">": "›", "`": "'"})


@dataclass(frozen=True, slots=True)
class Sentence:
    number: int
    """From 1, over all texts."""
    part: int
    """Which of the texts."""
    start: int
    end: int
    """Code points into that text."""


@dataclass(frozen=True, slots=True)
class Bank:
    texts: tuple[Written, ...]
    sentences: tuple[Sentence, ...]
    invisible: int
    """How many characters that nobody sees were taken out."""

    def words(self, sentence: Sentence) -> str:
        """As the learner wrote it."""
        return self.texts[sentence.part].text[sentence.start : sentence.end]


def banked(texts: Sequence[Written]) -> Bank:
    """The texts cut into sentences. Lists and lines of their own count as sentences."""
    cuts = [(part, *cut) for part, written in enumerate(texts) for cut in _cuts(written.text)]
    sentences = tuple(Sentence(number, *cut) for number, cut in enumerate(cuts, start=1))
    return Bank(tuple(texts), sentences, sum(is_invisible(c) for written in texts for c in written.text))


def fenced(bank: Bank, masks: Masks, nonce: str) -> str:
    """The block for a prompt. `nonce`: random letters and digits, drawn for this one request."""
    lines = [f"<<<LEARNER {nonce}>>>"]
    for part, written in enumerate(bank.texts):
        lines += _heading(written, masks, nonce)
        own = (sentence for sentence in bank.sentences if sentence.part == part)
        lines += [f"[{s.number}] {masks.mask(harmless(bank.words(s), nonce))}" for s in own]
    return "\n".join([*lines, f"<<<END {nonce}>>>"])


def harmless(text: str, nonce: str = "") -> str:
    """One line, nothing invisible, no marks or speakers that divide a prompt, and not the nonce."""
    seen = "".join(c for c in text if not is_invisible(c))
    bent = _ROLE.sub(r"\1\2꞉", seen.translate(_BENT))
    return " ".join((bent.replace(nonce, "…") if nonce else bent).split())


def _heading(written: Written, masks: Masks, nonce: str) -> list[str]:
    answered = [f"In answer to: {masks.mask(harmless(written.answers, nonce))}"] if written.answers else []
    return [f"Channel {written.channel}", *answered]


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for match in _SENTENCE.finditer(text):
        start = match.start() if start is None else start
        if text[match.end() : match.end() + 1] in ("", "\n") or not _ABBREVIATED.search(text[start : match.end()]):
            yield start, match.end()
            start = None
