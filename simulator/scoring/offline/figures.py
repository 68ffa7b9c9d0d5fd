"""Figures, times and dates in a text, and whether they are the right ones. Similarity cannot see a swapped figure.

A figure is wrong only where it is of a fact's kind and stands beside that fact's own words (`about`), or in a sentence
very like the fact, and the right figure stands nowhere. Every other figure may be true of something that the author did
not think of, and is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simulator.content.writing import Fact
from simulator.scoring.offline.units import Unit

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_SMALL.split(), 1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_WORD_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TOKEN = re.compile(
    rf"(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b|\b(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b)"
    rf"|(?P<past>\b(?:half|quarter)\s+(?:past|to)\s+(?:\d{{1,2}}|{_WORD_NUMBER})\b)"
    r"|(?P<clock>\b\d{1,2}[:.][0-5]\d(?:\s*[ap]\.?m\b|\b)|\b\d{1,2}\s*[ap]\.?m\b)"
    rf"|(?P<hour>\b(?:\d{{1,2}}|{_WORD_NUMBER})\s+o['’]clock\b|\b(?:at|by|until|till|before|after)\s+(?:\d{{1,2}}|{_WORD_NUMBER})\b(?![:.]\d|\s*[ap]\.?m\b|-|\s*(?:%|per|[a-z]*\s*(?:minutes?|hours?|days?|weeks?|people|members|reports|posts)\b)))"
    r"|(?P<named>\b(?:noon|midday|midnight)\b)"
    r"|(?P<decimal>\b\d+\.\d+(?:\.\d+)*\b)"
    rf"|(?P<count>\b\d{{1,3}}(?:[,\s]\d{{3}})+\b|\b\d+\b|\b(?:{_TENS})-(?:{_WORD_NUMBER})\b|\b(?:{_WORD_NUMBER})\b)",
    re.I,
)
_UNIT_AFTER = re.compile(r"\s*(%|per\s?cent|[a-z]+)(?:\s+([a-z]+))?", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    kind: str
    """`time`, `day`, `decimal` or `count`."""
    value: str
    unit: str
    """For a count: up to two words after it, in the singular."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a text makes of one fact."""

    fact: Fact
    given: Unit | None
    """Where it stands right."""
    wrong: Unit | None
    """Where another figure stands in its place."""
    doubt: float
    """0 to 1: how like the fact a sentence is that gives another figure, where the right one stands nowhere."""


ALIKE = 0.65
"""Likeness from which a sentence gives another figure for the fact itself."""


def check(facts: Sequence[Fact], units: Sequence[Unit], likeness: np.ndarray) -> list[Checked]:
    """Each fact looked for in the text. `likeness`: (units × facts), of each unit to what the fact says."""
    parts = _smallest(units)
    return [_checked(fact, facts, units, parts, likeness[:, at]) for at, fact in enumerate(facts)]


def _checked(
    fact: Fact, facts: Sequence[Fact], units: Sequence[Unit], parts: Sequence[Unit], likeness: np.ndarray
) -> Checked:
    given, wrong, doubt = _given(fact, units), _wrong(fact, facts, parts), 0.0
    if given is None:
        other = [row for row, unit in enumerate(units) if _gives_another(fact, unit)]
        nearest = max(other, key=lambda row: float(likeness[row]), default=None)
        doubt = 0.0 if nearest is None else max(0.0, float(likeness[nearest]))
        if nearest is not None and doubt >= ALIKE:
            wrong = wrong or units[nearest]
    return Checked(fact, given, wrong, doubt)


def _gives_another(fact: Fact, unit: Unit) -> bool:
    """Whether a unit has figures of the fact's kind, and none of them right."""
    wanted = _wanted(fact)
    right = {wanted.value, *(_reduced(spelling).value for spelling in fact.also)}
    found = [figure for figure in figures(unit.text) if _same_kind(figure, wanted, fact)]
    return bool(found) and not any(figure.value in right for figure in found)


