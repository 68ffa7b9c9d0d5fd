"""Text that speaks to whoever marks rather than to the people in the scenario. Found, shown to a tutor, and never by
itself a reason for a lower or a higher level."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scoring.judge.folding import Folded, fold
from simulator.scoring.judge.lexicon import speaks_of_marking
from simulator.scoring.judge.phrases import PHRASES


@dataclass(frozen=True, slots=True, order=True)
class Injection:
    """One place in a text. `text[start:end]`, in code points."""

    start: int
    end: int
    kind: str
    """override, role, address, demand, delimiter, speaker, verdict, echo, praise, plea, abroad, marking, hidden or
    encoded."""
    said: str
    """For a tutor, in a sentence."""


QUOTABLE = frozenset({"override", "role", "plea", "speaker", "delimiter"})
"""What somebody in the scenario may have written, so that a learner who quotes and names them does nothing odd. Nobody
there speaks of levels."""
HIDDEN = "Holds characters that nobody sees."
_TAG, _FLAG = re.compile("[\U000e0000-\U000e007f]+"), "\U0001f3f4"
_RUN = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u180e]{6,}")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}")
_TURNED = re.compile("[\u202d\u202e][^\u202c\n]*\u202c?")
_SPELT = re.compile(r"\b(?:[a-z0-9][ .\-_*]{1,2}){7,}[a-z0-9]\b")
_LOUD = re.compile(r"ignore|instruct|distinction|fullmark|marker|grader|topmark|award|rubric|strong")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_TOLD = re.compile(r"\b(?:we|i|they|he|she|judges|who|not|never|readers|members)(?:'ll|\s(?:will|would|can))?\s$")
"""`We award full marks to …`"""
_REPORTS = re.compile(
    r"\b(?:wrote|writes|write|posted|posts|post|posting|said|says|saying|sent|sends|typed|typing|replied|commented|quoted|reads|reading|"
    r"reported|messaged|spammed|spamming|pasted|pasting|comment|message|spam|reply|bot|account|called)\b[^.!?\n]{0,80}$"
)


def found(text: str) -> tuple[Injection, ...]:
    """Every place that speaks to a marker, in the order of the text; overlapping places of one kind are one."""
    folded = fold(text, accents=False, lines=True)
    places = [*_spoken(folded), *_weighed(folded), *_hidden(text), *_spelt(folded), *_encoded(text)]
    return _merged(sorted(places))


def _spoken(folded: Folded) -> Iterator[Injection]:
    for kind, said, pattern in PHRASES:
        for match in pattern.finditer(folded.text):
            if not _is_reported(kind, folded.text, *match.span()):
                yield Injection(*folded.span(*match.span()), kind, said)


def _weighed(folded: Folded) -> Iterator[Injection]:
    for start, end in speaks_of_marking(folded.text):
        if not _is_quoted(folded.text, start, end):
            yield Injection(*folded.span(start, end), "marking", "Speaks of marking rather than of the matter.")


def _is_reported(kind: str, text: str, start: int, end: int) -> bool:
    """Somebody in the scenario wrote it, or it is told of somebody rather than asked."""
    if kind == "demand":
        return _TOLD.search(text[max(0, start - 16) : start]) is not None
    return kind in QUOTABLE and _is_quoted(text, start, end)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether it stands between quotation marks, after words that say who wrote it."""
    opened = text.rfind('"', 0, start + 1)
    return (
        text.count('"', 0, opened + 1) % 2 == 1
        and text.find('"', max(end - 1, opened + 1)) >= 0
        and _REPORTS.search(text[max(0, opened - 120) : opened]) is not None
    )


def _hidden(text: str) -> Iterator[Injection]:
    for tags in _TAG.finditer(text):
        if text[tags.start() - 1 : tags.start()] != _FLAG:
            yield Injection(*tags.span(), "hidden", HIDDEN)
    for pattern in (_RUN, _SELECTORS, _TURNED):
        for match in pattern.finditer(text):
            yield Injection(*match.span(), "hidden", HIDDEN)


def _spelt(folded: Folded) -> Iterator[Injection]:
    """`i g n o r e`: letters set apart, that spell one of a few words."""
    for match in _SPELT.finditer(folded.text):
        if _LOUD.search(re.sub(r"[^a-z0-9]", "", match[0])):
            yield Injection(*folded.span(*match.span()), "hidden", "Holds words whose letters are set apart.")


def _encoded(text: str) -> Iterator[Injection]:
    for match in _BASE64.finditer(text):
        try:
            words = base64.b64decode(match[0] + "=" * (-len(match[0]) % 4)).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if words.isprintable() and not _BASE64.search(words) and found(words):
            yield Injection(*match.span(), "encoded", "Holds words in code that speak to whoever marks.")


def _merged(places: list[Injection]) -> tuple[Injection, ...]:
    kept: list[Injection] = []
    for place in places:
        same = next((i for i, k in enumerate(kept) if k.kind == place.kind and place.start < k.end), None)
        if same is None:
            kept.append(place)
        else:
            known = kept[same]
            kept[same] = Injection(known.start, max(known.end, place.end), known.kind, known.said)
    return tuple(kept)
