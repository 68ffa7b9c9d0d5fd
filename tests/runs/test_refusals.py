"""What is refused, in which words; and that a refusal is kept in the run and changes nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from tests.runs.world import HOLDING, Run, command, decision

NOT_SENT = "Your decision was not sent; your words are kept below."
REPLY: dict[str, Any] = {"channel": "forum", "text": "Found it.", "declare": {"intent": "explain"}}


def at(t: int) -> Run:
    run = Run()
    run.until(t)
    return run


def refused(run: Run, kind: str, **fields: Any) -> str | None:
    """The reason, having checked that it is kept as one event and that nothing else changed."""
    before = run.state
    step = run.do(kind, **fields)
    if step.refused is None:
        return None
    (event,) = step.events
    assert event.kind == "command.refused"
    assert event.actor == "engine"
    assert event.cause.startswith("command:c")
    unchanged = replace(step.state, seq=before.seq, head=before.head, happened=before.happened)
    assert unchanged == before
    return step.refused


STILL = "Your decision was not sent. Still to say:"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"report": None}, f"{STILL} whether the report is right."),
        ({"content": None}, f"{STILL} what happens to the post."),
        ({"account": None}, f"{STILL} what happens to the account."),
        ({"clause": None}, f"{STILL} the rule it rests on."),
        ({"clause": ""}, f"{STILL} the rule it rests on."),
        ({"preserve": None}, f"{STILL} whether a copy is kept as evidence."),
        ({"why": " \n"}, f"{STILL} your reason."),
        ({"report": None, "why": ""},
         f"{STILL} whether the report is right; your reason."),
        ({"account": "mute"}, f"{STILL} for how many hours you mute the account."),
        ({"account": "suspend"},
         f"{STILL} for how many hours you suspend the account."),
        ({"hours": 3}, f"Hours belong to a mute or a suspension, not to “warn”. {NOT_SENT}"),
        ({"escalate": ["sam"]}, f"{STILL} how severe this is, as you pass it on."),
        ({"account": "mute", "escalate": ["sam"], "why": ""},
         f"{STILL} for how many hours you mute the account; how severe this is, as you pass it on; your reason."),
        ({"severity": 3}, f"A severity goes with passing the case on; say to whom. {NOT_SENT}"),
        ({"escalate": ["mara"], "severity": 3}, f"“mara” cannot take this over. You can ask Priya, Sam. {NOT_SENT}"),
        ({"content": "restore"},
         f"You cannot restore this post now. You can keep, edit, hide, remove, lock. {NOT_SENT}"),
        ({"clause": "P9"}, f"There is no clause “P9”. The policy has P2, P4. {NOT_SENT}"),
        ({"case": "case-none"}, "There is no case “case-none” on the desk."),
        ({"case": "case-private"}, "There is no case “case-private” on the desk."),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_stand_is_refused_with_its_missing_part(parts: dict[str, Any], reason: str):
    assert refused(at(300), "case.decide", **decision(**parts)) == reason


def test_a_case_that_closed_names_the_time_it_closed():
    assert refused(at(1200), "case.decide", **decision()) == f"This case closed at 09:20. {NOT_SENT}"


def test_a_case_is_decided_once():
    run = at(600)
    run.do("case.decide", **decision())

    assert refused(run, "case.decide", **decision()) == f"This case was decided at 09:10. {NOT_SENT}"


def test_context_is_read_once_and_only_while_the_case_is_open():
    run = at(300)
    read = {"case": "case-insult", "context": "history"}
    assert run.do("context.open", **read).refused is None

    assert refused(run, "context.open", **read) == "You have “History” open already. It costs no more time."
    assert refused(run, "context.open", case="case-insult", context="x") == (
        "This case has nothing called “x” to read."
    )
    assert refused(run, "context.open", case="x", context="history") == "There is no case “x” on the desk."
    run.do("case.decide", **decision())
    assert refused(run, "context.open", **read) == (
        "This case closed at 09:05. There is no more to read before deciding."
    )


def test_an_appeal_needs_an_outcome_and_is_answered_once():
    run = at(300)
    assert refused(run, "appeal.decide", appeal="appeal-ban", outcome="reduce") == (
        "There is no appeal “appeal-ban” on the desk."
    )
    run.do("case.decide", **decision(account="ban"))
    run.until(1080)

    assert refused(run, "appeal.decide", appeal="appeal-ban") == (
        "Your answer was not sent. Still to choose: whether the decision stands."
    )
    long = "x" * 601
    assert "has 601 characters; the limit is 600" in (
        refused(run, "appeal.decide", appeal="appeal-ban", outcome="reduce", reply=long) or ""
    )
    assert run.do("appeal.decide", appeal="appeal-ban", outcome="reduce", reply="Fair.").refused is None
    assert refused(run, "appeal.decide", appeal="appeal-ban", outcome="uphold") == (
        f"This appeal was decided at 09:18. {NOT_SENT}"
    )


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"text": " "}, "There is no text for Boards yet. Write it before you send it."),
        ({"text": "x" * 403},
         "Your text for Boards has 403 characters; the limit is 400. Shorten it by 3 and send again."),
        ({"channel": "wall"}, "There is no channel “wall” here."),
        ({"reply_to": "nothing"}, "There is no post “nothing” in Boards to answer."),
        ({"channel": "micro", "reply_to": "thread"}, "There is no post “thread” in Chirrup to answer."),
        ({"declare": {}}, "Not sent yet: say what the message is for beside the text."),
        ({"declare": {"intent": "shout"}}, "“shout” is not offered for intent; it is one of explain."),
        ({"declare": {"intent": "explain", "promises": "refund"}},
         "“refund” is not offered for promises; it is left empty here."),
    ],
)  # fmt: skip
def test_a_reply_that_cannot_go_out_is_refused(parts: dict[str, Any], reason: str):
    assert refused(at(300), "reply.publish", **{**REPLY, **parts}) == reason


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        ("hide", "This post is hidden. Nobody would see an answer to it."),
        ("remove", "This post is removed. Nobody would see an answer to it."),
        ("lock", "This thread is locked. Nobody can answer in it; post on your own instead."),
    ],
)
def test_a_post_that_others_cannot_answer_cannot_be_answered(act: str, reason: str):
    run = at(300)
    run.do("case.decide", **decision(content=act))

    assert refused(run, "reply.publish", **{**REPLY, "reply_to": "insult"}) == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"task": "none"}, "There is no task “none”."),
        ({"task": "note"}, "“Note to the producer” has not been asked for yet."),
        ({"texts": {"forum": "Known."}}, "There is no text for Chirrup yet. Write it before you send it."),
        ({"texts": {"forum": "Known.", "micro": "x" * 41}},
         "Your text for Chirrup has 41 characters; the limit is 40. Shorten it by 1 and send again."),
        ({"texts": {"forum": "Known.", "micro": "Known.", "mail": "Known."}},
         "“Holding statement” is not written for “mail”. It goes to Boards, Chirrup."),
        ({"declare": {"facts_used": ["fault-known"]}},
         "Not sent yet: say what the message is for and what it promises beside the text."),
        ({"declare": {"intent": "joke", "promises": "none", "facts_used": ["gossip"]}},
         "“gossip” is not offered for facts used; it is one of fault-known, cause-known."),
    ],
)  # fmt: skip
def test_a_task_that_is_not_ready_is_refused(parts: dict[str, Any], reason: str):
    assert refused(at(300), "task.submit", **{**HOLDING, **parts}) == reason


def test_a_task_is_handed_in_once():
    run = at(360)
    run.do("task.submit", **HOLDING)

    assert refused(run, "task.submit", **HOLDING) == (
        "You handed in “Holding statement” at 09:06. It is sent once; add what is missing in a reply."
    )


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"to": "mara"}, "“mara” is not a colleague you can ask. You can ask Priya, Sam."),
        ({"topic": "lunch"}, "“lunch” is not a topic here. The topics are: What broke; Private data; Refunds."),
        ({"text": ""}, "There is no text for Sam yet. Write it before you send it."),
        ({"text": "x" * 601},
         "Your text for Sam has 601 characters; the limit is 600. Shorten it by 1 and send again."),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_is_refused(parts: dict[str, Any], reason: str):
    asked = {"to": "sam", "topic": "private-data", "text": "What now?", **parts}

    assert refused(at(300), "escalation.send", **asked) == reason


def test_the_queue_is_paused_and_resumed_in_turn():
    run = at(300)
    assert refused(run, "queue.resume") == "The queue is running already."
    run.do("queue.pause")
    assert refused(run, "queue.pause") == "The queue is paused already. Nothing planned goes out."


def test_a_planned_post_is_held_before_and_released_after():
    run = at(300)
    assert refused(run, "post.hold", post="none") == "There is no planned post “none”."
    assert refused(run, "post.release", post="poll") == "“Poll” is not held back; it goes out at 09:50."
    run.do("post.hold", post="poll")
    assert refused(run, "post.hold", post="poll") == "“Poll” is held back already."
    run.until(3000)
    run.do("queue.pause")
    assert refused(run, "post.release", post="poll") == (
        "The queue is paused. Resume it first; then “Poll” can go out."
    )
    assert refused(run, "post.release", post="trailer") == "“Trailer” is out already."
    assert refused(run, "post.hold", post="trailer") == "“Trailer” is out already; it cannot be held back."


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "Say which channel or post to open."),
        ({"channel": "wall"}, "There is no channel “wall” here."),
        ({"item": "private"}, "There is no post “private” on screen."),
    ],
)
def test_what_is_not_there_cannot_be_opened(fields: dict[str, str], reason: str):
    assert refused(at(300), "item.view", **fields) == reason


@pytest.mark.parametrize("to", [-5, 0, 300])
def test_time_does_not_go_back_or_stand(to: int):
    assert refused(at(300), "clock.advance", to=to) == "It is 09:05 already. Time only moves on."


def test_a_paused_run_takes_nothing_but_its_resumption_and_looking():
    run = at(300)
    assert refused(run, "run.resume") == "The run is not paused."
    run.do("run.pause")

    for kind, fields in (("clock.next", {}), ("run.end", {}), ("run.pause", {}), ("case.decide", decision())):
        assert refused(run, kind, **fields) == "The run is paused. Resume it first; your words are kept."
    assert refused(run, "item.view", channel="forum") is None
    assert refused(run, "run.resume") is None


def test_an_ended_run_takes_nothing():
    run = at(5400)

    for kind, fields in (("clock.next", {}), ("run.end", {}), ("item.view", {"channel": "forum"})):
        assert refused(run, kind, **fields) == "This run ended at 10:30. Nothing more can be done in it."


@pytest.mark.parametrize(("text", "named"), [("a\x00b", "NUL"), ("a\ud800b", "broken character")])
def test_characters_that_no_record_can_keep_are_refused_in_words(text: str, named: str):
    for place in ("text", "channel", "expect"):
        asked = command("reply.publish", **REPLY).model_copy(update={place: text})

        step = at(300).send(asked)

        assert named in (step.refused or "")


def test_a_broken_character_in_the_name_of_a_part_is_found_too():
    asked = command("task.submit", **HOLDING).model_copy(update={"texts": {"fo\x00rum": "Known."}})

    assert "NUL" in (at(300).send(asked).refused or "")
