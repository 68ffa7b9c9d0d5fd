"""The action table of posts, threads and plans: in each state exactly these acts; of each act, what it does to the
post, the account, who is told, and the log."""

from typing import Any

import pytest

from simulator.runs.engine import Step
from simulator.runs.offered import (
    actions_on_desk,
    actions_on_plan,
    actions_on_post,
)
from simulator.runs.wandering.chance import Chance
from simulator.runs.wandering.wish import wish
from tests.runs.world import SMALL, Run, changed, decision

REPLY = {"text": "We are on it.", "declare": {"intent": "explain"}}
LOOK = ("watch.set", "item.view")


def desk() -> Run:
    """Everything has come by now: own replies on the boards, on Chirrup and by mail, and the trailer."""
    run = Run()
    run.until(300)
    run.do("reply.publish", channel="forum", reply_to="thread", **REPLY)
    run.do("reply.publish", channel="micro", **REPLY)
    run.until(1600)
    run.do("reply.publish", channel="mail", reply_to="cause", **REPLY)
    run.until(2450)
    return run


def early() -> Run:
    run = Run()
    run.until(300)
    return run


def offered(run: Run, post: str) -> tuple[str, ...]:
    return actions_on_post(run.state, run.scenario, post)


@pytest.mark.parametrize(
    ("post", "acts"),
    [
        ("thread", ("reply.publish", "post.pin", "thread.lock", *LOOK)),
        ("insult", ("reply.publish", "post.pin", "thread.lock", "thread.split", *LOOK)),
        ("reply--1", ("reply.publish", "post.edit", "post.pin", "thread.lock", "thread.split", *LOOK)),
        ("creator", ("reply.publish", *LOOK)),
        ("reply--2", ("reply.publish", "post.edit", "post.pin", *LOOK)),
        ("trailer", ("reply.publish", "post.pin", *LOOK)),
        ("cause", ("reply.publish", *LOOK)),
        ("reply--3", ("reply.publish", *LOOK)),
        ("press", ()),
    ],
)
def test_a_post_offers_what_its_channel_and_its_author_allow(post: str, acts: tuple[str, ...]):
    assert offered(desk(), post) == acts


def test_a_locked_thread_offers_to_be_opened_and_no_answer():
    run = desk()
    run.do("thread.lock", post="insult")

    assert offered(run, "thread") == ("post.pin", "thread.unlock", *LOOK)
    assert offered(run, "reply--1") == ("post.edit", "post.pin", "thread.unlock", "thread.split", *LOOK)
    assert offered(run, "creator") == ("reply.publish", *LOOK)


def test_a_pinned_post_offers_to_be_unpinned():
    run = desk()
    run.do("post.pin", post="thread")

    assert offered(run, "thread") == ("reply.publish", "post.unpin", "thread.lock", *LOOK)


def test_a_post_that_was_taken_down_is_neither_answered_nor_pinned_nor_split():
    run = early()
    run.do("case.decide", **decision(content="remove"))

    assert offered(run, "insult") == ("thread.lock", *LOOK)


def test_a_lock_by_a_decision_is_not_opened_by_hand():
    run = early()
    run.do("case.decide", **decision(content="lock"))

    assert offered(run, "insult") == ("post.pin", "thread.split", *LOOK)
    assert run.do("thread.unlock", post="insult").refused == "This was locked by a decision on a case. It stays so."


def test_a_paused_run_lets_one_look_and_an_ended_one_nothing():
    run = desk()
    run.do("run.pause")
    assert offered(run, "thread") == ("item.view",)
    assert actions_on_desk(run.state, SMALL) == ("item.view", "run.resume", "run.stop")
    assert actions_on_plan(run.state, SMALL, "poll") == ()
    run.do("run.resume")
    run.end()
    assert offered(run, "thread") == actions_on_desk(run.state, SMALL) == ()


CHANGES = [
    ("post.edit", {"post": "reply--1", "text": "Found it."}, "reply--1", {"text": "Found it.", "edited": 2450}),
    ("post.pin", {"post": "thread"}, "thread", {"pinned": True}),
    ("thread.lock", {"post": "insult"}, "thread", {"locked": True}),
    (
        "thread.split",
        {"post": "insult", "title": " Rude \n people "},
        "insult",
        {"title": "Rude people", "split_from": "thread", "reply_to": None},
    ),
]


