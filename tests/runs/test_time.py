"""What the clock brings: the timeline, planned posts, deadlines, drift, and the end."""

from typing import Any

import pytest

from simulator.errors import Refused
from simulator.runs.engine import start
from simulator.runs.find import desk_mail
from tests.runs.world import AT, HOLDING, RUBRIC, SCRIPTS, SMALL, SOURCE, Run, changed, played


def at(t: int) -> Run:
    run = Run()
    run.until(t)
    return run


def statuses(run: Run) -> dict[str, str]:
    return {id_: plan.status for id_, plan in run.state.planned.items()}


def test_the_first_event_pins_all_that_shapes_the_run():
    (first, *_) = Run(time=125).events

    assert (first.kind, first.cause, first.seq, first.t) == ("run.started", "start", 1, 0)
    pinned = first.data.compiled()
    assert pinned["scenario_digest"] == SMALL.digest
    assert pinned["rubric_digest"] == RUBRIC.digest
    assert (pinned["seed"], pinned["mode"], pinned["adjustments"]) == (7, "practice", {"time": 125})
    assert (pinned["standard"], pinned["engine"]) == ("ST0345 2021-04-30", "1")


def test_a_mode_that_the_scenario_does_not_offer_is_refused():
    with pytest.raises(Refused, match="not offered in “mock” mode"):
        start(SMALL, rubric=RUBRIC, run="r", seed=1, mode="mock", at=AT)


def test_injects_come_at_their_time_and_after_one_another():
    run = at(5399)

    assert [(e.t, e.data.item) for e in run.of("inject.released")] == [  # type: ignore[union-attr]
        (60, "thread"), (300, "insult"), (840, "creator"), (1560, "cause"), (1860, "private"),
    ]  # fmt: skip


def test_an_inject_for_a_tutor_to_fire_does_not_come_by_itself():
    assert "press" not in at(5400).each("inject.released")


def test_an_inject_whose_condition_says_no_is_withheld_for_good():
    run = at(5399)

    assert run.each("inject.withheld") == ["thanks"]
    assert "thanks" not in run.state.posts


@pytest.mark.parametrize(("spoke", "body"), [(True, "content/fair.md"), (False, "content/sharp.md")])
def test_the_first_variant_that_holds_is_shown(spoke: bool, body: str):
    run = at(400)
    if spoke:
        run.do("task.submit", **HOLDING)
    run.until(840)

    assert run.state.posts["creator"].body == body


def test_a_drawn_effect_is_written_in_its_event():
    run = at(60)

    (move,) = run.state.moves
    assert 6 <= move.add <= 10
    assert move.value == 20 + move.add
    assert move.cause == f"event:{run.of('inject.released')[0].seq}"


def test_the_next_thing_due_is_where_time_goes_next():
    run = Run()
    stops = []
    while not run.state.over:
        run.do("clock.next")
        stops.append(run.state.now)

    # 2460 is no stop: there a rule only looks again
    assert stops == [60, 300, 840, 900, 960, 1200, 1560, 1860, 2160, 2340, 2400, 2520, 3000, 3300, 5400]


def test_a_planned_post_goes_out_at_its_time():
    run = at(2400)

    assert statuses(run) == {"trailer": "out", "poll": "scheduled"}
    assert (run.state.posts["trailer"].by, run.state.posts["trailer"].channel) == ("brand", "micro")


def test_nothing_planned_goes_out_while_the_queue_is_paused():
    run = at(100)
    run.do("queue.pause")
    run.until(2400)

    assert run.state.planned["trailer"].status == "stopped"
    assert "trailer" not in run.state.posts


def test_a_post_that_was_stopped_goes_out_when_the_learner_lets_it():
    run = at(100)
    run.do("queue.pause")
    run.until(2500)
    run.do("queue.resume")
    assert "trailer" not in run.state.posts

    run.do("post.release", post="trailer")

    assert run.state.planned["trailer"].status == "out"
    assert run.state.posts["trailer"].t == 2500


def test_a_held_post_stays_in_and_one_released_in_time_goes_out_at_its_time():
    run = at(100)
    run.do("post.hold", post="trailer")
    run.do("post.hold", post="poll")
    run.do("post.release", post="poll")
    run.until(3000)

    assert statuses(run) == {"trailer": "stopped", "poll": "out"}
    assert run.state.posts["poll"].t == 3000


