"""The queue, and the facts of one case."""

from simulator.runs import find
from simulator.runs.commands import DecideCase, OpenContext
from simulator.ui.desk.casework import decision_lines, readings, record, reports, thread
from simulator.ui.desk.queue import chosen, entries
from tests.ui_desk.conftest import DECIDED, LEARNER

BAN = DecideCase(**{**DECIDED.model_dump(), "account": "ban", "notices": ()})


def queue(shift):
    return entries(shift.scenario, shift.state)


def case(shift, name="case-insult"):
    return find.case(shift.scenario, name)


def test_before_anything_is_reported_the_queue_is_empty(shift):
    assert queue(shift) == ()
    assert chosen(queue(shift), "case-insult") is None


def test_the_most_pressing_entry_is_chosen_unless_another_is_asked_for(shift):
    shift.to(6)
    shift.send(BAN)
    shift.to(32)
    assert [entry.id for entry in queue(shift)] == ["case-private", "appeal-ban", "case-insult"]
    assert chosen(queue(shift), None) == queue(shift)[0]
    assert chosen(queue(shift), "case-insult") == queue(shift)[2]


def test_an_entry_says_what_is_left_or_how_it_ended(shift):
    shift.to(6)
    assert queue(shift)[0].status == "14 min left"
    shift.send(DECIDED)
    assert queue(shift)[0].status == "decided 09:06"


def test_an_expired_case_is_told_from_a_decided_one(shift):
    shift.to(25)
    assert queue(shift)[0].status == "closed at 09:20, undecided"


def test_the_reported_post_stands_below_the_one_it_answers_and_carries_no_buttons(shift):
    shift.to(6)
    posts = thread(case(shift), shift.scenario, shift.state, LEARNER)["sections"][0]["posts"]
    assert [post["id"] for post in posts][-1] == "insult-reply"
    assert len(posts) == 2
    assert all(post["acts"] == [] for post in posts)


def test_reports_name_the_reporter_and_the_rule(shift):
    shift.to(6)
    first = reports(case(shift), shift.scenario, shift.state)[0]
    assert (first.by, first.reason, first.at) == ("ninelives", "P2 Insults", "09:05")


def test_context_shows_its_price_and_nothing_of_itself_until_it_is_opened(shift):
    shift.to(6)
    before = readings(case(shift), shift.scenario, shift.state)
    assert [(r.costs, r.lines, r.opened) for r in before] == [(40, (), False), (20, (), False)]
    shift.send(OpenContext(case="case-insult", context="insult-thread"))
    opened = readings(case(shift), shift.scenario, shift.state)[0]
    assert opened.opened
    assert opened.lines


def test_a_record_holds_what_the_learner_did_today(shift):
    shift.to(6)
    assert "1 strike now" in record("kestrel", shift.scenario, shift.state)
    shift.send(DECIDED)
    lines = record("kestrel", shift.scenario, shift.state)
    assert "2 strikes now" in lines
    assert "Today 09:06: warn, P2 Insults, by you" in lines


def test_a_decision_is_told_in_the_words_of_the_form(shift):
    shift.to(6)
    decided = shift.send(DECIDED).cases["case-insult"].decision
    lines = dict(decision_lines(decided, shift.scenario))
    assert lines["The post"] == "hide"
    assert lines["Told"] == "the author"
    assert lines["Sent to"] == "nobody"
    assert lines["Rule"] == "P2 Insults"


def test_a_case_that_ran_out_is_neither_decided_nor_marked_as_reported(shift):
    shift.to(30)
    closed = next(entry for entry in queue(shift) if entry.id == "case-insult")
    assert (closed.open, closed.decided) == (False, False)
    assert not thread(case(shift), shift.scenario, shift.state, LEARNER)["sections"][0]["posts"][-1]["case"]
