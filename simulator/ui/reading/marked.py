"""A text cut at the edges of what is quoted from it, and the signs numbered as they are marked in it. Values only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from simulator.scoring.signs import How, Sign
from simulator.ui.safe import visible

LONGEST = 160
"""Characters of a quotation in a list; in the text all of it is marked."""
WORD: dict[How, str] = {"found": "Found", "holds_down": "Holds it down", "missing": "Not found"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a response, and where it stands."""

    where: str
    text: str
    event: int
    """Sequence number in the log; 0 for a text that is in none."""
    channel: str
    meta: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    number: int
    how: How


def response(texts: Sequence[Text], signs: Sequence[Sign] = (), *, listed: bool = True) -> dict[str, Any]:
    """Data of the part `response`. `listed`: with the list of signs under the texts."""
    numbers = numbered(signs)
    return {
        "texts": [
            _text(text, [span for sign, number in numbers for span in _spans(text, sign, number)]) for text in texts
        ],
        "signs": [_sign(sign, number) for sign, number in numbers] if listed else [],
    }


def numbered(signs: Sequence[Sign]) -> list[tuple[Sign, int]]:
    """What was found, what holds it down, what is missing; numbered from 1 where there are words to mark, else 0."""
    ordered = sorted(signs, key=lambda sign: list(WORD).index(sign.how))
    quoted = [sign for sign in ordered if sign.quotes]
    return [(sign, quoted.index(sign) + 1 if sign.quotes else 0) for sign in ordered]


def pieces(text: str, spans: Sequence[tuple[int, int, int, How]]) -> list[dict[str, Any]]:
    """`text` in pieces, each with the numbers of the signs whose words it belongs to and those that end with it.
    Offsets are code points of the text as it was kept; what stands outside of it is left out."""
    known = [_Span(*span) for span in spans if 0 <= span[0] < span[1] <= len(text)]
    cuts = sorted({0, len(text), *(s.start for s in known), *(s.end for s in known)})
    return [_piece(text, start, end, known) for start, end in pairwise(cuts)]


def _piece(text: str, start: int, end: int, spans: Sequence[_Span]) -> dict[str, Any]:
    here = [span for span in spans if span.start <= start and end <= span.end]
    ends = {span.number: span.how == "holds_down" for span in here if span.end == end}
    return {
        "text": visible(text[start:end]),
        "in": [span.number for span in here],
        "held": any(span.how == "holds_down" for span in here),
        "ends": [{"number": number, "held": held} for number, held in sorted(ends.items())],
    }


def _text(text: Text, spans: Sequence[tuple[int, int, int, How]]) -> dict[str, Any]:
    return {"where": visible(text.where), "meta": visible(text.meta), "pieces": pieces(text.text, spans)}


def _spans(text: Text, sign: Sign, number: int) -> Iterator[tuple[int, int, int, How]]:
    for quote in sign.quotes:
        if (quote.event, quote.text_of) == (text.event, text.channel):
            yield quote.start, quote.end, number, sign.how


def _sign(sign: Sign, number: int) -> dict[str, Any]:
    quoted = [quote.quote for quote in sign.quotes]
    return {
        "number": number,
        "how": sign.how,
        "word": WORD[sign.how],
        "name": visible(sign.name),
        "quotes": [visible(one if len(one) <= LONGEST else f"{one[: LONGEST - 1].rstrip()}…") for one in quoted],
    }
