"""A tutor beside an open run: they see, release and note; the learner's desk goes on."""

import pytest

from simulator.errors import NotAllowed, Refused
from simulator.runs.commands import AdvanceClock, EndRun, PauseQueue
from simulator.runs.log import verify_chain
from simulator.services import live, practise
from simulator.services.receipts import Receipt
from tests.services.conftest import House

STANDBY = "standby-press"


def release(house: House, run: str, *, name: str = "tess", inject: str = STANDBY, **given: str) -> Receipt:
    return live.release(house.parts, house.who(name), run, inject, **({"command_id": house.new()} | given))


def note(house: House, run: str, text: str = "Look at the queue.", *, name: str = "tess") -> Receipt:
    return live.note(house.parts, house.who(name), run, text, about=None, command_id=house.new())


def test_a_tutor_sees_where_an_open_run_stands_and_what_waits_for_them(house: House) -> None:
    run = house.start("ann", "mock").run
    house.send("ann", run, AdvanceClock(to=600))

    found = live.panel(house.parts, house.who("tess"), run)

    assert (found.learner_name, found.state.now) == ("Ann", 600)
    assert "trust" in found.state.meters
    assert STANDBY in {inject.id for inject in found.standby}


def test_what_a_tutor_lets_come_is_on_the_desk_and_in_the_log_under_the_tutors_hand(both: House) -> None:
    run = both.start("ann").run

    receipt = release(both, run)

    with both.parts.store.read() as tx:
        events = tx.events(run)
    first = events[receipt.first_seq - 1]
    assert (first.kind, first.actor) == ("inject.released", "tutor")
    assert verify_chain(events) is None
    assert STANDBY in practise.desk(both.parts, both.who("ann"), run).state.posts
    assert STANDBY not in {inject.id for inject in live.panel(both.parts, both.who("tess"), run).standby}


def test_it_comes_once_however_often_it_is_pressed(both: House) -> None:
    run = both.start("ann").run
    assert release(both, run, command_id="r" * 32) == release(both, run, command_id="r" * 32)
    with pytest.raises(Refused, match="once"):
        release(both, run)


def test_nothing_but_what_waits_for_a_tutor_can_be_let_come(house: House) -> None:
    run = house.start("ann").run
    with pytest.raises(Refused, match="waits for a tutor"):
        release(house, run, inject="saves-thread")


def test_a_note_is_kept_with_its_author_and_moment_and_makes_no_page_stale(both: House) -> None:
    run = both.start("ann").run
    head = practise.desk(both.parts, both.who("ann"), run).state.seq

    note(both, run, "Waited to see the second report: good.")

    kept = live.panel(both.parts, both.who("tess"), run).notes[0].data
    assert (kept.kind, kept.author_name, kept.about) == ("tutor.noted", "Tess", head)  # type: ignore[union-attr]
    assert both.send("ann", run, PauseQueue(), expected_seq=head).refused is None


@pytest.mark.parametrize("text", ["", "  ", "x" * 2_001, "a\0b"])
def test_a_note_that_cannot_be_kept_is_refused(house: House, text: str) -> None:
    run = house.start("ann").run
    with pytest.raises(Refused):
        note(house, run, text)


@pytest.mark.parametrize("name", ["ann", "ben", "tom", "ada", "max", "south:tess", "nobody"])
def test_only_a_tutor_of_the_learner_sees_or_touches_an_open_run(house: House, name: str) -> None:
    run = house.start("ann").run
    for act in (
        lambda: live.panel(house.parts, house.who(name), run),
        lambda: release(house, run, name=name),
        lambda: note(house, run, name=name),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_run_that_is_over_is_nothing_to_watch(house: House) -> None:
    run = house.ended("ann")
    with pytest.raises(NotAllowed):
        live.panel(house.parts, house.who("tess"), run)


def test_a_tutors_attention_does_not_move_the_clock_of_an_empty_chair(house: House) -> None:
    run = house.start("ann", "mock").run
    house.clock.forward(hours=1)
    note(house, run)
    assert practise.desk(house.parts, house.who("ann"), run).state.now == 0


def test_a_note_does_not_cost_a_learner_at_the_desk_any_time(house: House) -> None:
    speed = house.parts.library.scenarios["patch-day"].clock.speed
    run = house.start("ann", "mock").run
    house.clock.forward(seconds=10)
    note(house, run)
    house.clock.forward(seconds=10)
    practise.tick(house.parts, house.who("ann"), run)
    assert practise.desk(house.parts, house.who("ann"), run).state.now == 20 * speed
    house.send("ann", run, EndRun())
