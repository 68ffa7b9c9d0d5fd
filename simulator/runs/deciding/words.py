"""Texts that a learner sends: what no text may hold, and how long a text may be. Never cut, never mended in silence."""

from typing import Any

from simulator.content.scenario import Declare, Scenario
from simulator.errors import Refused
from simulator.runs.commands import Declared

_PARTS = {
    "intent": "what the message is for",
    "promises": "what it promises",
    "asks_for": "what it asks for",
    "finding": "what is wrong with the figures",
}
"""The declared parts that take one choice, in the learner's words. `facts_used` takes any number."""


def check_characters(value: Any) -> None:
    """Refuse characters that no record can keep: NUL, and halves of a character."""
    if isinstance(value, str):
        if "\x00" in value:
            raise Refused("Your text holds a NUL character, which cannot be kept. Remove it and send again.")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise Refused("Your text holds a broken character (half of a pair). Type it again and send again.")
    elif isinstance(value, dict):
        for key, part in value.items():
            check_characters(key)
            check_characters(part)
    elif isinstance(value, list | tuple):
        for part in value:
            check_characters(part)


def check_text(text: str, *, limit: int, where: str) -> None:
    """Refuse an empty text, and one over its channel's limit, with the counts."""
    if not text.strip():
        raise Refused(f"There is no text for {where} yet. Write it before you send it.")
    if len(text) > limit:
        over = len(text) - limit
        raise Refused(
            f"Your text for {where} has {len(text)} characters; the limit is {limit}. "
            f"Shorten it by {over} and send again."
        )


def check_declared(declared: Declared, offered: Declare) -> None:
    """Every part that is offered is stated, with a value that is offered, and no other."""
    given: dict[str, tuple[str, ...]] = {
        part: () if (value := getattr(declared, part)) is None else (value,) for part in _PARTS
    }
    missing = [words for part, words in _PARTS.items() if getattr(offered, part) and not given[part]]
    if missing:
        raise Refused(f"Not sent yet: say {_and(missing)} beside the text.")
    for part, values in {**given, "facts_used": declared.facts_used}.items():
        known = [choice.id for choice in getattr(offered, part)]
        for value in values:
            if value not in known:
                what = f"one of {', '.join(known)}" if known else "left empty here"
                raise Refused(f"“{value}” is not offered for {part.replace('_', ' ')}; it is {what}.")


def limit_of(scenario: Scenario, channel: str) -> tuple[int, str]:
    """The channel's limit in characters, and its name."""
    found = scenario.channels.get(channel)
    if found is None:
        raise Refused(f"There is no channel “{channel}” here.")
    return found.limit, found.name


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
