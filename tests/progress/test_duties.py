"""Duties: as good as their weakest published link, and saying which that is."""

from typing import Any

import pytest

from simulator.content.document import Level
from simulator.progress import DutyProgress, ProgressMap
from tests.progress.evidence import How, mapped, marked_by, run, shown

S13_AND_S14: dict[str, Any] = {"a": {"primary": ["S13"]}, "b": {"primary": ["S14"]}}


def duty(number: int, of: ProgressMap) -> DutyProgress:
    return next(d for d in of.duties if d.number == number)


def enforcing(level: Level | None, how: How) -> DutyProgress:
    """Duty 10 with S13 confirmed at secure and S14 as given."""
    both = run(shown("secure"), shown(level, how, criterion="R-b"), **S13_AND_S14)
    return duty(10, mapped(both, possible=(both.rubric,)))


@pytest.mark.parametrize(
    ("level", "how", "status", "held_back"),
    [
        ("secure", "confirmed", "Developing", "S13 developing, S14 developing"),
        ("not_shown", "confirmed", "Not yet evidenced", "S14 not shown"),
        ("secure", "suggested", "Not yet evidenced", "S14 waiting for a tutor"),
        (None, "unscored", "Not yet evidenced", "S14 waiting for a tutor"),
        (None, "not_observed", "Not yet evidenced", "S14 not observed"),
    ],
)
def test_a_duty_is_as_good_as_its_weakest_skill_and_names_it(level: Level, how: How, status: str, held_back: str):
    found = enforcing(level, how)

    assert (found.status, found.held_back) == (status, held_back)


def test_a_duty_counts_how_many_of_its_published_k_and_s_are_evidenced():
    found = enforcing("not_shown", "confirmed")

    assert (found.evidenced, found.total, found.layer) == (1, 2, "published")


def test_a_duty_held_back_by_what_no_scenario_offers_says_so():
    found = duty(8, mapped(run(shown("secure"))))

    assert found.held_back == "K1 in no scenario yet"


def test_a_duty_without_published_ksbs_says_so_and_shows_the_proposed_ones_apart():
    found = duty(1, mapped())

    assert (found.status, found.tiles, found.layer) == ("No KSBs published", (("S5", "working"),), "working")
    assert found.held_back == "S5 in no scenario yet"


def test_a_duty_without_published_ksbs_stays_without_a_status_whatever_is_confirmed():
    played = run(shown("strong"), a={"primary": ["S5"]})

    found = duty(1, mapped(played))

    assert (found.status, found.evidenced, found.total) == ("No KSBs published", 1, 1)


def test_proposed_links_stand_after_published_ones_and_hold_nothing_back():
    found = duty(8, mapped())

    assert found.tiles == (("K1", "published"), ("S13", "published"), ("K8", "working"))
    assert "K8" not in found.held_back


def test_behaviours_are_tiles_of_a_duty_and_hold_nothing_back():
    found = duty(10, mapped())

    assert ("B5", "published") in found.tiles
    assert (found.total, "B5" in found.held_back) == (2, False)


def test_a_duty_counts_the_pieces_that_scenarios_bind_to_it():
    twice = (run(shown("secure"), name="r1"), run(shown("secure"), shown("secure", criterion="R-b"), name="r2"))

    assert [duty(number, mapped(*twice)).practised for number in (10, 8)] == [3, 0]


def test_next_is_the_scenario_that_offers_most_of_what_is_not_shown():
    wide = marked_by("R-a", "R-b", scenario="wide", a={"primary": ["S13"]}, b={"primary": ["S14", "K1"]})
    narrow = marked_by("R-a", scenario="narrow", a={"primary": ["S5"]})

    steps = mapped(run(shown("secure"), a={"primary": ["S13"]}), possible=(narrow, wide)).next

    assert [(step.scenario, step.ksbs) for step in steps] == [("wide", ("S14", "K1")), ("narrow", ("S5",))]


def test_of_equals_the_scenario_played_least_comes_next():
    same = tuple(marked_by("R-a", scenario=name, a={"primary": ["S5"]}) for name in ("a-day", "b-day"))
    played = run(shown("secure"), scenario="a-day", a={"primary": ["S13"]})

    assert [step.scenario for step in mapped(played, possible=same).next] == ["b-day", "a-day"]


def test_nothing_is_next_once_all_that_can_be_shown_is_shown():
    played = run(shown("emerging"))

    assert mapped(played, possible=(played.rubric,)).next == ()
