"""On patch day each thing a learner declares or leaves undone is answered by other people, in another mood."""

import json
from functools import cache

import pytest

from simulator.content.bots import Bot
from simulator.content.library import Library
from simulator.runs.events import PersonaReacted
from simulator.runs.play import Played, play
from tests.shipped import shipped_library

WAYS = {
    "acknowledges": {"intent": "acknowledge", "promises": "next-update"},
    "jokes": {"intent": "joke", "promises": "none"},
    "denies": {"intent": "deny", "promises": "none"},
    "promises money": {"intent": "acknowledge", "promises": "refund"},
    "promises a date": {"intent": "acknowledge", "promises": "date"},
    "stays silent": None,
}
ANSWERS = {
    "acknowledges": "-heard",
    "jokes": "-joke",
    "denies": "-deny",
    "promises money": "-refund",
    "promises a date": "-date",
    "stays silent": "-waiting",
}
"""How the names of the texts end that belong to each way."""
TEXTS = {"forum": "We know. Next word at ten.", "micro": "We know. More at ten."}


@cache
def library() -> Library:
    return shipped_library()


@cache
def shift(way: str, seed: int = 7) -> Played:
    declare = WAYS[way]
    said = [{"at": 360, "send": {"kind": "task.submit", "task": "holding", "texts": TEXTS,
                                 "declare": {"facts_used": [], **declare}}}] if declare else []  # fmt: skip
    bot = {"name": "somebody", "about": "One way to go.", "seed": seed, "do": said, "expect": {}}
    return play(library().scenarios["patch-day"], library().rubrics["patch-day"], Bot.from_compiled(json.dumps(bot)))


def answers(way: str, seed: int = 7) -> list[PersonaReacted]:
    return [event.data for event in shift(way, seed).events if isinstance(event.data, PersonaReacted)]


@pytest.mark.parametrize("way", WAYS)
def test_what_was_declared_or_left_undone_is_answered_by_those_whom_it_concerns(way: str):
    bodies = {answer.body.removesuffix(".md") for answer in answers(way)}

    assert shift(way).refused == ()
    assert [body for body in bodies if body.endswith(ANSWERS[way])]
    others = set(ANSWERS.values()) - {ANSWERS[way]} - ({"-heard"} if way.startswith("promises") else set())
    assert not [body for body in bodies if body.endswith(tuple(others))]


@pytest.mark.parametrize("way", WAYS)
def test_no_two_people_say_the_same(way: str):
    bodies = [answer.body for answer in answers(way)]

    assert len(bodies) == len(set(bodies))


def test_who_answers_a_joke_depends_on_the_seed():
    assert len({frozenset(answer.by for answer in answers("jokes", seed)) for seed in range(8)}) > 3


def mood(way: str, channel: str, t: int) -> int:
    return next(point.mood for point in shift(way).state.crowd[channel].curve if point.t == t)


def test_the_boards_are_kinder_to_an_answer_than_to_a_joke_or_to_silence():
    at = 25 * 60

    assert mood("acknowledges", "forum", at) > mood("stays silent", "forum", at) > mood("jokes", "forum", at)


def test_a_joke_is_thanked_less_than_an_answer():
    def thanked(way: str) -> float:
        post = shift(way).state.posts["holding--micro"]
        return post.thanks / (post.thanks + post.disagree)

    assert thanked("acknowledges") > thanked("jokes")
