"""Written criteria on the debrief and on the tutor's sheet: what is shown to whom, and when."""

from dataclasses import replace
from uuid import uuid4

import pytest

from simulator.runs.commands import AdvanceClock, EndRun
from simulator.scoring.registry import CHECKS
from simulator.services import practise, scoring
from tests.editing import looked_for_otherwise
from tests.services.conftest import House, house, library, make_house
from tests.services.test_feedback import HOLDING, READER
from tests.services.test_rescoring import with_rubric
from tests.services.test_written_marks import add, confirm, handed_in, line
from tests.ui_desk.test_pages import Seat, button, warnings
from tests.ui_staff.test_debrief_page import said

__all__ = ["house", "library", "make_house"]


@pytest.fixture
def reading(house: House) -> House:
    return house.read_by({**CHECKS, READER.name: READER})


def debrief(house: House, run: str, who: str = "ann"):
    with house.parts.store.read() as tx:
        sent = next(event.seq for event in tx.events(run) if event.kind == "task.submitted")
    page = Seat(house, who).page("debrief", run=run, moment=str(sent))
    assert not page.exception
    return page


def sheet(house: House, run: str, criterion: str = "R-tone"):
    page = Seat(house, "tess").page("review", run=run, criterion=criterion)
    assert not page.exception
    return page


def expanders(page) -> list[str]:
    return [each.label.replace("\\", "") for each in page.expander]


def control(page, label: str):
    return next(each for each in page.button_group if each.label == label)


def choose(page, level: str) -> None:
    page.radio[0].set_value(level).run()
    assert not page.exception


def test_while_words_wait_the_debrief_says_that_they_are_being_read(reading: House):
    page = debrief(reading, handed_in(reading, read=False))
    assert "Being read…" in said(page)
    assert "This page looks again by itself." in said(page)


def test_once_read_the_words_can_be_marked_for_each_criterion_and_nothing_is_being_read(reading: House):
    page = debrief(reading, handed_in(reading))
    assert "Being read…" not in said(page)
    assert control(page, "Marked in the text").options[0] == "Tone and fit"
    control(page, "Marked in the text").set_value("R-known").run()
    assert not page.exception


def test_a_level_of_words_is_called_practice_and_suggested_and_a_tutor_has_the_last_word(reading: House):
    text = said(debrief(reading, handed_in(reading)))
    assert "Suggested:" in text
    assert "a tutor has the last word" in text


def test_reasons_to_look_twice_are_not_for_the_learner(reading: House):
    run = handed_in(reading)
    assert line(reading, run).effective.score.careful
    text = said(debrief(reading, run))
    assert all(why not in text for why in line(reading, run).effective.score.careful or ())


def test_a_run_that_nobody_reads_waits_for_a_tutor_and_is_not_looked_at_again(house: House):
    text = said(debrief(house, handed_in(house)))
    assert "Waiting for a tutor." in text
    assert "This page looks again by itself." not in text


def test_examples_in_the_debrief_open_in_practice_after_the_hand_in(reading: House):
    assert "What each level can look like" in expanders(debrief(reading, handed_in(reading)))


def test_examples_in_the_debrief_of_another_mode_open_after_the_reflection(reading: House):
    given = {"command_id": reading.new(), "own_work": True}
    run = practise.start(reading.parts, reading.who("ann"), "patch-day", "assessed", **given).run  # type: ignore[arg-type]
    for command in (AdvanceClock(to=600), HOLDING, EndRun()):
        reading.send("ann", run, command)
    while scoring.score_next(reading.parts):
        continue
    assert "What each level can look like" not in expanders(debrief(reading, run))
    for number in range(1, 5):
        key = f"reflection:{number}"
        practise.save_draft(reading.parts, reading.who("ann"), run, key=key, text="My own words.", rev=1)
    assert "What each level can look like" in expanders(debrief(reading, run))


def test_a_confirmed_error_stands_at_the_head_of_the_debrief(house: House):
    run = handed_in(house)
    add(house, run, critical=("private-words",))
    confirm(house, run, critical={"private-words": "confirmed"})
    errors = [each.value.replace("\\", "") for each in debrief(house, run).error]
    assert any("it outweighs every level" in each for each in errors)


