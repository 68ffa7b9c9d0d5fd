"""Planned posts, one's own and the brand's; what is left alone on purpose; what the learner's silence brings."""

from typing import Any

import pytest

from tests.runs.world import HOLDING, SMALL, Run, changed

WORDS = {"text": "All is well again.\nMore tomorrow.", "declare": {"intent": "explain"}}


def at(t: int = 300, run: Run | None = None) -> Run:
    run = run or Run()
    run.until(t)
    return run


def plan(run: Run, **fields: Any) -> str | None:
    return run.do("post.schedule", **{"channel": "forum", "at": 1200, **WORDS, **fields}).refused


def test_a_post_of_ones_own_goes_out_at_its_time():
    run = at()
    plan(run, asset="lantern", alt="A lit lantern", note="After the fix.")
    planned = run.state.planned["plan--1"]
    assert (planned.status, planned.by, planned.at, planned.title) == ("scheduled", "you", 1200, "All is well again.")
    assert (planned.text, planned.asset, planned.alt) == (WORDS["text"], "lantern", "A lit lantern")

    run.until(1200)

    post = run.state.posts["plan--1"]
    assert (post.by, post.channel, post.text, post.t) == ("you", "forum", WORDS["text"], 1200)
    assert run.state.planned["plan--1"].status == "out"
    assert run.each("post.auto_sent") == ["plan--1"]


def test_the_world_answers_to_what_was_declared_when_the_post_is_out():
    effects = [{"when": {"intent": ["explain"]}, "do": [{"meter": "trust", "add": 3}]}]
    run = at(run=Run(changed(replies_effects=effects)))
    plan(run)
    assert run.state.meters["trust"] == 60
    run.until(1200)
    assert run.state.meters["trust"] == 57  # three up, and six down for the first word that was never said


def test_a_rule_may_ask_what_a_planned_post_declares():
    rule = {"id": "asked", "when": {"event": "post.auto_sent", "declares": {"intent": ["explain"]}},
            "do": [{"set": "holding", "to": True}]}  # fmt: skip
    run = at(run=Run(changed(rules=[rule])))
    plan(run)
    run.until(1199)
    assert run.state.facts["holding"] is False
    run.until(1200)
    assert run.state.facts["holding"] is True


def test_a_paused_queue_stops_ones_own_post_too_and_a_release_lets_it_out():
    run = at()
    plan(run)
    run.do("queue.pause")
    run.until(1300)
    assert run.state.planned["plan--1"].status == "stopped"
    run.do("queue.resume")
    run.do("post.release", post="plan--1")
    assert run.state.posts["plan--1"].t == 1300


def test_a_planned_post_is_moved_with_a_note():
    run = at()
    step = run.do("post.move", post="trailer", at=5000, note="Not in a fault.")
    assert [event.kind for event in step.events] == ["post.moved"]
    run.until(4999)
    assert "trailer" not in run.state.posts
    run.until(5000)
    assert run.state.posts["trailer"].by == "brand"


def test_a_post_that_was_stopped_is_planned_anew_when_it_is_moved():
    run = at()
    run.do("post.hold", post="trailer")
    run.until(2400)
    run.do("post.move", post="trailer", at=3000)
    before = run.state.planned["trailer"]
    run.until(3000)
    assert (before.status, run.state.planned["trailer"].status) == ("scheduled", "out")


def test_a_held_post_that_is_moved_stays_held():
    run = at()
    run.do("post.hold", post="trailer")
    run.do("post.move", post="trailer", at=3100)
    run.until(3100)
    assert run.state.planned["trailer"].status == "stopped"


def test_a_post_may_be_moved_to_after_the_shift():
    run = at()
    assert run.do("post.move", post="trailer", at=90_000).refused is None
    run.end()
    assert (run.state.planned["trailer"].status, run.state.timers) == ("scheduled", ())


def test_a_cancelled_post_never_goes_out():
    run = at()
    run.do("post.cancel", post="trailer", note="Not today.")
    run.end()
    assert "trailer" not in run.each("post.auto_sent") + run.each("post.stopped")
    assert run.state.planned["trailer"].status == "cancelled"


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("post.schedule", {"channel": "mail", "at": 900, **WORDS},
         "Nothing is planned ahead for Desk mail. Write there when it is time."),
        ("post.schedule", {"channel": "forum", "at": 300, **WORDS}, "It is 09:05 already. Choose a later time."),
        ("post.schedule", {"channel": "forum", "at": 900_000, **WORDS},
         "The calendar ends a week after the shift. Choose an earlier time."),
        ("post.schedule", {"channel": "micro", "at": 900, **WORDS, "text": "x" * 41},
         "Your text for Chirrup has 41 characters; the limit is 40. Shorten it by 1 and send again."),
        ("post.schedule", {"channel": "forum", "at": 900, "text": "Soon."},
         "Not sent yet: say what the message is for beside the text."),
        ("post.move", {"post": "none", "at": 900}, "There is no planned post “none”."),
        ("post.move", {"post": "trailer", "at": 2400}, "“Trailer” is planned for 09:40 already."),
        ("watch.set", {"item": "thread", "at": 300, "why": "x"},
         "It is 09:05 already. Say when later you look again."),
        ("watch.set", {"item": "thread", "at": 5400, "why": "x"}, "The shift ends at 10:30. Look again before that."),
        ("watch.set", {"item": "thread", "at": 900, "why": " "},
         "Not set yet: say what you wait for. Without it, nobody can tell a watch from an oversight."),
        ("watch.set", {"item": "private", "at": 900, "why": "x"}, "There is no post or case “private” on screen."),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_or_watched_is_refused_in_a_sentence(kind: str, fields: dict[str, Any], reason: str):
    assert at().do(kind, **fields).refused == reason


