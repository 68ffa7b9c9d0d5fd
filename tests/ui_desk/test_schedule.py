"""Planned posts: the day, the line of now, and what will become of each."""

from simulator.runs import find
from simulator.runs.commands import HoldPost, PauseQueue, ReleasePost
from simulator.ui.desk.schedule import at_risk, calendar, chosen, will


def rows(shift, selected=None):
    return calendar(shift.scenario, shift.state, selected)["hours"]


def titles(row):
    return [item["id"] for item in row["items"]]


def trailer(shift):
    return find.planned_post(shift.scenario, "trailer")


def test_the_line_of_now_stands_before_what_is_still_to_come(shift):
    shift.to(31)
    order = [item for row in rows(shift) for item in (["now"] if row["now"] else titles(row))]
    assert order.index("now") < order.index("trailer")


def test_the_line_of_now_stands_after_what_has_gone_out(shift):
    shift.to(13)
    order = [item for row in rows(shift) for item in (["now"] if row["now"] else titles(row))]
    assert order[:2] == ["art-theme", "now"]


def test_a_post_that_goes_out_soon_is_drawn_as_a_risk_and_says_so_in_a_sentence(shift):
    shift.to(33)
    assert at_risk(trailer(shift), shift.state)
    assert will(trailer(shift), shift.state) == "Goes out in 7 min unless you stop it"


def test_while_everything_is_paused_nothing_is_a_risk(shift):
    shift.to(33)
    shift.send(PauseQueue(note="The fault."))
    assert not at_risk(trailer(shift), shift.state)
    assert "does not go out" in will(trailer(shift), shift.state)


def test_a_held_post_says_so_and_a_released_one_goes_out_again(shift):
    shift.send(HoldPost(post="trailer", note=""))
    assert will(trailer(shift), shift.state) == "Held back by you"
    shift.send(ReleasePost(post="trailer", note=""))
    assert will(trailer(shift), shift.state).startswith("Goes out in ")


def test_a_post_whose_time_came_says_what_became_of_it(shift):
    shift.to(45)
    assert will(trailer(shift), shift.state) == "Went out"


def test_the_next_that_may_still_go_out_is_open_unless_another_is_asked_for(shift):
    shift.to(13)
    assert chosen(shift.scenario, shift.state, None) == trailer(shift)
    assert chosen(shift.scenario, shift.state, "art-theme") == find.planned_post(shift.scenario, "art-theme")
