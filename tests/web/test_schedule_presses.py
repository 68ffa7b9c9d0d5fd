"""What a browser says when a button of the schedule is pressed, and what becomes of it; of nonsense, nothing."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from simulator.people import Actor
from simulator.runs.state import State
from simulator.services import practise
from simulator.services.accounts import hash_of
from simulator.ui import session
from tests.learner import SCHEDULE, begin_run, parts_of, pause_or_resume, who
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

    def done(self) -> int:
        """How many things have happened, what was refused left out."""
        return sum(len(events) for kind, events in self.state.happened.items() if kind != "command.refused")

    def look(self, item: str = "") -> Run:
        return self.wire.run("practise", query_string=SCHEDULE.format(self.run) + item)

    def press(self, page: Run, part: str, **said: object) -> Run:
        pressed = {"widgets": used(page, f"{self.run}:{part}", "act", said)}
        return self.wire.run("practise", query_string=SCHEDULE.format(self.run), widget_states=pressed)

    def seq(self, page: Run) -> int:
        return int(page.part(f"{self.run}:calendar")["seq"])


@pytest.fixture(scope="module")
def learner(server: Server) -> Iterator[Learner]:
    with Wire(server, cookie=server.sign_in("jo")) as wire:
        yield Learner(server, wire, begin_run(server, "jo"))


def test_pausing_everything_keeps_the_note_and_turns_into_resuming(learner: Learner):
    page = learner.look()
    page = learner.press(page, "calendar", act="pause", seq=learner.seq(page), note="Again at ten.")
    assert page.part(f"{learner.run}:calendar")["paused"]
    learner.press(page, "calendar", act="resume", seq=learner.seq(page), note="")
    notes = [getattr(e.data, "note", "") for e in learner.state.happened["queue.paused"]]
    assert (notes, learner.state.queue_paused) == (["Again at ten."], False)


def test_a_press_draws_the_desk_and_nothing_around_it(learner: Learner):
    page = learner.look()
    answer = learner.wire.run("practise", **pause_or_resume(page, learner.run))
    assert answer.part(f"{learner.run}:calendar")["seq"] > learner.seq(page)
    assert not answer.has("navigation")
    assert "logo" not in [message.WhichOneof("type") for message in answer.messages]
    assert sum(message.ByteSize() for message in answer.messages) < 12_000  # no script and no sheet
    learner.wire.run("practise", **pause_or_resume(answer, learner.run))


def test_after_signing_out_a_press_on_an_open_desk_does_and_shows_nothing(learner: Learner):
    cookie, before = learner.server.sign_in("jo"), learner.state.seq
    with Wire(learner.server, cookie=cookie) as wire:
        page = wire.run("practise", query_string=SCHEDULE.format(learner.run))
        with learner.server.store.write() as tx:
            tx.close_session(hash_of(cookie.partition("=")[2]))
            tx.commit()
        answer = wire.run("practise", **pause_or_resume(page, learner.run))
    assert "You are not signed in" in answer.drawn
    assert [kind for kind in answer.kinds if kind == "bidi_component"] == []
    assert learner.state.seq == before


def test_what_a_callback_was_told_of_who_asks_is_good_once_and_for_a_moment():
    nothing = frozenset[str]()
    told = (who("jo"), Actor("p", "o", "Jo", frozenset(), nothing, nothing, nothing))
    session._this_run.handed = time.monotonic(), told
    assert [session._handed_on(), session._handed_on()] == [told, None]
    session._this_run.handed = time.monotonic() - session.HANDED_ON, told
    assert session._handed_on() is None


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
    said = learner.press(page, "calendar", act="pause", seq=learner.seq(page), note="x" * 2001)
    assert "longer than 2000 characters" in said.drawn.replace("\\", "")


@pytest.mark.parametrize(
    "said",
    [
        lambda seq: {"act": "burn", "seq": seq},
        lambda seq: {"act": ["pause"], "seq": seq},
        lambda seq: {"act": "pause"},
        lambda seq: {"act": "pause", "seq": "1"},
        lambda seq: {"act": "hold", "post": {"a": 1}, "seq": seq},
        lambda seq: {"act": "move", "post": "trailer", "seq": seq, "at": "soon"},
    ],
)
def test_nonsense_does_nothing_and_breaks_nothing(learner: Learner, said: Callable[[int], dict[str, object]]):
    page = learner.look()
    before = learner.done()
    answer = learner.press(page, "calendar", **said(learner.seq(page)))
    assert learner.done() == before
    assert "exception" not in answer.kinds
    assert "the fault is on our side" not in answer.drawn