def test_what_is_gone_is_neither_moved_nor_cancelled():
    run = at(2400)
    assert run.do("post.cancel", post="trailer").refused == "“Trailer” is out already."
    run.do("post.cancel", post="poll")
    assert run.do("post.move", post="poll", at=4000).refused == "“Poll” is cancelled."
    assert run.do("post.hold", post="poll").refused == "“Poll” is cancelled already."


def watch(run: Run, item: str) -> str:
    return run.state.watches[item].status


def test_a_watch_is_due_at_its_time_and_over_when_the_learner_looks():
    run = at()
    run.do("watch.set", item="thread", at=900, why="It may cool down.")
    run.until(899)
    assert watch(run, "thread") == "set"
    run.do("clock.next")
    assert (run.state.now, watch(run, "thread"), run.each("watch.due")) == (900, "due", ["thread"])
    run.do("item.view", channel="micro")
    assert watch(run, "thread") == "due"
    run.do("item.view", channel="forum")
    assert watch(run, "thread") == "seen"


def test_looking_before_the_time_leaves_the_watch_as_it_is():
    run = at()
    run.do("watch.set", item="thread", at=900, why="It may cool down.")
    run.do("item.view", item="thread")
    assert watch(run, "thread") == "set"


def test_a_watch_set_again_is_due_once_at_the_later_time():
    run = at()
    run.do("watch.set", item="thread", at=900, why="It may cool down.")
    run.do("watch.set", item="thread", at=1000, why="Still warm.")
    run.until(1100)
    assert [event.t for event in run.of("watch.due")] == [1000]


def test_a_watched_case_is_looked_at_by_reading_or_deciding():
    run = at()
    run.do("watch.set", item="case-insult", at=600, why="A second report may come.")
    run.until(600)
    run.do("context.open", case="case-insult", context="history")
    assert watch(run, "case-insult") == "seen"


def test_a_watch_on_a_case_that_closed_is_not_due():
    run = at()
    run.do("watch.set", item="case-insult", at=1300, why="A second report may come.")
    run.end()
    assert (run.each("case.expired")[0], run.each("watch.due")) == ("case-insult", [])


def test_a_watch_is_no_deadline_and_is_not_scaled():
    run = at(run=Run(time=150))
    run.do("watch.set", item="thread", at=900, why="It may cool down.")
    run.until(900)
    assert watch(run, "thread") == "due"


SILENT: dict[str, Any] = {"id": "impatient", "channel": "forum", "by": "mara", "body": "content/impatient.md",
          "silence": {"from": "thread", "for": 600}}  # fmt: skip


def hushed(*, time: int = 100, **more: Any) -> Run:
    injects = [*[inject.compiled() for inject in SMALL.injects], {**SILENT, **more}]
    return Run(changed(injects=injects), time=time)


def came_at(run: Run) -> list[int]:
    run.end()
    return [event.t for event in run.of("inject.released") if getattr(event.data, "item", "") == "impatient"]


def test_silence_brings_an_inject_once():
    assert came_at(hushed()) == [660]


def test_every_word_of_the_learner_begins_the_silence_anew():
    run = at(360, hushed())
    run.do("task.submit", **HOLDING)
    run.until(900)
    run.do("reply.publish", channel="micro", text="Soon.", declare={"intent": "explain"})
    run.do("post.schedule", channel="forum", at=1400, **WORDS)
    assert came_at(run) == [2000]


def test_words_in_another_channel_break_no_silence():
    run = at(360, hushed(silence={**SILENT["silence"], "channel": "micro"}))
    run.do("reply.publish", channel="forum", **WORDS)
    assert came_at(run) == [660]


def test_words_before_the_silence_begins_do_not_count():
    run = at(30, hushed())
    run.do("reply.publish", channel="forum", **WORDS)
    assert came_at(run) == [660]


def test_a_silence_has_its_own_condition():
    assert came_at(hushed(when={"fact": "holding", "is": True})) == []


def test_a_silence_is_scaled_as_a_deadline():
    assert came_at(hushed(time=150)) == [960]
