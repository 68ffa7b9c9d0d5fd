"""Free text is found and counted, and left to a person."""

from tests.runs.world import HOLDING, MINUTE, Run, changed, decision
from tests.scoring.marking import scored

DECLARED = {"intent": "acknowledge", "facts_used": ["fault-known"]}
TASK, REPLY, INSULT = {"task": "holding"}, {"reply": "forum"}, {"case": "case-insult"}


def handed_in(promises: str = "none") -> Run:
    run = Run()
    run.until(6 * MINUTE)
    run.do("task.submit", task="holding", texts=HOLDING["texts"], declare=DECLARED | {"promises": promises})
    return run


def ended(run: Run) -> Run:
    run.end()
    return run


def test_a_text_handed_in_waits_for_a_tutor():
    score = scored(ended(handed_in()), TASK)

    assert (score.status, score.level, score.reason, score.attempted) == (
        "unscored",
        None,
        "Waiting for a tutor.",
        True,
    )
    assert score.findings[0].said == "“Holding statement” handed in at 09:06. A tutor reads it."


def test_a_task_that_was_open_and_not_handed_in_is_not_shown():
    score = scored(ended(Run()), TASK)

    assert (score.status, score.level, score.attempted) == ("level", "not_shown", False)
    assert score.reason == "“Holding statement” was asked for at 09:01 and not handed in."


def test_a_task_that_was_never_opened_is_not_observed():
    assert scored(ended(Run(changed(injects=[]))), TASK).status == "not_observed"


def test_a_flag_that_a_text_led_to_is_named_with_it():
    (finding,) = scored(ended(handed_in(promises="refund")), TASK).findings

    assert finding.flag == "promise-not-authorised"


def test_replies_wait_for_a_tutor_with_the_times_they_were_posted():
    run = handed_in()
    run.do("reply.publish", channel="forum", text="We are on it.", declare={"intent": "explain"})

    (finding,) = scored(ended(run), REPLY).findings

    assert finding.said == "Posted in Boards at 09:06. A tutor reads it."


def test_silence_where_people_wrote_is_not_shown():
    assert scored(ended(Run()), REPLY).reason == "Nothing was posted in Boards."


def test_silence_where_nobody_wrote_is_not_observed():
    assert scored(ended(Run(changed(injects=[]))), REPLY).status == "not_observed"


def test_a_criterion_of_decisions_and_texts_names_the_text_still_to_be_read():
    run = handed_in()
    run.until(10 * MINUTE)
    run.do("case.decide", **decision(account="warn"))

    score = scored(ended(run), INSULT, TASK)

    assert (score.status, score.reason) == (
        "unscored",
        "Waiting for a tutor. “Holding statement” handed in at 09:06. A tutor reads it.",
    )
    assert score.findings[0].points_to == "strong"


def test_no_text_can_lift_a_criterion_in_which_a_decision_was_left_out():
    score = scored(ended(handed_in()), INSULT, TASK)

    assert (score.status, score.level) == ("level", "not_shown")


def test_a_criterion_that_only_a_person_marks_is_never_levelled_once_something_was_done():
    score = scored(ended(handed_in()), INSULT, TASK, marked_by="human")

    assert (score.status, score.reason) == ("unscored", "Waiting for a tutor.")


def test_a_criterion_that_only_a_person_marks_is_not_shown_where_nothing_was_done():
    assert scored(ended(Run()), INSULT, TASK, marked_by="human").level == "not_shown"
