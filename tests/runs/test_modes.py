"""What a mode shows: an assessed run is bare, whatever its author wrote."""

from simulator.content.scenario import Mode, Scenario
from simulator.runs.commands import AdvanceClock
from simulator.runs.modes import in_force, on_desk
from simulator.runs.state import State
from tests.runs.world import MINUTE, SMALL, Run

GENEROUS = Mode(pace="step", hints=True, fork=True, meters_shown=("trust", "heat"))


def with_modes(**modes: Mode) -> Scenario:
    return SMALL.model_copy(update={"modes": modes})


def test_an_assessed_run_has_no_hints_no_forks_and_no_meters_whatever_its_author_wrote():
    found = in_force(with_modes(assessed=GENEROUS), "assessed")
    assert (found.hints, found.fork, found.meters_shown) == (False, False, ())


def test_only_practice_can_be_forked():
    modes = with_modes(practice=GENEROUS, mock=GENEROUS)
    assert in_force(modes, "practice").fork
    assert not in_force(modes, "mock").fork


def later() -> State:
    run = Run(SMALL)
    run.send(AdvanceClock(to=30 * MINUTE))
    return run.state


def test_a_meter_that_a_mode_hides_is_nowhere_in_what_the_desk_is_drawn_from():
    state = later()
    assert {move.meter for move in state.moves} >= {"heat"}

    seen = on_desk(state, Mode(pace="step", hints=True, fork=False, meters_shown=("trust",)))

    assert "heat" not in seen.meters
    assert not any(move.meter == "heat" for move in seen.moves)
    assert not any(e.data.meter == "heat" for e in seen.happened.get("meter.moved", ()) if e.data.kind == "meter.moved")


def test_where_nothing_is_hidden_the_desk_is_drawn_from_the_state_itself():
    state = later()
    assert on_desk(state, GENEROUS) is state
