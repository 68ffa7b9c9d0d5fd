"""A server on loopback that answers a judge as it is told to: well, wrongly, slowly or not at all."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "small-model"
USAGE = {"input_tokens": 2000, "output_tokens": 300, "input_tokens_details": {"cached_tokens": 1500}}
OLD_USAGE = {"prompt_tokens": 2000, "completion_tokens": 300, "prompt_tokens_details": {"cached_tokens": 1500}}


@dataclass
class Asked:
    path: str
    body: dict[str, Any]
    key: str


@dataclass
class Server:
    """What came in, and what to answer."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> bool:
        """Whether the server may go on."""
        return not self.closing.wait(seconds)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    told: Server
    answer: "Callable[[Handler], None]"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.told.asked.append(Asked(self.path, body, self.headers.get("authorization", "")))
        type(self).answer(self)

    def log_message(self, format: str, *args: object) -> None:
        """A test's output is for tests."""

    def send(self, status: int, body: str, kind: str = "application/json", **headers: str) -> None:
        data = body.encode()
        self.begin(status, len(data), kind, **headers)
        self.wfile.write(data)

    def begin(self, status: int, length: int, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


Script = Callable[[Handler], None]


@contextmanager
def serving(answer: Script) -> Iterator[Server]:
    """A server at `url`, gone afterwards with all that it had not finished."""
    told = Server()
    handler = type("Told", (Handler,), {"told": told, "answer": staticmethod(answer)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def response(text: str, **parts: Any) -> dict[str, Any]:
    """What the Responses interface sends."""
    content = [{"type": "output_text", "text": text, "annotations": []}]
    output = [{"type": "reasoning", "summary": []}, {"type": "message", "role": "assistant", "content": content}]
    return {
        "id": "r1",
        "object": "response",
        "model": MODEL,
        "status": "completed",
        "output": output,
        "usage": USAGE,
    } | parts


def completion(text: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """What chat completions send."""
    said = {"role": "assistant", "content": text} | message
    choices = [{"index": 0, "finish_reason": finish, "message": said}]
    return {"id": "c1", "object": "chat.completion", "model": MODEL, "choices": choices, "usage": OLD_USAGE}


def sends(body: dict[str, Any] | str, status: int = 200, kind: str = "application/json", **headers: str) -> Script:
    text = body if isinstance(body, str) else json.dumps(body)
    return lambda handler: handler.send(status, text, kind, **headers)


def refuses(status: int, code: str = "", message: str = "no", **headers: str) -> Script:
    return sends({"error": {"message": message, "code": code or None, "type": "x"}}, status, **headers)


def chat_only(then: Script, status: int = 404) -> Script:
    """A server without the Responses interface."""
    return lambda handler: then(handler) if handler.path.endswith("/chat/completions") else refuses(status)(handler)


def drips(text: str) -> Script:
    """A byte every twentieth of a second, so that no time of silence ever runs out."""

    def script(handler: Handler) -> None:
        handler.begin(200, len(text))
        for character in text:
            if not handler.told.wait(0.05):
                return
            handler.wfile.write(character.encode())
            handler.wfile.flush()

    return script


def silent(handler: Handler) -> None:
    handler.told.wait(30)
    handler.close_connection = True


def hangs_up(handler: Handler) -> None:
    """Half a body, and no more."""
    handler.begin(200, 5000)
    handler.wfile.write(b'{"id": "r1", "object"')
    handler.close_connection = True


def stalls(handler: Handler) -> None:
    """Half a body, and then nothing."""
    handler.begin(200, 5000)
    handler.wfile.write(b'{"id": "r1", "object"')
    handler.wfile.flush()
    silent(handler)
