"""The action table: for each state of a case, exactly these choices; and every choice that is offered is accepted."""

import pytest

from simulator.runs.offered import ACCOUNT, Offered, offered_actions
from tests.runs.world import SMALL, Run, changed, decision

OPEN = Offered(
    report=("agree", "disagree", "ignore"),
    content=("keep", "edit", "hide", "remove", "lock"),
    account=("none", "note", "warn", "mute", "suspend", "ban"),
    clause=("P2", "P4"),
    notices=("author", "reporter"),
    escalate=("priya", "sam"),
    context=("history",),
)


def at(t: int, run: Run | None = None) -> Run:
    run = run or Run()
    run.until(t)
    return run


def test_an_open_case_offers_every_part():
    assert offered_actions(at(300).state, SMALL, "case-insult") == OPEN


def test_context_that_was_read_is_offered_no_more():
    run = at(300)
    run.do("context.open", case="case-insult", context="history")

    assert offered_actions(run.state, SMALL, "case-insult").context == ()


@pytest.mark.parametrize("t", [299, 1200, 5400])
def test_a_case_that_is_not_yet_or_no_longer_open_offers_nothing(t: int):
    assert offered_actions(at(t).state, SMALL, "case-insult") == Offered()


def test_a_decided_case_offers_nothing():
    run = at(300)
    run.do("case.decide", **decision())

    assert offered_actions(run.state, SMALL, "case-insult") == Offered()


def test_an_unknown_case_offers_nothing():
    assert offered_actions(at(300).state, SMALL, "case-none") == Offered()


def test_only_a_forum_can_be_locked():
    injects = [{"id": "insult", "channel": "micro", "by": "kestrel", "at": 1, "body": "content/insult.md",
                "opens_case": "case-insult"}]  # fmt: skip
    scenario = changed(injects=injects, cases=[SMALL.cases[0].compiled()], tasks=[], obligations=[], rules=[])

    run = at(1, Run(scenario))

    assert "lock" not in offered_actions(run.state, scenario, "case-insult").content


def test_only_a_post_that_is_down_can_be_restored():
    second = {**SMALL.cases[0].compiled(), "id": "case-again"}
    injects = [*[i.compiled() for i in SMALL.injects],
               {"id": "more", "channel": "forum", "by": "mara", "at": 400, "body": "content/more.md",
                "opens_case": "case-again"}]  # fmt: skip
    scenario = changed(injects=injects, cases=[SMALL.cases[0].compiled(), SMALL.cases[1].compiled(), second])
    run = at(300, Run(scenario))
    run.do("case.decide", **decision(content="hide"))
    run.until(400)

    assert "restore" in offered_actions(run.state, scenario, "case-again").content
    assert run.do("case.decide", **decision("case-again", content="restore")).refused is None
    assert run.state.posts["insult"].visibility == "up"


@pytest.mark.parametrize("act", OPEN.content)
@pytest.mark.parametrize("account", ACCOUNT)
def test_every_choice_that_is_offered_is_accepted(act: str, account: str):
    hours = 24 if account in ("mute", "suspend") else None

    step = at(300).do("case.decide", **decision(content=act, account=account, hours=hours))

    assert step.refused is None
    assert step.events[0].kind == "case.decided"


SEEN = {"keep": "up", "edit": "edit_asked", "hide": "hidden", "remove": "removed", "lock": "locked"}
STRIKES = {"none": 1, "note": 1, "warn": 2, "mute": 2, "suspend": 2, "ban": 2}


@pytest.mark.parametrize(("act", "seen"), SEEN.items())
def test_an_act_changes_what_others_see_of_the_post(act: str, seen: str):
    run = at(300)
    run.do("case.decide", **decision(content=act))

    assert run.state.posts["insult"].visibility == seen


@pytest.mark.parametrize(("account", "strikes"), STRIKES.items())
def test_an_act_on_the_account_counts_as_a_strike_from_a_warning_on(account: str, strikes: int):
    run = at(300)
    run.do("case.decide", **decision(account=account, hours=24 if account in ("mute", "suspend") else None))

    assert run.state.strikes["kestrel"] == strikes
