"""The tutor's sheet and the learner's results, as values."""

from typing import Any, cast

import pytest

from simulator.services.mark import QueueItem
from simulator.ui.debrief.criteria import belongs, chances, mapped
from simulator.ui.debrief.decisions import decisions
from simulator.ui.debrief.results import about, flags, results
from simulator.ui.staff.beside import missed
from simulator.ui.staff.marking import agreement, chosen, confirmed, needs_reason, next_waiting, to_level
from simulator.ui.staff.waiting import OLDEST, UNSURE, ordered
from tests.runs.world import SMALL, played
from tests.ui_staff.made import bound, found, line, review, rubric

NOT_OBSERVED: dict[str, Any] = {"status": "not_observed", "findings": (), "reason": "Nobody appealed."}
LINES = (
    line("planning", "emerging", review("emerging")),
    line("tone", None),
    line("appeals", None, **NOT_OBSERVED),
    line("prompt", "secure"),
)
STRONG_RUN, SILENT_RUN = played(), played(script=())


def test_what_the_run_never_offered_cannot_be_levelled():
    assert [x.effective.criterion for x in to_level(LINES)] == ["R-planning", "R-tone", "R-prompt"]


def test_the_sheet_opens_at_the_first_criterion_that_waits():
    assert chosen(LINES, None) is LINES[1]
    assert chosen(LINES, "R-prompt") is LINES[3]
    assert chosen(LINES, "R-appeals") is LINES[1]


def test_a_run_without_any_chance_has_nothing_to_open():
    assert chosen([LINES[2]], None) is None


def test_after_one_criterion_comes_the_next_that_waits_round_the_sheet():
    assert next_waiting(LINES, "R-tone") == "R-prompt"
    assert next_waiting(LINES, "R-prompt") == "R-tone"
    assert next_waiting(LINES[:1], "R-planning") is None


def test_only_what_a_tutor_said_counts_as_confirmed():
    assert confirmed(LINES) == 1


def test_where_the_least_sure_come_first_a_safety_flag_comes_before_all():
    calm, unsure, flagged = (
        QueueItem(cast(Any, None), name, 1, 0, flags, sureness=sure)
        for name, flags, sure in (("Calm", (), 90), ("Unsure", (), 10), ("Flagged", ("voice-removed",), 95))
    )
    assert ordered([calm, unsure, flagged], UNSURE) == [flagged, unsure, calm]
    assert ordered([calm, unsure, flagged], OLDEST) == [calm, unsure, flagged]


def test_a_suggestion_agrees_or_differs():
    same, other = agreement("emerging", found()), agreement("strong", found())
    assert same is not None
    assert other is not None
    by = "Checks of decisions (checks@1)"
    assert (same.words, other.words) == (f"{by} · agrees with you", f"{by} · differs from you")
    assert agreement("strong", found(level=None)) is None


@pytest.mark.parametrize(
    ("level", "standing", "asked"),
    [
        ("emerging", found(), False),
        ("secure", found(), True),
        ("secure", found("planning", "emerging", review("secure")), False),
        ("emerging", found("planning", "emerging", review("secure")), True),
        ("strong", found(level=None), False),
    ],
)
def test_a_level_other_than_the_one_that_stands_needs_a_reason(level, standing, asked):
    assert bool(needs_reason(level, standing)) is asked


def test_a_decision_belongs_where_its_case_task_or_obligation_is_looked_for():
    steps = {s.title.split(":")[0]: s for s in decisions(STRONG_RUN.events, SMALL)}
    plain = found(findings=())
    assert belongs(steps["You paused everything planned"], bound("a", {"obligation": "stop-trailer"}), plain)
    assert belongs(steps["You hid the post and warned the member"], bound("a", {"case": "case-insult"}), plain)
    assert belongs(steps["You replied on Boards"], bound("a", {"reply": "forum"}), plain)
    assert not belongs(steps["You replied on Boards"], bound("a", {"case": "case-insult"}), plain)


def test_what_nobody_did_in_time_is_shown_to_the_tutor_as_events():
    events = missed(bound("a", {"case": "case-insult"}, {"obligation": "first-word"}), SILENT_RUN.events)
    assert [event.kind for event in events] == ["obligation.expired", "case.expired"]


def test_coverage_of_one_run_says_how_many_chances_came_up():
    two = bound("a", {"case": "case-insult"}, {"appeal": "appeal-ban"})
    assert chances(two, found()) == "1 of 2 chances came up"
    assert chances(bound(), found()) == "the one chance came up"
    assert chances(bound(), found(findings=())) == "the one chance did not come up"


def test_a_criterion_names_its_ksbs_and_duties():
    assert mapped(bound(ksb="S13")) == "S13 · duty 5"


@pytest.mark.parametrize(
    ("effective", "badge", "tone"),
    [
        (found("planning", "emerging", review("strong", reason="Look again.")), "Strong", "green"),
        (found("planning", "emerging", review("emerging")), "Emerging", "gray"),
        (found(), "Suggested: emerging", "yellow"),
        (found(level=None), "Not scored yet", "gray"),
        (found(level=None, **NOT_OBSERVED), "Not observed", "gray"),
        (found(level=None, status="failed"), "Could not be scored", "gray"),
    ],
)
def test_a_result_is_one_of_four_kinds_in_words(effective, badge, tone):
    (result,) = results(rubric(bound()), [effective])
    assert (result.badge, result.tone) == (badge, tone)


def test_feedback_of_the_tutor_comes_before_the_scorers_reason():
    (result,) = results(rubric(bound()), [found("planning", "emerging", review("emerging", feedback="Early. Good."))])
    assert (result.prefix, result.says) == ("From Rosa Halloran", "Early. Good.")


def test_a_confirmed_text_without_feedback_says_what_its_level_looks_like():
    (result,) = results(rubric(bound()), [found("planning", None, review("secure", suggested=None))])
    assert (result.prefix, result.says) == ("What secure looks like", "All of it.")


def test_no_result_stands_without_who_stands_by_it_and_its_coverage():
    (result,) = results(rubric(bound()), [found("planning", "emerging", review("emerging"))])
    assert result.footing == "S6 · duty 5 · confirmed by Rosa Halloran · the one chance came up"


def test_a_result_says_what_this_decision_adds_and_no_other():
    first, second = decisions(STRONG_RUN.events, SMALL)[:2]
    (result,) = results(rubric(bound()), [found()])
    assert about(result, first) == ("Paused at 09:02." if first.seq == 4 else "")
    assert about(result, second) == ""


def test_a_safety_flag_is_named_once():
    flagged = found(findings=(found().score.findings[0].model_copy(update={"flag": "evidence-lost"}),))
    words = {"evidence-lost": "Nobody kept a copy of it."}
    assert flags([flagged], ("evidence-lost",), words) == ("Nobody kept a copy of it.",)
    assert flags([flagged], (), {}) == ("Evidence lost.",)
