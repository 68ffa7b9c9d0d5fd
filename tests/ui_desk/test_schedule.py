"""Planned posts: the day, the line of now, and what will become of each."""

from simulator.runs.commands import CancelPost, HoldPost, MovePost, PauseQueue, PauseRun, ReleasePost, SchedulePost
from simulator.ui.desk.due import due
from simulator.ui.desk.posts import drawn
from simulator.ui.desk.schedule import at_risk, calendar, chosen, everything, opened, times, will
from tests.ui_desk.conftest import LEARNER, REPLY


def rows(shift, selected=None):
    return calendar(shift.scenario, shift.state, selected)["hours"]


def titles(row):
    return [item["id"] for item in row["items"]]


def trailer(shift):
    return shift.state.planned["trailer"]


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
    assert chosen(shift.state, None) == trailer(shift)
    assert chosen(shift.state, "art-theme") == shift.state.planned["art-theme"]


def own(shift, at=1800):
    post = SchedulePost(
        channel="micro", at=at, text="Next word at ten.", declare=REPLY.declare, asset="x", alt="A clock."
    )
    shift.send(post)
    return shift.state.planned["plan--1"]


def test_ones_own_post_stands_in_the_day_and_is_no_risk(shift):
    shift.to(20)
    mine = own(shift)
    assert "plan--1" in [item for row in rows(shift) for item in titles(row)]
    assert not at_risk(mine, shift.state)
    assert not [one for one in due(shift.scenario, shift.state) if one.id == "p-plan--1"]


def test_ones_own_post_shows_its_picture_in_words_when_it_is_out(shift):
    own(shift)
    shift.to(31)
    shown = drawn(shift.state.posts["plan--1"], shift.scenario, shift.state, LEARNER)
    assert (shown["you"], shown["media"]) == (True, {"alt": "A clock.", "cover": ""})


def test_a_moved_post_is_due_at_its_new_time(shift):
    shift.send(MovePost(post="trailer", at=4200, note=""))
    assert [one.due for one in due(shift.scenario, shift.state) if one.id == "p-trailer"] == [4200]


def test_a_cancelled_post_says_so_and_is_due_no_more(shift):
    shift.send(CancelPost(post="trailer", note="Not today."))
    assert will(trailer(shift), shift.state) == "Cancelled by you"
    assert not [one for one in due(shift.scenario, shift.state) if one.id == "p-trailer"]


def test_times_are_full_five_minutes_ahead_and_one_tomorrow(shift):
    shift.to(81)
    assert list(times(shift.scenario, shift.state).values()) == ["10:25", "10:30", "Wednesday 10:30"]


def acts(shift, plan, *, moving=False):
    return [act["id"] for act in opened(plan, shift.scenario, shift.state, moving=moving)["acts"]]


def test_an_opened_post_offers_to_be_held_and_the_rest_where_it_is_asked_for(shift):
    assert acts(shift, trailer(shift)) == ["hold"]
    assert acts(shift, trailer(shift), moving=True) == ["hold", "move", "cancel"]
    shift.send(HoldPost(post="trailer", note=""))
    assert acts(shift, trailer(shift)) == ["release"]


def test_nothing_is_offered_of_a_post_that_is_out_or_while_the_run_is_paused(shift):
    shift.to(45)
    assert acts(shift, trailer(shift), moving=True) == []
    shift.send(PauseRun())
    assert not any(acts(shift, plan, moving=True) for plan in shift.state.planned.values())


def test_an_opened_post_counts_down_only_while_it_goes_out(shift):
    def left():
        return opened(trailer(shift), shift.scenario, shift.state, moving=False)["left"]

    shift.to(33)
    assert left() == 7 * 60
    shift.send(PauseQueue(note=""))
    assert left() is None


def test_a_post_cannot_be_moved_to_where_it_is(shift):
    shown = opened(trailer(shift), shift.scenario, shift.state, moving=True)
    assert trailer(shift).at not in [at for at, _ in shown["times"]]
    assert opened(trailer(shift), shift.scenario, shift.state, moving=False)["times"] == []


def test_ones_own_words_and_the_brands_are_told_apart(shift):
    shift.to(20)
    mine, theirs = (opened(p, shift.scenario, shift.state, moving=False) for p in (own(shift), trailer(shift)))
    assert (mine["text"], mine["own"], theirs["own"]) == ("Next word at ten.", True, False)
    assert theirs["text"] == shift.scenario.texts[trailer(shift).body].strip()


def test_a_note_comes_back_empty_once_its_button_was_pressed(shift):
    def fields():
        shown = opened(trailer(shift), shift.scenario, shift.state, moving=False)
        return everything(shift.state)["why"], shown["note"]

    first = fields()
    shift.to(1)
    assert fields() == first
    shift.send(PauseQueue(note=""))
    assert (fields()[0] != first[0], fields()[1]) == (True, first[1])
    shift.send(HoldPost(post="trailer", note=""))
    assert fields()[1] != first[1]


def test_what_was_noted_beside_a_post_can_be_read_there_later(shift):
    shift.to(3)
    shift.send(HoldPost(post="trailer", note="Until the cause is known."))
    shift.to(9)
    shift.send(ReleasePost(post="trailer", note=""))
    shift.send(MovePost(post="trailer", at=3600, note="Priya says ten."))
    found = opened(trailer(shift), shift.scenario, shift.state, moving=False)
    assert found["noted"] == ["09:03 held: Until the cause is known.", "09:09 moved: Priya says ten."]
