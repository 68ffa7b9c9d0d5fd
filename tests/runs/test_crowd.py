"""The crowd: ticks, pushes, momentum, calm, what spreads, and that each movement names what caused it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.content.conditions import MoodIs
from simulator.runs.conditions import holds
from simulator.runs.crowd.sums import half, share, way_back
from simulator.runs.state import State
from tests.runs.crowded import CROWD, CROWDED, TICK, crowded, source, ticks
from tests.runs.world import HOLDING, Run, build, played


def still(**crowd: object) -> Run:
    """A run in which nothing stirs but what the test does."""
    calm = {**CROWD, "calm": 0, "spreads": [], **crowd}
    return Run(crowded(crowd=calm, injects=[], cases=[], appeals=[], tasks=[], obligations=[], rules=RULES))


RULES = [
    {"id": "shove", "when": {"event": "queue.paused"}, "do": [{"crowd": "forum", "mood": -16, "volume": 8}]},
    {"id": "nudge", "when": {"event": "queue.resumed"}, "do": [{"crowd": "forum", "mood": 5}]},
    {"id": "far", "when": {"event": "post.held"}, "do": [{"crowd": "micro", "mood": -40}]},
]


def test_a_scenario_without_a_crowd_has_no_ticks():
    run = played()

    assert run.state.crowd == {}
    assert run.of("crowd.moved") == []


def test_every_channel_ticks_at_the_tick_and_nowhere_else():
    run = played(CROWDED, ())

    for channel in CROWD["channels"]:
        moments = [e.t for e in run.of("crowd.moved") if e.data in ticks(run, channel)]
        assert sorted(set(moments)) == list(range(TICK, 5400 + 1, TICK))


def test_a_push_is_felt_at_the_next_tick_and_half_of_it_goes_on():
    run = still()
    run.until(TICK + 10)
    run.do("queue.pause")
    assert run.state.crowd["forum"].mood == -10
    run.until(5 * TICK)

    assert [(tick.push, tick.momentum, tick.mood) for tick in ticks(run)] == [
        (0, 0, -10), (-16, 0, -26), (0, -8, -34), (0, -4, -38), (0, -2, -40),
    ]  # fmt: skip
    assert [tick.volume for tick in ticks(run)] == [12, 20, 24, 26, 27]


def test_a_crowd_that_is_left_alone_comes_back_to_where_it_began():
    run = still(calm=20)
    run.do("queue.pause")
    run.until(5399)

    assert run.state.crowd["forum"].mood == -10
    assert run.state.crowd["forum"].volume == 12


def test_what_is_pushed_in_one_channel_is_heard_in_another_a_tick_later_and_calm_is_not():
    run = still(spreads=[{"from": "micro", "to": "forum", "share": 30}], calm=20)
    run.do("post.hold", post="trailer")
    run.until(4 * TICK)

    assert [tick.push + tick.momentum for tick in ticks(run, "micro")] == [-40, -20, -10, -5]
    assert [tick.from_spread for tick in ticks(run)] == [0, -12, -6, -3]


def test_two_channels_that_hear_each_other_do_not_depend_on_their_names():
    both = [{"from": "micro", "to": "forum", "share": 50}, {"from": "forum", "to": "micro", "share": 50}]
    one, other = still(spreads=both), still(spreads=both[::-1])
    for run in (one, other):
        run.do("queue.pause")
        run.until(3 * TICK)

    assert [tick.from_spread for tick in ticks(one, "micro")] == [0, -8, -4]
    assert one.state.crowd == other.state.crowd


def test_a_movement_names_the_event_whose_push_weighed_most():
    run = still()
    run.do("queue.pause")
    run.do("queue.resume")
    run.until(3 * TICK)

    shove = next(e for e in run.of("rule.fired") if e.seq < run.of("queue.resumed")[0].seq)
    assert [e.cause for e in run.of("crowd.moved") if e.data in ticks(run)] == [f"event:{shove.seq}"] * 3


def test_a_movement_that_came_from_another_channel_names_what_stirred_that_one():
    run = still(spreads=[{"from": "micro", "to": "forum", "share": 30}])
    run.do("post.hold", post="trailer")
    run.until(2 * TICK)

    fired = run.of("rule.fired")[0]
    assert [e.cause for e in run.of("crowd.moved") if e.data == ticks(run)[1]] == [f"event:{fired.seq}"]


def test_a_crowd_that_only_calms_down_is_moved_by_time_alone():
    run = played(CROWDED, ())

    quiet = [e for e in run.of("crowd.moved") if e.cause == "event:1"]
    assert quiet
    assert all(not (e.data.push or e.data.momentum or e.data.from_spread) for e in quiet)  # type: ignore[union-attr]


def test_here_is_every_channel_in_which_it_happened():
    run = Run(CROWDED)
    run.until(60)
    run.do("task.submit", **{**HOLDING, "declare": {"intent": "joke", "promises": "none", "facts_used": []}})

    assert run.each("crowd.pushed", "channel") == ["forum", "forum", "micro"]


@pytest.mark.parametrize(("influence", "push"), [(0, -10), (3, -10), (4, -15), (5, -20)])
def test_who_is_listened_to_pushes_harder(influence: int, push: int):
    found = source()
    found["people"]["odo"]["influence"] = influence
    run = Run(build(found))
    run.until(840)

    assert run.of("crowd.pushed")[-1].data.mood == push  # type: ignore[union-attr]


def test_a_mood_may_be_asked_for_and_a_rule_answers_the_tick():
    run = played(CROWDED, ())

    (fired,) = [e for e in run.of("rule.fired") if e.data.rule == "sour"]  # type: ignore[union-attr]
    cause = run.events[int(fired.cause.split(":")[1]) - 1]
    assert cause.kind == "crowd.moved"
    assert cause.data.mood <= -20  # type: ignore[union-attr]


def test_the_mood_of_a_channel_without_a_crowd_is_never_anything():
    assert not holds(MoodIs(mood="mail", gte=-100), Run(CROWDED).state)


def test_a_tick_stops_nobody_who_asks_for_the_next_thing():
    run = Run(CROWDED)
    run.until(1210)
    run.do("clock.next")

    assert run.state.now == 1560


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-100, 100), st.integers(-999, 999)), max_size=6), st.integers(0, 100))
def test_however_it_is_pushed_a_crowd_stays_within_its_bounds(pushes: list[tuple[int, int]], calm: int):
    do = [{"crowd": "forum", "mood": mood, "volume": volume} for mood, volume in pushes] or [{"flag": "none"}]
    rules = [{"id": "shove", "when": {"event": "queue.paused"}, "do": do}]
    run = Run(crowded(crowd={**CROWD, "calm": calm}, rules=rules))
    run.do("queue.pause")
    run.until(5000)

    for point in (*run.state.crowd["forum"].curve, *run.state.crowd["micro"].curve):
        assert -100 <= point.mood <= 100
        assert 0 <= point.volume <= 999


@given(st.integers(-999, 999), st.integers(0, 100))
def test_up_and_down_are_alike(number: int, per_cent: int):
    assert share(-number, per_cent) == -share(number, per_cent)
    assert way_back(-number, 0, per_cent) == -way_back(number, 0, per_cent)
    assert abs(half(number)) <= abs(number) // 2


def test_a_channel_remembers_its_curve():
    state: State = played(CROWDED, ()).state

    curve = state.crowd["forum"].curve
    assert [point.t for point in curve] == [0, *range(TICK, 5400 + 1, TICK)]
    assert (curve[0].volume, curve[0].mood) == (12, -10)
