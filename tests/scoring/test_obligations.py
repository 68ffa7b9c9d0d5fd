"""Things due by a time, by the level rules of the scenario's marking."""

import pytest

from tests.runs.world import HOLDING, MINUTE, Run, changed
from tests.scoring.marking import scored

STOP, FIRST = {"obligation": "stop-trailer"}, {"obligation": "first-word"}
RULES = {
    "strong": {"event": "queue.paused", "within": 10 * MINUTE, "has": ["note"]},
    "secure": {"any": [{"event": "queue.paused", "within": 40 * MINUTE}, {"event": "post.held", "item": "trailer"}]},
    "emerging": {"event": "queue.paused"},
}


def paused(at: int | None, note: str = "") -> Run:
    """A run in which the queue was paused at one moment, or never."""
    run = Run()
    if at is not None:
        run.until(at)
        run.do("queue.pause", note=note)
    run.end()
    return run


@pytest.mark.parametrize(
    ("at", "note", "level"),
    [
        (2 * MINUTE, "Saves are missing", "strong"),
        (2 * MINUTE, "", "secure"),
        (50 * MINUTE, "Saves are missing", "emerging"),
        (None, "", "not_shown"),
    ],
)
def test_the_first_level_rule_that_holds_from_strong_down_decides(at: int | None, note: str, level: str):
    assert scored(paused(at, note), STOP, levels=RULES).level == level


def test_a_finding_says_how_long_before_the_deadline_it_was_met():
    run = paused(2 * MINUTE)

    (finding,) = scored(run, STOP, levels=RULES).findings

    assert finding.said == "Queue paused at 09:02, 37 minutes before “Stop the trailer” was due at 09:39."
    assert {run.events[seq - 1].kind for seq in finding.events} == {
        "obligation.opened",
        "queue.paused",
        "obligation.met",
    }


@pytest.mark.parametrize(("hand_in", "level"), [(True, "secure"), (False, "not_shown")])
def test_without_level_rules_in_time_is_secure_and_late_is_not_shown(hand_in: bool, level: str):
    run = Run()
    run.until(5 * MINUTE)
    if hand_in:
        run.do("task.submit", **HOLDING)
    run.end()

    assert scored(run, FIRST).level == level


def test_what_was_not_done_says_by_when_it_was_due():
    assert scored(paused(None), STOP).reason == "“Stop the trailer”: not done by 09:39, when it was due."


def test_what_was_done_too_late_says_how_late_and_cites_it():
    run = paused(50 * MINUTE)

    (finding,) = scored(run, STOP, levels=RULES).findings

    assert finding.said == "Queue paused at 09:50, 11 minutes after “Stop the trailer” was due at 09:39."
    assert "queue.paused" in {run.events[seq - 1].kind for seq in finding.events}


def test_an_obligation_that_never_opened_is_not_observed():
    run = Run(changed(injects=[]))
    run.end()

    assert scored(run, STOP).status == "not_observed"


def test_a_deadline_beyond_the_end_of_the_run_is_not_held_against_the_learner():
    run = Run(changed(clock={"starts": "Tue 09:00", "length": 30 * MINUTE, "speed": 3}))
    run.end()

    assert scored(run, STOP).status == "not_observed"


def test_more_time_moves_the_deadline_that_is_scored_against():
    run = Run(time=150)
    run.until(50 * MINUTE)
    run.do("queue.pause")
    run.end()

    assert scored(run, STOP).level == "secure"
