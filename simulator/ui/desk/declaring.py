"""What a message claims to do: the part of a form that the world answers to. Nothing is chosen for anyone."""

from functools import lru_cache

from simulator.content.scenario import Choice, Declare
from simulator.runs.commands import Declared
from simulator.ui.desk.asking import Ask, Given, Row
from simulator.ui.safe import visible

LABELS = {
    "intent": "This message",
    "facts_used": "Facts used",
    "promises": "Promises",
    "asks_for": "Asks for",
    "finding": "What is wrong with the figures",
}
PARTS = tuple(LABELS)
SURE = {sure: f"{sure}%" for sure in (10, 30, 50, 70, 90)}
"""Nobody is asked for more."""


def offered(declare: Declare) -> tuple[str, ...]:
    """The parts of a declaration that there is something to choose in."""
    return tuple(part for part in PARTS if getattr(declare, part))


@lru_cache(maxsize=64)
def asks(declare: Declare) -> tuple[Ask, ...]:
    """What there is to state, in the order of thought."""
    return tuple(_ask(part, getattr(declare, part)) for part in offered(declare))


def declared(given: Given) -> Declared:
    return Declared(
        intent=given.one("intent"),
        facts_used=given.several("facts_used"),
        promises=given.one("promises"),
        asks_for=given.one("asks_for"),
        finding=given.one("finding"),
    )


def expectation(example: str) -> tuple[Row, Row]:
    """One line before acting, and how sure one is; the replay shows both beside what came of it."""
    return (
        (Ask("expect", "I expect… because…", "line", hint=example),),
        (Ask("confidence", "How sure are you?", "one", SURE),),
    )


def _ask(part: str, choices: tuple[Choice, ...]) -> Ask:
    options = {choice.id: visible(choice.label) for choice in choices}
    return Ask(part, LABELS[part], "several" if part == "facts_used" else "one", options)
