"""Patterns that find everything, or take for ever: what each does with nothing, with its own words over and over, and
with the examples."""

import re
import time
from collections.abc import Iterator
from functools import cache

from simulator.content.document import LEVELS, Level
from simulator.content.writing import Writing
from simulator.content.yaml import Place

Found = Iterator[tuple[Place, str]]

LONG = 6_000
"""Characters: an answer of a thousand words."""
SLOW = 0.05
"""Seconds of computing that one search may take; on such a text one in order takes a hundredth of it."""
GROWTH = 1.2
"""From one length to the next. A pattern that doubles its time with each character is caught before it hangs."""
_LETTERS = re.compile(r"[a-z]{2,}")


def patterns_are_sound(writing: Writing) -> Found:
    """Neither found in nothing nor slow."""
    for part in ("moves", "anti"):
        for index, one in enumerate(getattr(writing, part)):
            for number, pattern in enumerate(one.patterns):
                if why := unsound(pattern):
                    yield (part, index, "patterns", number), why


@cache
def unsound(pattern: str) -> str | None:
    """What is wrong with a pattern, in words; None where nothing is. A pattern is tried once in a process."""
    compiled = re.compile(pattern, re.IGNORECASE)
    if compiled.search(""):
        return "is found in every text, even an empty one; needed: a word that must be there"
    length = too_slow(compiled)
    if length is None:
        return None
    said = f"takes more than {SLOW * 1000:.0f} ms over {length:,} characters"
    return f"{said}; needed: no repeat inside a repeat, as in (a+)+, and fewer of .*"


def too_slow(pattern: re.Pattern[str]) -> int | None:
    """The length of text from which one search takes too long; None where none does."""
    words = [*dict.fromkeys(_LETTERS.findall(pattern.pattern.lower()))][:3]
    for filling in ("a", "a ", "1", *words, *(f"{word} " for word in words)):
        length = 12.0
        while length <= LONG:
            text = (filling * (int(length) // len(filling) + 1))[: int(length)]
            if _seconds(pattern, text) > SLOW and _seconds(pattern, text) > SLOW:
                return len(text)
            length *= GROWTH if length < 60 else 3
    return None


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    begun = time.process_time()
    pattern.search(text + "\x00")
    return time.process_time() - begun


def patterns_tell_levels_apart(writing: Writing) -> Iterator[tuple[str, Place, str]]:
    """The id of what it is of; and for a move: found in every example of a level that does not ask for it, for what
    must not be said: in every example of a level that it shuts out."""
    steps = writing.rule.steps() if writing.rule else []
    asked = {name: LEVELS.index(level) for level, needs in steps for name in needs.names()}
    for part in ("moves", "anti"):
        for one in getattr(writing, part):
            for number, pattern in enumerate(one.patterns):
                wrong = LEVELS[: asked.get(one.id, 0)] if part == "moves" else LEVELS[LEVELS.index(one.cap) + 1 :]
                for level in wrong:
                    if _in_all(pattern, writing, level):
                        said = f"is found in every example at {level}"
                        why = "which need not do it" if part == "moves" else f"though it holds an answer at {one.cap}"
                        yield one.id, (part, "patterns", number), f"{said}, {why}"


def _in_all(pattern: str, writing: Writing, level: Level) -> bool:
    examples = writing.exemplars.at(level)
    return (
        len(examples) > 1
        and unsound(pattern) is None
        and all(re.search(pattern, example, re.IGNORECASE) for example in examples)
    )
