"""Whatever a learner does, a run comes to an end, and its log is sound. A thousand of each are played in tests/soak."""

from functools import cache

import pytest

from simulator.content.library import Library
from simulator.runs.events import Event, MeterMoved
from simulator.runs.laws import _in_range, broken_law
from simulator.runs.play import play
from simulator.runs.wandering.chance import Chance
from simulator.runs.wandering.play import LOOP, Wandered, wander, wander_all
from simulator.runs.wandering.wish import FIELDS, wish
from simulator.settings import ROOT
from tests.runs.crowded import CROWDED
from tests.runs.world import RUBRIC, SMALL, Run, changed, played
from tests.shipped import shipped_library

SEEDS = range(1, 13)
WORLDS = {"small": SMALL, "crowded": CROWDED}


@cache
def library() -> Library:
    return shipped_library()


@cache
def wandered(world: str, seed: int) -> Wandered:
    return wander(WORLDS[world], RUBRIC, seed)


def scenarios() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "scenarios").glob("*/scenario.yml"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("world", sorted(WORLDS))
def test_a_run_is_sound_whatever_its_learner_does(world: str, seed: int):
    assert wandered(world, seed).broken is None


@pytest.mark.parametrize("name", scenarios())
def test_every_scenario_that_ships_is_sound_whatever_its_learner_does(name: str):
    found = wander_all(library().scenarios[name], library().rubrics[name], SEEDS)

    assert found.broken is None
    assert found.runs == len(SEEDS)


def test_a_learner_who_tries_anything_reaches_every_kind_of_event_that_matters():
    seen = {event.kind for seed in SEEDS for event in wandered("crowded", seed).events}

    assert {"case.decided", "appeal.decided", "task.submitted", "reply.published", "escalation.answered",
            "post.released", "context.opened", "persona.reacted", "command.refused", "run.resumed", "crowd.moved",
            "post.reacted", "post.edited", "post.pinned", "thread.locked", "thread.split", "post.scheduled",
            "post.moved", "post.cancelled", "watch.due"} <= seen  # fmt: skip


def test_every_kind_of_command_is_tried():
    asked: set[str] = set()
    for seed in range(12):
        chance, run = Chance(seed), Run(CROWDED, seed=seed)
        while not run.state.over and len(run.events) < 150:
            command, _ = wish(chance, run.state, CROWDED)
            asked.add(command.kind)
            run.send(command)

    assert set(FIELDS) - {"run.end", "run.stop"} <= asked


def test_the_same_seed_wanders_the_same_way():
    again = wander(CROWDED, RUBRIC, 3)

    assert again.events == wandered("crowded", 3).events
    assert again.events != wandered("crowded", 4).events


def test_a_summary_counts_endings_events_and_refusals():
    found = wander_all(SMALL, RUBRIC, range(1, 6))
    lengths = sorted(len(wandered("small", seed).events) for seed in range(1, 6))

    assert sum(number for _, number in found.endings) == found.runs == 5
    assert (found.events_half, found.events_most) == (lengths[2], lengths[-1])
    assert found.refusals == sum(wandered("small", seed).refused for seed in range(1, 6))


def test_rules_that_never_rest_are_told_with_their_seed():
    round_and_round = [
        {"id": "again", "when": {"event": "rule.fired"}, "do": [{"meter": "trust", "add": 1}]},
        {"id": "begin", "when": {"event": "inject.released"}, "do": [{"meter": "trust", "add": 1}]},
    ]
    found = wander_all(changed(rules=round_and_round), RUBRIC, range(5, 9))

    assert found.runs == 1
    assert found.broken is not None
    assert found.broken[0] == 5
    assert "rule-loop" in found.broken[1]


def tampered(events: list[Event], place: int, **parts: object) -> list[Event]:
    return [*events[:place], events[place].model_copy(update=parts), *events[place + 1 :]]


def test_a_run_that_is_not_over_is_told():
    run = Run()

    assert broken_law(SMALL, run.events, run.state) == "the run did not end: its last event is run.started"


def test_a_log_that_was_changed_is_told():
    run = played()

    assert broken_law(SMALL, tampered(run.events, 8, at="later"), run.state) == (
        "event 9: its hash does not match its content"
    )


def test_a_state_that_is_not_its_log_is_told():
    run, other = played(), played(script=())

    assert broken_law(SMALL, run.events, other.state) == "the log folds to another state than the one that was played"


def test_what_every_bot_plays_keeps_the_laws():
    for name, scenario in library().scenarios.items():
        for bot in library().bots[name]:
            result = play(scenario, library().rubrics[name], bot)
            assert broken_law(scenario, result.events, result.state) is None, (name, bot.name)


def test_a_meter_outside_its_bounds_is_told():
    data = MeterMoved(meter="trust", add=50, value=101)
    event = played().events[0].model_copy(update={"data": data, "seq": 9})

    assert list(_in_range(event, SMALL)) == ["event 9: trust is 101"]


def test_an_offer_that_is_always_refused_is_a_loop():
    """The number that is called a loop is larger than bad luck: no sound run comes near it."""
    longest = 0
    for seed in SEEDS:
        row = 0
        for event in wandered("small", seed).events:
            row = row + 1 if event.kind == "command.refused" else 0
            longest = max(longest, row)

    assert longest < LOOP
