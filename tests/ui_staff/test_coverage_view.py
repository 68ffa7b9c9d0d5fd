"""Progress, cohort and pack as the pages draw them."""

from datetime import UTC, datetime, timedelta

from simulator.people import Owner
from simulator.progress import ConfirmedRun, progress_map
from simulator.services.mark import QueueItem
from simulator.services.report import LearnerView
from simulator.store.rows import RunRow
from simulator.ui.reader import zone
from simulator.ui.staff.cohort_view import concerns, rows_of_duty, rows_of_ksb, shown_by, work
from simulator.ui.staff.coverage_view import by_duty, by_ksb, duties_of, lines
from simulator.ui.staff.pack_view import gaps, size
from tests.ui_staff.made import AT, bound, found, review, rubric, standard

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
STANDARD = standard()
RUBRIC = rubric(bound(ksb="S6", observes=["B2"]), bound("report", {"task": "note"}, ksb="S1"))
RUN = ConfirmedRun("r1", "small-day", "Small day", AT, RUBRIC, (
    found("planning", "emerging", review("secure", reason="Look again.")), found("report", "emerging"),
))  # fmt: skip


def picture(*runs: ConfirmedRun):
    return progress_map(STANDARD, runs, {"small-day": RUBRIC}, now=AT)


def run_row(person: str, *, days_ago: int = 0, ended: bool = True) -> RunRow:
    when = NOW - timedelta(days=days_ago)
    owner = Owner("north", person, "spring")
    return RunRow(
        id=f"run-{person}", owner=owner, scenario_id="small-day", scenario_title="Small day", scenario="", rubric="",
        mode="practice", seed=1, started_at=when, t=1800, status="ended" if ended else "live",
        ended_at=when if ended else None,
    )  # fmt: skip


def learner(
    name: str, *runs: ConfirmedRun, live: tuple[RunRow, ...] = (), ended: tuple[RunRow, ...] = ()
) -> LearnerView:
    waiting = sum(e.status != "confirmed" for run in runs for e in run.effectives)
    confirmed = sum(e.status == "confirmed" for run in runs for e in run.effectives)
    return LearnerView(name.lower(), name, "spring", picture(*runs), live, ended, waiting, confirmed, None)


def tile_of(rows, code):
    return next(tile for row in rows for tile in row["tiles"] if tile["code"] == code)


def test_a_tile_never_has_a_level_without_its_coverage():
    tile = tile_of(by_duty(picture(RUN), STANDARD), "S6")
    assert (tile["level"], tile["how"], tile["shown"], tile["offered"]) == ("secure", "confirmed", 1, 1)


def test_a_suggested_level_is_not_drawn_as_confirmed():
    assert tile_of(by_duty(picture(RUN), STANDARD), "S1")["how"] == "suggested"


def test_proposed_links_are_told_from_published_ones():
    rows = by_duty(picture(RUN), STANDARD)
    assert [tile["local"] for tile in rows[0]["tiles"]] == [False, False]
    assert [tile["local"] for tile in rows[1]["tiles"]] == [True, True]
    assert duties_of("S6", picture(RUN)) == ([], [5])


def test_a_behaviour_is_counted_and_not_levelled():
    tile = tile_of(by_ksb(picture(RUN), STANDARD), "B2")
    assert tile["count"] == 1
    assert "level" not in tile


def test_what_was_offered_and_not_scored_is_not_called_unobserved():
    waiting = ConfirmedRun("r1", "small-day", "Small day", AT, RUBRIC, (found("planning", None), found("report", None)))
    assert tile_of(by_ksb(picture(waiting), STANDARD), "S6")["says"] == "Not scored yet. Shown in 0 of 1 chances."


def test_ksbs_held_back_for_the_same_reason_are_named_together():
    assert by_duty(picture(), STANDARD)[0]["held"] == "K1 in no scenario yet; S1 not observed"


def test_the_table_says_the_same_in_rows():
    row = next(row for row in lines(picture(RUN), STANDARD) if row.code == "S6")
    assert (row.level, row.standing, row.shown) == ("Secure", "Confirmed", "1 of 1 chances")


def test_a_cohort_board_counts_who_has_shown_each_ksb():
    boards = shown_by((learner("Ann", RUN), learner("Ben")), STANDARD)
    assert tile_of(boards, "S6")["foot"] == "1 of 2"
    assert tile_of(boards, "S1")["foot"] == "0 of 2"


def test_rows_of_a_duty_are_learners_that_can_be_opened():
    rows = rows_of_duty((learner("Ann", RUN),), 3, STANDARD)
    assert [(row["id"], row["title"], row["opens"]) for row in rows] == [("ann", "Ann", True)]


def test_those_who_have_shown_a_ksb_least_come_first():
    rows = rows_of_ksb((learner("Ann", RUN), learner("Ben")), "S6", STANDARD)
    assert [row["title"] for row in rows] == ["Ben", "Ann"]


def test_a_suggestion_is_called_one_in_a_row():
    assert rows_of_ksb((learner("Ann", RUN),), "S1", STANDARD)[0]["status"] == "Suggested: emerging"


def test_most_waiting_work_stands_first():
    bars = work((learner("Ann"), learner("Ben", RUN), learner("Cas", RUN)))
    assert [(bar.name, bar.confirmed, bar.waiting) for bar in bars] == [("Ben", 1, 1), ("Cas", 1, 1)]


def test_an_open_run_that_nobody_touches_is_named_with_how_far_it_came():
    stuck = learner("Ann", live=(run_row("ann", days_ago=2, ended=False),))
    (concern,) = concerns((stuck,), (), NOW, {"small-day": 5400})
    assert concern.why == "Small day open since 1 March, 12:00, at 30 of 90 desk minutes"


def test_who_never_started_is_named_and_who_works_is_not():
    active = learner("Ben", live=(run_row("ben", ended=False),))
    assert [c.name for c in concerns((learner("Ann"), active), (), NOW, {})] == ["Ann"]


def test_work_that_waits_long_is_named_once_a_learner_with_its_oldest_run():
    old, new = run_row("ann", days_ago=9), run_row("ben", days_ago=1)
    queue = [QueueItem(old, "Ann", 7, 0, ()), QueueItem(new, "Ben", 7, 0, ())]
    some = (learner("Ann", ended=(old,)), learner("Ben", ended=(new,)))
    assert [(c.name, c.run) for c in concerns(some, queue, NOW, {})] == [("Ann", "run-ann")]


def test_the_gaps_of_a_pack_are_said_before_it_is_built():
    assert gaps(picture(RUN), 1) == (
        "1 level not confirmed by a tutor yet.",
        "Offered, and nothing confirmed: S1.",
        "No run has offered a chance: K1.",
    )


def test_a_size_is_said_in_the_unit_a_person_would_use():
    assert [size(n) for n in (12, 236_400, 2_340_000)] == ["1 kB", "236 kB", "2.3 MB"]


def test_a_zone_that_nobody_knows_is_utc():
    assert [zone(name) for name in (None, "", "Nowhere/City", "../../etc/passwd")] == [UTC] * 4
    assert str(zone("Europe/London")) == "Europe/London"
