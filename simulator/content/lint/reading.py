"""Texts are written to be read at speed, by everybody on the course."""

import re
from collections.abc import Iterator

from simulator.content.scenario import Scenario
from simulator.content.yaml import Place

HARDEST = 55
"""Words in a sentence plus long words in a hundred (Björnsson's LIX). A quality newspaper lies at about 50."""

LONG_SENTENCE = 40
ENOUGH = 30
"""Fewer words than this cannot be measured."""

_SENTENCE = re.compile(r"[.!?:;](?:\s|$)|\n+")
_MARKS = re.compile(r"(\*\*|__|(?<!\w)[*_])\w[^*_\n]*\1(?!\w)")
_BROKEN = re.compile(r"[\w,’'-] *\n *[a-z]")
"""A line that ends, and one that begins, in the middle of a sentence."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def texts_read_easily(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """What is hard to read is harder to learn from, unless it is hard on purpose."""
    for name, text in scenario.texts.items():
        yield from _hard(("texts", name), text)
    yield from _hard(("pitch",), scenario.pitch)
    for index, task in enumerate(scenario.tasks):
        yield from _hard(("tasks", index, "brief"), task.brief)
    for index, ending in enumerate(scenario.endings):
        yield from _hard(("endings", index, "text"), ending.text or "")
    for index, moment in enumerate(scenario.debrief.commentary):
        yield from _hard(("debrief", "commentary", index, "text"), moment.text)
    for clause, rule in scenario.policy.items():
        yield from _hard(("policy", clause, "text"), rule.text)


def texts_are_plain(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """A text is shown as it stands: marks as marks, and line ends as line ends."""
    for name, text in scenario.texts.items():
        if found := _MARKS.search(text):
            words = f'has "{found[0][:40]}" in it, and its signs are shown as they stand: leave them out'
            yield _line(name, text, found), words
        if found := _BROKEN.search(text):
            words = "goes on in the line below: a paragraph stands on one line, however long"
            yield _line(name, text, found), words


def _line(name: str, text: str, found: re.Match[str]) -> Place:
    return "texts", name, text.count("\n", 0, found.start()) + 1


def score(text: str) -> int:
    """Björnsson's LIX: about 30 is easy, 40 a newspaper, 55 hard. 0 where there is too little to measure."""
    words = _WORD.findall(text)
    if len(words) < ENOUGH:
        return 0
    long = sum(len(word) > 6 for word in words)
    return len(words) // max(1, len(_sentences(text))) + 100 * long // len(words)


def _hard(place: Place, text: str) -> Iterator[tuple[Place, str]]:
    found = score(text)
    if found > HARDEST:
        yield place, f"is hard to read (LIX {found}, {HARDEST} at most): shorter sentences, shorter words"
    longest = max(_sentences(text), key=lambda sentence: len(_WORD.findall(sentence)), default="")
    count = len(_WORD.findall(longest))
    if count > LONG_SENTENCE:
        yield place, f'has a sentence of {count} words, "{longest[:40]}…": {LONG_SENTENCE} are enough'


def _sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.split(text) if _WORD.search(sentence)]
