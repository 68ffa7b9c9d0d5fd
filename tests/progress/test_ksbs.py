"""One KSB: level, status and coverage, by explicit rules."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.document import LEVELS, Level
from simulator.progress import ConfirmedRun, KsbProgress
from tests.progress.evidence import How, mapped, marked_by, run, shown

THREE = (
    run(shown("secure"), name="r1"),
    run(shown("strong"), name="r2", scenario="quiet-night"),
    run(shown("secure"), name="r3", days_ago=200),
)


def s13(*runs: ConfirmedRun) -> KsbProgress:
    return mapped(*runs).ksbs["S13"]


def coverage(ksb: KsbProgress) -> tuple[int, int, int, int]:
    return ksb.shown, ksb.attempted, ksb.offered, ksb.possible


def test_with_nothing_at_all_every_ksb_is_there_and_nothing_is_a_level():
    ksbs = mapped().ksbs

    assert list(ksbs) == ["K1", "K8", "S5", "S13", "S14", "B5"]
    assert {(k.level, k.how, coverage(k)) for k in ksbs.values()} == {(None, "none", (0, 0, 0, 0))}
    assert ksbs["S13"].status == "Not yet evidenced"


def test_the_best_confirmed_level_counts():
    ksb = s13(run(shown("emerging"), name="r1"), run(shown("strong"), name="r2"), run(shown("secure"), name="r3"))

    assert (ksb.level, ksb.how) == ("strong", "confirmed")


def test_a_suggestion_never_outranks_what_a_tutor_confirmed():
    ksb = s13(run(shown("emerging"), name="r1"), run(shown("strong", "suggested"), name="r2"))

    assert (ksb.level, ksb.how, ksb.waiting) == ("emerging", "confirmed", 1)


def test_what_only_a_scorer_says_is_suggested_and_never_evidenced():
    runs = [run(shown("strong", "suggested"), name=f"r{n}", scenario=f"s{n}") for n in range(5)]

    ksb = s13(*runs)

    assert (ksb.level, ksb.how, ksb.status, ksb.shown) == ("strong", "suggested", "Not yet evidenced", 0)


def test_three_confirmed_pieces_from_two_scenarios_one_of_them_recent_are_secure():
    assert (s13(*THREE).status, s13(*THREE).lacks) == ("Secure", ())


@pytest.mark.parametrize(
    ("runs", "lacks"),
    [
        (THREE[:2], ("2 of 3 pieces confirmed at secure or above",)),
        (tuple(replace(r, scenario="patch-day") for r in THREE), ("1 of 2 scenarios",)),
        (
            tuple(replace(r, ended_at="2025-06-01T09:00:00.000Z") for r in THREE),
            ("nothing from the last 90 days",),
        ),
        (
            (*THREE, run(shown("emerging", flag="evidence-lost"), name="r4", days_ago=0)),
            ("safety flag stands: evidence lost",),
        ),
        (
            (*THREE[:2], run(shown("secure", "suggested"), name="r3")),
            ("2 of 3 pieces confirmed at secure or above",),
        ),
    ],
)
def test_a_ksb_says_what_it_lacks_for_secure(runs: tuple[ConfirmedRun, ...], lacks: tuple[str, ...]):
    ksb = s13(*runs)

    assert (ksb.status, ksb.lacks) == ("Developing", lacks)


def test_a_safety_flag_is_resolved_by_a_later_run_confirmed_without_one():
    flagged = run(shown("not_shown", flag="evidence-lost"), name="r0", days_ago=9)

    assert s13(flagged).flags == ("evidence-lost",)
    assert s13(flagged, *THREE).flags == ()


def test_a_safety_flag_is_not_resolved_by_what_came_before_or_by_another_criterion():
    flagged = run(shown("not_shown", flag="evidence-lost"), name="r0", days_ago=1)
    earlier, elsewhere = run(shown("strong"), name="r1", days_ago=5), run(shown("strong", criterion="R-b"), name="r2")

    assert s13(flagged, earlier, elsewhere).flags == ("evidence-lost",)


def test_a_tutor_who_levels_the_flagged_piece_at_secure_resolves_its_flag():
    assert s13(run(shown("secure", flag="evidence-lost"))).flags == ()


def test_a_confirmed_error_holds_a_ksb_below_secure_whatever_else_was_shown():
    wrong = run(shown("strong", error="leaks-data"), name="r0", days_ago=0)

    assert s13(*THREE).status == "Secure"
    assert s13(*THREE, wrong).status == "Developing"
    assert "error that outweighs the rest: leaks data" in s13(*THREE, wrong).lacks


def test_a_confirmed_error_is_mended_by_a_later_run_without_one_and_by_no_level_beside_it():
    wrong = run(shown("secure", error="leaks-data"), name="r0", days_ago=9)

    assert s13(wrong).lacks[-1].startswith("error that outweighs")
    assert s13(wrong, *THREE).status == "Secure"


def test_primary_and_secondary_ksbs_both_count_and_say_which_they_are():
    ksbs = mapped(run(shown("secure"))).ksbs

    assert [(code, ksbs[code].level, ksbs[code].pieces[0].role) for code in ("S13", "K8")] == [
        ("S13", "secure", "primary"),
        ("K8", "secure", "secondary"),
    ]


def test_behaviours_are_counted_where_a_tutor_saw_something_and_never_levelled():
    runs = (
        run(shown("secure"), name="r1"),
        run(shown("not_shown"), name="r2"),
        run(shown("strong", "suggested"), name="r3"),
    )

    b5 = mapped(*runs).ksbs["B5"]

    assert (b5.level, b5.how, b5.observations, b5.status) == (None, "none", 1, "1 observation")


@pytest.mark.parametrize(
    ("level", "how", "attempted", "expected"),
    [
        ("secure", "confirmed", True, (1, 1, 1, 2)),
        ("secure", "suggested", True, (0, 1, 1, 2)),
        ("not_shown", "confirmed", False, (0, 0, 1, 2)),
        (None, "unscored", True, (0, 1, 1, 2)),
        (None, "failed", False, (0, 0, 1, 2)),
        (None, "not_observed", False, (0, 0, 0, 2)),
    ],
)
def test_coverage_counts_chances_shown_attempted_offered_and_possible(
    level: Level | None, how: How, attempted: bool, expected: tuple[int, ...]
):
    played = run(shown(level, how, attempted=attempted))

    ksb = mapped(played, possible=(marked_by("R-a", "R-b"),)).ksbs["S13"]

    assert coverage(ksb) == expected


def test_a_chance_is_counted_once_however_often_it_was_played():
    assert coverage(s13(run(shown("secure"), name="r1"), run(shown("secure"), name="r2"))) == (1, 1, 1, 1)


found = st.builds(
    shown,
    st.sampled_from(LEVELS),
    st.sampled_from(["confirmed", "suggested", "unscored", "not_observed"]),
    criterion=st.sampled_from(["R-a", "R-b"]),
    flag=st.sampled_from([None, "evidence-lost"]),
    attempted=st.booleans(),
)
history = st.lists(st.tuples(found, st.sampled_from(["patch-day", "quiet-night"]), st.integers(0, 120)), max_size=6)


def played(told: list[tuple[object, str, int]]) -> list[ConfirmedRun]:
    return [run(f, name=f"r{n}", scenario=s, days_ago=d) for n, (f, s, d) in enumerate(told)]  # type: ignore[arg-type]


@given(history)
def test_every_count_holds_the_one_before_it(told: list[tuple[object, str, int]]):
    for ksb in mapped(*played(told)).ksbs.values():
        assert 0 <= ksb.shown <= ksb.attempted <= ksb.offered <= ksb.possible


@given(history, st.randoms(use_true_random=False))
def test_the_order_in_which_runs_are_handed_in_changes_nothing(told: list[tuple[object, str, int]], chance):
    runs = played(told)
    shuffled = chance.sample(runs, len(runs))

    assert mapped(*shuffled) == mapped(*runs)


def rank(ksb: KsbProgress) -> tuple[int, int, int]:
    statuses = ("Not yet evidenced", "Developing", "Secure")
    level = LEVELS.index(ksb.level) if ksb.level else -1
    return statuses.index(ksb.status), level, ksb.shown


@given(history, st.integers(0, 5), st.sampled_from(LEVELS))
def test_raising_a_confirmed_level_never_lowers_a_ksb(told: list[tuple[object, str, int]], place: int, level: Level):
    runs = played(told)
    if place >= len(runs) or not runs[place].effectives[0].review:
        return
    (was,) = runs[place].effectives
    assert was.level
    higher = max(level, was.level, key=LEVELS.index)
    raised = [
        replace(r, effectives=(was.model_copy(update={"level": higher}),)) if r is runs[place] else r for r in runs
    ]

    before, after = mapped(*runs).ksbs, mapped(*raised).ksbs

    assert all(rank(after[code]) >= rank(before[code]) for code in ("S13", "K8"))
