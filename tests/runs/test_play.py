"""A scripted player through the real engine."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from simulator.content.bots import Bot
from simulator.runs.log import verify_chain
from simulator.runs.play import Played, commands_of, play
from tests.runs.world import RUBRIC, SCRIPTS, SMALL, played


def bot(script: str = "strong", **changes: Any) -> Bot:
    do = [{"at": at, "send": {"kind": kind, **fields}} for at, kind, fields in SCRIPTS[script]]
    document = {"name": script, "about": "A player.", "seed": 7, "do": do, "expect": {}, **changes}
    return Bot.model_validate_json(json.dumps(document))


def small(who: Bot, **how: Any) -> Played:
    return play(SMALL, RUBRIC, who, **how)


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_a_bot_plays_its_script_to_an_ending(script: str):
    result = small(bot(script))

    assert result.state.over
    assert verify_chain(result.events) is None
    assert [e.data for e in result.events[1:]] == [e.data for e in played(script=SCRIPTS[script]).events[1:]]


def test_a_bot_plays_the_same_log_each_time_and_its_digest_is_the_last_hash():
    result = small(bot())

    assert result.digest == small(bot()).digest == result.events[-1].hash


def test_another_seed_can_be_given():
    assert small(bot(), seed=8).digest != small(bot()).digest


def test_each_command_carries_its_number_and_the_wall_time_it_would_have_had():
    result = small(bot(), run="demo", start_at="2026-03-02T13:00:00.000Z")

    asked = [(e.kind, e.cause, e.at) for e in result.events if e.actor == "learner"]
    assert asked[:3] == [
        ("clock.advanced", "command:demo-1", "2026-03-02T13:02:00.000Z"),
        ("clock.advanced", "command:demo-1", "2026-03-02T13:02:00.000Z"),
        ("queue.paused", "command:demo-2", "2026-03-02T13:02:00.000Z"),
    ]


def test_a_refused_command_is_told_and_the_bot_plays_on():
    late = {"at": 1300, "send": {"kind": "case.decide", "case": "case-insult"}}
    result = small(bot(do=[late, {"at": 1400, "send": {"kind": "queue.pause"}}]))

    assert result.refused == ("This case closed at 09:20. Your decision was not sent; your words are kept below.",)
    assert result.state.queue_paused


def test_a_step_that_is_no_command_is_an_error():
    with pytest.raises(ValidationError):
        commands_of(bot(do=[{"at": 1, "send": {"kind": "case.shout"}}]))


def test_a_bot_that_ends_its_run_itself_does_nothing_after():
    result = small(bot(do=[{"at": 10, "send": {"kind": "run.end"}}, {"at": 20, "send": {"kind": "queue.pause"}}]))

    assert result.events[-1].kind == "run.ended"
    assert result.refused == ()
