"""The wall around the Streamlit app: what is not needed does not get in, and every answer leaves with its headers.

Streamlit serves anybody who connects: it clears all caches on request, takes uploads with no uploader on the page,
serves files without a cookie, runs scripts as fast as messages come. None of that can be switched off, so it is
refused here.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.types import ASGIApp, Receive, Send

from simulator.web import headers, messages, notice, start
from simulator.web.limits import MESSAGE_BYTES, Pace, Sockets
from simulator.web.site import Scope, Site
from simulator.web.turns import Turns

log = logging.getLogger("firedrill.guard")

STREAM = "/_stcore/stream"
PROBES = ("/healthz", "/readyz")
"""Asked by machines, by whatever name they have for this one."""
POSTS = ("/signin", "/signout")
CORE = ("/_stcore/health", "/_stcore/host-config", STREAM)
BLOCKED = ("/_stcore", "/media", "/component", "/app/static")
"""Streamlit's own addresses, closed but for CORE: uploads, metrics, the agent, files without a cookie, components."""

TOO_MANY, TOO_BIG, UNREADABLE, NOT_ALLOWED = 1013, 1009, 1002, 1008

Message = MutableMapping[str, Any]


class Guard:
    """ASGI middleware around everything else."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self.app = app
        self.site = site
        self.sockets = Sockets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, _with_headers(send, scope, self.site))
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self.app(scope, receive, start.in_one_sentence(send))

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            number = secrets.token_hex(4)
            log.exception("error %s", number)
            if started:
                raise
            await notice.broken(number)(scope, receive, send)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        path, method = scope["path"], scope["method"]
        if path in PROBES and method in ("GET", "HEAD"):
            return None
        if not self.site.answers_to(scope):
            return notice.not_this_site()
        if is_blocked(path):
            return notice.nothing_here()
        if path in POSTS:
            return None if method == "POST" and self.site.is_own_page(scope) else notice.not_this_site()
        return None if method in ("GET", "HEAD") else notice.nothing_here()

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != STREAM or not self.site.is_own_page(scope):
            await send({"type": "websocket.close", "code": NOT_ALLOWED})
            return
        with self.sockets.open((scope.get("client") or ("",))[0]) as pace:
            if pace is None:
                await send({"type": "websocket.close", "code": TOO_MANY})
                return
            if self.site.loopback_only:
                scope = _without_old_session(scope)
            turns = Turns()
            await self.app(scope, _Filter(pace, turns, receive, send).next, _heard(turns, send))


class _Filter:
    """A socket's messages as the app gets them: only those allowed, no faster than a person acts, one at a time."""

    def __init__(self, pace: Pace, turns: Turns, receive: Receive, send: Send) -> None:
        self.pace, self.turns, self.receive, self.send = pace, turns, receive, send

    async def next(self) -> Message:
        while True:
            message = await self.receive()
            if message["type"] != "websocket.receive":
                return message
            said = messages.read(message.get("bytes"))
            code = UNREADABLE if said is None else await self._verdict(len(message["bytes"]))
            if said is None or code:
                await self.send({"type": "websocket.close", "code": code})
                return {"type": "websocket.disconnect", "code": code}
            kind = said.WhichOneof("type")
            if kind == "rerun_script":
                await self.turns.take(said.rerun_script)
            if kind in messages.ALLOWED:
                return message

    async def _verdict(self, size: int) -> int | None:
        """The code to close the socket with; None to go on, after the message has waited as long as its pace asks."""
        if size > MESSAGE_BYTES:
            return TOO_BIG
        seconds = self.pace.wait(asyncio.get_running_loop().time())
        if self.pace.is_flooding:
            return TOO_MANY
        if seconds:
            await asyncio.sleep(seconds)
        return None


def is_blocked(path: str) -> bool:
    """Whether a path is one of Streamlit's own that this app does not need."""
    if path in CORE:
        return False
    return any(path == root or path.startswith(f"{root}/") for root in BLOCKED)


def _with_headers(send: Send, scope: Scope, site: Site) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            sent, https, status = message.get("headers", ()), site.is_https(scope), message["status"]
            secured = headers.secured(sent, scope["path"], https=https, status=status)
            message = {**message, "headers": secured}
        await send(message)

    return sending


def _heard(turns: Turns, send: Send) -> Callable[[Message], Awaitable[None]]:
    """What the app says to a browser, without what no browser needs to know."""

    async def sending(message: Message) -> None:
        if message.get("bytes"):
            turns.hear(message["bytes"])
            message = {**message, "bytes": messages.without_paths(message["bytes"])}
        await send(message)

    return sending


def _without_old_session(scope: Scope) -> Scope:
    """The handshake without the session it asks to take up again: with the demo sign-in, which Streamlit knows nothing
    of, it could not tell whose that session was. What matters is in the database, and the page draws itself anew."""
    wanted = b"sec-websocket-protocol"
    kept = [(name, _first_two(value) if name == wanted else value) for name, value in scope["headers"]]
    return {**scope, "headers": kept}


def _first_two(protocols: bytes) -> bytes:
    return b",".join(protocols.split(b",")[:2])
