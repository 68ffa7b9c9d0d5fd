"""What may be said over the socket, read with the installed release's own message classes."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from simulator.settings import ROOT
from simulator.web import messages

NEEDED = {"rerun_script", "stop_script", "app_heartbeat"}
REFUSED = {
    "clear_cache",
    "set_run_on_save",
    "load_git_info",
    "debug_disconnect_websocket",
    "debug_shutdown_runtime",
    "file_urls_request",
    "backend_operation_request",
}


def test_every_kind_of_message_of_this_release_is_either_needed_or_refused():
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert kinds == NEEDED | REFUSED
    assert messages.ALLOWED == NEEDED


def kind_of(data: bytes) -> str | None:
    message = messages.read(data)
    assert message is not None
    return message.WhichOneof("type")


def test_the_kind_of_a_message_is_told_as_streamlit_would_read_it():
    assert kind_of(BackMsg(clear_cache=True).SerializeToString()) == "clear_cache"
    both = BackMsg(stop_script=True).SerializeToString() + BackMsg(clear_cache=True).SerializeToString()
    assert kind_of(both) == "clear_cache"


def test_an_empty_message_is_of_no_kind():
    assert kind_of(b"") is None


@pytest.mark.parametrize("noise", [b"\xff" * 40, b"GET / HTTP/1.1", b"\x08", None])
def test_noise_is_no_message(noise: bytes | None):
    assert messages.read(noise) is None


def test_the_folder_the_app_runs_in_is_not_told():
    first = ForwardMsg()
    first.new_session.main_script_path = str(ROOT / "simulator/ui/router.py")
    first.new_session.name = "kept"
    told = ForwardMsg.FromString(messages.without_paths(first.SerializeToString()))
    assert str(ROOT) not in str(told)
    assert told.new_session.name == "kept"
