"""Care: another case in the place of one, stopping for one's own sake, a tutor's hand, and time without deadlines."""

from typing import Any

import pytest

from simulator.content.scenario import STOPPED
from simulator.errors import Refused
from simulator.runs.engine import fold, release_standby
from simulator.runs.events import Adjustments
from simulator.runs.log import verify_chain
from simulator.runs.offered import Offered, actions_on_case, offered_actions
from tests.runs.equals import with_equal
from tests.runs.world import AT, SMALL, SOURCE, Run, changed, decision


def skipped(**more: Any) -> Run:
    run = Run(with_equal(**more))
    run.until(1900)
    run.do("case.skip", case="case-private", why="I would rather not.")
    return run


def test_a_skipped_case_brings_its_equal_at_once():
    run = skipped()

    assert (run.state.cases["case-private"].status, run.state.cases["case-private"].instead) == (
        "skipped",
        "case-spoiler",
    )
    assert (run.state.cases["case-spoiler"].status, run.state.cases["case-spoiler"].due) == ("open", 2200)
    assert run.state.posts["spoiler"].t == 1900


def test_a_skipped_case_never_expires_and_costs_nothing():
    run = skipped()
    before = (run.state.meters, run.state.flags)
    run.do("case.decide", **decision("case-spoiler", content="remove", clause="P4", escalate=["sam"], severity=3))
    run.until(2390)

    assert run.each("case.expired") == ["case-insult"]
    assert (run.state.meters["trust"], run.state.flags) == (before[0]["trust"], before[1])


def test_a_skipped_case_offers_nothing_and_takes_no_decision():
    run = skipped()

    assert offered_actions(run.state, run.scenario, "case-private") == Offered()
    assert actions_on_case(run.state, run.scenario, "case-private") == ()
    assert run.do("case.decide", **decision("case-private")).refused == (
        "This case was left for another at 09:31. Your decision was not sent; your words are kept below."
    )


def test_what_asks_for_the_skipped_case_is_met_by_its_equal():
    owed = {**SOURCE["obligations"][0], "id": "guard", "opens": {"inject": "private"}, "within": 300,
            "met_by": {"event": "case.decided", "item": "case-private"}}  # fmt: skip
    run = skipped(obligations=[owed])
    run.do("case.decide", **decision("case-spoiler", content="remove", clause="P4", escalate=["sam"], severity=3))

    assert run.each("obligation.met") == ["guard"]


@pytest.mark.parametrize(
    ("case", "t", "reason"),
    [
        ("case-insult", 300, "No other case can take the place of this one. You can pause, or stop the run."),
        ("case-private", 300, "There is no case “case-private” on the desk."),
        ("case-private", 2200, "This case is closed since 09:36."),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_left_says_why(case: str, t: int, reason: str):
    run = Run(with_equal())
    run.until(t)

    assert "case.skip" not in actions_on_case(run.state, run.scenario, case)
    assert run.do("case.skip", case=case).refused == reason


def test_a_case_with_an_equal_offers_it():
    run = Run(with_equal())
    run.until(1900)

    assert actions_on_case(run.state, run.scenario, "case-private") == ("case.decide", "case.skip", "watch.set")


@pytest.mark.parametrize("paused", [False, True])
def test_a_stopped_run_ends_at_once_and_nothing_runs_out(paused: bool):
    run = Run()
    run.until(1900)
    if paused:
        run.do("run.pause")
    before = run.state

    step = run.do("run.stop")

    assert [event.kind for event in step.events] == ["run.ended"]
    assert (run.state.ending, run.state.stopped, run.state.now, run.state.timers) == (STOPPED, True, 1900, ())
    assert (run.state.flags, run.state.meters, run.state.cases) == (before.flags, before.meters, before.cases)
    assert verify_chain(run.events) is None
    assert run.do("run.resume").refused == "This run ended at 09:31. Nothing more can be done in it."


def test_no_rule_answers_to_a_stop():
    rule = {"id": "ended", "when": {"event": "run.ended"}, "do": [{"meter": "trust", "add": -5}]}
    run = Run(changed(rules=[rule]))
    run.do("run.stop")

    assert run.events[-1].kind == "run.ended"


def test_a_tutor_lets_come_what_waits_for_them():
    run = Run()
    run.until(300)

    step = release_standby(run.state, SMALL, "press", command_id="t1", at=AT)

    assert [(e.kind, e.actor, e.cause) for e in step.events] == [("inject.released", "tutor", "command:t1")]
    assert step.state.posts["press"].t == 300
    assert fold(SMALL, step.events, run.state) == step.state


def test_what_a_tutor_lets_come_opens_its_case():
    run = Run(with_equal())
    run.until(300)

    step = release_standby(run.state, run.scenario, "spoiler", command_id="t1", at=AT)

    assert [event.kind for event in step.events] == ["inject.released", "case.opened"]
    assert step.state.cases["case-spoiler"].due == 600


@pytest.mark.parametrize(
    ("name", "before", "reason"),
    [
        ("thread", (), "Nothing called “thread” waits for a tutor in this scenario."),
        ("press", ("run.pause",), "The run is paused. Nothing comes into it now."),
        ("press", ("run.stop",), "The run is over. Nothing comes into it now."),
    ],
)
def test_what_cannot_come_is_refused_to_the_tutor(name: str, before: tuple[str, ...], reason: str):
    run = Run()
    run.until(300)
    for kind in before:
        run.do(kind)

    with pytest.raises(Refused, match=reason):
        release_standby(run.state, SMALL, name, command_id="t1", at=AT)


def test_what_waits_for_a_tutor_comes_once():
    run = Run()
    run.until(300)
    state = release_standby(run.state, SMALL, "press", command_id="t1", at=AT).state

    with pytest.raises(Refused, match="It comes once"):
        release_standby(state, SMALL, "press", command_id="t2", at=AT)


def test_nothing_expires_before_the_end_of_an_untimed_run_and_no_silence_hurries():
    injects = [*[inject.compiled() for inject in SMALL.injects],
               {"id": "impatient", "channel": "forum", "by": "mara", "body": "content/impatient.md",
                "silence": {"from": "thread", "for": 600}}]  # fmt: skip
    run = Run(changed(injects=injects), adjustments=Adjustments(untimed=True))
    run.until(5399)

    assert not [kind for kind in run.kinds() if kind.endswith(".expired")]
    assert "impatient" not in run.each("inject.released")
    assert run.do("case.decide", **decision()).refused is None
