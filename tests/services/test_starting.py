"""How a run is started: with what declaration, how much time, and how often at once; and what its desk may show."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from simulator.content.library import Library
from simulator.content.scenario import Mode, ModeName
from simulator.errors import NotAllowed, Refused
from simulator.evidence.verify import verify
from simulator.runs.commands import AdvanceClock, EndRun
from simulator.runs.events import Adjustments, RunStarted
from simulator.services import practise, report
from simulator.services.replay import replay
from simulator.services.time_given import set_time_given, time_given
from tests.services.conftest import House


def start(house: House, mode: ModeName = "practice", **given: object) -> str:
    fields = {"command_id": house.new()} | given
    return practise.start(house.parts, house.who("ann"), "patch-day", mode, **fields).run  # type: ignore[arg-type]


def started(house: House, run: str) -> RunStarted:
    with house.parts.store.read() as tx:
        first = tx.events(run)[0].data
    assert isinstance(first, RunStarted)
    return first


def test_of_two_different_presses_at_once_one_opens_the_scenario(both: House) -> None:
    """Each with a command id of its own, as two tabs send them."""

    def begin(_: int) -> str | None:
        try:
            return start(both)
        except Refused:
            return None

    with ThreadPoolExecutor(6) as pool:
        begun = [run for run in pool.map(begin, range(6)) if run]

    with both.parts.store.read() as tx:
        rows = tx.runs_of("org", "ann")
    assert [row.id for row in rows if row.status == "live"] == begun
    assert len(begun) == 1


def test_an_assessed_run_is_begun_with_a_declaration_of_own_work(both: House) -> None:
    with pytest.raises(Refused, match="own work"):
        start(both, "assessed")
    assert started(both, start(both, "assessed", own_work=True)).own_work is True


def test_practice_asks_for_no_declaration_and_records_none(house: House) -> None:
    assert started(house, start(house, own_work=True)).own_work is None


@pytest.mark.parametrize("given", ["125", "150", "untimed"])
def test_the_time_a_learner_takes_by_default_is_the_time_they_get(both: House, given: str) -> None:
    set_time_given(both.parts, both.who("ann"), given)  # type: ignore[arg-type]

    adjusted = started(both, start(both)).adjustments

    assert time_given(both.parts, both.who("ann")) == given
    assert adjusted == (Adjustments(untimed=True) if given == "untimed" else Adjustments(time=int(given)))


def test_what_is_chosen_for_one_run_counts_for_that_run_alone(house: House) -> None:
    set_time_given(house.parts, house.who("ann"), "150")
    assert started(house, start(house, adjustments=Adjustments())).adjustments.time == 100
    assert time_given(house.parts, house.who("ann")) == "150"


def test_a_time_that_is_not_offered_is_refused_and_staff_have_none(house: House) -> None:
    with pytest.raises(Refused):
        set_time_given(house.parts, house.who("ann"), "400")  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        set_time_given(house.parts, house.who("tess"), "150")


def test_an_assessed_desk_is_handed_no_meter_and_no_hint_whatever_the_author_wrote(house: House) -> None:
    generous = Mode(pace="step", hints=True, fork=True, meters_shown=("trust", "heat"))
    scenario = house.parts.library.scenarios["patch-day"]
    changed = scenario.model_copy(update={"modes": {**scenario.modes, "assessed": generous}})
    library: Library = replace(house.parts.library, scenarios={"patch-day": changed})
    assessed = House(replace(house.parts, library=library), house.clock)

    run = start(assessed, "assessed", own_work=True)
    assessed.send("ann", run, AdvanceClock(to=60 * 60))
    desk = practise.desk(assessed.parts, assessed.who("ann"), run)

    assert (desk.state.meters, desk.state.moves, desk.state.hints) == ({}, (), ())
    assert not {"meter.moved", "hint.shown"} & {kind for kind, events in desk.state.happened.items() if events}
    assert (desk.mode.hints, desk.mode.fork, desk.mode.meters_shown) == (False, False, ())


def test_a_declaration_and_the_time_given_are_in_the_pack_for_whoever_reads_it(house: House) -> None:
    given = {"own_work": True, "adjustments": Adjustments(untimed=True)}
    run = start(house, "assessed", **given)
    house.send("ann", run, EndRun())

    row = report.build_pack(house.parts, house.who("ada"), "ann", command_id=house.new())

    body = report.pack_body(house.parts, house.who("ada"), row.id)
    assert b"declared by the learner" in body
    assert b"no time limit" in body
    assert verify(body).outcome == "valid"


def test_the_log_of_an_open_run_is_for_its_tutor_and_not_yet_for_its_learner(house: House) -> None:
    run = start(house, "assessed", own_work=True)
    assert replay(house.parts, house.who("ann"), run).events == ()
    assert replay(house.parts, house.who("tess"), run).events
