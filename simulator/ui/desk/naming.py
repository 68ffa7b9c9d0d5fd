"""What people are called on the desk, and what they wrote."""

import re
from typing import NamedTuple

from simulator.content.scenario import Scenario
from simulator.runs.find import name_of
from simulator.runs.state import YOU, Post
from simulator.ui.safe import visible
from simulator.ui.words import note

BRAND = "brand"
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


class Speaker(NamedTuple):
    name: str
    role: str
    staff: bool = False
    you: bool = False


def speaker(by: str, scenario: Scenario, learner_name: str) -> Speaker:
    """Whoever a post is by: a person of the scenario, the learner, or the brand."""
    if by == YOU:
        return Speaker(f"{first_name(learner_name)}, community desk", "that’s you", staff=True, you=True)
    if by == BRAND or by not in scenario.people:
        return Speaker(visible(scenario.brand.product), "planned post", staff=True)
    person = scenario.people[by]
    return Speaker(person.handle or name_of(scenario, by), note(person.role), staff=by in colleagues(scenario))


def colleagues(scenario: Scenario) -> tuple[str, ...]:
    """People one can write to: those who can decide on something. In the scenario's order."""
    return tuple(id_ for id_, person in scenario.people.items() if person.answers)


def handle(by: str, scenario: Scenario) -> str:
    """A person as one speaks of them in a sentence."""
    if by == YOU:
        return "you"
    if by not in scenario.people:
        return scenario.brand.product
    return scenario.people[by].handle or name_of(scenario, by)


def first_name(name: str) -> str:
    return visible(name.split(maxsplit=1)[0]) if name.strip() else "You"


def words_of(post: Post, scenario: Scenario) -> str:
    """A post's text: the learner's own, or the scenario's."""
    if post.text is not None:
        return post.text
    return scenario.texts.get(post.body or "", "")


def paragraphs(text: str) -> list[str]:
    """A text as a part draws it: nothing hidden, one string a paragraph."""
    return [part for part in _BETWEEN_PARAGRAPHS.split(visible(text).strip()) if part]


def first_words(text: str, most: int = 72) -> str:
    """The first sentence, as a heading; of one longer than `most` characters as many words as fit, and an ellipsis."""
    line = " ".join(text.strip().partition("\n")[0].split())
    sentence = _SENTENCE_END.split(line, maxsplit=1)[0]
    return visible(sentence if len(sentence) <= most else f"{sentence[:most].rsplit(' ', 1)[0].rstrip(',;:–-')}…")
