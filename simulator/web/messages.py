"""What a browser may say over the socket and what the server may say back, read by Streamlit's own message classes."""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from simulator.settings import ROOT

ALLOWED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
"""Press, type, stop, still here. Not: clear everybody's caches, upload, fetch a deferred file, inspect, shut down."""

_OUR_FOLDER = str(ROOT).encode()


def read(data: bytes | None) -> BackMsg | None:
    """A browser's message; None where it is not a message at all."""
    try:
        return None if data is None else BackMsg.FromString(data)
    except DecodeError:
        return None


def without_paths(data: bytes) -> bytes:
    """The server's message without the folder it runs in, which Streamlit tells every browser at the start."""
    if _OUR_FOLDER not in data:
        return data
    message = ForwardMsg()
    message.ParseFromString(data)
    if message.WhichOneof("type") == "new_session":
        message.new_session.main_script_path = "firedrill"
    return bytes(message.SerializeToString())
