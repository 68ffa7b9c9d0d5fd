"""Channels of every kind as their own tools draw them: chat, reviews, comments, tickets, the press."""

from typing import Any

import pytest

from simulator.runs.commands import PublishReply, ViewItem
from simulator.runs.engine import start
from simulator.ui import parts
from simulator.ui.desk import kinds, tickets
from simulator.ui.desk.about import about
from simulator.ui.desk.channels import looked_back_on
from simulator.ui.desk.places import Place, in_order
from simulator.ui.desk.rail import rail
from tests.living import living
from tests.ui_desk.conftest import AT, LEARNER, REPLY, Shift

TOLD: dict[str, Any] = {"learner_name": LEARNER, "seen": None}


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The library with a channel of every kind."""
    return living(tmp_path_factory.mktemp("living"))


@pytest.fixture
def shift(many) -> Shift:
    scenario, rubric = many.scenarios["patch-day"], many.rubrics["patch-day"]
    return Shift(scenario, start(scenario, rubric=rubric, run="r1", seed=7, mode="practice", at=AT).state)


def answer(shift: Shift, channel: str, to: str) -> None:
    shift.send(PublishReply(channel=channel, reply_to=to, text="It is ours.", declare=REPLY.declare))


def test_a_channel_says_who_reads_it_how_one_writes_there_and_what_its_platform_asks(shift):
    told = about("hall", shift.scenario)
    assert ["Who reads", "Some two hundred regulars, half of them on phones"] in told["rows"]
    assert told["norms"][0] == "One thought a line"
    assert (told["card"]["name"], told["card"]["as_of"]) == ("Hallway", "2026-09")


def test_a_channel_without_a_card_or_an_audience_leaves_them_out(shift):
    told = about("forum", shift.scenario)
    assert told["card"] is None
    assert "Who reads" not in [what for what, _ in told["rows"]]


def test_channels_stand_in_one_order_by_kind_and_mail_with_the_desk(shift):
    assert in_order(shift.scenario) == ("forum", "micro", "hall", "film", "shelf", "help", "paper", "mail")
    shift.to(1)
    groups = rail(shift.scenario, shift.state, shift.scenario.modes["practice"], Place("forum"))["groups"]
    assert [item["id"] for item in groups[0]["items"]][:3] == ["forum", "micro", "hall"]


def test_a_described_picture_is_told_in_words_and_covered_where_its_author_says_so(shift):
    shift.to(9)
    hall = kinds.chat("hall", shift.scenario, shift.state, **TOLD)["sections"][0]["posts"]
    assert hall[2]["media"] == {
        "alt": "A screenshot of the harbour map. Where the lighthouse was is plain water.",
        "cover": "",
    }
    film = kinds.comments("film", shift.scenario, shift.state, **TOLD)["sections"]
    assert film[0]["posts"][1]["media"]["cover"] == "May upset: a person in danger"
    shift.send(ViewItem(item="film-3"))
    film = kinds.comments("film", shift.scenario, shift.state, **TOLD)["sections"]
    assert film[0]["posts"][1]["media"]["cover"] == ""


def test_reviews_count_their_stars_in_whole_tenths(shift):
    shift.to(21)
    found = kinds.reviews("shelf", shift.scenario, shift.state, **TOLD)["score"]
    assert (found["average"], found["of"]) == ("2.7", "of 5, 3 reviews here")
    assert found["counts"] == [[5, 1], [4, 0], [3, 0], [2, 1], [1, 1]]


def test_a_review_is_answered_once_and_the_answer_stands_under_it(shift):
    shift.to(5)
    assert acts(shift) == ["reply"]
    answer(shift, "shelf", "review-1")
    assert acts(shift) == []
    assert [post["you"] for post in review(shift)["posts"]] == [False, True]


def review(shift: Shift):
    return kinds.reviews("shelf", shift.scenario, shift.state, **TOLD)["sections"][0]


def acts(shift: Shift) -> list[str]:
    return [act["id"] for act in review(shift)["posts"][0]["acts"]]


def test_comments_carry_what_the_part_sorts_by(shift):
    shift.to(9)
    sections = kinds.comments("film", shift.scenario, shift.state, **TOLD)["sections"]
    assert {section["id"]: section["weight"] for section in sections} == {"film-1": 2012, "film-2": 1204}


def test_the_longest_wait_comes_first_and_an_answered_ticket_last(shift):
    shift.to(25)
    found = tickets.tickets("help", shift.scenario, shift.state)
    assert [(one.id, one.since) for one in found] == [("ticket-1", 240), ("ticket-2", 540)]
    answer(shift, "help", "ticket-1")
    found = tickets.tickets("help", shift.scenario, shift.state)
    assert [(one.id, one.since) for one in found] == [("ticket-2", 540), ("ticket-1", None)]


def test_a_ticket_is_one_conversation_whichever_of_its_messages_is_asked_for(shift):
    shift.to(25)
    found = tickets.tickets("help", shift.scenario, shift.state)
    asked = tickets.chosen(found, "ticket-3", shift.state)
    assert asked
    assert [post.id for post in asked.posts] == ["ticket-1", "ticket-3"]


def test_an_article_has_its_headline_and_no_button_to_answer_it(shift):
    shift.to(20)
    article = kinds.press("paper", shift.scenario, shift.state, **TOLD)["sections"][0]["posts"][0]
    assert (article["title"], article["acts"]) == ("Update wipes saved games, studio silent", [])


LOOKED_AT = {
    "forum": [parts.thread], "micro": [parts.thread], "mail": [parts.thread], "hall": [parts.chat],
    "shelf": [parts.reviews], "film": [parts.comments], "help": [parts.tickets, parts.thread], "paper": [parts.press],
}  # fmt: skip


@pytest.mark.parametrize("channel", LOOKED_AT)
def test_looked_back_on_a_channel_is_drawn_as_on_the_desk_and_nothing_can_be_done(shift, channel):
    shift.to(25)
    drawn = looked_back_on(channel, shift.scenario, shift.state, learner_name=LEARNER, post=None)
    assert [one.part for one in drawn] == LOOKED_AT[channel]
    posts = [post for one in drawn for section in one.data.get("sections", []) for post in section["posts"]]
    assert posts
    assert not any(post["acts"] or post["more"] for post in posts)


def test_looked_back_on_an_inbox_opens_the_ticket_it_was_about_and_its_list_is_only_read(shift):
    shift.to(25)
    listed, conversation = looked_back_on("help", shift.scenario, shift.state, learner_name=LEARNER, post="ticket-2")
    assert (listed.data["selected"], listed.data["still"]) == ("ticket-2", True)
    assert [post["id"] for post in conversation.data["sections"][0]["posts"]] == ["ticket-2"]
