"""The writing desk after a hand-in, as a learner meets it in practice and in no other mode."""

import pytest

from simulator.runs.commands import AdvanceClock
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.registry import CHECKS
from simulator.services import practise
from simulator.services.feedback import rewrite_key
from tests.services.conftest import House, house, library, make_house
from tests.services.test_feedback import HOLDING, READER
from tests.services.test_preparing import Held, held, until_made
from tests.ui_desk.test_pages import Seat, button

__all__ = ["held", "house", "library", "make_house"]


@pytest.fixture
def seat(house: House) -> Seat:
    return Seat(house.read_by({**CHECKS, READER.name: READER}))


def handed_in(seat: Seat, mode: str = "practice") -> str:
    given = {"command_id": seat.house.new(), "own_work": mode == "assessed"}
    who = seat.house.who("ann")
    run = practise.start(seat.house.parts, who, "patch-day", mode, **given).run  # type: ignore[arg-type]
    seat.house.send("ann", run, AdvanceClock(to=600))
    seat.house.send("ann", run, HOLDING)
    return run


def desk(seat: Seat, run: str):
    page = seat.page(run=run, at="writing", item="holding")
    assert not page.exception
    return page


def sections(page) -> list[str]:
    return [each.value for each in page.subheader]


def said(page) -> str:
    return " ".join(str(each.value).replace("\\", "") for each in (*page.markdown, *page.caption))


def test_a_hand_in_in_practice_shows_a_practice_level_that_is_only_suggested(seat: Seat):
    page = desk(seat, handed_in(seat))
    assert "What a first reading found" in sections(page)
    assert "Practice level, suggested:" in said(page)
    assert "A tutor has the last word." in said(page)


@pytest.mark.parametrize("mode", ["mock", "assessed"])
def test_no_other_mode_says_anything_of_what_was_found(seat: Seat, mode: str):
    page = desk(seat, handed_in(seat, mode))
    assert "What a first reading found" not in sections(page)
    assert "suggested" not in said(page)
    assert "Write it again" not in [each.label for each in page.button]


def test_examples_of_each_level_open_after_the_hand_in(seat: Seat):
    page = desk(seat, handed_in(seat))
    assert "What each level can look like" in [each.label for each in page.expander]


def test_another_criterion_is_read_by_choosing_it(seat: Seat):
    page = desk(seat, handed_in(seat))
    page.button_group[0].set_value("R-known").run()
    assert not page.exception
    assert "Known and not known" in said(page)


def test_writing_it_again_opens_the_fields_and_both_versions_stand_once_they_differ(seat: Seat):
    run = handed_in(seat)
    page = desk(seat, run)
    button(page, "Write it again").click().run()
    assert "Write it again" in sections(page)
    assert "Both versions" not in sections(page)
    key = rewrite_key("holding", "forum")
    text = "I am reading every post in here. It is on us."
    practise.save_draft(seat.house.parts, seat.house.who("ann"), run, key=key, text=text, rev=1)
    again = desk(seat, run)  # a refresh: what was kept is enough to come back to
    assert "Both versions" in sections(again)
    assert "Now found: speaks as a person who is there" in said(again)


def test_a_hand_in_that_waits_for_its_reader_stands_as_it_was_sent_and_says_so(house: House, held: Held):
    reader = Offline(held)
    seat = Seat(house.read_by({**CHECKS, reader.name: reader}))
    run = handed_in(seat)
    page = desk(seat, run)
    assert "Being read…" in said(page)
    assert any("It is on us" in each.value for each in page.text)
    assert "Write it again" not in [each.label for each in page.button]
    held.let.set()
    until_made("holding")
    then = desk(seat, run)
    assert "Being read…" not in said(then)
    assert "What a first reading found" in sections(then)
