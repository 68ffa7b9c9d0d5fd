"""Whether the learner wrote what a judge says they wrote. Code decides this, never the judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from simulator.scoring.judge.bank import Bank, Sentence
from simulator.scoring.judge.folding import Folded, fold

COPIED = 8
"""So many words in a row that also stand in the scenario are the scenario's. Fewer may be a fact both have to say."""
ALIKE = 0.95
TOO_SHORT = "too short"
_EDGES = " .…\"'"


@dataclass(frozen=True, slots=True)
class Found:
    """A quote, placed: `texts[part].text[start:end]`."""

    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unfound:
    why: str
    """`not in the text`, `from the scenario` or TOO_SHORT."""


def placed(quote: str, numbers: Sequence[int], bank: Bank, scenario: str) -> Found | Unfound:
    """Where the quote stands, in the learner's own words. It must stand in one place alone, or in a sentence that is
    named; a slip of the pen is forgiven only in a sentence that is named."""
    wanted = fold(quote).text.strip(_EDGES)
    named = [sentence for sentence in bank.sentences if sentence.number in numbers]
    if len(wanted.split()) < 2 and wanted not in [fold(bank.words(s)).text.strip(_EDGES) for s in named]:
        return Unfound(TOO_SHORT)
    copied = wanted in fold(scenario).text
    if copied and len(wanted.split()) >= COPIED:
        return Unfound("from the scenario")
    place = _exact(wanted, named, bank) or _nearly(wanted, named, bank)
    return place or Unfound("from the scenario" if copied else "not in the text")


def _exact(wanted: str, named: Sequence[Sentence], bank: Bank) -> Found | None:
    places = [place for part in range(len(bank.texts)) for place in _places(wanted, part, bank)]
    if len(places) == 1:
        return places[0]
    inside = [place for place in places if any(_overlap(place, sentence) for sentence in named)]
    return inside[0] if inside else None


def _places(wanted: str, part: int, bank: Bank) -> list[Found]:
    folded = fold(bank.texts[part].text)
    starts = []
    at = folded.text.find(wanted)
    while wanted and at >= 0:
        starts.append(at)
        at = folded.text.find(wanted, at + len(wanted))
    return [
        _found(part, folded, start, start + len(wanted)) for start in starts if _is_whole(folded.text, start, wanted)
    ]


def _is_whole(text: str, start: int, wanted: str) -> bool:
    """Whether it begins and ends between words."""
    end = start + len(wanted)
    return not (text[start - 1 : start].isalnum() and wanted[0].isalnum()) and not (
        text[end : end + 1].isalnum() and wanted[-1].isalnum()
    )


def _nearly(wanted: str, named: Sequence[Sentence], bank: Bank) -> Found | None:
    for sentence in named:
        folded = fold(bank.words(sentence)).text.strip(_EDGES)
        if SequenceMatcher(None, wanted, folded, autojunk=False).ratio() >= ALIKE:
            return Found(sentence.part, sentence.start, sentence.end)
    return None


def _found(part: int, folded: Folded, start: int, end: int) -> Found:
    return Found(part, *folded.span(start, end))


def _overlap(place: Found, sentence: Sentence) -> bool:
    return place.part == sentence.part and place.start < sentence.end and sentence.start < place.end
