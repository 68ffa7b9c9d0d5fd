"""A crowd is told in sums: its ticks are no marks of the timeline, and do not hide what else a decision led to."""

from simulator.ui.debrief.causes import because
from simulator.ui.debrief.decisions import decisions
from simulator.ui.debrief.in_sum import crowd_in_sum, one_by_one
from simulator.ui.debrief.outcome import outcome
from simulator.ui.debrief.telling import tell
from simulator.ui.debrief.timeline import timeline
from tests.runs.crowded import CROWDED
from tests.runs.world import HASTY, played

RUN = played(CROWDED, HASTY)
TICKS = {"crowd.moved", "crowd.pushed", "post.reacted"}


def joke():
    return next(step for step in decisions(RUN.events, CROWDED) if "Holding" in step.title)


def test_a_tick_is_no_mark_and_no_row_of_the_timeline():
    drawn = timeline(RUN.events, CROWDED)
    told = {tell(event, CROWDED) for event in RUN.events if event.kind in TICKS}

    assert told
    assert not told & {mark.what for mark in drawn.marks}
    assert not told & {row.what for row in drawn.rows}


def test_what_a_decision_led_to_is_told_without_its_ticks():
    found = joke().led_to

    assert {event.kind for event in found} & TICKS
    assert not {event.kind for event in one_by_one(found)} & TICKS
    assert "persona.reacted" in {event.kind for event in one_by_one(found)}


def test_the_crowd_stands_in_the_outcome_in_sum():
    told = outcome(joke().led_to, CROWDED)

    assert "Mood on Boards −" in told
    assert " thanked you, " in told


def test_a_crowd_that_nobody_stirred_is_not_spoken_of():
    assert crowd_in_sum((), CROWDED) == ""


def test_a_meter_that_a_mood_moved_names_the_crowd():
    run = played(CROWDED, ())
    sour = next(
        event for event in run.of("meter.moved") if "trust" in str(event.data) and " add=-3 " in str(event.data)
    )

    cause = because(run.events, sour)

    assert cause is not None
    assert tell(cause, CROWDED).startswith("Boards: mood −")
