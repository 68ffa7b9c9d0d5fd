"""Where a run has no time limit, no place on the desk counts minutes down to one; a planned post still goes out."""

from simulator.ui.desk.due import due
from simulator.ui.desk.places import Place
from simulator.ui.desk.queue import entries
from simulator.ui.desk.rail import rail
from simulator.ui.desk.strip import strip
from simulator.ui.words import NO_LIMIT


def drawn_due(shift):
    return rail(shift.scenario, shift.state, shift.scenario.modes["practice"], Place("forum"))["due"]


def test_what_is_asked_for_has_no_minutes_and_a_planned_post_has(untimed):
    untimed.to(6)
    lefts = {one["id"]: one["left"] for one in drawn_due(untimed)}
    assert lefts["c-case-insult"] is lefts["o-first-word"] is None
    assert lefts["p-trailer"] == 34 * 60


def test_nothing_asked_for_turns_hot_not_even_at_the_end(untimed):
    untimed.to(89)
    asked = [one for one in due(untimed.scenario, untimed.state) if not one.limited]
    assert asked
    assert not any(one.hot(untimed.state.now) for one in asked)


def test_the_longest_wait_comes_first_among_what_has_no_limit(untimed):
    untimed.to(20)
    opened = [one.opened for one in due(untimed.scenario, untimed.state) if one.state == "open" and not one.limited]
    assert len(opened) > 1
    assert opened == sorted(opened)


def test_the_queue_says_so_in_words(untimed):
    untimed.to(6)
    (entry,) = entries(untimed.scenario, untimed.state)
    assert (entry.open, entry.left, entry.hot, entry.status) == (True, None, False, NO_LIMIT)


def test_the_line_pins_only_what_has_a_time(untimed):
    untimed.to(6)
    data = strip(untimed.scenario, untimed.state, untimed.scenario.modes["practice"])
    assert data["untimed"]
    assert max(pin["at"] for pin in data["pins"]) < untimed.state.length
