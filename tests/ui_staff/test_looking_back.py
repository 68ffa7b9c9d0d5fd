"""Every scenario there is can be looked back on, at each of its moments, on every kind of channel."""

import pytest

from simulator.runs.play import play
from simulator.ui.debrief.decisions import decisions
from simulator.ui.debrief.moments import moments
from simulator.ui.debrief.on_screen import seen_after, seen_before
from simulator.ui.debrief.timeline import timeline
from tests.shipped import shipped_library

LIBRARY = shipped_library()


@pytest.mark.parametrize("name", sorted(LIBRARY.scenarios))
def test_a_run_of_every_scenario_can_be_looked_back_on(name: str):
    scenario = LIBRARY.scenarios[name]
    events = play(scenario, LIBRARY.rubrics[name], LIBRARY.bots[name][0]).events
    every = moments(events, scenario)
    for moment in every[::4]:
        assert seen_after(events[moment.seq - 1], events, scenario, "Jo").at == moment.at
    for step in decisions(events, scenario):
        assert seen_before(events[step.seq - 1], events, scenario, "Jo").at == step.at
    assert timeline(events, scenario).rows
