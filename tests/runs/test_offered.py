"""The whole table of actions: in each state of a case, an appeal and a task exactly what is offered; of each action
what it does to what others see, to the account, who is told, and the log."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from itertools import product
from typing import Any, NamedTuple, get_args

import pytest

from simulator.content.choices import TIMED
from simulator.runs.commands import Command
from simulator.runs.offered import (
    ACCOUNT,
    CONTENT,
    NOTICES,
    Offered,
    actions_on_appeal,
    actions_on_case,
    actions_on_task,
    offered_actions,
)
from simulator.runs.state import State
from tests.runs.equals import with_equal
from tests.runs.world import HOLDING, SMALL, Run, changed, decision

Before = Sequence[tuple[int, str, dict[str, Any]]]
"""What was done so far: second, kind of command, its parts."""

BANNED: Before = ((300, "case.decide", decision(account="ban")),)
PRIVATE = decision("case-private", content="remove", clause="P4")
READ = {"case": "case-insult", "context": "history"}
WAIT = {"item": "case-insult", "at": 900, "why": "A second report may come."}
SKIP = {"case": "case-private", "why": "Not today."}


def after(before: Before, now: int = 0) -> Run:
    """A run in which all this was done, at `now` or at the last of it."""
    run = Run(with_equal())
    for t, kind, fields in before:
        if t > run.state.now:
            run.until(t)
        assert run.do(kind, **fields).refused is None
    if now > run.state.now:
        run.until(now)
    return run


OPEN = Offered(
    report=("agree", "disagree", "ignore"),
    content=("keep", "edit", "hide", "remove", "lock"),
    account=("none", "note", "warn", "mute", "suspend", "ban"),
    clause=("P2", "P4"),
    notices=("author", "reporter"),
    escalate=("priya", "sam"),
    context=("history",),
)
REST = replace(OPEN, context=())

CASES: list[tuple[str, str, Before, int, Offered, tuple[str, ...]]] = [
    ("not come yet", "case-insult", (), 299, Offered(), ()),
    ("open", "case-insult", (), 300, OPEN, ("case.decide", "context.open", "watch.set")),
    ("open, read", "case-insult", ((300, "context.open", READ),), 0, REST, ("case.decide", "watch.set")),
    ("open, watched", "case-insult", ((300, "watch.set", WAIT),), 0, OPEN,
     ("case.decide", "context.open", "watch.set")),
    ("open, its watch due", "case-insult", ((300, "watch.set", WAIT),), 900, OPEN,
     ("case.decide", "context.open", "watch.set")),
    ("open, the run paused", "case-insult", ((300, "run.pause", {}),), 0, OPEN, ()),
    ("open, the run resumed", "case-insult", ((300, "run.pause", {}), (300, "run.resume", {})), 0, OPEN,
     ("case.decide", "context.open", "watch.set")),
    ("open when the run was stopped", "case-insult", ((300, "run.stop", {}),), 0, Offered(), ()),
    ("decided", "case-insult", ((300, "case.decide", decision()),), 0, Offered(), ()),
    ("decided and appealed against", "case-insult", BANNED, 1020, Offered(), ()),
    ("expired", "case-insult", (), 1200, Offered(), ()),
    ("expired with the run", "case-private", ((1900, "run.end", {}),), 0, Offered(), ()),
    ("open, with an equal", "case-private", (), 1860, REST, ("case.decide", "case.skip", "watch.set")),
    ("left for its equal", "case-private", ((1900, "case.skip", SKIP),), 0, Offered(), ()),
    ("the equal", "case-spoiler", ((1900, "case.skip", SKIP),), 0, REST, ("case.decide", "watch.set")),
    ("the equal, not called for", "case-spoiler", (), 1900, Offered(), ()),
    ("of no scenario", "case-none", (), 300, Offered(), ()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "before", "now", "parts", "acts"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_a_case_offers_exactly_this(case: str, before: Before, now: int, parts: Offered, acts: tuple[str, ...]):
    run = after(before, now)

    assert offered_actions(run.state, run.scenario, case) == parts
    assert actions_on_case(run.state, run.scenario, case) == acts


def about(run: Run, case: str) -> dict[str, dict[str, Any]]:
    """Each kind of command about a case, as short as it can be."""
    context = "history" if case == "case-insult" else "none"
    return {
        "case.decide": decision(case),
        "context.open": {"case": case, "context": context},
        "case.skip": {"case": case, "why": "Not today."},
        "watch.set": {"item": case, "at": run.state.now + 1, "why": "It may pass."},
    }


@pytest.mark.parametrize(
    ("case", "before", "now", "acts"), [(*row[1:4], row[5]) for row in CASES], ids=[row[0] for row in CASES]
)
def test_what_a_case_offers_is_accepted_and_all_else_about_it_refused(
    case: str, before: Before, now: int, acts: tuple[str, ...]
):
    for kind in about(after(before, now), case):
        run = after(before, now)

        assert (run.do(kind, **about(run, case)[kind]).refused is None) == (kind in acts), kind


def test_only_a_forum_can_be_locked():
    injects = [{"id": "insult", "channel": "micro", "by": "kestrel", "at": 1, "body": "content/insult.md",
                "opens_case": "case-insult"}]  # fmt: skip
    scenario = changed(injects=injects, cases=[SMALL.cases[0].compiled()], tasks=[], obligations=[], rules=[])

    run = Run(scenario)
    run.until(1)

    assert "lock" not in offered_actions(run.state, scenario, "case-insult").content


def test_only_a_post_that_is_down_can_be_restored():
    run = down()

    assert offered_actions(run.state, run.scenario, "case-again").content == CONTENT


@pytest.mark.parametrize(("before", "now", "acts"), [
    ((), 300, ()), (BANNED, 1019, ()), (BANNED, 1020, ("appeal.decide",)), (BANNED, 2220, ()),
    ((*BANNED, (1100, "run.pause", {})), 0, ()), ((*BANNED, (1100, "run.stop", {})), 0, ()),
    ((*BANNED, (1100, "appeal.decide", {"appeal": "appeal-ban", "outcome": "uphold"})), 0, ()),
], ids=["no ban", "not come yet", "open", "expired", "paused", "stopped", "decided"])  # fmt: skip
def test_an_appeal_offers_exactly_this_and_nothing_else_is_accepted(before: Before, now: int, acts: tuple[str, ...]):
    run = after(before, now)

    assert actions_on_appeal(run.state, "appeal-ban") == acts
    assert (run.do("appeal.decide", appeal="appeal-ban", outcome="reduce").refused is None) == bool(acts)


@pytest.mark.parametrize(("before", "now", "acts"), [
    ((), 59, ()), ((), 60, ("task.submit",)), ((), 5000, ("task.submit",)), (((60, "run.pause", {}),), 0, ()),
    (((60, "run.stop", {}),), 0, ()), (((60, "task.submit", HOLDING),), 0, ()),
], ids=["not asked for", "asked for", "overdue", "paused", "stopped", "handed in"])  # fmt: skip
def test_a_task_offers_exactly_this_and_nothing_else_is_accepted(before: Before, now: int, acts: tuple[str, ...]):
    run = after(before, now)

    assert actions_on_task(run.state, "holding") == acts
    assert (run.do("task.submit", **HOLDING).refused is None) == bool(acts)


SEEN = {"keep": "up", "edit": "edit_asked", "hide": "hidden", "remove": "removed", "lock": "locked", "restore": "up"}
STRIKES = {"none": 0, "note": 0, "warn": 1, "mute": 1, "suspend": 1, "ban": 1}
TOLD = {"author": [("author", "kestrel")], "reporter": [("reporter", "mara"), ("reporter", "odo")]}
FOLLOWS = {"ban": ["meter.moved", "timer.set"]}
"""Of the scenario's own effects: a ban costs trust, and is appealed against later."""


