"""The tutor's command path: confirm, change, two tutors at once."""

import pytest

from simulator.content.document import Level
from simulator.errors import NotAllowed, Refused, Stale
from simulator.services import mark
from simulator.services.receipts import Receipt
from tests.services.conftest import House

CRITERION = "R-planning"


def _review(house: House, who: str, run: str, **given: object) -> Receipt:
    fields: dict[str, object] = {
        "criterion": CRITERION,
        "level": "emerging",
        "reason": "The queue was looked at, late.",
        "feedback": "",
        "command_id": house.new(),
        "expected_head": mark.sheet(house.parts, house.who("tess"), run).head,
    }
    return mark.review(house.parts, house.who(who), run, **(fields | given))  # type: ignore[arg-type]


def _line(house: House, run: str) -> mark.SheetLine:
    lines = mark.sheet(house.parts, house.who("tess"), run).lines
    return next(line for line in lines if line.effective.criterion == CRITERION)


def _suggested(house: House, run: str) -> Level:
    level = _line(house, run).effective.score.level
    assert level
    return level


def test_confirming_keeps_the_suggested_level_under_the_tutors_name(house: House) -> None:
    run = house.ended("ann")

    _review(house, "tess", run, level=_suggested(house, run), reason="")

    effective = _line(house, run).effective
    assert effective.status == "confirmed"
    assert effective.review
    assert effective.review.author_name == "Tess"


def test_changing_a_level_needs_a_reason(house: House) -> None:
    run = house.ended("ann")

    with pytest.raises(Refused, match="reason"):
        _review(house, "tess", run, level="strong", reason=" ")


def test_a_tutors_change_keeps_the_suggestion_in_history(house: House) -> None:
    run = house.ended("ann")
    before = _suggested(house, run)

    _review(house, "tess", run, level="strong", reason="Seen on the recording.")

    effective = _line(house, run).effective
    assert (effective.level, effective.score.level) == ("strong", before)


def test_the_second_of_two_tutors_is_told_what_the_first_decided(house: House) -> None:
    run = house.ended("ann")
    head = mark.sheet(house.parts, house.who("tess"), run).head
    _review(house, "tess", run, level="strong", expected_head=head)

    with pytest.raises(Stale, match="Tess set this to strong"):
        _review(house, "tim", run, level="emerging", expected_head=head)


def test_two_tutors_on_two_criteria_do_not_disturb_each_other(house: House) -> None:
    run = house.ended("ann")
    head = mark.sheet(house.parts, house.who("tess"), run).head
    _review(house, "tess", run, expected_head=head)

    assert _review(house, "tim", run, criterion="R-prompt", expected_head=head).last_seq == head + 2


def test_a_review_sent_twice_is_kept_once(house: House) -> None:
    run = house.ended("ann")
    first = _review(house, "tess", run, command_id="r" * 32)

    assert _review(house, "tess", run, command_id="r" * 32) == first
    assert len(_line(house, run).reviews) == 1


def test_a_live_run_is_not_there_to_review(house: House) -> None:
    run = house.start("ann").run

    with pytest.raises(NotAllowed):
        mark.sheet(house.parts, house.who("tess"), run)


def test_the_queue_puts_waiting_work_first_and_the_oldest_on_top(house: House) -> None:
    first = house.ended("ann")
    house.clock.forward(hours=1)
    second = house.ended("ben")

    assert [item.row.id for item in mark.queue(house.parts, house.who("tess"))] == [first, second]
