"""Each event has a sentence."""

from typing import get_args

from simulator.runs.events import Happening
from simulator.ui.debrief.telling import _tell

KINDS = get_args(get_args(Happening)[0])


def test_every_kind_of_event_has_a_sentence_of_its_own():
    assert [kind.__name__ for kind in KINDS if _tell.dispatch(kind) is _tell.dispatch(object)] == []