def notices(step_events: Sequence[Any]) -> list[tuple[str, str]]:
    return [(event.data.notice, event.data.to) for event in step_events if event.kind == "notice.sent"]


@pytest.mark.parametrize("told", [(), ("author",), ("reporter",), NOTICES], ids=lambda told: "+".join(told) or "nobody")
@pytest.mark.parametrize(("content", "account"), [*product(CONTENT, ACCOUNT)])
def test_a_decision_does_to_the_post_the_account_and_the_people_what_it_says(
    content: str, account: str, told: tuple[str, ...]
):
    run = down() if content == "restore" else after((), 300)
    case = "case-again" if content == "restore" else "case-insult"
    before = run.state
    hours = 24 if account in TIMED else None

    step = run.do("case.decide", **decision(case, content=content, account=account, hours=hours, notices=list(told)))

    assert step.refused is None
    assert run.state.posts["insult"].visibility == SEEN[content]
    assert others(run.state, "insult") == others(before, "insult")
    assert run.state.strikes["kestrel"] - before.strikes["kestrel"] == STRIKES[account]
    assert notices(step.events) == [each for notice in sorted(told) for each in TOLD[notice]]
    kindly = ["meter.moved"] if account == "warn" and "author" in told else []
    sent = ["notice.sent"] * len(notices(step.events))
    assert [event.kind for event in step.events] == ["case.decided", *sent, *FOLLOWS.get(account, kindly)]


