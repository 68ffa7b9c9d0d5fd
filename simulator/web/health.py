"""Is the process alive, and can it serve? For the machines that start, stop and route to it."""

import asyncio
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse

from simulator.errors import StoreUnavailable
from simulator.installation import installed
from simulator.services.parts import Parts

ROOM_NEEDED = 200 * 1024 * 1024
"""Bytes that must be free where the database lies; an evening of two hundred learners writes a tenth of it."""
ANSWER_HOLDS = 1.0
"""Seconds one look at the database answers for, however often it is asked."""


@dataclass(slots=True)
class _Last:
    reasons: list[str] = field(default_factory=list)
    until: float = 0.0
    looking: asyncio.Lock = field(default_factory=asyncio.Lock)


_last = _Last()


async def healthz(_request: Request) -> JSONResponse:
    """Alive: the event loop turns. Asks nothing else."""
    return JSONResponse({"status": "ok"})


async def readyz(_request: Request) -> JSONResponse:
    """Ready: 200, or 503 with the reasons."""
    async with _last.looking:
        if time.monotonic() >= _last.until:
            _last.reasons = await asyncio.to_thread(reasons_against, installed())
            _last.until = time.monotonic() + (0 if _last.reasons else ANSWER_HOLDS)
    if _last.reasons:
        return JSONResponse({"status": "not ready", "reasons": _last.reasons}, status_code=503)
    return JSONResponse({"status": "ready"})


def reasons_against(parts: Parts) -> list[str]:
    """Why this process should not be sent anybody; empty when it may."""
    reasons = []
    try:
        parts.store.ping()
        reasons += ["the database differs from what this release needs"] if parts.store.check() else []
        reasons += ["the demo is being made"] if _is_unfurnished(parts) else []
    except StoreUnavailable:
        reasons.append("the database does not answer")
    if shutil.disk_usage(_folder(parts)).free < ROOM_NEEDED:
        reasons.append("the disk is nearly full")
    return reasons


def _is_unfurnished(parts: Parts) -> bool:
    if parts.settings.sign_in != "demo":
        return False
    with parts.store.read() as tx:
        return tx.is_empty()


def _folder(parts: Parts) -> Path:
    """Where the SQLite file lies, or else where the code does."""
    file = Path(parts.settings.database_url.removeprefix("sqlite:///"))
    return file.parent if file.parent.is_dir() else parts.settings.content_root
