"""Members who were sent away: what they were to write where they were does not come, for as long as was decided."""

from typing import Any

import pytest

from tests.runs.world import SMALL, Run, changed, decision

HOUR = 3600


def after(account: str, *, hours: int | None = None, at: int = 1500, channel: str = "forum", **more: Any) -> Run:
    """Kestrel's insult is decided on after five minutes; Kestrel is to write again at `at`."""
    again = {"id": "again", "at": at, "by": "kestrel", "channel": channel, "body": SMALL.injects[0].body, **more}
    run = Run(changed(injects=[*(inject.compiled() for inject in SMALL.injects), again]))
    run.until(300)
    run.do("case.decide", **decision(account=account, hours=hours))
    return run


def came(run: Run, until: int = 1600) -> bool:
    run.until(until)
    came, withheld = "again" in run.each("inject.released"), "again" in run.each("inject.withheld")
    assert came != withheld
    return came


@pytest.mark.parametrize(("account", "hours"), [("mute", 1), ("suspend", 24), ("ban", None)])
def test_a_member_who_was_sent_away_does_not_write_there(account: str, hours: int | None):
    assert not came(after(account, hours=hours))


@pytest.mark.parametrize("account", ["none", "note", "warn"])
def test_a_member_who_was_not_sent_away_writes(account: str):
    assert came(after(account))


def test_a_mute_ends_after_its_hours():
    assert came(after("mute", hours=1, at=300 + HOUR), until=300 + HOUR)
    assert not came(after("mute", hours=1, at=299 + HOUR), until=300 + HOUR)


def test_a_member_writes_where_they_were_not_sent_away_from():
    assert came(after("ban", channel="micro"))


@pytest.mark.parametrize(("outcome", "back"), [("reduce", True), ("uphold", False)])
def test_a_granted_appeal_lets_a_member_write(outcome: str, back: bool):
    run = after("ban")
    run.until(1100)
    run.do("appeal.decide", appeal="appeal-ban", outcome=outcome, reply="We have looked at it again.")

    assert came(run) is back


def test_what_opens_a_case_comes_all_the_same():
    run = after("ban")
    run.until(1900)

    assert "case-private" in run.state.cases


def test_what_says_itself_when_it_comes_comes_as_it_says():
    assert came(after("ban", when={"fact": "holding", "is": False}))
    assert not came(after("ban", when={"fact": "holding", "is": True}))
