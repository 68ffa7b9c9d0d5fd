"""Every criterion gets a score, whatever a scorer does."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.document import LEVELS, Level
from simulator.content.rubric import BoundCriterion
from simulator.scoring.aggregate import lowest
from simulator.scoring.checks import Checks
from simulator.scoring.parts import Finished
from simulator.scoring.registry import CHECKS, FIRST, again, beyond_checks, score_run, scorers
from simulator.scoring.score import Score
from tests.runs.world import SCRIPTS, played
from tests.scoring.marking import bound, rubric

RUBRIC = rubric(
    bound({"case": "case-insult"}, {"case": "case-private"}, {"appeal": "appeal-ban"}, id="R-proportion"),
    bound({"obligation": "stop-trailer"}, id="R-planning", marked_by="auto"),
    bound({"task": "holding"}, id="R-tone", marked_by="human"),
)


class Broken(Checks):
    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        raise ZeroDivisionError("a scorer's bug")


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_criterion_is_scored_once_in_the_rubrics_order(script: str):
    run = played(script=SCRIPTS[script])

    scores = score_run(run.scenario, RUBRIC, run.events, run.state)

    assert [s.criterion for s in scores] == ["R-proportion", "R-planning", "R-tone"]
    assert {(s.scorer, s.rubric) for s in scores} == {(FIRST, RUBRIC.digest)}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_finding_cites_events_that_are_in_the_log(script: str):
    run = played(script=SCRIPTS[script])

    cited = {
        seq
        for score in score_run(run.scenario, RUBRIC, run.events, run.state)
        for finding in score.findings
        for seq in finding.events
    }

    assert cited <= {event.seq for event in run.events}


def test_scoring_again_says_the_same_again():
    run = played()

    assert score_run(run.scenario, RUBRIC, run.events, run.state) == score_run(
        run.scenario, RUBRIC, list(run.events), run.state
    )


def test_a_scorer_that_breaks_gives_a_failed_score_and_leaves_its_traceback(caplog: pytest.LogCaptureFixture):
    run = played()

    with caplog.at_level(logging.ERROR):
        scores = score_run(run.scenario, RUBRIC, run.events, run.state, scorers={FIRST: Broken()})

    assert {(s.status, s.level) for s in scores} == {("failed", None)}
    assert "ZeroDivisionError" in caplog.text


def test_one_criterion_that_breaks_takes_no_other_with_it():
    run = played()
    stray = rubric(bound({"case": "case-nowhere"}, id="R-stray"), bound({"case": "case-insult"}, id="R-sound"))

    scores = score_run(run.scenario, stray, run.events, run.state)

    assert [s.status for s in scores] == ["failed", "level"]


def test_every_scorer_in_the_table_is_named_as_it_signs():
    run = played()

    for name in CHECKS:
        assert {s.scorer for s in score_run(run.scenario, RUBRIC, run.events, run.state, scorer=name)} == {name}


def test_who_has_no_weights_reads_by_rules_and_can_check_whatever_was_read_by_rules():
    assert set(scorers(None)) == {FIRST, "rules@1"}
    assert set(again(CHECKS)) == {FIRST, "rules@1"}


def test_a_judge_is_never_asked_again():
    assert "judge@1:m" not in again({**CHECKS, "judge@1:m": Checks()})


def test_only_a_scorer_that_has_something_to_say_is_asked_after_a_run():
    assert beyond_checks(scorers(None), RUBRIC) == ()
    assert beyond_checks({**CHECKS, "other@1": Checks()}, RUBRIC) == ("other@1",)


@given(st.lists(st.sampled_from(LEVELS), min_size=1))
def test_the_lowest_level_counts_so_strong_needs_all_strong(levels: list[Level]):
    assert (lowest(levels) == "strong") == (set(levels) == {"strong"})
    assert all(LEVELS.index(lowest(levels)) <= LEVELS.index(level) for level in levels)
