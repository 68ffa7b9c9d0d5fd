"""A hostile browser on the socket: what it may not say, how fast it may say the rest, where it may come from."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import websocket
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.serving import Server
from tests.web.test_messages import REFUSED
from tests.wire import Wire


def request_of(kind: str) -> BackMsg:
    message = BackMsg()
    value = getattr(message, kind)
    if isinstance(value, bool):
        setattr(message, kind, True)
    else:
        value.SetInParent()
    return message


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://127.0.0.1:1"])
def test_a_socket_from_no_page_of_ours_is_refused(server: Server, origin: str):
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        Wire(server, origin=origin)


def test_a_socket_to_another_name_is_refused(server: Server):
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        Wire(server, host="evil.example", origin="http://evil.example")


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_a_message_nobody_needs_is_dropped_and_the_socket_goes_on(server: Server, kind: str):
    with Wire(server) as wire:
        wire.send(request_of(kind))
        run = wire.run()
        assert "heading" in run.kinds
        assert not run.has("git_info_changed")
        assert not run.has("file_urls_response")
        assert not run.has("backend_operation_response")


def test_text_and_noise_close_the_socket(server: Server):
    with Wire(server) as wire:
        wire.socket.send("clear all")
        assert wire.close_code() == 1002
    with Wire(server) as wire:
        wire.socket.send_binary(b"\xff" * 50)
        assert wire.close_code() == 1002


def test_a_message_above_the_limit_closes_the_socket(server: Server):
    with Wire(server) as wire:
        wire.ask(query_string="x" * 1_000_001)
        assert wire.close_code() == 1009


def test_no_message_tells_the_folder_the_app_runs_in(server: Server):
    from simulator.settings import ROOT

    with Wire(server) as wire:
        run = wire.run("review")
        assert run.has("new_session")
        assert str(ROOT) not in run.words


def test_a_session_cannot_be_taken_up_by_whoever_knows_its_id(server: Server):
    with Wire(server, cookie=server.sign_in("rosa")) as rosa:
        held = next(m.new_session.initialize.session_id for m in rosa.run().messages if m.HasField("new_session"))
    with Wire(server, protocols=("streamlit", "none", held)) as thief:
        taken = thief.run()
        assert next(m.new_session.initialize.session_id for m in taken.messages if m.HasField("new_session")) != held
        assert "Rosa" not in taken.drawn.replace("Sign in as Rosa", "")


def test_a_flood_of_ten_sockets_keeps_nobody_else_from_coming_in(server: Server):
    def flood(_number: int) -> None:
        with Wire(server) as wire:
            for _ in range(100):
                wire.ask()
            wire.hear()

    with ThreadPoolExecutor(10) as crowd:
        flooding = [crowd.submit(flood, number) for number in range(10)]
        began = time.monotonic()
        with Wire(server) as newcomer:
            assert "heading" in newcomer.run().kinds
        assert time.monotonic() - began < 5
        for one in flooding:
            one.result()
