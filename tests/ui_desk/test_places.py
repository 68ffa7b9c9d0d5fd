"""What the URL says is where one is."""

from dataclasses import replace

from simulator.ui.desk.places import QUEUE, Place, of_channel, of_link, offered, where


def test_without_a_place_in_the_url_the_first_channel_is_open(shift):
    assert where({}, shift.scenario, shift.state) == Place("forum")


def test_where_only_a_mail_has_come_the_mail_is_open(shift):
    mail = replace(next(iter(shift.to(30).posts.values())), channel="mail")
    assert where({}, shift.scenario, replace(shift.state, posts={"m": mail})) == Place("mail")


def test_a_place_of_another_scenario_falls_back_to_the_first_channel(shift):
    assert where({"at": "nowhere", "item": "x"}, shift.scenario, shift.state) == Place("forum")


def test_what_is_open_in_a_place_comes_back_after_a_refresh(shift):
    assert where({"at": "queue", "item": "case-insult"}, shift.scenario, shift.state) == Place(QUEUE, "case-insult")


def test_only_a_post_that_is_on_screen_can_be_answered_from_the_url(shift):
    asked = {"at": "forum", "item": "saves-thread"}
    assert where(asked, shift.scenario, shift.state) == Place("forum")
    assert where(asked, shift.scenario, shift.to(2)) == Place("forum", "saves-thread")


def test_a_channel_named_like_a_place_of_the_desk_stays_apart_from_it():
    assert of_channel("queue").at != QUEUE
    assert of_channel("queue").channel == "queue"


def test_a_link_of_a_part_says_the_same_as_the_place():
    for place in (Place("forum"), Place(QUEUE, "case-insult"), of_channel("brand")):
        assert of_link(place.link) == place


def test_a_place_the_scenario_has_no_use_for_is_not_offered(shift):
    bare = shift.scenario.model_copy(
        update={"planned_posts": (), "cases": (), "appeals": (), "tasks": (), "crowd": None}
    )
    assert offered(bare) == ("schedule", "brand")
    assert where({"at": "queue"}, bare, replace(shift.state)) == Place("forum")
