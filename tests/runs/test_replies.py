"""Who answers, and what they make of the learner's posts: drawn by key, each text once, weighed by influence."""

from collections import Counter
from copy import deepcopy
from typing import Any

import pytest

from simulator.runs.crowd.events import PostReacted
from simulator.runs.events import PersonaReacted
from tests.runs.crowded import REPLIES, TICK, VOICES, crowded, source
from tests.runs.world import HOLDING, Run, build, decision

JOKE = {**HOLDING, "declare": {"intent": "joke", "promises": "none", "facts_used": []}}


def asking(**parts: Any) -> list[dict[str, Any]]:
    """A rule by which people answer each time the queue is paused."""
    return [{"id": "ask", "when": {"event": "queue.paused"}, "do": [{"replies": {**REPLIES, **parts}}]}]


def answers(run: Run) -> list[PersonaReacted]:
    return [event.data for event in run.of("persona.reacted") if isinstance(event.data, PersonaReacted)]


def joked(seed: int = 7, **parts: Any) -> Run:
    run = Run(crowded(**parts), seed=seed)
    run.until(60)
    run.do("task.submit", **JOKE)
    run.until(500)
    return run


def test_a_joke_is_answered_where_it_was_made_by_some_of_those_named():
    said = answers(joked())

    assert 1 <= len(said) <= 3
    assert {answer.by for answer in said} <= set(VOICES)
    assert {(answer.channel, answer.reply_to) for answer in said} == {("forum", "holding--forum")}


def test_each_answers_after_a_time_of_their_own():
    run = joked()

    waits = [event.t - 60 for event in run.of("persona.reacted")]
    assert all(60 <= wait <= 300 for wait in waits)


def test_another_seed_chooses_other_people():
    assert len({tuple(a.by for a in answers(joked(seed))) for seed in range(12)}) > 3


def test_the_order_in_the_file_changes_nobody():
    turned = {**REPLIES, "from": REPLIES["from"][::-1]}
    found = source()
    found["tasks"][0]["effects"][-2]["do"][1] = {"replies": turned}
    run = Run(build(found))
    run.until(60)
    run.do("task.submit", **JOKE)
    run.until(500)

    assert answers(run) == answers(joked())


def test_a_text_is_said_once_in_a_run():
    run = Run(crowded(rules=asking(pick=[2, 2], reply_to="thread")))
    for _ in range(5):
        run.do("queue.pause")
        run.do("queue.resume")
    run.until(600)

    said = [answer.body for answer in answers(run)]
    assert len(said) == len(set(said)) == len(VOICES)


def test_who_has_influence_answers_more_often():
    first: Counter[str] = Counter()
    for seed in range(120):
        run = Run(crowded(rules=asking(pick=[1, 1])), seed=seed)
        run.do("queue.pause")
        run.until(301)
        first.update(answer.by for answer in answers(run))

    assert sum(first.values()) == 120
    assert first["odo"] > 1.5 * max(first[person] for person in VOICES if person != "odo")


def test_nobody_answers_where_their_condition_does_not_hold():
    able = deepcopy(REPLIES["from"])
    for answer in able[1:]:
        answer["when"] = {"mood": "forum", "gte": 50}
    run = Run(crowded(rules=asking(**{"from": able})))
    run.do("queue.pause")
    run.until(301)

    assert [answer.by for answer in answers(run)] == [VOICES[0]]


def test_a_member_who_was_sent_away_does_not_answer():
    run = Run(crowded(rules=asking(pick=[4, 4], reply_to="thread")))
    run.until(300)
    run.do("case.decide", **decision(account="ban"))
    run.do("queue.pause")
    run.until(700)

    assert "kestrel" not in {answer.by for answer in answers(run)}


def test_a_post_that_nobody_sees_is_not_replied_to():
    run = Run(crowded(rules=asking(reply_to="insult")))
    run.until(300)
    run.do("case.decide", **decision(content="remove", account="none"))
    run.do("queue.pause")
    run.until(700)

    assert {answer.reply_to for answer in answers(run)} == {None}


