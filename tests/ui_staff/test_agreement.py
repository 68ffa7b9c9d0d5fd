"""Agreement as a tutor meets it: what is said before there is enough, and the same in pictures and words."""

from dataclasses import replace

import pytest

from simulator.scoring.readers import Item, against_reference
from simulator.services.agree import AgreementView, Compared
from simulator.ui import likeness
from simulator.ui.likeness import Dot
from simulator.ui.staff import agreement_page
from tests.services.conftest import house, library, make_house
from tests.services.test_agree import reviewed, suggested
from tests.ui_desk.test_pages import Seat, headings, seat
from tests.ui_staff.test_debrief_page import said

__all__ = ["house", "library", "make_house", "seat"]


def compared(count: int, *, sure: bool = True) -> Compared:
    items = [
        Item(f"run{n}", ("R-tone", "R-known")[n % 2], n % 4, min(3, n % 4 + (n % 5 == 0)), sureness=n if sure else None)
        for n in range(count)
    ]
    told = against_reference(items)
    assert told
    return Compared("offline@1", told, before=2, unscored=3)


def test_too_few_levels_are_inconclusive_and_say_how_many_are_missing():
    assert agreement_page.verdict(compared(30).told.all).startswith(
        "**INCONCLUSIVE.** 30 levels so far; 70 more levels"
    )


def test_enough_levels_are_told_with_their_interval():
    words = agreement_page.verdict(compared(120).told.all)

    assert words.startswith("Kappa 0.")
    assert "95%" in words


def test_levels_that_are_all_alike_say_nothing_of_agreement():
    told = against_reference([Item(f"run{n}", "R-tone", 2, 2) for n in range(120)])
    assert told

    assert "all alike" in agreement_page.verdict(told.all)


def test_a_dot_that_is_not_conclusive_is_hollow():
    spec = likeness.dots((Dot("Tone", 20, 0.6, 0.2, 0.8, False), Dot("Known", 140, 0.7, 0.6, 0.8, True)))

    assert [row["sure"] for row in spec["data"]["values"]] == [False, True]
    assert spec["layer"][2]["encoding"]["fill"]["condition"]["test"] == "datum.sure"
    assert spec["layer"][2]["encoding"]["y"]["scale"]["domain"] == ["Tone", "Known"]


def test_each_square_of_the_confusion_carries_its_number():
    spec = likeness.confusion(((5, 1, 0, 0), (0, 4, 2, 0), (0, 0, 3, 1), (0, 0, 0, 9)))

    rows = spec["data"]["values"]
    assert len(rows) == 16
    assert next(r["n"] for r in rows if (r["confirmed"], r["suggested"]) == ("Emerging", "Secure")) == 2
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rect", "text"]


def test_the_curve_has_a_point_for_each_share():
    points = tuple((at.share, at.exact, at.count) for at in compared(100).told.coverage)

    assert [row["kept"] for row in likeness.coverage(points)["data"]["values"]][:2] == [1.0, 0.9]


def test_without_a_confirmed_level_one_sentence_says_so(seat: Seat):
    page = replace(seat, name="tess").page("agreement")

    assert not page.exception
    assert "No level of your cohorts is confirmed yet" in said(page)


def test_a_tutor_finds_each_scorer_and_what_the_figures_are_worth(seat: Seat):
    run = seat.house.ended("ann")
    for criterion in list(suggested(seat.house, run))[:3]:
        reviewed(seat.house, run, criterion, "strong")
    page = replace(seat, name="tess").page("agreement")

    assert not page.exception
    assert "Checks of decisions (checks@1)" in [
        heading.replace("\\", "").replace("\u2060", "") for heading in headings(page)
    ]
    words = said(page)
    assert "INCONCLUSIVE" in words
    assert "with the suggestion in sight" in words
    assert "(harsh): 3" in words


@pytest.mark.parametrize("name", ["ann", "ada"])
def test_nobody_else_has_the_page(seat: Seat, name: str):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        replace(seat, name=name).page("agreement")


def test_a_scorer_that_says_not_how_sure_it_is_has_no_curve(seat: Seat):
    assert compared(40, sure=False).told.coverage == ()
    assert AgreementView((compared(40),), {}, 40).compared[0].before == 2
