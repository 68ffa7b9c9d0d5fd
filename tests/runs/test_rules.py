"""When a rule answers, how often, and with what."""

from typing import Any

import pytest

from simulator.errors import ContentError
from tests.runs.world import HOLDING, SOURCE, Run, changed, played

MORE = [{"meter": "trust", "add": 1}]


def run_with(*rules: dict[str, Any], **parts: Any) -> Run:
    return Run(changed(rules=list(rules), **parts))


def test_a_rule_answers_each_event_that_it_names():
    run = run_with({"id": "counts", "when": {"event": "queue.paused"}, "do": MORE})
    for _ in range(3):
        run.do("queue.pause")
        run.do("queue.resume")

    assert run.each("rule.fired", "rule") == ["counts"] * 3


def test_a_rule_about_how_things_stand_answers_when_they_come_to_stand_so():
    run = run_with({"id": "hot", "when": {"meter": "heat", "gte": 25}, "do": MORE})
    run.end()

    # heat rises past 25 once and is still above it at each later movement
    assert len([move for move in run.state.moves if move.meter == "heat" and move.value >= 25]) > 3
    assert run.each("rule.fired", "rule") == ["hot"]


def test_a_rule_answers_again_when_things_come_to_stand_so_again():
    rules = [
        {"id": "off", "when": {"event": "queue.resumed"}, "do": [{"set": "queue_paused", "to": False}]},
        {"id": "on", "when": {"event": "queue.paused"}, "do": [{"set": "queue_paused", "to": True}]},
        {"id": "stands", "when": {"fact": "queue_paused", "is": True}, "do": MORE},
    ]
    run = run_with(*rules)
    for _ in range(2):
        run.do("queue.pause")
        run.do("queue.resume")

    assert run.each("rule.fired", "rule").count("stands") == 2


def test_a_rule_that_is_for_once_answers_once():
    run = run_with({"id": "once", "once": True, "when": {"event": "queue.paused"}, "do": MORE})
    for _ in range(3):
        run.do("queue.pause")
        run.do("queue.resume")

    assert run.each("rule.fired", "rule") == ["once"]


def test_rules_answer_by_name_and_name_what_they_answered():
    run = run_with(
        {"id": "b", "when": {"event": "queue.paused"}, "do": MORE},
        {"id": "a", "when": {"event": "queue.paused"}, "do": MORE},
    )
    step = run.do("queue.pause")

    assert run.each("rule.fired", "rule") == ["a", "b"]
    assert {e.cause for e in run.of("rule.fired")} == {f"event:{step.events[0].seq}"}


def test_a_rule_may_answer_to_what_a_rule_did():
    run = run_with(
        {"id": "first", "when": {"event": "queue.paused"}, "do": [{"set": "queue_paused", "to": True}]},
        {"id": "second", "when": {"fact": "queue_paused", "is": True}, "do": [{"flag": "paused"}]},
    )
    run.do("queue.pause")

    assert run.state.flags == ("paused",)


def test_rules_that_never_come_to_rest_are_named_as_a_rule_loop():
    run = run_with(
        {"id": "ping", "when": {"event": "queue.paused"}, "do": [{"meter": "heat", "add": 1}]},
        {"id": "pong", "when": {"event": "meter.moved", "item": "heat"}, "do": [{"meter": "heat", "add": 1}]},
    )

    with pytest.raises(ContentError, match=r"rule-loop: rules still answered to rules after 50 passes.*pong"):
        run.do("queue.pause")


def test_reactions_that_call_for_each_other_at_once_are_a_rule_loop_too():
    react = {"react": {"by": "mara", "body": "content/more.md"}}
    run = run_with(
        {"id": "start", "when": {"event": "queue.paused"}, "do": [react]},
        {"id": "more", "when": {"event": "persona.reacted"}, "do": [react]},
    )

    with pytest.raises(ContentError, match="rule-loop: one command led to more than 2000 events"):
        run.do("queue.pause")


def test_a_rule_about_time_answers_at_its_very_second():
    run = played(script=())

    (fired,) = [event for event in run.of("rule.fired") if event.data.rule == "silence"]  # type: ignore[union-attr]
    assert fired.t == 1560 + 900


def test_a_rule_about_time_stays_quiet_where_the_rest_does_not_hold():
    assert "silence" not in played().each("rule.fired", "rule")