def down() -> Run:
    """The insult was hidden, and is reported once more."""
    insult = SMALL.cases[0].compiled()
    more = {"id": "more", "channel": "forum", "by": "mara", "at": 400, "body": "content/more.md",
            "opens_case": "case-again"}  # fmt: skip
    run = Run(
        changed(
            injects=[*(inject.compiled() for inject in SMALL.injects), more],
            cases=[*(case.compiled() for case in SMALL.cases), {**insult, "id": "case-again"}],
            appeals=[{**SMALL.appeals[0].compiled(), "case": "case-again"}],
        )
    )
    run.until(300)
    run.do("case.decide", **decision(account="none"))
    run.until(400)
    return run


def others(state: State, *but: str) -> dict[str, Any]:
    return {id_: post for id_, post in state.posts.items() if id_ not in but}


class Act(NamedTuple):
    """One action, and all that it does."""

    kind: str
    fields: dict[str, Any]
    before: Before
    now: int
    log: list[str]
    posts: dict[str, dict[str, Any]] = {}
    """What changes in posts, and posts that are new."""
    strikes: int = 0
    """Of kestrel, more than before."""
    told: list[tuple[str, str]] = []


REPLY = {"channel": "forum", "text": "We look.", "declare": {"intent": "explain"}}
ANSWER = {**REPLY, "reply_to": "thread"}
MINE: Before = ((300, "reply.publish", ANSWER),)
PLANNED = {"channel": "micro", "at": 900, "text": "More at ten.", "declare": {"intent": "explain"}}
NEW: dict[str, Any] = {"by": "you", "channel": "forum"}

ACTS = [
    Act("clock.advance", {"to": 301}, (), 300, ["clock.advanced"]),
    Act("clock.next", {}, (), 5390, ["clock.advanced", "meter.moved", "run.ended"]),
    Act("item.view", {"channel": "forum"}, (), 300, ["item.viewed"]),
    Act("item.view", {"item": "private"}, (), 1860, ["item.viewed"], {"private": {"uncovered": True}}),
    Act("context.open", READ, (), 300, ["context.opened", "clock.advanced"]),
    Act("case.decide", {**PRIVATE, "account": "suspend", "hours": 168, "escalate": ["sam"], "severity": 4,
                        "notices": ["author", "reporter"]}, (), 1860,
        ["case.decided", "notice.sent", "notice.sent", "escalation.sent", "fact.set", "timer.set"],
        {"private": {"visibility": "removed"}}, 1, [("author", "kestrel"), ("reporter", "mara")]),
    Act("case.decide", {**PRIVATE, "content": "keep", "account": "none", "preserve": False}, (), 1860,
        ["case.decided", "flag.raised", "flag.raised"]),
    Act("appeal.decide", {"appeal": "appeal-ban", "outcome": "uphold"}, BANNED, 1020, ["appeal.decided"]),
    Act("appeal.decide", {"appeal": "appeal-ban", "outcome": "reduce", "reply": "A week."}, BANNED, 1020,
        ["appeal.decided"]),
    Act("appeal.decide", {"appeal": "appeal-ban", "outcome": "overturn", "reply": "Sorry."}, BANNED, 1020,
        ["appeal.decided"], {"insult": {"visibility": "up"}}, -1),
    Act("case.skip", SKIP, (), 1900, ["case.skipped", "inject.released", "case.opened"],
        {"spoiler": {"by": "odo", "channel": "forum", "body": "content/spoiler.md", "case": "case-spoiler"}}),
    Act("watch.set", WAIT, (), 300, ["watch.set"]),
    Act("reply.publish", ANSWER, (), 300, ["reply.published"],
        {"reply--1": {**NEW, "text": "We look.", "reply_to": "thread"}}),
    Act("reply.publish", {**REPLY, "expect": "Calm."}, (), 300, ["prediction.made", "reply.published"],
        {"reply--1": {**NEW, "text": "We look."}}),
    Act("task.submit", HOLDING, (), 300,
        ["task.submitted", "fact.set", "meter.moved", "obligation.met", "meter.moved"],
        {"holding--forum": {**NEW, "text": "We know saves are missing. Next word by ten."},
         "holding--micro": {**NEW, "channel": "micro", "text": "We know. More by ten."}}),
    Act("post.edit", {"post": "reply--1", "text": "Found."}, MINE, 0, ["post.edited"],
        {"reply--1": {"text": "Found.", "edited": 300}}),
    Act("post.pin", {"post": "thread"}, (), 300, ["post.pinned"], {"thread": {"pinned": True}}),
    Act("post.unpin", {"post": "thread"}, ((300, "post.pin", {"post": "thread"}),), 0, ["post.unpinned"],
        {"thread": {"pinned": False}}),
    Act("thread.lock", {"post": "insult"}, (), 300, ["thread.locked"], {"thread": {"locked": True}}),
    Act("thread.unlock", {"post": "insult"}, ((300, "thread.lock", {"post": "thread"}),), 0, ["thread.unlocked"],
        {"thread": {"locked": False}}),
    Act("thread.split", {"post": "insult", "title": "Insults"}, (), 300, ["thread.split"],
        {"insult": {"title": "Insults", "split_from": "thread", "reply_to": None}}),
    Act("post.schedule", PLANNED, (), 300, ["post.scheduled"]),
    Act("post.move", {"post": "trailer", "at": 3600}, (), 300, ["post.moved"]),
    Act("post.cancel", {"post": "trailer"}, (), 300, ["post.cancelled"]),
    Act("post.hold", {"post": "trailer"}, (), 300, ["post.held", "obligation.met"]),
    Act("post.release", {"post": "trailer"}, ((300, "post.hold", {"post": "trailer"}),), 0, ["post.released"]),
    Act("post.release", {"post": "poll"}, ((300, "post.hold", {"post": "poll"}),), 3000,
        ["post.released", "post.auto_sent"], {"poll": {"by": "brand", "channel": "forum", "body": "content/poll.md"}}),
    Act("queue.pause", {}, (), 300, ["queue.paused", "obligation.met", "rule.fired", "fact.set"]),
    Act("queue.resume", {}, ((300, "queue.pause", {}),), 0, ["queue.resumed", "rule.fired", "fact.set"]),
    Act("escalation.send", {"to": "sam", "topic": "private-data", "text": "Look."}, (), 300,
        ["escalation.sent", "timer.set"]),
    Act("run.pause", {}, (), 300, ["run.paused"]),
    Act("run.resume", {}, ((300, "run.pause", {}),), 0, ["run.resumed"]),
    Act("run.end", {}, (), 5390, ["clock.advanced", "meter.moved", "run.ended"]),
    Act("run.stop", {}, (), 300, ["run.ended"]),
]  # fmt: skip