def test_a_post_with_a_condition_of_its_own_stays_in_where_it_holds():
    planned = [{**SOURCE["planned_posts"][0], "unless": {"fact": "holding", "is": True}}]
    run = Run(changed(planned_posts=planned, obligations=[]))
    run.until(400)
    run.do("task.submit", **HOLDING)
    run.until(2400)

    assert run.state.planned["trailer"].status == "stopped"


def test_an_obligation_is_met_by_its_task_in_time():
    run = at(959)
    run.do("task.submit", **HOLDING)

    first_word = run.state.obligations["first-word"]
    assert (first_word.status, first_word.closed_at) == ("met", 959)
    assert run.state.meters["trust"] == 64


def test_an_obligation_expires_at_its_deadline():
    run = at(960)

    assert run.state.obligations["first-word"].status == "expired"
    assert run.state.meters["trust"] == 54


@pytest.mark.parametrize("how", [("queue.pause", {}), ("post.hold", {"post": "trailer"})])
def test_an_obligation_is_met_by_any_of_its_ways(how: tuple[str, dict[str, str]]):
    run = at(2339)
    run.do(how[0], **how[1])

    assert run.state.obligations["stop-trailer"].status == "met"


def test_what_was_done_before_it_was_asked_for_is_done():
    run = at(30)
    run.do("queue.pause")
    run.until(60)

    assert run.state.obligations["stop-trailer"].status == "met"


def test_a_meter_drifts_at_its_interval_and_stays_within_its_bounds():
    heat = {"start": 3, "min": 0, "max": 100, "drift": {"every": 600, "add": -2}}
    nothing: dict[str, Any] = {key: [] for key in ("injects", "cases", "appeals", "tasks", "obligations", "rules")}
    run = Run(changed(**nothing, planned_posts=[], meters={"heat": heat, "trust": SOURCE["meters"]["trust"]}))
    run.until(5399)

    assert [(move.t, move.add, move.value) for move in run.state.moves] == [(600, -2, 1), (1200, -2, 0)]


def test_time_is_never_moved_past_the_end():
    run = at(99_999)

    assert run.state.now == 5400
    assert run.state.over


def test_everything_still_open_expires_before_the_ending_is_chosen():
    late = [{**SOURCE["injects"][5], "at": 5300}]
    run = Run(changed(injects=[*SOURCE["injects"][:5], *late]))
    run.end()

    assert run.events[-1].kind == "run.ended"
    assert ("case-private", 5400) in [(e.data.item, e.t) for e in run.of("case.expired")]  # type: ignore[union-attr]
    assert run.state.flags == ("private-data-left-up",)
    assert run.state.timers == ()


@pytest.mark.parametrize(("script", "ending"), [("strong", "steady"), ("silent", "harmed"), ("ban", "frayed")])
def test_the_first_ending_that_holds_is_the_ending(script: str, ending: str):
    source = {} if script != "ban" else {"endings": [SOURCE["endings"][1], SOURCE["endings"][2]]}

    assert played(changed(**source), SCRIPTS[script]).state.ending == ending


def test_nothing_happens_after_the_end():
    echo = {"id": "echo", "when": {"event": "run.ended"}, "do": [{"set": "refund", "to": True}]}
    run = Run(changed(rules=[echo]))
    run.end()

    assert run.events[-1].kind == "run.ended"


def test_an_obligation_may_open_by_the_clock_alone():
    owed = [{**SOURCE["obligations"][0], "opens": {"at": 1200}}]
    run = Run(changed(obligations=owed))
    run.until(1200)

    first_word = run.state.obligations["first-word"]
    assert (first_word.status, first_word.opened, first_word.due) == ("open", 1200, 2100)


@pytest.mark.parametrize(("kind", "channel"), [("mail", "post"), ("inbox", "post"), ("chat", "boards")])
def test_desk_mail_is_the_mail_channel_else_an_inbox_else_any(kind: str, channel: str):
    channels = {"post": {**SOURCE["channels"]["mail"], "kind": kind}, "boards": SOURCE["channels"]["forum"]}

    assert desk_mail(changed(channels=channels)) == channel