def test_a_hint_is_shown_in_practice_only():
    assert played(script=()).state.hints == ("content/hint-loop.md",)
    assert played(script=(), mode="assessed").state.hints == ()


def test_a_fact_that_is_so_already_is_not_set_again():
    rules = [
        {"id": "on", "when": {"event": "queue.paused"}, "do": [{"set": "queue_paused", "to": True}]},
        {"id": "also", "when": {"event": "queue.paused"}, "do": [{"set": "queue_paused", "to": True}]},
    ]
    run = run_with(*rules)
    run.do("queue.pause")

    assert len(run.of("fact.set")) == 1


@pytest.mark.parametrize(
    ("react", "channel"),
    [
        ({"by": "odo"}, "micro"),
        ({"by": "odo", "channel": "forum"}, "forum"),
        ({"by": "priya"}, "mail"),
    ],
)
def test_a_reaction_appears_where_it_belongs(react: dict[str, Any], channel: str):
    rule = {"id": "r", "once": True, "when": {"event": "post.auto_sent", "item": "trailer"},
            "do": [{"react": {**react, "body": "content/more.md", "wait": 60}}]}  # fmt: skip
    run = run_with(rule)
    run.until(2459)
    assert run.each("persona.reacted") == []

    run.until(2460)

    post = run.state.posts["reaction--1"]
    assert (post.channel, post.by, post.t) == (channel, react["by"], 2460)


def test_a_reaction_to_nowhere_appears_where_its_person_last_wrote():
    rule = {"id": "r", "when": {"event": "queue.paused"}, "do": [{"react": {"by": "odo", "body": "content/more.md"}}]}
    run = run_with(rule)
    run.until(840)
    run.do("queue.pause")

    assert run.state.posts["reaction--1"].channel == "micro"


def test_a_draw_of_a_rule_differs_each_time_and_not_with_its_neighbours():
    def drawn(*others: dict[str, Any]) -> list[int]:
        rule = {"id": "luck", "when": {"event": "queue.paused"}, "do": [{"meter": "trust", "add": {"draw": [-9, 9]}}]}
        run = run_with(rule, *others)
        for _ in range(8):
            run.do("queue.pause")
            run.do("queue.resume")
        return [move.add for move in run.state.moves if move.meter == "trust"]

    other = {"id": "also", "when": {"event": "queue.paused"}, "do": [{"meter": "heat", "add": {"draw": [1, 9]}}]}
    assert len(set(drawn())) > 3
    assert drawn() == drawn(other)


def test_the_world_answers_to_what_is_declared_beside_a_task():
    run = Run()
    run.until(400)
    run.do("task.submit", **{**HOLDING, "declare": {"intent": "joke", "promises": "refund"}})

    assert (run.state.facts["holding"], run.state.facts["refund"]) == (False, True)
    assert run.state.flags == ("promise-not-authorised",)


def test_each_text_of_a_task_appears_in_its_channel():
    run = Run()
    run.until(400)
    run.do("task.submit", **HOLDING)

    assert run.state.posts["holding--micro"].text == "We know. More by ten."
    assert run.state.posts["holding--forum"].by == "you"
    assert run.state.tasks["holding"].status == "submitted"


def test_looking_into_a_channel_and_under_a_cover_is_remembered():
    run = Run()
    run.until(1860)
    run.do("item.view", channel="forum")
    run.do("item.view", item="private")

    assert run.state.viewed == {"forum": run.of("item.viewed")[0].seq}
    assert run.state.posts["private"].uncovered
    assert SOURCE["injects"][5]["cover"]


def test_the_world_answers_to_what_is_declared_beside_a_reply():
    calm = [{"when": {"intent": ["explain"]}, "do": [{"meter": "heat", "add": -3}]}]
    run = Run(changed(replies_effects=calm, injects=[], rules=[], cases=[], appeals=[], obligations=[], tasks=[]))
    run.do("reply.publish", channel="forum", text="Found it.", declare={"intent": "explain"})

    assert run.state.meters["heat"] == 17


def test_a_rule_about_either_of_two_things_answers_each_of_them():
    either = {"any": [{"event": "queue.paused"}, {"since": {"inject": "thread", "gte": 30}}]}
    run = run_with({"id": "either", "when": either, "do": MORE})
    run.until(100)
    run.do("queue.pause")

    assert [event.t for event in run.of("rule.fired")] == [90, 100]
