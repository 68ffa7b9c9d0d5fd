"""A run told by its decisions: when, how long after the cue, in what words, and what each led to."""

import pytest

from simulator.ui.debrief.causes import because, led_to
from simulator.ui.debrief.decisions import decisions
from simulator.ui.debrief.moments import moments
from simulator.ui.debrief.on_screen import seen_before
from simulator.ui.debrief.outcome import outcome
from simulator.ui.debrief.telling import tell
from simulator.ui.debrief.timeline import timeline
from tests.runs.world import BAN, HASTY, SMALL, played

HASTY_RUN = played(script=HASTY)
STRONG_RUN = played()
BAN_RUN = played(script=BAN)


def told(run, kind, place=0):
    return tell(run.of(kind)[place], SMALL)


def step(run, words):
    return next(s for s in decisions(run.events, SMALL) if words in s.title)


def posts_of(seen):
    return [post for section in seen.drawn[0].data["sections"] for post in section["posts"]]


def reason_of(run, move):
    moved = next(event for event in run.of("meter.moved") if tell(event, SMALL) == move)
    cause = because(run.events, moved)
    return cause and tell(cause, SMALL)


def words_of(found):
    return [tell(event, SMALL) for event in found]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("queue.paused", "You paused everything planned"),
        ("case.decided", "You hid the post and warned the member: Insult"),
        ("task.submitted", "You sent Holding statement to Boards and Chirrup"),
        ("reply.published", "You replied on Boards"),
        ("notice.sent", "Told: kestrel99, the author"),
        ("obligation.opened", "Due by 09:16: First word"),
        ("escalation.sent", "You asked Sam about private data"),
        ("post.stopped", "The planned post Trailer did not go out"),
        ("run.ended", "The run ended: Steadied"),
    ],
)
def test_an_event_is_told_in_the_names_of_its_scenario(kind, sentence):
    assert told(STRONG_RUN, kind) == sentence


def test_a_suspension_says_for_how_long():
    assert (
        told(STRONG_RUN, "case.decided", 1) == "You removed the post and suspended the member for 7 days: Private data"
    )


def test_a_run_is_told_by_what_the_learner_decided_in_order():
    assert [s.at for s in decisions(STRONG_RUN.events, SMALL)] == [
        "09:02",
        "09:06",
        "09:10",
        "09:29",
        "09:33",
        "10:00",
    ]


def test_a_decision_says_how_long_after_its_cue_it_came():
    waits = [step(STRONG_RUN, words).waited for words in ("Holding", "Insult", "replied")]
    assert waits == ["5 min after the cue", "5 min after the report", "28 min after the post"]


def test_words_are_kept_verbatim_one_text_a_channel():
    assert [(w.where, w.text) for w in step(STRONG_RUN, "Holding").written] == [
        ("Boards", "We know saves are missing. Next word by ten."),
        ("Chirrup", "We know. More by ten."),
    ]


def test_a_case_decision_says_every_part_that_was_stated():
    assert step(STRONG_RUN, "Private").stated == (
        ("Report", "the report is right"),
        ("Rule", "P4 Private data"),
        ("Told", "the author"),
        ("Asked to help", "Sam"),
        ("Evidence kept", "yes"),
        ("Severity", "4 of 5"),
    )


def test_what_was_read_before_deciding_is_named():
    assert step(HASTY_RUN, "Insult").read == ("History",)


def test_a_prediction_stands_with_its_decision():
    assert step(HASTY_RUN, "Insult").expected == "They calm down."


def test_a_safety_matter_is_told_in_its_authors_words():
    worded = SMALL.model_copy(update={"flags": {"promise-not-authorised": "Money was promised."}})
    assert tell(HASTY_RUN.of("flag.raised")[0], worded) == "Safety flag: Money was promised"


def test_what_a_decision_led_to_is_followed_through_rules_and_waiting_times():
    found = words_of(step(HASTY_RUN, "Holding").led_to)
    assert "Safety flag: promise not authorised" in found
    assert "New post by producer on Desk mail" in found


