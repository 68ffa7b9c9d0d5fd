"""What a learner can do with posts: what is offered under each, and how it looks when it is done."""

import pytest

from simulator.runs.commands import EditPost, LockThread, PinPost, SetWatch, SplitThread, ViewItem
from simulator.ui.desk.due import due
from simulator.ui.desk.places import Place, where
from simulator.ui.desk.threads import thread
from tests.ui_desk.conftest import LEARNER, REPLY


def sections(shift):
    return thread("forum", shift.scenario, shift.state, learner_name=LEARNER, seen=None)["sections"]


def post(shift, name):
    return next(p for section in sections(shift) for p in section["posts"] if p["id"] == name)


def badges(shift, name):
    return [badge["text"] for badge in post(shift, name)["badges"]]


@pytest.fixture
def early(shift):
    shift.to(4)
    return shift


def test_a_thread_can_be_pinned_and_locked_where_it_starts_and_a_reply_made_a_thread(early):
    assert post(early, "saves-thread")["more"] == ["pin", "lock", "watch"]
    assert post(early, "daughters-slot")["more"] == ["pin", "split", "watch"]


def test_ones_own_post_can_be_edited_and_says_so(early):
    early.send(REPLY)
    assert [act["label"] for act in post(early, "reply--1")["acts"]] == ["Edit"]
    early.send(EditPost(post="reply--1", text="We see it, and it is ours."))
    mine = post(early, "reply--1")
    assert (mine["text"], mine["edited"]) == (["We see it, and it is ours."], "Edited 09:04")


def test_a_pinned_thread_stands_first_and_says_so(early):
    early.send(REPLY)
    early.send(PinPost(post="reply--1"))
    assert sections(early)[0]["id"] == "reply--1"
    assert badges(early, "reply--1") == ["Pinned"]


def test_in_a_locked_thread_nothing_is_answered_and_it_can_be_unlocked(early):
    early.send(LockThread(post="saves-thread"))
    locked = post(early, "saves-thread")
    assert (locked["acts"], "unlock" in locked["more"], badges(early, "saves-thread")) == ([], True, ["Thread locked"])


def test_a_thread_that_was_split_off_stands_under_its_own_title(early):
    early.send(SplitThread(post="daughters-slot", title="Are local slots safe?"))
    assert [section["title"] for section in sections(early)][-1] == "Are local slots safe?"


def test_a_watch_stands_in_due_until_the_channel_is_looked_at_again(early):
    early.send(SetWatch(item="daughters-slot", at=600, why="Whether others join in"))
    assert [(one.title, one.state, one.place) for one in watched(early)] == [
        ("Look again: what ninelives wrote", "open", Place("forum", "daughters-slot"))
    ]
    assert badges(early, "daughters-slot") == ["You watch this"]
    early.to(11)
    early.send(ViewItem(channel="forum"))
    assert [one.state for one in watched(early)] == ["done"]
    assert badges(early, "daughters-slot") == []


def watched(shift):
    return [one for one in due(shift.scenario, shift.state) if one.id.startswith("w-")]


def test_a_place_may_name_what_is_to_be_done_with_a_post(early):
    place = where({"at": "forum", "item": "split:daughters-slot"}, early.scenario, early.state)
    assert (place.hand, place.post) == ("split", "daughters-slot")
    assert where({"at": "forum", "item": "split:nothing"}, early.scenario, early.state) == Place("forum")
