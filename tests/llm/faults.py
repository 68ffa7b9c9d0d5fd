"""Every way in which a server's answer can be none, and what it is called."""

import json
from typing import Any

from simulator.scoring.judge.protocol import FaultKind
from tests.llm.faulty import Script, chat_only, completion, drips, hangs_up, refuses, response, sends, silent, stalls
from tests.scoring.judge.asking import reply

KEY = "sk-secret-123456"
GOOD = response(reply())
HTML = "<html><body>Welcome to the proxy</body></html>"
MOST = 4000
"""Tokens that a request asks for."""


def refusing(**parts: Any) -> dict[str, Any]:
    content = [{"type": "refusal", "refusal": "I cannot help with that."}]
    return response("") | {"output": [{"type": "message", "content": content}]} | parts


FAULTS: dict[str, tuple[Script, FaultKind]] = {
    "a wrong key": (refuses(401, "invalid_api_key", f"Incorrect API key provided: {KEY}"), "unauthorised"),
    "a key that may not": (refuses(403), "unauthorised"),
    "too many requests": (refuses(429, retry_after="5"), "busy"),
    "no credit left": (refuses(429, "insufficient_quota"), "over_budget"),
    "500": (refuses(500), "unavailable"),
    "502 in HTML": (sends(HTML, 502, "text/html"), "unavailable"),
    "503": (refuses(503), "unavailable"),
    "no answer": (silent, "timeout"),
    "a slow drip": (drips(json.dumps(GOOD)), "timeout"),
    "a cut connection": (hangs_up, "unavailable"),
    "half a body and silence": (stalls, "timeout"),
    "HTML with 200": (sends(HTML, kind="text/html"), "nonsense"),
    "HTML called JSON": (sends(HTML), "nonsense"),
    "no output": (sends(response("") | {"output": None}), "nonsense"),
    "an empty output": (sends(response("") | {"output": []}), "nonsense"),
    "no words": (sends(response("  ")), "nonsense"),
    "a list": (sends("[]"), "nonsense"),
    "a refusal": (sends(refusing()), "declined"),
    "the filter": (
        sends(response("", status="incomplete", incomplete_details={"reason": "content_filter"})),
        "filtered",
    ),
    "the filter before": (refuses(400, "content_filter"), "filtered"),
    "a cut output": (
        sends(response(reply()[:90], status="incomplete", incomplete_details={"reason": "max_output_tokens"})),
        "cut",
    ),
    "a cut output called complete": (
        sends(response(reply()[:90], usage={"input_tokens": 9, "output_tokens": MOST})),
        "cut",
    ),
    "a failure inside": (sends(response("", status="failed")), "nonsense"),
    "a queue": (sends(response("", status="queued")), "nonsense"),
    "no such model": (refuses(404, "model_not_found"), "rejected"),
    "a text too long": (refuses(400, "context_length_exceeded"), "rejected"),
    "a redirect": (sends("", 307, location="http://127.0.0.1:9/v1/responses"), "rejected"),
    "chat: a refusal": (chat_only(sends(completion(None, refusal="No."))), "declined"),
    "chat: the filter": (chat_only(sends(completion("", "content_filter"))), "filtered"),
    "chat: a cut output": (chat_only(sends(completion(reply()[:90], "length"))), "cut"),
    "chat: no choices": (chat_only(sends(completion("") | {"choices": None})), "nonsense"),
    "chat: empty choices": (chat_only(sends(completion("") | {"choices": []})), "nonsense"),
    "chat: a slow drip": (chat_only(drips(json.dumps(completion(reply())))), "timeout"),
    "neither interface": (refuses(404), "rejected"),
}  # fmt: skip
