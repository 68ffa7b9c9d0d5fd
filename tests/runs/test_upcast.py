"""Events of other versions."""

import pytest

from simulator.errors import SimulatorError
from simulator.runs.upcast import upcast
from tests.runs.world import played

STORED = [event.model_dump(mode="json") for event in played().events]


def test_an_event_of_this_version_is_read_as_it_is():
    assert [upcast(event) for event in STORED] == played().events


def test_an_unknown_version_is_refused_by_name():
    with pytest.raises(SimulatorError, match=r"run\.started version 7 is not known to this release"):
        upcast({**STORED[0], "v": 7})


def test_an_old_version_is_led_on_step_by_step():
    old = {**STORED[1], "v": -1, "data": {"kind": "clock.advanced", "til": 60}}
    table = {
        ("clock.advanced", -1): lambda event: {**event, "data": {"kind": "clock.advanced", "until": 60}},
        ("clock.advanced", 0): lambda event: {**event, "data": {"kind": "clock.advanced", "to": 60}},
    }

    assert upcast(old, table).data == played().events[1].data