UNTOLD = {"fact": "holding", "is": False}


@pytest.mark.parametrize(("told_at", "asked"), [(65, 0), (71, 0), (371, len(VOICES))])
def test_nobody_asks_for_what_came_while_they_were_typing(told_at: int, asked: int):
    others = zip(VOICES, VOICES[1:] + VOICES[:1], strict=True)
    waiting = [{"by": by, "body": f"content/{other}-says.md", "when": UNTOLD} for by, other in others]
    rules = asking(pick=[4, 4], reply_to="thread", **{"from": waiting})
    run = Run(crowded(rules=rules))
    for at, command, parts in sorted([(70, "queue.pause", {}), (told_at, "task.submit", HOLDING)], key=lambda m: m[0]):
        run.until(at)
        run.do(command, **parts)
    run.until(500)

    assert len(answers(run)) == asked
    assert len(run.of("inject.withheld")) == (len(VOICES) if told_at == 71 else 0)


def reacting(**parts: Any) -> Run:
    """A run in which one person reacts, a minute after each decision on a case."""
    react = {"react": {"by": "odo", "body": "content/mara-says.md", "wait": 60, **parts}}
    return Run(crowded(rules=[{"id": "odo", "when": {"event": "case.decided"}, "do": [react]}]))


@pytest.mark.parametrize(("content", "to"), [("keep", "insult"), ("hide", None)])
def test_a_reaction_hangs_on_the_post_it_is_about_while_that_stands(content: str, to: str | None):
    run = reacting(reply_to="here")
    run.until(300)
    run.do("case.decide", **decision(content=content))
    run.until(400)

    assert [(answer.channel, answer.reply_to) for answer in answers(run)] == [("forum", to)]


@pytest.mark.parametrize(("told_at", "said"), [(310, 0), (361, 1)])
def test_a_reaction_is_not_said_where_its_condition_is_over_by_then(told_at: int, said: int):
    run = reacting(when=UNTOLD)
    run.until(300)
    run.do("case.decide", **decision())
    run.until(told_at)
    run.do("task.submit", **HOLDING)
    run.until(500)

    assert len(answers(run)) == said


def reacted(run: Run) -> list[PostReacted]:
    return [event.data for event in run.of("post.reacted") if isinstance(event.data, PostReacted)]


def said(intent: str, seed: int = 7) -> Run:
    run = Run(crowded(), seed=seed)
    run.until(60)
    run.do("task.submit", **{**HOLDING, "declare": {"intent": intent, "promises": "none", "facts_used": []}})
    run.until(60 + 40 * 60)
    return run


def test_own_posts_are_reacted_to_at_each_tick_for_half_an_hour():
    run = said("acknowledge")

    moments = {event.t for event in run.of("post.reacted")}
    assert moments
    assert all(moment % TICK == 0 and 60 < moment <= 60 + 1800 for moment in moments)
    assert {data.item for data in reacted(run)} == {"holding--forum", "holding--micro"}


def test_the_cause_of_a_reaction_is_the_post_it_is_to():
    run = said("acknowledge")

    (submitted,) = run.of("task.submitted")
    assert {event.cause for event in run.of("post.reacted")} == {f"event:{submitted.seq}"}


def test_a_post_counts_its_reactions():
    run = said("acknowledge")

    post = run.state.posts["holding--micro"]
    assert post.thanks == sum(d.thanks for d in reacted(run) if d.item == post.id) > 0
    assert post.disagree == sum(d.disagree for d in reacted(run) if d.item == post.id)


def test_what_is_welcome_is_thanked_and_a_joke_is_not():
    def thanked(intent: str) -> int:
        found = [data for seed in range(8) for data in reacted(said(intent, seed))]
        return 100 * sum(d.thanks for d in found) // sum(d.thanks + d.disagree for d in found)

    assert thanked("acknowledge") > thanked("explain") > thanked("joke")
