"""Before a run and after a stop, as a learner meets them: what is said, what is refused, what becomes of a press."""

from dataclasses import replace

import pytest

from simulator.installation import install
from simulator.services import practise
from simulator.services.time_given import set_time_given, time_given
from simulator.settings import Settings
from simulator.ui.home.starting import OWN_WORK
from tests.services.conftest import house, make_house
from tests.ui_desk.test_pages import Seat, button, headings, seat, warnings, widget

__all__ = ["house", "make_house", "seat"]


def said(page) -> str:
    texts = (*page.markdown, *page.caption, *page.info, *page.text)
    return " ".join(str(each.value).replace("\\", "") for each in texts)


def first_event(seat: Seat):
    row = practise.my_runs(seat.house.parts, seat.house.who(seat.name))[0]
    with seat.house.parts.store.read() as tx:
        return tx.events(row.id)[0].data


def test_what_a_scenario_contains_is_said_before_it_starts(seat: Seat):
    words = said(seat.page(start="patch-day"))
    assert "Contains: harassment and private data. Covered until you ask. You can stop at any time." in words


def test_each_mode_says_what_is_shown_and_what_counts(seat: Seat):
    radio = seat.page(start="patch-day").radio[0]
    captions = " ".join(radio.captions).replace("\\", "")
    assert "the world’s meters are hidden" in captions
    assert "counts as your own work once a tutor has confirmed it" in captions


def test_an_assessed_run_without_the_declaration_is_refused_in_words_and_with_it_begins(seat: Seat):
    page = seat.page(start="patch-day")
    page.radio[0].set_value("assessed").run()
    button(page, "Start the shift").click().run()
    assert "tick the declaration" in warnings(page)
    assert practise.my_runs(seat.house.parts, seat.house.who("ann")) == []

    next(box for box in page.checkbox if box.label == OWN_WORK).check()
    button(page, "Start the shift").click().run()
    assert (first_event(seat).mode, first_event(seat).own_work) == ("assessed", True)


def test_practice_asks_for_no_declaration(seat: Seat):
    page = seat.page(start="patch-day")
    page.radio[0].set_value("practice").run()
    assert list(page.checkbox) == []


def test_the_time_a_learner_keeps_is_chosen_already_and_may_be_changed_for_one_run(seat: Seat):
    set_time_given(seat.house.parts, seat.house.who("ann"), "125")
    page = seat.page(start="patch-day")
    time = widget(page.segmented_control, page, "time")
    assert time.value == "125"
    page.radio[0].set_value("practice")
    time.set_value("untimed")
    button(page, "Start the shift").click().run()
    assert first_event(seat).adjustments.untimed
    assert time_given(seat.house.parts, seat.house.who("ann")) == "125"


def test_a_scenario_that_is_open_is_carried_on_with(seat: Seat):
    run = seat.house.start("ann").run
    page = seat.page(start="patch-day")
    button(page, "Carry on").click().run()
    assert page.query_params["run"] == run


def test_a_scenario_that_is_not_there_says_so(seat: Seat):
    page = seat.page(start="nowhere")
    assert (said(page).count("There is no such scenario here."), list(page.exception)) == (1, [])


def test_stopping_is_asked_about_once_and_then_done(seat: Seat):
    run = seat.house.start("ann").run
    page = seat.page(run=run)
    page.session_state[f"stopping:{run}"] = True
    page.run()
    button(page, "Stop now").click().run()
    assert "You stopped this shift" in headings(page)
    assert practise.my_runs(seat.house.parts, seat.house.who("ann"))[0].ending == "stopped"


@pytest.mark.parametrize(
    ("support", "words"),
    [("", "has not written here yet"), ("Wren Aldous, safeguarding lead, room 12", "Wren Aldous, safeguarding lead")],
)
def test_after_a_stop_the_page_names_whom_the_provider_named_and_invents_nobody(seat: Seat, support: str, words: str):
    run = seat.house.start("ann").run
    practise.stop(seat.house.parts, seat.house.who("ann"), run, command_id=seat.house.new())
    seat.house.parts = replace(seat.house.parts, settings=Settings(sign_in="oidc", support=support))
    page = seat.page(run=run)
    install(seat.house.parts)
    page.run()
    assert words in said(page)
