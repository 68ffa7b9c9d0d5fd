"""What a browser says when a button of the schedule is pressed, and what becomes of it; of nonsense, nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from simulator.runs.state import State
from simulator.services import practise
from tests.learner import SCHEDULE, begin_run, parts_of, who
from tests.serving import Server
from tests.wire import Run, Wire, used


@dataclass
class Learner:
    """Someone on the schedule of a run of their own."""

    server: Server
    wire: Wire
    run: str

    @property
    def state(self) -> State:
        return practise.desk(parts_of(self.server), who("jo"), self.run).state

    def look(self, item: str = "") -> Run:
        return self.wire.run("practise", query_string=SCHEDULE.format(self.run) + item)

    def press(self, page: Run, part: str, **said: object) -> Run:
        pressed = {"widgets": used(page, f"{self.run}:{part}", "act", said)}
        return self.wire.run("practise", query_string=SCHEDULE.format(self.run), widget_states=pressed)

    def seq(self, page: Run) -> int:
        return int(page.part(f"{self.run}:pausing")["seq"])


@pytest.fixture(scope="module")
def learner(server: Server) -> Iterator[Learner]:
    with Wire(server, cookie=server.sign_in("jo")) as wire:
        yield Learner(server, wire, begin_run(server, "jo"))


def test_pausing_everything_keeps_the_note_and_turns_into_resuming(learner: Learner):
    page = learner.look()
    page = learner.press(page, "pausing", act="pause", seq=learner.seq(page), note="Again at ten.")
    assert page.part(f"{learner.run}:pausing")["paused"]
    learner.press(page, "pausing", act="resume", seq=learner.seq(page), note="")
    notes = [getattr(e.data, "note", "") for e in learner.state.happened["queue.paused"]]
    assert (notes, learner.state.queue_paused) == (["Again at ten."], False)


def test_pressed_twice_it_is_done_once(learner: Learner):
    page = learner.look()
    said = {"act": "hold", "post": "trailer", "seq": learner.seq(page), "note": "The fault."}
    learner.press(page, "calendar", **said)
    again = learner.press(page, "calendar", **said)
    assert len(learner.state.happened["post.held"]) == 1
    assert "Not sent" not in again.drawn
    learner.press(again, "calendar", act="release", post="trailer", seq=learner.seq(again), note="")
    assert learner.state.planned["trailer"].status == "scheduled"


def test_a_move_without_a_time_is_refused_in_words_and_with_one_it_is_kept(learner: Learner):
    page = learner.look("&item=change:trailer")
    refused = learner.press(page, "calendar", act="move", post="trailer", seq=learner.seq(page), note="", at=None)
    assert "Not moved yet: choose another time first." in refused.drawn.replace("\\", "")
    learner.press(refused, "calendar", act="move", post="trailer", seq=learner.seq(refused), note="", at=4200)
    assert learner.state.planned["trailer"].at == 4200


def test_a_note_that_is_too_long_is_refused_in_words(learner: Learner):
    page = learner.look()
    said = learner.press(page, "pausing", act="pause", seq=learner.seq(page), note="x" * 2001)
    assert "longer than 2000 characters" in said.drawn.replace("\\", "")


@pytest.mark.parametrize(
    "said",
    [
        lambda seq: {"act": "burn", "seq": seq},
        lambda seq: {"act": ["pause"], "seq": seq},
        lambda seq: {"act": "pause"},
        lambda seq: {"act": "pause", "seq": "1"},
        lambda seq: {"act": "pause", "seq": True},
        lambda seq: {"act": "hold", "post": {"a": 1}, "seq": seq},
        lambda seq: {"act": "move", "post": "trailer", "seq": seq, "at": "soon"},
    ],
)
def test_nonsense_does_nothing_and_breaks_nothing(learner: Learner, said: Callable[[int], dict[str, object]]):
    page = learner.look()
    before = [kind for kind in learner.state.happened if kind != "command.refused"]
    answer = learner.press(page, "calendar", **said(learner.seq(page)))
    assert [kind for kind in learner.state.happened if kind != "command.refused"] == before
    assert "exception" not in answer.kinds
    assert "the fault is on our side" not in answer.drawn
