"""A tutor's unsent feedback: kept as it is typed, seen by nobody else, and out of the learner's reach."""

import pytest

from simulator.errors import NotAllowed, Refused
from simulator.services import mark, practise
from simulator.services.replay import replay
from tests.services.conftest import House

FIELD = "R-planning:0"


def _save(house: House, who: str, run: str, text: str = "Half a sentence", rev: int = 1) -> str:
    return mark.save_draft(house.parts, house.who(who), run, field=FIELD, text=text, rev=rev).text


def _drafts(house: House, who: str, run: str) -> dict[str, str]:
    return {field: row.text for field, row in mark.sheet(house.parts, house.who(who), run).drafts.items()}


def test_feedback_is_found_again_by_the_tutor_who_wrote_it(house: House) -> None:
    run = house.ended("ann")
    _save(house, "tess", run)
    assert _drafts(house, "tess", run) == {FIELD: "Half a sentence"}


def test_another_tutor_of_the_same_learner_does_not_see_it(house: House) -> None:
    run = house.ended("ann")
    _save(house, "tess", run)
    assert _drafts(house, "tim", run) == {}


def test_the_learner_does_not_see_it(house: House) -> None:
    run = house.ended("ann")
    _save(house, "tess", run)
    assert replay(house.parts, house.who("ann"), run).drafts == {}
    assert practise.desk(house.parts, house.who("ann"), run).drafts == {}


def test_a_learner_cannot_write_where_a_tutor_writes(house: House) -> None:
    run = house.ended("ann")
    with pytest.raises(Refused):
        practise.save_draft(
            house.parts, house.who("ann"), run, key=f"feedback:tess:{FIELD}", text="Full marks.", rev=99
        )


def test_an_older_revision_changes_nothing(house: House) -> None:
    run = house.ended("ann")
    _save(house, "tess", run, "Newer", 5)
    assert _save(house, "tess", run, "Older", 4) == "Newer"


@pytest.mark.parametrize("who", ["ann", "ben", "tom", "ada", "max", "south:tess"])
def test_nobody_but_a_tutor_of_the_learner_may_write(house: House, who: str) -> None:
    run = house.ended("ann")
    with pytest.raises(NotAllowed):
        _save(house, who, run)


def test_an_open_run_takes_no_feedback(house: House) -> None:
    run = house.start("ann").run
    with pytest.raises(NotAllowed):
        _save(house, "tess", run)
