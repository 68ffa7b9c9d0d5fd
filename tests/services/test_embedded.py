"""The thread in the app's process: told at once, never ended by what breaks, gone when the app goes."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

from simulator.embedded import Embedded, warming
from simulator.errors import StoreUnavailable
from simulator.queue import Here
from simulator.scoring.registry import CHECKS
from simulator.scoring.rules_only import RulesOnly
from simulator.services import assess
from tests.services.conftest import House
from tests.services.scripted import Scripted, beside_checks, raising

Made = Callable[..., House]
SOON = 20.0


class Told:
    """A scorer's `before` that lets a test wait for it."""

    def __init__(self) -> None:
        self.asked = Event()

    def __call__(self, criterion: str) -> None:
        self.asked.set()


def working(make_house: Made, before: Callable[[str], object], **given: object) -> tuple[House, Embedded]:
    queue = Here()
    house = make_house(scorers=beside_checks(Scripted(before=before)), queue=queue)
    return house, Embedded(house.parts, queue, **given)  # type: ignore[arg-type]


def state(house: House, run: str) -> str:
    (found,) = assess.progress(house.parts, house.who("tess"), run)
    return found.state


def test_a_hand_in_of_the_same_process_is_seen_to_and_the_end_waits_for_what_is_in_hand(make_house: Made):
    told = Told()
    house, thread = working(make_house, told)
    thread.start()
    run = house.ended("ann")
    assert told.asked.wait(SOON)
    thread.stop()
    assert state(house, run) == "done"


def test_what_was_left_from_before_is_found_at_the_start(make_house: Made):
    told = Told()
    house, thread = working(make_house, told)
    run = house.ended("ann")
    thread.start()
    assert told.asked.wait(SOON)
    thread.stop()
    assert state(house, run) == "done"


def test_what_comes_first_is_done_first_and_may_break(make_house: Made):
    told, order = Told(), list[str]()

    def fill() -> None:
        order.append("first")
        raise StoreUnavailable

    def before(criterion: str) -> None:
        order.append("scored")
        told(criterion)

    house, thread = working(make_house, before, first=fill)
    run = house.ended("ann")
    thread.start()
    assert told.asked.wait(SOON)
    thread.stop()
    assert (order[0], order[1], state(house, run)) == ("first", "scored", "done")


def test_a_record_that_cannot_be_reached_does_not_end_the_thread(make_house: Made):
    told = Told()
    house, _ = working(make_house, told)
    run = house.ended("ann")
    gone = raising(StoreUnavailable(), StoreUnavailable())

    def clock():
        gone("")
        return house.clock.now

    queue = Here()
    thread = Embedded(replace(house.parts, clock=clock, queue=queue), queue)
    thread.start()
    assert told.asked.wait(SOON)
    thread.stop()
    assert state(house, run) == "done"


def test_what_will_be_needed_is_made_ready_sheet_by_sheet(make_house: Made):
    reader = RulesOnly()
    house = make_house(scorers={**CHECKS, reader.name: reader})
    steps = list(warming(house.parts))
    assert len(steps) > 5
    assert all(steps)
