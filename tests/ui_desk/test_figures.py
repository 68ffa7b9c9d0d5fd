"""Figures from this run's own log."""

from dataclasses import replace

from simulator.ui.desk.figures import all_wanted, figures


def drawn(shift, *wanted):
    return {figure.title: figure for figure in figures(wanted, shift.scenario, shift.state)}


def test_before_anything_happened_only_the_meters_have_figures(shift):
    assert list(drawn(shift, *all_wanted(shift.scenario))) == ["Meters"]


def test_reports_are_counted_by_the_rule_they_name(shift):
    shift.to(6)
    assert drawn(shift, "reports_by_reason")["Reports by reason"].rows == (("P2 Insults", 2),)


def test_posts_are_counted_in_full_ten_minutes_without_the_learners_own(shift):
    shift.to(25)
    rows = drawn(shift, "posts_per_10m")["Posts to read, each ten minutes"].rows
    assert [name for name, _ in rows] == ["09:00", "09:10"]
    assert sum(number for _, number in rows) == sum(
        post.channel != "mail" and post.by != "you" and post.t < 1200 for post in shift.state.posts.values()
    )


def test_meters_the_mode_hides_are_in_no_figure(shift):
    shift.state = replace(shift.state, mode="assessed")
    assert drawn(shift, "meters") == {}


def test_a_figure_says_the_same_in_words(shift):
    shift.to(6)
    assert drawn(shift, "reports_by_reason")["Reports by reason"].in_words == "Reports by reason. P2 Insults: 2"
