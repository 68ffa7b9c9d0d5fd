"""Who stops for their own sake is judged in nothing; who takes another case is judged in that one."""

import pytest

from simulator.scoring.registry import score_run
from tests.runs.test_care import skipped
from tests.runs.world import Run, decision
from tests.scoring.marking import bound as bound_to
from tests.scoring.marking import rubric, scored

PRIVATE = {"case": "case-private"}


def stopped() -> Run:
    """A case was decided unsafely, an obligation ran out, and then the learner stopped."""
    run = Run()
    run.until(1900)
    run.do("case.decide", **decision("case-private", content="keep", clause="P4"))
    run.do("run.stop")
    return run


@pytest.mark.parametrize(
    "evidence",
    [PRIVATE, {"case": "case-insult"}, {"task": "holding"}, {"obligation": "first-word"}, {"reply": "forum"}],
)
def test_a_stopped_run_shows_nothing_of_any_criterion(evidence: dict[str, str]):
    score = scored(stopped(), evidence)

    assert (score.status, score.level, score.findings, score.attempted) == ("not_observed", None, (), False)
    assert score.reason == "The run was stopped by its learner, so nothing is said about it."


def test_a_stopped_run_has_a_score_for_every_criterion():
    run = stopped()
    criteria = rubric(bound_to(PRIVATE, id="R-one"), bound_to({"task": "note"}, id="R-two"))

    assert [s.criterion for s in score_run(run.scenario, criteria, run.events, run.state)] == ["R-one", "R-two"]


def test_the_chance_of_a_skipped_case_is_looked_for_in_its_equal():
    run = skipped()
    run.do("case.decide", **decision("case-spoiler", content="remove", clause="P4", escalate=["sam"], severity=3))
    run.end()

    score = scored(run, PRIVATE)

    assert (score.status, score.level) == ("level", "strong")
    assert score.findings[0].about == "case-spoiler"


def test_an_equal_that_runs_out_counts_as_the_case_itself_would():
    run = skipped()
    run.end()

    assert (scored(run, PRIVATE).level, scored(run, PRIVATE).findings[0].about) == ("not_shown", "case-spoiler")


def test_an_equal_without_its_whole_time_is_no_missed_chance():
    run = skipped(clock={"starts": "Tue 09:00", "length": 2000, "speed": 3}, planned_posts=[])
    run.end()

    assert scored(run, PRIVATE).status == "not_observed"