@lru_cache(maxsize=4_000)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure in a text, in order. Kept for a while: each fact looks in the same parts again."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    for match in _TOKEN.finditer(text):
        kind, said = str(match.lastgroup), match.group().lower()
        if kind == "day":
            yield Figure("day", _day(said), "")
        elif kind == "decimal" or (
            kind == "clock" and "." in said and not said.endswith("m") and _is_version(text, match.start())
        ):
            yield Figure("decimal", said, "")
        elif kind == "count":
            unit = _UNIT_AFTER.match(text, match.end())
            named = " ".join(_singular(word) for word in (unit.groups() if unit else ()) if word)
            yield Figure("count", _count(said), named)
        else:
            yield Figure("time", _time(said), "")


def _given(fact: Fact, units: Sequence[Unit]) -> Unit | None:
    spelt = [spelling.lower() for spelling in (str(fact.value), *fact.also)]
    wanted = _wanted(fact)
    for unit in sorted(units, key=lambda u: u.whole):
        if not unit.denied or fact.about == ():
            if any(_stands(spelling, unit.text.lower()) for spelling in spelt if not spelling.isdigit()):
                return unit
            if any(found.value == wanted.value and _same_kind(found, wanted, fact) for found in figures(unit.text)):
                return unit
    return None


def _wrong(fact: Fact, facts: Sequence[Fact], parts: Sequence[Unit]) -> Unit | None:
    if not fact.about:
        return None
    wanted = _wanted(fact)
    for part in parts:
        low = part.text.lower()
        if not any(_stands(word.lower(), low) for word in fact.about):
            continue
        right = {wanted.value, *(_reduced(spelling).value for spelling in fact.also)}
        right |= {
            _wanted(other).value
            for other in facts
            if other is not fact and any(_stands(w.lower(), low) for w in other.about)
        }
        found = [figure for figure in figures(part.text) if _same_kind(figure, wanted, fact)]
        if found and not any(figure.value in right for figure in found):
            return part
    return None


def _same_kind(found: Figure, wanted: Figure, fact: Fact) -> bool:
    if found.kind != wanted.kind:
        return False
    return (
        found.kind != "count"
        or fact.unit is None
        or _singular(fact.unit.lower()) in found.unit.split()
        or (fact.unit in ("%", "per cent") and found.unit[:3] in ("%", "per"))
    )


def _wanted(fact: Fact) -> Figure:
    return _reduced(str(fact.value))


@lru_cache(maxsize=2_000)
def _reduced(text: str) -> Figure:
    found = figures(text)
    return found[0] if found else Figure("word", text.lower(), "")


def _smallest(units: Sequence[Unit]) -> list[Unit]:
    return [
        unit
        for unit in units
        if not any(
            o is not unit
            and o.text_of == unit.text_of
            and unit.start <= o.start
            and o.end <= unit.end
            and o.end - o.start < unit.end - unit.start
            for o in units
        )
    ]


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _is_version(text: str, start: int) -> bool:
    """`4.2` after `version` or `patch`, and not `9.30`: two figures after the point are a time."""
    return re.search(r"(?:version|patch|update|v)\s*$", text[:start], re.I) is not None


def _singular(word: str) -> str:
    word = word.lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _count(said: str) -> str:
    if "-" in said:
        return str(sum(_NUMBERS[part] for part in said.split("-")))
    bare = re.sub(r"[,\s]", "", said)
    return str(_NUMBERS.get(bare, bare))


def _day(said: str) -> str:
    number = re.search(r"\d{1,2}", said)
    month = re.search(_MONTH, said)
    assert number, "the token holds a number"
    assert month, "and a month"
    return f"{int(number.group())} {month.group()[:3]}"


def _time(said: str) -> str:
    """Minutes past twelve: half a day is enough to tell times of one shift apart, and `half past nine` says no more."""
    if said in ("noon", "midday", "midnight"):
        return "0"
    if (past := re.match(r"(half|quarter)\s+(past|to)\s+(\w+)", said)) is not None:
        hour = int(_count(past[3]))
        minutes = {"half": 30, "quarter": 15}[past[1]]
        return str((hour * 60 + (minutes if past[2] == "past" else -minutes)) % 720)
    if (clock := re.search(r"(\d{1,2})[:.](\d{2})", said)) is not None:
        return str((int(clock[1]) * 60 + int(clock[2])) % 720)
    number = re.search(rf"\d{{1,2}}|{_WORD_NUMBER}", said)
    assert number, "the token holds a number"
    return str(int(_count(number.group())) * 60 % 720)
