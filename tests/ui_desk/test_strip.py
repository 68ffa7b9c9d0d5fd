"""Desk time, pins, meters and moves."""

from dataclasses import replace
from itertools import pairwise

import pytest

from simulator.runs.commands import NextEvent, PauseRun
from simulator.runs.state import MeterMove
from simulator.ui.desk.due import Due, due
from simulator.ui.desk.places import Place
from simulator.ui.desk.strip import END, LAST, NEXT, PAUSE, RESUME, WAIT, lately, pins, short, strip
from tests.ui_desk.conftest import DECIDED


def drawn(shift, mode="practice"):
    return strip(shift.scenario, shift.state, shift.scenario.modes[mode])


def moves(shift, mode="practice"):
    return [move["id"] for move in drawn(shift, mode)["moves"]]


def test_step_mode_moves_time_by_hand_and_paced_mode_does_not(shift):
    assert moves(shift) == [PAUSE, WAIT, NEXT, END]
    assert moves(shift, "mock") == [PAUSE, END]


def test_no_press_ends_a_shift_that_was_not_asked_for(shift):
    shift.to(60)
    while NEXT in moves(shift):
        shift.send(NextEvent())
    assert not shift.state.over
    assert moves(shift) == [PAUSE, WAIT, LAST, END]
    shift.to(85)
    assert moves(shift) == [PAUSE, LAST, END]


def test_while_paused_the_only_move_is_to_go_on(shift):
    shift.send(PauseRun())
    assert moves(shift) == moves(shift, "mock") == [RESUME]


def test_the_clock_runs_in_the_browser_only_in_paced_mode_and_only_when_not_paused(shift):
    assert not drawn(shift)["running"]
    assert drawn(shift, "mock")["running"]
    shift.send(PauseRun())
    assert not drawn(shift, "mock")["running"]


def test_meters_are_absent_when_the_mode_hides_them(shift):
    assert [meter["id"] for meter in drawn(shift)["meters"]] == ["trust", "heat"]
    assert drawn(shift, "assessed")["meters"] == []


def test_a_meter_says_its_last_move_and_the_cause_in_a_few_words(shift):
    shift.to(6)
    heat = next(meter for meter in drawn(shift)["meters"] if meter["id"] == "heat")
    assert heat["delta"] > 0
    assert heat["why"].endswith(" posted")
    shift.send(DECIDED)
    assert "your decision" in [meter["why"] for meter in drawn(shift)["meters"]]


def test_a_meter_says_how_far_it_moved_in_five_minutes_and_what_weighed_most(shift):
    shift.to(6)
    told = ((9, 600, 1), (2, 701, 2), (-1, 800, 3), (5, 900, 4))
    moved = tuple(MeterMove(t, "heat", add, 0, seq, f"event:{seq}") for add, t, seq in told)
    here = replace(shift.state, now=1000, moves=moved)
    (heat,) = [m for m in strip(shift.scenario, here, shift.scenario.modes["practice"])["meters"] if m["id"] == "heat"]
    assert heat["delta"] == 6
    assert [move.seq for move in lately("heat", here)] == [2, 3, 4]


def test_a_meter_that_never_moved_names_no_cause(shift):
    assert [(meter["delta"], meter["why"]) for meter in drawn(shift)["meters"]] == [(0, ""), (0, "")]


def test_pins_stand_in_order_of_time_and_inside_the_shift(shift):
    shift.to(6)
    times = [pin["at"] for pin in drawn(shift)["pins"]]
    assert times == sorted(times)
    assert max(times) <= shift.state.length


def test_two_names_on_the_line_never_touch(shift):
    shift.to(40)
    named = [100 * pin["at"] / shift.state.length for pin in drawn(shift)["pins"] if pin["short"]]
    assert all(b - a >= 22 for a, b in pairwise(named))


@pytest.mark.parametrize(
    ("title", "name"),
    [("Trailer, 09:40", "Trailer, 09:40"), ("Ask the level designers", "Ask the level…"), ("A" * 30, "A" * 16 + "…")],
)
def test_a_long_name_is_cut_at_a_word(title, name):
    assert short(title) == name


def test_on_a_crowded_line_only_what_is_open_is_pinned(shift):
    state = shift.to(6)
    closed = tuple(Due(f"c-{n}", f"Case {n}", 0, 600 + n, Place("queue"), "missed", 600 + n) for n in range(8))
    owed = (*due(shift.scenario, state), *closed)
    assert {pin["state"] for pin in pins(owed, state)} <= {"open", "soon"}
    assert [pin["state"] for pin in pins(closed, state)] == ["missed"] * 8
