"""Places with what is new, and what is due, whatever kind of thing it is."""

from simulator.runs.commands import PauseQueue, ViewItem
from simulator.ui.desk.due import due, met_at
from simulator.ui.desk.places import Place
from simulator.ui.desk.rail import rail, unseen
from tests.shipped import shipped_library
from tests.ui_desk.conftest import DECIDED, HOLDING, REPLY


def rows(shift):
    data = rail(shift.scenario, shift.state, shift.scenario.modes["practice"], Place("forum"))
    return {item["id"]: item for group in data["groups"] for item in group["items"]}


def owed(shift):
    return {one.id: one for one in due(shift.scenario, shift.state)}


def test_posts_of_others_since_the_last_look_are_counted(shift):
    shift.to(6)
    assert rows(shift)["forum"]["unread"] == unseen("forum", shift.state) > 1
    shift.send(ViewItem(channel="forum"))
    assert rows(shift)["forum"]["unread"] == 0


def test_ones_own_posts_are_not_news(shift):
    shift.to(2)
    shift.send(ViewItem(channel="forum"))
    shift.send(REPLY)
    assert rows(shift)["forum"]["unread"] == 0


def test_an_open_case_waits_in_the_queue_and_a_decided_one_does_not(shift):
    shift.to(6)
    assert rows(shift)["queue"]["unread"] == 1
    shift.send(DECIDED)
    assert rows(shift)["queue"]["unread"] == 0


def test_a_number_is_hot_only_when_something_there_is_due_within_five_minutes(shift):
    shift.to(6)
    assert not rows(shift)["queue"]["hot"]
    shift.to(16)
    assert rows(shift)["queue"]["hot"]


def test_mail_stands_with_the_desk_and_not_with_the_community(shift):
    first, second = rail(shift.scenario, shift.state, shift.scenario.modes["practice"], Place("forum"))["groups"]
    assert [item["id"] for item in first["items"]] == ["forum", "micro"]
    assert "mail" in [item["id"] for item in second["items"]]


def test_what_is_open_stands_before_what_is_done_by_time_left(shift):
    shift.to(6)
    shift.send(HOLDING)
    found = due(shift.scenario, shift.state)
    states = [one.state for one in found]
    lefts = [one.due for one in found if one.state == "open"]
    assert states == sorted(states, key=lambda state: state != "open")
    assert lefts == sorted(lefts)


def test_a_thing_met_in_time_stays_with_the_time_it_was_met(shift):
    shift.to(6)
    shift.send(HOLDING)
    assert (owed(shift)["o-first-word"].state, owed(shift)["o-first-word"].closed) == ("done", 360)


def test_a_thing_not_met_is_missed_not_gone(shift):
    shift.to(25)
    assert owed(shift)["c-case-insult"].state == "missed"


def test_a_planned_post_is_due_until_somebody_stops_it(shift):
    assert "p-trailer" in owed(shift)
    shift.send(PauseQueue(note="Saves are missing."))
    assert "p-trailer" not in owed(shift)


def test_each_due_thing_opens_the_place_where_it_can_be_met(shift):
    shift.to(6)
    assert owed(shift)["c-case-insult"].place == Place("queue", "case-insult")
    assert owed(shift)["p-trailer"].place == Place("schedule", "trailer")
    assert owed(shift)["o-stop-the-trailer"].place.at == "schedule"


OPENS = {
    "free-plan": {
        "first-word": "writing/announce",
        "check-the-faq": "brand/ruth",
        "stop-the-party": "schedule",
        "the-night-texts": "inbox/petra-nights",
        "the-old-promise": "chirrup/old-promise",
        "stay-or-go": "chirrup/why-stay",
        "tell-faye": "inbox/faye-asks",
    },
    "launch-week": {
        "answer-albert": "bench/should-i-wait",
        "keep-the-hour": "schedule/reveal",
        "check-the-posts": "schedule",
        "stop-the-cheerful": "schedule",
        "tell-tonight": "schedule/alerts-pause",
    },
    "night-shift": {
        "private-now": "queue/case-private",
        "worry-now": "queue/case-worried",
        "warn-people": "chat",
        "tell-kinopond": "brand/kino",
    },
    "patch-day": {"first-word": "writing/holding", "stop-the-trailer": "schedule", "say-the-cause": "forum"},
    "quiet-numbers": {
        "answer-moss": "bench/evenings-worse",
        "ask-what-is-counted": "brand/imran",
        "answer-gareth": "mail/gareth-presses",
        "name-the-fault": "writing/report",
        "tell-them": "writing/tell-bench",
    },
    "spare-key": {
        "first-warning": "writing/warning",
        "shut-the-door": "brand/colm",
        "stop-the-tip": "schedule",
        "pass-the-complaint": "brand/ffion",
        "the-reporter": "brand/nadia",
    },
}
"""Where each obligation of what is shipped can be met."""


def test_what_is_due_leads_to_where_it_can_be_done():
    shipped = shipped_library().scenarios
    assert {
        id_: {owed.id: met_at(owed, each).link for owed in each.obligations} for id_, each in shipped.items()
    } == OPENS
