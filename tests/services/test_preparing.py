"""A reader is made ready beside the pages, once for a sheet, and what breaks in it is said by the reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Event, Thread
from threading import enumerate as all_threads

import pytest

from simulator.encoder.minilm import Array
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet, sheet
from simulator.scoring.registry import CHECKS
from simulator.scoring.rules_only import Blind, RulesOnly
from simulator.services import feedback
from simulator.services.preparing import Preparing
from tests.services.conftest import House
from tests.services.test_feedback import TEXTS, handed_in

LOST = "The weights were there at the start and are not now."


@dataclass
class Held:
    """An encoder that answers when it is let, or breaks."""

    let: Event = field(default_factory=Event)
    broken: bool = False
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def encode(self, sentences: Sequence[str]) -> Array:
        self.asked.append(tuple(sentences))
        assert self.let.wait(20)
        if self.broken:
            raise RuntimeError(LOST)
        return Blind().encode(sentences)


@pytest.fixture
def held() -> Iterator[Held]:
    found = Held()
    yield found
    found.let.set()


@pytest.fixture
def page(house: House) -> Sheet:
    library = house.parts.library
    return sheet(library.scenarios["patch-day"], library.rubrics["patch-day"], "holding")


def until_made(about: str) -> None:
    for thread in all_threads():
        if thread.name == f"prepare {about}":
            thread.join(20)


def test_nobody_waits_for_a_sheet_that_is_made_ready(held: Held, page: Sheet):
    preparing, reader = Preparing(), Offline(held)
    assert not preparing.ready(reader, page)
    assert not preparing.ready(reader, page)
    held.let.set()
    until_made(page.about)
    assert preparing.ready(reader, page)


def test_a_sheet_is_made_ready_once_however_many_ask(held: Held, page: Sheet):
    preparing, reader = Preparing(), Offline(held)
    asking = [Thread(target=preparing.ready, args=(reader, page)) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(20)
    held.let.set()
    until_made(page.about)
    once = len(held.asked)
    reader.warm(page)
    assert len(held.asked) == once
    alone = Held()
    alone.let.set()
    Offline(alone).warm(page)
    assert once == len(alone.asked)


def test_a_reader_that_broke_is_not_waited_for_and_the_reading_says_what_is_wrong(held: Held, page: Sheet):
    held.broken = True
    preparing, reader = Preparing(), Offline(held)
    assert not preparing.ready(reader, page)
    held.let.set()
    until_made(page.about)
    assert preparing.ready(reader, page)
    with pytest.raises(RuntimeError, match=LOST):
        reader.read_all(page, TEXTS)


def test_rules_alone_are_ready_at_once(page: Sheet):
    assert Preparing().ready(RulesOnly(), page)


def test_a_hand_in_waits_for_its_reader_and_is_read_when_asked_for_again(house: House, held: Held, page: Sheet):
    reader = Offline(held)
    reading = house.read_by({**CHECKS, reader.name: reader})
    run = handed_in(reading)
    first = feedback.feedback(reading.parts, reading.who("ann"), run, "holding")
    assert (first.waits, first.handed_in.texts, first.handed_in.read) == (True, TEXTS, ())
    held.let.set()
    until_made(page.about)
    then = feedback.feedback(reading.parts, reading.who("ann"), run, "holding")
    assert not then.waits
    assert [one.bound.criterion.id for one in then.handed_in.read] == ["R-tone", "R-known", "R-action", "R-care"]
