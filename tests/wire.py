"""A browser without a browser: Streamlit's own messages over a plain socket, and everything the server says, in words.

    with Wire(server, cookie=server.sign_in("rosa")) as wire:
        run = wire.run("review")
        assert "Review" in run.words

It can also do what no browser does: repeat a press after the button is gone, send a kind of message nobody needs.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import httpx
import websocket
from google.protobuf.message import Message
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.serving import Server

PATIENCE = 20
"""Seconds to wait for the server's next word."""


@dataclass(frozen=True)
class Run:
    """What the server said between one request and the end of its script."""

    messages: tuple[ForwardMsg, ...]

    @property
    def elements(self) -> list[Message]:
        """What was drawn, in order, but for the sheet that every page carries."""
        drawn = (m.delta.new_element for m in self.messages if m.delta.HasField("new_element"))
        return [element for element in drawn if not element.html.body.startswith("<style>")]

    @property
    def kinds(self) -> list[str]:
        return [element.WhichOneof("type") or "" for element in self.elements]

    @property
    def words(self) -> str:
        """Every text in everything that was said, one a line."""
        return "\n".join(text for message in self.messages for text in _texts(message))

    @property
    def drawn(self) -> str:
        """Every text in what was drawn on the page but ids of widgets, one a line."""
        texts = (text for element in self.elements for text in _texts(element))
        return "\n".join(text for text in texts if not text.startswith("$$ID"))

    @property
    def pages(self) -> dict[str, str]:
        """Names in the menu by address; hidden ones too."""
        found = [page for message in self.messages for page in message.navigation.app_pages]
        return {page.url_pathname: page.page_name for page in found}

    @property
    def buttons(self) -> list[str]:
        """Ids of the buttons that were drawn."""
        return [element.button.id for element in self.elements if element.WhichOneof("type") == "button"]

    def has(self, kind: str) -> bool:
        return any(message.WhichOneof("type") == kind for message in self.messages)

    def widget(self, key: str) -> str:
        """The id of a widget, by the key our code gave it."""
        ids = [text for element in self.elements for text in _texts(element) if text.endswith(f"-{key}")]
        assert ids, f"no widget {key} among {self.kinds}"
        return ids[0]

    def fragment(self, key: str) -> str:
        """The fragment in which a drawn part stands, by the key our code gave it; empty where it is in none."""
        deltas = (message.delta for message in self.messages if message.HasField("delta"))
        return next(d.fragment_id for d in deltas if d.new_element.bidi_component.id.endswith(f"-{key}"))

    def part(self, key: str) -> dict[str, Any]:
        """The data of a drawn part, by the key our code gave it."""
        ours = (e.bidi_component for e in self.elements if e.WhichOneof("type") == "bidi_component")
        return next(json.loads(part.json)[0] for part in ours if part.id.endswith(f"-{key}"))


class Wire:
    """One socket. `cookie` as in a Cookie header; `origin` "" leaves the header out."""

    def __init__(
        self,
        server: Server,
        *,
        cookie: str = "",
        origin: str | None = None,
        protocols: Iterable[str] = ("streamlit",),
        host: str | None = None,
    ) -> None:
        sent_from = server.url if origin is None else origin
        self.socket = websocket.create_connection(
            server.url.replace("http", "ws") + "/_stcore/stream",
            timeout=PATIENCE,
            subprotocols=list(protocols),
            cookie=cookie or None,
            host=host,
            origin=sent_from or None,
            suppress_origin=not sent_from,
        )

    def __enter__(self) -> "Wire":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    def send(self, message: BackMsg) -> None:
        self.socket.send_binary(message.SerializeToString())

    def ask(self, page: str = "", **state: Any) -> None:
        """Ask for a run and do not wait for it. `state` as in ClientState."""
        self.send(BackMsg(rerun_script=ClientState(page_name=page, **state)))

    def run(self, page: str = "", **state: Any) -> Run:
        """Ask for a run and wait for its end."""
        self.ask(page, **state)
        return self.hear()

    def press(self, widget: str, page: str = "", **state: Any) -> Run:
        """Press a button, whether or not it is still there."""
        pressed = WidgetState(id=widget, trigger_value=True)
        return self.run(page, widget_states={"widgets": [pressed]}, **state)

    def hear(self) -> Run:
        """Everything up to the end of the next script."""
        return Run(tuple(self._until_finished()))

    def hear_page(self) -> Run:
        """Everything of the next whole page, to its end. What ran before may end without a word, as Streamlit passes
        nothing on of a runner that it has replaced."""
        while True:
            said = self.hear().messages
            if said[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                begun = max(at for at, message in enumerate(said) if message.HasField("new_session"))
                return Run(said[begun:])

    def close_code(self) -> int:
        """Listen until the server closes the socket, and return why."""
        while True:
            try:
                opcode, data = self.socket.recv_data()
            except websocket.WebSocketConnectionClosedException:
                return 0
            if opcode == websocket.ABNF.OPCODE_CLOSE:
                return int.from_bytes(data[:2], "big")

    def _until_finished(self) -> Iterator[ForwardMsg]:
        while True:
            opcode, data = self.socket.recv_data()
            assert opcode == websocket.ABNF.OPCODE_BINARY, f"the server closed: {data!r}"
            message = ForwardMsg()
            message.ParseFromString(data)
            yield message
            if message.WhichOneof("type") == "script_finished":
                return


def used(page: Run, part: str, event: str, value: object) -> list[WidgetState]:
    """What a browser sends when a drawn part's button is pressed: the part's own state, and an event with a value."""
    return sent(page.widget(part), event, value)


def sent(widget: str, event: str, value: object) -> list[WidgetState]:
    """The same, by the part's own id."""
    payload = json.dumps([{"event": event, "value": value}])
    pressed = WidgetState(id=_make_trigger_id(widget, "events"), json_trigger_value=payload)
    return [WidgetState(id=widget, json_value="{}"), pressed]


def token_pair(server: Server) -> tuple[str, str]:
    """Streamlit's cross-site token, as cookie and as the second protocol. Only the provider's sign-in needs it."""
    answer = httpx.get(server.url + "/_stcore/health", headers={"Origin": server.url})
    token = answer.cookies["_streamlit_xsrf"]
    return f"_streamlit_xsrf={token}", token.strip('"')


def _texts(message: Message) -> Iterator[str]:
    for described, value in message.ListFields():
        values = value.values() if _is_map(described) else value if described.is_repeated else [value]
        for item in values:
            if isinstance(item, Message):
                yield from _texts(item)
            elif isinstance(item, str):
                yield item
            elif isinstance(item, bytes):
                yield item.decode("utf-8", "replace")


def _is_map(described: object) -> bool:
    kind = getattr(described, "message_type", None)
    return bool(kind and kind.GetOptions().map_entry)
