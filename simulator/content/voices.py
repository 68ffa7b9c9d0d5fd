"""What people may come to say in a run, and where each of them still would at the moment it is said."""

from collections.abc import Iterator, Mapping

from simulator.content.conditions import Answer, Condition, Reaction
from simulator.content.document import Document


def said_where(content: Document) -> dict[tuple[str, str], tuple[Condition | None, ...]]:
    """For each person and text of an answer or a reaction, its condition at each place where it is written down; None
    where it has none there."""
    found: dict[tuple[str, str], tuple[Condition | None, ...]] = {}
    for words in _voices(content):
        key = (words.by, words.body)
        found[key] = (*found.get(key, ()), words.when)
    return found


def _voices(part: object) -> Iterator[Answer | Reaction]:
    if isinstance(part, Answer | Reaction):
        yield part
    elif isinstance(part, Document):
        for _, value in part:
            yield from _voices(value)
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _voices(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from _voices(value)
