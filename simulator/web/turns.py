"""One request of a browser after the other.

Streamlit ends a callback at its next touch of the session or the address when another request of the same browser
already waits, and takes that for the callback's own wish to run again: of two presses a few milliseconds apart, the
first is lost without a word. So the next request waits until the one before has begun to draw, which it does once its
callbacks are through.
"""

import asyncio
from contextlib import suppress

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE, FRAGMENT_PATIENCE = 10.0, 1.0
"""Seconds a request may keep the next one waiting. Streamlit answers a fragment that is gone with nothing at all; one
with a button that can be pressed is still there."""
_PRESSES = ("trigger_value", "json_trigger_value")


class Turns:
    """The requests of one socket. Used from the event loop only."""

    def __init__(self) -> None:
        self._free = asyncio.Event()
        self._free.set()
        self._begun = False
        self._patience = PATIENCE

    async def take(self, request: ClientState) -> None:
        """Wait until the request before this one has begun to draw, or for its patience; then it is this one's turn."""
        if not self._free.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._free.wait(), self._patience)
        self._patience = FRAGMENT_PATIENCE if request.fragment_id and not _is_press(request) else PATIENCE
        self._begun = False
        self._free.clear()

    def hear(self, data: bytes) -> None:
        """What the server says, in order. A page that is still being drawn for the request before does not count, nor
        one that ended only to run again."""
        if self._free.is_set():
            return
        message = ForwardMsg.FromString(data)
        match message.WhichOneof("type"):
            case "new_session":
                self._begun = True
            case "delta" | "ref_hash" if self._begun:
                self._free.set()
            case "script_finished" if self._begun and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self._free.set()


def _is_press(request: ClientState) -> bool:
    return any(state.WhichOneof("value") in _PRESSES for state in request.widget_states.widgets)