@pytest.mark.parametrize(("kind", "fields", "post", "parts"), CHANGES)
def test_an_act_changes_its_post_and_nothing_else(kind: str, fields: dict[str, Any], post: str, parts: dict[str, Any]):
    run = desk()
    before = run.state

    step = run.do(kind, **fields)

    after = run.state.posts[post]
    assert {part: getattr(after, part) for part in parts} == parts
    assert {id_: p for id_, p in run.state.posts.items() if id_ != post} == {
        id_: p for id_, p in before.posts.items() if id_ != post
    }
    assert (run.state.strikes, run.state.meters, run.state.cases) == (before.strikes, before.meters, before.cases)
    assert [event.kind for event in step.events] == [run.events[-1].kind]
    assert "notice.sent" not in [event.kind for event in step.events]


def test_what_was_done_can_be_undone():
    run = desk()
    for kind in ("post.pin", "post.unpin", "thread.lock", "thread.unlock"):
        assert run.do(kind, post="thread").refused is None

    assert (run.state.posts["thread"].pinned, run.state.posts["thread"].locked) == (False, False)


def test_an_edit_is_kept_beside_the_words_before_it():
    run = desk()
    run.do("post.edit", post="reply--1", text="Found it.")

    assert [run.of("reply.published")[0].data.text, run.of("post.edited")[0].data.text] == [  # type: ignore[union-attr]
        "We are on it.",
        "Found it.",
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("post.edit", {"post": "thread", "text": "x"},
         "Only your own posts can be edited. Ask its author, or decide on a report."),
        ("post.edit", {"post": "reply--3", "text": "x"},
         "What was sent stays as it was sent. Send another message instead."),
        ("post.edit", {"post": "reply--1", "text": "We are on it."},
         "These are the words that stand there already. Nothing was changed."),
        ("post.edit", {"post": "reply--2", "text": "x" * 41},
         "Your text for Chirrup has 41 characters; the limit is 40. Shorten it by 1 and send again."),
        ("post.pin", {"post": "nothing"}, "There is no post “nothing” on screen."),
        ("post.pin", {"post": "creator"}, "In Chirrup you can pin only what the desk posted."),
        ("post.pin", {"post": "cause"}, "Nothing is pinned in Desk mail."),
        ("post.unpin", {"post": "thread"}, "This post is not pinned."),
        ("thread.lock", {"post": "creator"}, "Chirrup has no threads to lock."),
        ("thread.unlock", {"post": "thread"}, "This thread is not locked."),
        ("thread.split", {"post": "thread", "title": "New"}, "This post starts its thread already."),
        ("thread.split", {"post": "creator", "title": "New"}, "Chirrup has no threads to split."),
        ("thread.split", {"post": "insult", "title": " "},
         "There is no text for the new thread's title yet. Write it before you send it."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_a_sentence(kind: str, fields: dict[str, Any], reason: str):
    assert desk().do(kind, **fields).refused == reason


def test_what_hangs_on_a_reply_goes_with_it_into_the_new_thread():
    run = early()
    run.do("thread.split", post="insult", title="Insults")
    run.do("reply.publish", channel="forum", reply_to="insult", **REPLY)
    run.do("thread.lock", post="thread")

    assert "reply.publish" in offered(run, "insult")
    assert run.state.posts["insult"].locked is False


def members_reply(**more: Any) -> Run:
    """The insult hangs on the thread and comes four minutes after it."""
    run = Run(changed(**more))
    run.until(100)
    run.do("thread.lock", post="thread")
    run.until(400)
    return run


def test_members_do_not_write_in_a_locked_thread():
    run = members_reply()

    assert run.each("inject.withheld") == ["insult"]
    assert "case-insult" not in run.state.cases


def test_a_colleague_may_write_in_a_locked_thread():
    injects = [inject.compiled() for inject in SMALL.injects]
    injects[1]["by"] = "sam"

    assert members_reply(injects=injects).each("inject.withheld") == []


def test_a_thread_opened_in_time_lets_members_write():
    run = Run()
    run.until(100)
    run.do("thread.lock", post="thread")
    run.do("thread.unlock", post="thread")
    run.until(300)

    assert "insult" in run.each("inject.released")


def test_the_desk_offers_what_is_about_no_one_thing():
    time, words, end = ("clock.advance", "clock.next"), ("reply.publish", "post.schedule", "escalation.send"), (
        "run.pause", "run.end", "run.stop")  # fmt: skip
    run = desk()
    assert actions_on_desk(run.state, SMALL) == (*time, "item.view", *words, "queue.pause", *end)
    run.do("queue.pause")
    assert actions_on_desk(run.state, SMALL) == (*time, "item.view", *words, "queue.resume", *end)


def test_what_people_were_to_answer_in_a_thread_that_is_locked_by_then_does_not_come():
    answers = {
        "pick": [1, 1],
        "wait": [60, 60],
        "reply_to": "thread",
        "from": [{"by": "odo", "body": "content/yes.md"}],
    }
    rule = {"id": "answered", "once": True, "when": {"event": "reply.published"}, "do": [{"replies": answers}]}
    for lock in (True, False):
        run = Run(changed(rules=[rule]))
        run.until(300)
        run.do("reply.publish", channel="forum", **REPLY)
        if lock:
            run.do("thread.lock", post="thread")
        run.until(400)
        assert (run.each("inject.withheld"), run.each("persona.reacted")) == (
            (["reaction--1"], []) if lock else ([], ["reaction--1"])
        )


PLAN = {"scheduled": ("post.hold", "post.move", "post.cancel"), "held": ("post.release", "post.move", "post.cancel"),
        "stopped": ("post.release", "post.move", "post.cancel"), "out": (), "cancelled": ()}  # fmt: skip


@pytest.mark.parametrize(("status", "acts"), PLAN.items())
def test_a_planned_post_offers_what_its_state_allows(status: str, acts: tuple[str, ...]):
    run = early()
    if status in ("held", "stopped"):
        run.do("post.hold", post="trailer")
    if status == "cancelled":
        run.do("post.cancel", post="trailer")
    if status in ("stopped", "out"):
        run.until(2400)

    assert run.state.planned["trailer"].status == status
    assert actions_on_plan(run.state, SMALL, "trailer") == acts


def sent(run: Run, kind: str, thing: str) -> Step:
    """The shortest command of this kind about this thing."""
    channel = run.state.posts[thing].channel if thing in run.state.posts else ""
    later = run.state.now + 1 if run.state.now + 1 < run.state.length else run.state.now
    fields: dict[str, dict[str, Any]] = {
        "reply.publish": {"channel": channel, "reply_to": thing, "text": "Yes.", "declare": {"intent": "explain"}},
        "post.edit": {"post": thing, "text": f"At {run.state.seq}."},
        "thread.split": {"post": thing, "title": "New"},
        "watch.set": {"item": thing, "at": later, "why": "It may pass."},
        "item.view": {"item": thing},
        "post.move": {"post": thing, "at": run.state.length + run.state.seq},
    }
    return run.do(kind, **fields.get(kind, {"post": thing}))


@pytest.mark.parametrize("number", range(8))
def test_all_that_is_offered_is_accepted_and_all_else_refused(number: int):
    chance, run = Chance(number), Run(seed=number)
    for _ in range(60):
        asked, _offered = wish(chance, run.state, SMALL)
        if asked.kind != "clock.next" and run.state.now < 5000:
            run.send(asked)
    for on, kinds, things in (
        (actions_on_post, POST_KINDS, run.state.posts),
        (actions_on_plan, PLAN_KINDS, run.state.planned),
    ):
        for thing in things:
            for kind in kinds:
                twin = Run(seed=number)
                twin.state = run.state
                assert (sent(twin, kind, thing).refused is None) == (kind in on(run.state, SMALL, thing)), (thing, kind)


POST_KINDS = ("reply.publish", "post.edit", "post.pin", "post.unpin", "thread.lock", "thread.unlock", "thread.split",
              "watch.set", "item.view")  # fmt: skip
PLAN_KINDS = ("post.hold", "post.release", "post.move", "post.cancel")