def test_a_dismissed_one_is_not_told_to_the_learner(house: House):
    run = handed_in(house)
    add(house, run, critical=("private-words",))
    confirm(house, run, critical={"private-words": "dismissed"})
    page = debrief(house, run)
    assert all("outweighs" not in each.value for each in page.error)
    assert "private words" not in said(page)


def test_a_doubtful_suggestion_is_shut_until_the_tutor_has_a_level_of_their_own(reading: House):
    run = handed_in(reading)
    page = sheet(reading, run)
    assert "It opens after you choose a level." in said(page)
    assert "Suggested:" not in said(page)
    choose(page, "strong")
    assert "Suggested:" in said(page)
    assert "Look twice" in said(page)


def test_a_suggestion_that_nothing_speaks_against_is_one_click_away(house: House):
    page = sheet(house, handed_in(house), "R-planning")
    assert "A suggestion exists. Better to choose a level first" in expanders(page)


def test_a_reason_that_gives_the_level_away_waits_for_the_tutors_own(reading: House):
    run = handed_in(reading)
    add(reading, run)
    page = sheet(reading, run)
    assert "Two scorers are apart" not in said(page)
    choose(page, "secure")
    assert "Two scorers are apart" in said(page)


def test_another_scorers_level_is_told_by_how_far_it_is_from_the_tutors(reading: House):
    run = handed_in(reading)
    add(reading, run)
    page = sheet(reading, run)
    assert "cedar-4" not in said(page)
    choose(page, "emerging")
    assert "Language model (judge@1:cedar-4): strong, 2 levels above yours" in said(page).replace("*", "").replace(
        "\u2060", ""
    )


def test_the_prompt_is_shown_to_a_tutor_who_asks_for_it(reading: House):
    run = handed_in(reading)
    add(reading, run)
    page = sheet(reading, run)
    choose(page, "emerging")
    page.toggle[0].set_value(True).run()
    assert "What stands between the two lines of the fence" in said(page)


def test_a_suspected_error_is_answered_in_the_form_or_nothing_is_kept(house: House):
    house = House(replace(house.parts, new_id=lambda: uuid4().hex), house.clock)  # not the ids that `new` gives
    run = handed_in(house)
    add(house, run, critical=("private-words",))
    page = sheet(house, run)
    choose(page, "strong")
    button(page, "Confirm and go on").click().run()
    assert "Say of each suspected error whether it is there" in warnings(page)
    page.radio[1].set_value("dismissed").run()
    button(page, "Confirm and go on").click().run()
    assert line(house, run).effective.review is not None
    assert line(house, run).effective.errors == ()


def test_a_reading_that_failed_can_be_asked_for_again(reading: House):
    run = handed_in(reading, read=False)
    with reading.parts.store.write() as tx:
        now = reading.clock.now
        taken = tx.claim_request(now, lease_until=now, holder="h")
        assert taken
        tx.give_back_request(taken, now, state="failed", run_at=now, error="It took too long.")
        tx.commit()
    assert "It took too long." not in said(debrief(reading, run))
    page = sheet(reading, run)
    assert "could not read it. It took too long." in said(page)
    button(page, "Run again").click().run()
    assert "has yet to read" in said(page)


def test_the_queue_can_begin_with_what_is_least_sure(reading: House):
    reading.ended("ben")
    handed_in(reading)
    page = Seat(reading, "tess").page("review")
    page.button_group[0].set_value("Least sure first").run()
    assert not page.exception
    first = next(each.value for each in page.markdown if "Patch day" in each.value)
    assert "Ann" in first


def test_the_review_page_asks_whether_to_mark_runs_for_rescore_and_takes_yes(reading: House):
    handed_in(reading)
    house = with_rubric(reading, looked_for_otherwise(reading.parts.library.rubrics["patch-day"]))
    page = Seat(house, "tess").page("review")
    assert "was edited after 1 run was read under it" in said(page)

    button(page, "Mark for rescore").click().run()
    assert not page.exception
    assert "1 run will be read again" in page.info[0].value
    assert [each.label for each in page.button if each.label == "Mark for rescore"] == []
    with house.parts.store.read() as tx:
        assert [request.run for request in tx.requests_in("org", {"spring"}, "pending")] != []


def test_nothing_is_asked_where_no_rubric_was_edited(reading: House):
    handed_in(reading)
    page = Seat(reading, "tess").page("review")
    assert [each.label for each in page.button if each.label == "Mark for rescore"] == []
