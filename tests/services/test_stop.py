"""The safety stop: at once, from any page, without a score, and known to the tutor as what it is."""

import pytest

from simulator.errors import NotAllowed
from simulator.runs.commands import NextEvent, PauseRun
from simulator.services import assess, mark, practise, report
from simulator.services.receipts import Receipt
from tests.services.conftest import House


def stop(house: House, run: str, *, name: str = "ann", command_id: str | None = None) -> Receipt:
    return practise.stop(house.parts, house.who(name), run, command_id=command_id or house.new())


def begun(house: House) -> str:
    run = house.start("ann").run
    for _ in range(4):
        house.send("ann", run, NextEvent())
    return run


def test_a_stopped_run_has_ended_and_nothing_of_it_is_scored(both: House) -> None:
    run = begun(both)

    stop(both, run)

    with both.parts.store.read() as tx:
        row, kinds = tx.run(run), [event.kind for event in tx.events(run)]
    assert row is not None
    assert (row.status, row.ending) == ("ended", "stopped")
    assert kinds[-1] == "run.ended"
    assert not {"case.expired", "obligation.expired", "flag.raised"} & set(kinds)
    assert assess.results(both.parts, both.who("ann"), run) == []


def test_the_stop_works_from_a_page_older_than_the_record_and_while_paused(house: House) -> None:
    run = begun(house)
    house.send("ann", run, PauseRun())
    assert stop(house, run).refused is None


def test_pressing_twice_is_one_stop(both: House) -> None:
    run = begun(both)
    assert stop(both, run, command_id="s" * 32) == stop(both, run, command_id="s" * 32)


def test_the_tutor_knows_that_it_was_stopped_and_has_nothing_to_mark(house: House) -> None:
    run = begun(house)
    stop(house, run)

    (item,) = mark.queue(house.parts, house.who("tess"))
    (cohort,) = report.cohorts(house.parts, house.who("tess"))
    ann = next(learner for learner in cohort.learners if learner.person == "ann")

    assert (item.row.ending, item.total) == ("stopped", 0)
    assert ([row.id for row in ann.stopped], ann.ended, ann.waiting) == ([run], (), 0)
    with pytest.raises(NotAllowed):
        mark.sheet(house.parts, house.who("tess"), run)


def test_a_stopped_run_is_in_no_progress_and_in_no_pack(house: House) -> None:
    before = report.progress(house.parts, house.who("ann"))
    run = begun(house)
    stop(house, run)

    row = report.build_pack(house.parts, house.who("ada"), "ann", command_id=house.new())

    assert report.progress(house.parts, house.who("ann")) == before
    assert run.encode() not in report.pack_body(house.parts, house.who("ada"), row.id)


def test_after_a_stop_the_scenario_can_be_started_anew(house: House) -> None:
    stop(house, begun(house))
    assert house.start("ann").run


@pytest.mark.parametrize("name", ["ben", "tess", "ada"])
def test_nobody_stops_another_persons_run(house: House, name: str) -> None:
    run = begun(house)
    with pytest.raises(NotAllowed):
        stop(house, run, name=name)