def test_every_kind_of_command_is_in_the_table():
    kinds = {kind.model_fields["kind"].default for kind in get_args(get_args(Command)[0])}

    assert {act.kind for act in ACTS} == kinds


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.kind}-{'+'.join(act.posts) or act.now}")
def test_an_action_does_this_to_posts_account_people_and_log_and_nothing_else(act: Act):
    run = after(act.before, act.now)
    before = run.state

    step = run.do(act.kind, **act.fields)

    assert step.refused is None
    assert [event.kind for event in step.events] == act.log
    assert changes(before, run.state) == act.posts
    assert run.state.strikes["kestrel"] - before.strikes["kestrel"] == act.strikes
    assert {who: n for who, n in run.state.strikes.items() if who != "kestrel"} == {
        who: n for who, n in before.strikes.items() if who != "kestrel"
    }
    assert notices(step.events) == act.told


def changes(before: State, then: State) -> dict[str, dict[str, Any]]:
    """Post → what is other than before; of a new post all that says something."""
    found: dict[str, dict[str, Any]] = {}
    for id_, post in then.posts.items():
        was, now = before.posts.get(id_), asdict(post)
        if was is None:
            found[id_] = {
                part: value
                for part, value in now.items()
                if part not in ("id", "t", "seq", "declare", "visibility") and value
            }
        elif was != post:
            found[id_] = {part: value for part, value in now.items() if value != asdict(was)[part]}
    return found


REFUSED: list[tuple[str, Callable[[], Run]]] = [
    ("before it comes", lambda: after((), 299)),
    ("after it was decided", lambda: after(((300, "case.decide", decision()),))),
    ("after it expired", lambda: after((), 1200)),
]


@pytest.mark.parametrize("made", [made for _, made in REFUSED], ids=[name for name, _ in REFUSED])
def test_what_is_refused_leaves_content_account_and_people_and_one_line_in_the_log(made: Callable[[], Run]):
    run = made()
    before = run.state

    step = run.do("case.decide", **decision(content="remove", account="ban", notices=["author"]))

    assert [event.kind for event in step.events] == ["command.refused"]
    assert (run.state.posts, run.state.strikes, run.state.cases) == (before.posts, before.strikes, before.cases)