def test_an_appeal_minutes_later_is_still_what_the_ban_led_to():
    assert "Appeal by kestrel99: Ban appealed" in words_of(step(BAN_RUN, "Insult").led_to)


def test_what_the_clock_brought_meanwhile_is_not_what_a_decision_led_to():
    pause = step(STRONG_RUN, "paused")
    assert words_of(pause.led_to) == ["Met in time: Stop the trailer"]


def test_mechanics_are_no_consequence():
    kinds = {event.kind for s in decisions(HASTY_RUN.events, SMALL) for event in s.led_to}
    assert kinds.isdisjoint({"timer.set", "rule.fired", "prediction.made", "clock.advanced"})


def test_a_refusal_is_told_with_its_words_and_nothing_one_steps_to():
    run = played(script=[(60, "task.submit", {"task": "note", "texts": {"mail": "Early."}, "declare": {}})])
    refused = decisions(run.events, SMALL)[0]
    assert refused.refused
    assert refused.led_to == ()
    assert [moment.seq for moment in moments(run.events, SMALL) if moment.decision] == []
    assert refused.seq in [moment.seq for moment in moments(run.events, SMALL)]


def test_every_move_of_a_meter_names_its_cause():
    assert reason_of(STRONG_RUN, "Trust +4, to 64") == "Met in time: First word"


def test_a_drift_is_caused_by_time_alone():
    rows = [row for row in timeline(STRONG_RUN.events, SMALL).rows if row.what.startswith("Heat −2")]
    assert rows
    assert {row.because for row in rows} == {"time passing"}


def test_the_timeline_has_each_meter_from_start_to_end():
    found = timeline(STRONG_RUN.events, SMALL)
    assert [(c.name, c.points[0], c.points[-1][0]) for c in found.curves] == [
        ("Trust", (0, 60), 5400),
        ("Heat", (0, 20), 5400),
    ]


def test_the_lanes_tell_world_from_learner():
    marks = [(m.at, m.lane) for m in timeline(STRONG_RUN.events, SMALL).marks]
    assert ("09:01", "World") in marks
    assert ("09:02", "You") in marks


def test_the_screen_before_a_decision_shows_what_stood_there_and_nothing_later():
    event = STRONG_RUN.of("case.decided")[0]
    seen = seen_before(event, STRONG_RUN.events, SMALL, "Jo Adeyemi")
    posts = [post["id"] for post in posts_of(seen)]
    assert posts[:2] == ["thread", "insult"]
    assert "private" not in posts
    assert seen.meters == "Trust 64"


def test_nothing_on_the_screen_that_was_can_be_pressed():
    seen = seen_before(STRONG_RUN.of("case.decided")[0], STRONG_RUN.events, SMALL, "Jo")
    assert [post["acts"] + post["more"] for post in posts_of(seen) if post["acts"] or post["more"]] == []


def test_the_post_that_a_decision_was_about_is_set_off_from_the_rest():
    seen = seen_before(STRONG_RUN.of("case.decided")[0], STRONG_RUN.events, SMALL, "Jo")
    assert [post["id"] for post in posts_of(seen) if post["target"]] == ["insult"]


def test_meters_the_mode_hid_stay_hidden():
    run = played(mode="assessed")
    assert seen_before(run.of("case.decided")[0], run.events, SMALL, "Jo").meters == ""


def test_what_was_due_is_named_with_the_time_left():
    seen = seen_before(STRONG_RUN.of("task.submitted")[0], STRONG_RUN.events, SMALL, "Jo")
    assert "First word: open for 5 min, 10 min left" in seen.due


def test_the_outcome_adds_the_meters_up_and_names_what_was_met():
    holding = step(STRONG_RUN, "Holding")
    assert outcome(holding.led_to, SMALL) == "Heat −8 and Trust +4. Met in time: First word."


def test_a_decision_that_led_to_nothing_says_so():
    assert outcome((), SMALL) == "Nothing that the log could tie to it."


def test_led_to_leaves_the_decision_itself_out():
    event = STRONG_RUN.of("case.decided")[0]
    assert event not in led_to(STRONG_RUN.events, event)
