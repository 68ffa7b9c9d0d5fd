"""Fork here: another try of one's own practice run, which counts for nothing and concerns nobody else."""

import pytest

from simulator.errors import NotAllowed, Refused
from simulator.runs.commands import EndRun, NextEvent, PauseQueue
from simulator.runs.log import verify_chain
from simulator.services import forks, mark, practise, report
from simulator.services.receipts import Receipt
from simulator.services.replay import replay
from tests.services.conftest import House


def fork(house: House, run: str, at: int = 20, *, name: str = "ann", command_id: str | None = None) -> Receipt:
    return forks.fork(house.parts, house.who(name), run, at, command_id=command_id or house.new())


def played(house: House) -> str:
    run = house.start("ann").run
    for _ in range(6):
        house.send("ann", run, NextEvent())
    house.send("ann", run, EndRun())
    return run


def test_a_fork_is_a_run_of_its_own_that_stands_where_the_first_one_stood(both: House) -> None:
    run = played(both)

    receipt = fork(both, run)

    with both.parts.store.read() as tx:
        row, events, first = tx.run(receipt.run), tx.events(receipt.run), tx.events(run)
    assert row is not None
    assert (row.forked_from, row.status) == (run, "live")
    assert verify_chain(events) is None
    assert [e.data for e in events[:-1]] == [e.data for e in first[: row.forked_seq]]
    assert both.send("ann", receipt.run, PauseQueue()).refused is None


def test_the_run_it_began_from_is_left_as_it_was(house: House) -> None:
    run = played(house)
    with house.parts.store.read() as tx:
        before = tx.events(run)

    fork(house, run)

    with house.parts.store.read() as tx:
        assert tx.events(run) == before


def test_the_same_press_twice_is_one_fork(both: House) -> None:
    run = played(both)
    assert fork(both, run, command_id="f" * 32) == fork(both, run, command_id="f" * 32)


def test_a_second_fork_waits_until_the_first_has_ended(house: House) -> None:
    run = played(house)
    first = fork(house, run).run
    with pytest.raises(Refused, match="is open"):
        fork(house, run)
    house.send("ann", first, EndRun())
    assert fork(house, run).run != first


@pytest.mark.parametrize("mode", ["mock", "assessed"])
def test_only_a_practice_run_can_be_forked(house: House, mode: str) -> None:
    given = {"own_work": mode == "assessed", "command_id": house.new()}
    run = practise.start(house.parts, house.who("ann"), "patch-day", mode, **given).run  # type: ignore[arg-type]
    house.send("ann", run, EndRun())
    with pytest.raises(Refused, match="practice run"):
        fork(house, run)


def test_a_run_that_is_open_or_over_at_that_moment_cannot_be_forked(house: House) -> None:
    run = house.start("ann").run
    with pytest.raises(Refused, match="has ended"):
        fork(house, run)
    house.send("ann", run, EndRun())
    with pytest.raises(Refused, match="before its own end"):
        fork(house, run, at=10_000)


@pytest.mark.parametrize("name", ["ben", "tess", "ada", "south:ann"])
def test_nobody_but_the_learner_may_fork_a_run_or_open_a_fork(house: House, name: str) -> None:
    run = played(house)
    with pytest.raises(NotAllowed):
        fork(house, run, name=name)
    child = fork(house, run).run
    house.send("ann", child, EndRun())
    with pytest.raises(NotAllowed):
        replay(house.parts, house.who(name), child)


def test_a_fork_counts_for_nothing_and_waits_for_nobody(house: House) -> None:
    run = played(house)
    before = report.progress(house.parts, house.who("ann"))
    child = fork(house, run).run
    house.send("ann", child, EndRun())

    assert report.progress(house.parts, house.who("ann")) == before
    assert [item.row.id for item in mark.queue(house.parts, house.who("tess"))] == [run]
    assert replay(house.parts, house.who("ann"), child).results == []
    with pytest.raises(NotAllowed):
        mark.sheet(house.parts, house.who("tess"), child)


def test_an_evidence_pack_has_no_fork_in_it(house: House) -> None:
    run = played(house)
    house.send("ann", fork(house, run).run, EndRun())

    row = report.build_pack(house.parts, house.who("ada"), "ann", command_id=house.new())

    body = report.pack_body(house.parts, house.who("ada"), row.id)
    assert body.count(f"runs/{run}/events.jsonl".encode()) > 0
    assert b"run.forked" not in body


def test_a_scenario_whose_fork_is_open_can_be_started_as_before(house: House) -> None:
    fork(house, played(house))
    offer = next(o for o in practise.offers(house.parts, house.who("ann")) if o.scenario.id == "patch-day")
    assert (offer.live_run, offer.runs) == (None, 1)
    assert house.start("ann").run


def test_both_branches_are_there_to_look_back_on(house: House) -> None:
    run = played(house)
    child = fork(house, run).run
    house.send("ann", child, EndRun())

    found = replay(house.parts, house.who("ann"), child)

    assert found.origin is not None
    assert found.origin.row.id == run
    assert [row.id for row in replay(house.parts, house.who("ann"), run).forks] == [child]
