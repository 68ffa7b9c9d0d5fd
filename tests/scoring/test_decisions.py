"""Case and appeal decisions: from strong to unsafe, and what no run offered."""

from typing import Any

import pytest

from tests.runs.world import MINUTE, SOURCE, Run, changed, decision
from tests.scoring.marking import scored

STRONG = decision(
    "case-private", content="remove", account="suspend", hours=168, clause="P4", escalate=["sam"], severity=4
)
INSULT, PRIVATE, APPEAL = {"case": "case-insult"}, {"case": "case-private"}, {"appeal": "appeal-ban"}


def decided(**parts: Any) -> Run:
    """A run in which one case was decided and nothing else was done."""
    run = Run()
    run.until(33 * MINUTE)
    assert run.do("case.decide", **{**STRONG, **parts}).refused is None
    run.end()
    return run


def appealed(**answer: object) -> Run:
    """A ban that was appealed against, and perhaps answered."""
    run = Run()
    run.until(10 * MINUTE)
    run.do("case.decide", **decision(account="ban"))
    run.until(23 * MINUTE)
    if answer:
        run.do("appeal.decide", appeal="appeal-ban", **answer)
    run.end()
    return run


@pytest.mark.parametrize(
    ("parts", "level"),
    [
        ({}, "strong"),
        ({"content": "hide"}, "secure"),
        ({"preserve": False}, "secure"),
        ({"report": "disagree"}, "emerging"),
        ({"content": "keep"}, "not_shown"),
        ({"preserve": False, "escalate": [], "severity": None}, "not_shown"),
    ],
)
def test_a_case_decision_is_levelled_by_the_set_it_falls_in(parts: dict[str, Any], level: str):
    score = scored(decided(**parts), PRIVATE)

    assert (score.status, score.level, score.attempted) == ("level", level, True)


def test_a_finding_says_what_was_decided_when_and_which_events_show_it():
    run = decided()
    case = run.state.cases["case-private"]

    (finding,) = scored(run, PRIVATE).findings

    assert finding.said == (
        "Decided at 09:33, 2 minutes after it came in: report right, post removed, member suspended for 7 days, rule "
        "P4, nobody told, passed to Sam, evidence kept. A strong decision."
    )
    assert finding.events == (case.seq, case.decided_seq)


def test_a_decision_within_policy_names_the_parts_that_a_strong_one_has_otherwise():
    score = scored(decided(content="hide", preserve=False), PRIVATE)

    assert score.reason.endswith("Within policy. Stronger with another choice for the post and keeping evidence.")


def test_a_decision_outside_every_set_names_the_parts_to_talk_over():
    score = scored(decided(report="disagree"), PRIVATE)

    assert score.reason.endswith("To talk over with a tutor: the report.")


def test_an_unsafe_act_is_named_and_nothing_else_makes_up_for_it():
    score = scored(decided(content="keep"), PRIVATE)

    assert score.findings[0].flag == "private-data-left-up"
    assert score.reason.endswith("Unsafe: private data left up.")


def test_a_case_that_ran_out_is_not_shown_and_names_the_flag_it_raised():
    run = Run()
    run.end()

    score = scored(run, PRIVATE)

    assert (score.level, score.attempted, score.findings[0].flag) == ("not_shown", False, "private-data-left-up")
    assert score.reason == "“Private data” closed at 09:36 without a decision. Unsafe: private data left up."


def test_a_case_that_never_came_up_is_not_observed():
    injects = [inject for inject in SOURCE["injects"] if inject["id"] != "private"]
    run = Run(changed(injects=injects))
    run.end()

    score = scored(run, PRIVATE)

    assert (score.status, score.level) == ("not_observed", None)
    assert score.reason == "“Private data” did not come up in this run, so nothing is said about it."


def test_a_case_that_the_end_of_the_run_cut_short_is_not_observed():
    run = Run(changed(clock={"starts": "Tue 09:00", "length": 33 * MINUTE, "speed": 3}))
    run.end()

    assert scored(run, PRIVATE).reason == "The run ended before “Private data” was due, so nothing is said about it."


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ({"outcome": "reduce", "reply": "A week is enough."}, "strong"),
        ({"outcome": "reduce", "reply": " "}, "secure"),
        ({"outcome": "overturn", "reply": ""}, "secure"),
        ({"outcome": "uphold", "reply": "No."}, "emerging"),
        ({}, "not_shown"),
    ],
)
def test_an_appeal_is_levelled_by_its_outcome_and_its_answer(answer: dict[str, str], level: str):
    assert scored(appealed(**answer), APPEAL).level == level


def test_where_nobody_appealed_nothing_is_said():
    score = scored(decided(), APPEAL)

    assert (score.status, score.reason) == (
        "not_observed",
        "Nobody appealed in this run, so nothing is said about it.",
    )


def test_what_was_not_offered_does_not_pull_the_level_of_a_criterion_down():
    score = scored(decided(), PRIVATE, APPEAL)

    assert (score.level, len(score.findings)) == ("strong", 2)


def test_one_weak_decision_holds_a_criterion_down_and_gives_the_reason():
    score = scored(decided(), PRIVATE, INSULT)

    assert score.level == "not_shown"
    assert score.reason == "“Insult” closed at 09:20 without a decision."
