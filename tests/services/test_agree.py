"""Scorers beside tutors: what is compared, and who may see it."""

import pytest

from simulator.content.document import Level
from simulator.errors import NotAllowed
from simulator.services import agree, mark
from tests.services.conftest import House


def reviewed(house: House, run: str, criterion: str, level: Level, *, by: str = "tess") -> None:
    head = mark.sheet(house.parts, house.who(by), run).head
    fields = {"command_id": house.new(), "expected_head": head, "reason": "Seen otherwise.", "feedback": ""}
    mark.review(house.parts, house.who(by), run, criterion=criterion, level=level, **fields)  # type: ignore[arg-type]


def suggested(house: House, run: str) -> dict[str, Level]:
    found = [line.effective for line in mark.sheet(house.parts, house.who("tess"), run).lines]
    return {one.criterion: one.score.level for one in found if one.score.level is not None}


def test_nothing_is_compared_before_a_level_is_confirmed(house: House):
    house.ended("ann")

    assert agree.agreement(house.parts, house.who("tess")).compared == ()


def test_a_suggestion_below_the_confirmed_level_is_harsh_and_one_above_lenient(house: House):
    run = house.ended("ann")
    (first, _), (second, low) = list(suggested(house, run).items())[:2]
    reviewed(house, run, first, "strong")
    reviewed(house, run, second, low)

    (found,) = agree.agreement(house.parts, house.who("tess")).compared
    assert (found.scorer, found.told.all.count) == ("checks@1", 2)
    assert (found.told.all.harsh, found.told.all.lenient) == (1, 0)
    assert set(found.told.criteria) == {first, second}


def test_the_last_review_is_the_one_that_counts(house: House):
    run = house.ended("ann")
    criterion, level = next(iter(suggested(house, run).items()))
    reviewed(house, run, criterion, "strong")
    reviewed(house, run, criterion, level, by="tim")

    (found,) = agree.agreement(house.parts, house.who("tess")).compared
    assert (found.told.all.exact, found.told.all.count) == (1.0, 1)


def test_a_confirmed_level_without_a_suggestion_is_counted_apart(house: House):
    run = house.ended("ann")
    open_ = [line.effective for line in mark.sheet(house.parts, house.who("tess"), run).lines]
    unscored = [one.criterion for one in open_ if one.status == "unscored"]
    levelled = next(iter(suggested(house, run)))
    reviewed(house, run, levelled, "strong")
    for criterion in unscored:
        reviewed(house, run, criterion, "secure")

    (found,) = agree.agreement(house.parts, house.who("tess")).compared
    assert (found.unscored, found.told.all.count) == (len(unscored), 1)


def test_what_was_confirmed_before_the_scorer_spoke_is_told(house: House):
    run = house.ended("ann")
    criterion = next(iter(suggested(house, run)))
    reviewed(house, run, criterion, "strong")

    (found,) = agree.agreement(house.parts, house.who("tess")).compared
    assert found.before == 0


@pytest.mark.parametrize("name", ["tom", "south:tess"])
def test_tutors_of_others_see_none_of_it(house: House, name: str):
    run = house.ended("ann")
    reviewed(house, run, next(iter(suggested(house, run))), "strong")

    assert agree.agreement(house.parts, house.who(name)).compared == ()


@pytest.mark.parametrize("name", ["ann", "ada", "max"])
def test_who_tutors_nobody_is_refused(house: House, name: str):
    with pytest.raises(NotAllowed):
        agree.agreement(house.parts, house.who(name))
