"""Debrief and the panel beside an open run, as learner and tutor meet them: what is drawn, what becomes of a press."""

import pytest

from simulator.runs.commands import AdvanceClock, EndRun, NextEvent, PauseQueue
from simulator.services import forks, live, practise
from tests.services.conftest import house, library, make_house
from tests.ui_desk.test_pages import Seat, button, headings, seat, warnings

__all__ = ["house", "library", "make_house", "seat"]


def said(page) -> str:
    texts = (*page.markdown, *page.caption, *page.info, *page.text, *page.header)
    return " ".join(str(each.value).replace("\\", "") for each in texts)


def played(seat: Seat, mode: str = "practice") -> str:
    given = {"command_id": seat.house.new(), "own_work": mode == "assessed"}
    who = seat.house.who("ann")
    run = practise.start(seat.house.parts, who, "patch-day", mode, **given).run  # type: ignore[arg-type]
    seat.house.send("ann", run, AdvanceClock(to=120))
    seat.house.send("ann", run, PauseQueue(note="until the cause is known"))
    seat.house.send("ann", run, EndRun())
    return run


def test_a_moment_that_is_no_decision_can_be_looked_back_on_by_its_address(seat: Seat):
    run = played(seat)
    with seat.house.parts.store.read() as tx:
        thread = next(event.seq for event in tx.events(run) if event.kind == "inject.released")
    page = seat.page("debrief", run=run, moment=str(thread))
    assert not page.exception
    assert "What happened" in headings(page)
    assert "What was on screen at 09:01" in [each.label.replace("\\", "") for each in page.expander]


def test_the_scrubber_moves_the_address_to_any_moment(seat: Seat):
    run = played(seat)
    page = seat.page("debrief", run=run)
    scrubber = page.select_slider[0]
    page.session_state[f"moment_{run}"] = scrubber.value
    last = max(int(option.rsplit(" ", 1)[1]) for option in scrubber.options)
    scrubber.set_value(last).run()
    assert (page.query_params["moment"], list(page.exception)) == (str(last), [])


def test_fork_here_begins_another_try_just_before_the_decision_and_opens_its_desk(seat: Seat):
    run = played(seat)
    page = seat.page("debrief", run=run)
    button(page, "Fork here").click().run()
    (child,) = [row for row in practise.my_runs(seat.house.parts, seat.house.who("ann")) if row.forked_from == run]
    desk = practise.desk(seat.house.parts, seat.house.who("ann"), child.id)
    assert (desk.state.now, desk.state.queue_paused) == (120, False)
    assert not page.exception


@pytest.mark.parametrize("mode", ["mock", "assessed"])
def test_no_fork_is_offered_in_any_mode_but_practice(seat: Seat, mode: str):
    page = seat.page("debrief", run=played(seat, mode))
    assert "Fork here" not in [each.label for each in page.button]


def test_a_tutor_is_offered_no_fork_and_sees_none(seat: Seat):
    run = played(seat)
    forks.fork(seat.house.parts, seat.house.who("ann"), run, 10, command_id=seat.house.new())
    page = Seat(seat.house, "tess").page("debrief", run=run)
    assert "Fork here" not in [each.label for each in page.button]
    assert "Another try" not in said(page)


def test_the_debrief_of_a_fork_shows_both_ways_side_by_side(seat: Seat):
    run, who = played(seat), seat.house.who("ann")
    child = forks.fork(seat.house.parts, who, run, 10, command_id=seat.house.new()).run
    seat.house.send("ann", child, EndRun())
    page = seat.page("debrief", run=child)
    assert not page.exception
    assert any(heading.startswith("Both ways from") for heading in headings(page))
    assert "First run" in said(page)
    assert "This try" in said(page)


def test_the_note_of_an_early_press_stays_until_every_question_is_answered(seat: Seat):
    run = played(seat)
    page = seat.page("debrief", run=run)
    button(page, "I have answered").click().run()
    page.run()  # the next key press draws the page anew, without the press
    assert "4 questions still to answer" in said(page)
    for number in range(1, 5):
        given = {"key": f"reflection:{number}", "text": "Calmer than I feared.", "rev": 1}
        practise.save_draft(seat.house.parts, seat.house.who("ann"), run, **given)  # type: ignore[arg-type]
    page.run()
    assert "still to answer" not in said(page)
    assert "How others saw these moments" in [each.label for each in page.expander]


def tutors_page(seat: Seat) -> tuple[str, Seat]:
    run = seat.house.start("ann").run
    seat.house.send("ann", run, NextEvent())
    return run, Seat(seat.house, "tess")


def test_a_tutor_finds_an_open_run_on_the_cohort_page_and_what_is_happening_in_it(seat: Seat):
    run, tess = tutors_page(seat)
    assert "At the desk now" in headings(tess.page("cohort"))
    page = tess.page("cohort", live=run)
    assert not page.exception
    assert headings(page)[0] == "Ann at the desk"
    assert "Trust 60" in said(page)


def test_what_a_tutor_lets_come_from_the_panel_is_in_the_run(seat: Seat):
    run, tess = tutors_page(seat)
    page = tess.page("cohort", live=run)
    button(page, "Let it come now").click().run()
    released = live.panel(seat.house.parts, seat.house.who("tess"), run).state.happened["inject.released"]
    assert [event.actor for event in released][-1] == "tutor"


def test_a_note_from_the_panel_is_kept_and_an_empty_one_is_refused_in_words(seat: Seat):
    run, tess = tutors_page(seat)
    page = tess.page("cohort", live=run)
    button(page, "Keep the note").click().run()
    assert "Write the note first" in warnings(page)
    page.text_area[0].set_value("Good that you waited.")
    button(page, "Keep the note").click().run()
    assert "Good that you waited." in said(page)


def test_a_run_of_another_cohort_is_not_shown(seat: Seat):
    run, _ = tutors_page(seat)
    page = Seat(seat.house, "tom").page("cohort", live=run)
    assert "not open, or not of your cohort" in said(page)


def test_a_run_that_was_stopped_is_named_without_blame_and_not_in_the_queue(seat: Seat):
    run, tess = tutors_page(seat)
    practise.stop(seat.house.parts, seat.house.who("ann"), run, command_id=seat.house.new())
    page = tess.page("review")
    assert "Stopped by the learner: 1 run" in [each.label for each in page.expander]
    assert "Anyone may stop at any time, without a reason." in said(page)


def test_a_tutor_sees_beside_the_rubric_that_own_work_was_declared(seat: Seat):
    run = played(seat, "assessed")
    page = Seat(seat.house, "tess").page("review", run=run)
    assert "own work declared" in said(page)
    assert "own work" not in said(Seat(seat.house, "tess").page("review", run=played(seat)))


def test_a_fork_says_on_its_desk_and_at_its_end_that_it_counts_for_nothing(seat: Seat):
    who = seat.house.who("ann")
    child = forks.fork(seat.house.parts, who, played(seat), 10, command_id=seat.house.new()).run
    assert "It counts for nothing" in said(seat.page(run=child))
    seat.house.send("ann", child, EndRun())
    assert "This was another try, and counts for nothing." in said(seat.page(run=child))
