"""Two requests of one browser, the second right behind the first: neither is lost, and nobody waits for long."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from simulator.web import turns
from simulator.web.turns import Turns
from tests.learner import SCHEDULE, begin_run, pause_or_resume
from tests.serving import Server, serve
from tests.wire import Wire

FULL, FRAGMENT = ClientState(), ClientState(fragment_id="a")
EARLY, WELL = ForwardMsg.FINISHED_EARLY_FOR_RERUN, ForwardMsg.FINISHED_SUCCESSFULLY
SOCKETS, PRESSES = 8, 3
"""A socket may ask so often at once; later requests are kept apart by its pace, and none is right behind another."""


def begun() -> bytes:
    message = ForwardMsg()
    message.new_session.SetInParent()
    return message.SerializeToString()


def drawn() -> bytes:
    message = ForwardMsg()
    message.delta.SetInParent()
    return message.SerializeToString()


def ended(how: ForwardMsg.ScriptFinishedStatus.ValueType = WELL) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()


def lets_the_next_in(first: ClientState, *said: bytes) -> bool:
    """Whether the server, having said so much since a request came, gets the request behind it at once."""

    async def both() -> bool:
        ours = Turns()
        await ours.take(first)
        for data in said:
            ours.hear(data)
        behind = ours.take(FULL)
        try:
            behind.send(None)
        except StopIteration:
            return True
        behind.close()
        return False

    return asyncio.run(both())


def test_the_first_request_waits_for_nothing():
    asyncio.run(asyncio.wait_for(Turns().take(FULL), 0.1))


@pytest.mark.parametrize("said", [(), (begun(),), (ended(),), (drawn(),), (drawn(), ended()), (begun(), ended(EARLY))])
def test_a_request_waits_until_the_one_before_draws(said: tuple[bytes, ...]):
    assert not lets_the_next_in(FULL, *said)


@pytest.mark.parametrize(
    "said", [(begun(), drawn()), (begun(), ended()), (drawn(), ended(EARLY), begun(), ended(EARLY), begun(), drawn())]
)
def test_it_comes_in_once_that_one_draws_or_has_nothing_to_draw(said: tuple[bytes, ...]):
    assert lets_the_next_in(FULL, *said)


def test_a_fragment_that_is_gone_keeps_the_next_waiting_for_a_second_at_most(monkeypatch: pytest.MonkeyPatch):
    assert turns.FRAGMENT_PATIENCE <= 1.0
    monkeypatch.setattr(turns, "FRAGMENT_PATIENCE", 0.01)

    async def both() -> None:
        ours = Turns()
        await ours.take(FRAGMENT)
        await ours.take(FULL)

    asyncio.run(asyncio.wait_for(both(), turns.PATIENCE / 2))


def test_a_press_in_a_fragment_keeps_the_next_waiting_as_long_as_any(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turns, "FRAGMENT_PATIENCE", 0.01)
    press = WidgetStates(widgets=[WidgetState(id="b", json_trigger_value="[]")])

    async def both() -> None:
        ours = Turns()
        await ours.take(ClientState(fragment_id="a", widget_states=press))
        await asyncio.wait_for(ours.take(FULL), 0.2)

    with pytest.raises(TimeoutError):
        asyncio.run(both())


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Server]:
    with serve(tmp_path) as running:
        yield running


def test_no_press_is_lost_to_the_request_right_behind_it(app: Server):
    run, cookie = begin_run(app, "jo"), app.sign_in("jo")
    at = {"query_string": SCHEDULE.format(run)}
    for _ in range(SOCKETS):
        with Wire(app, cookie=cookie) as wire:
            page = wire.run("practise", **at)
            for _ in range(PRESSES):
                wire.ask("practise", **pause_or_resume(page, run))
                wire.ask("practise", **at)
                page = wire.hear_page()
    with app.store.read() as tx:
        kinds = [event.kind for event in tx.events(run)]
    assert kinds.count("queue.paused") + kinds.count("queue.resumed") == SOCKETS * PRESSES, kinds
