"""On patch day the trailer may be stopped in several ways, and each is as good as another."""

from functools import cache
from typing import Any

import pytest

from simulator.content.bots import Bot, BotStep, Expect
from simulator.content.library import Library
from simulator.runs.play import play
from simulator.scoring.registry import score_run
from tests.shipped import shipped_library


@cache
def library() -> Library:
    return shipped_library()


@pytest.mark.parametrize(
    ("send", "level"),
    [
        ({"kind": "queue.pause", "note": "Saves are missing."}, "strong"),
        ({"kind": "post.hold", "post": "trailer", "note": "Saves are missing."}, "strong"),
        ({"kind": "post.cancel", "post": "trailer", "note": "Saves are missing."}, "strong"),
        ({"kind": "post.move", "post": "trailer", "at": 90_000, "note": "Saves are missing."}, "strong"),
        ({"kind": "post.cancel", "post": "trailer"}, "secure"),
        ({"kind": "post.move", "post": "trailer", "at": 3000, "note": "A little later."}, "emerging"),
    ],
)
def test_however_the_trailer_is_stopped_the_plan_was_kept_in_hand(send: dict[str, Any], level: str):
    scenario, rubric = library().scenarios["patch-day"], library().rubrics["patch-day"]
    bot = Bot(name="planner", about="Stops it.", seed=7, do=(BotStep(at=600, send=send),), expect=Expect())

    played = play(scenario, rubric, bot)

    scores = score_run(scenario, rubric, played.events, played.state)
    assert played.refused == ()
    assert next(score.level for score in scores if score.criterion == "R-planning") == level
