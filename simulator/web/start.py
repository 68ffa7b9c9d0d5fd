"""From settings to a serving process: look before serving, load ahead, fill the demo, keep memory tidy.

What an operator can mend is said in one sentence, and the process ends: it never serves half right.
"""

import asyncio
import contextlib
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from threading import Thread
from typing import Any

from starlette.types import Send

from simulator import demo
from simulator.bootstrap import build
from simulator.embedded import Embedded
from simulator.errors import SettingsError, SimulatorError, StoreUnavailable
from simulator.installation import install
from simulator.queue import Here
from simulator.services.parts import Parts
from simulator.settings import Settings, read_settings
from simulator.web import options

log = logging.getLogger("firedrill")

COLLECT_EVERY = 60.0
"""Seconds between collections of cyclic garbage; Streamlit's own, after every run, costs five runs and is off."""

COLLECT_AFTER = 50_000, 20, 20
"""Python's own thresholds would look through what one click made several times before it is done."""

Lifespan = Callable[[Any], contextlib.AbstractAsyncContextManager[dict[str, Any]]]


class CannotServe(Exception):
    """One sentence for the operator. The process ends with a status other than 0."""


def settings_or_leave() -> Settings:
    """The settings, or the end of the process with the sentence that says which one to mend."""
    try:
        return read_settings()
    except SettingsError as error:
        raise SystemExit(f"Firedrill does not start. {error}") from None


def lifespan(settings: Settings, *, warm: Callable[[], None]) -> Lifespan:
    """What runs before the first request and after the last. `warm` loads what pages use."""

    @contextlib.asynccontextmanager
    async def running(_app: Any) -> AsyncIterator[dict[str, Any]]:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
        logging.getLogger("alembic").setLevel(logging.WARNING)
        parts = await asyncio.to_thread(_parts, settings)
        install(parts)
        _in_background("warm", lambda: _settle(warm))
        scoring = _begin_work(parts)
        collecting = asyncio.create_task(_collect())
        try:
            yield {}
        finally:
            collecting.cancel()
            if scoring is not None:
                await asyncio.to_thread(scoring.stop)
            parts.queue.close()
            parts.store.close()

    return running


def in_one_sentence(send: Send) -> Callable[[MutableMapping[str, Any]], Awaitable[None]]:
    """`send`, with the traceback of a start that was refused cut down to the reason."""

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "lifespan.startup.failed":
            _, expected, reason = message.get("message", "").partition(f"{__name__}.{CannotServe.__name__}: ")
            if expected:
                message = {**message, "message": f"Firedrill does not start. {reason.strip()}"}
        await send(message)

    return sending


def _parts(settings: Settings) -> Parts:
    try:
        options.insist(settings)
        parts = build(settings)
        faults = parts.store.check()
    except StoreUnavailable:
        raise CannotServe("The database could not be reached; see FIREDRILL_DATABASE_URL.") from None
    except SimulatorError as error:
        raise CannotServe(str(error)) from None
    if faults:
        raise CannotServe(" ".join(faults))
    return parts


def _begin_work(parts: Parts) -> Embedded | None:
    """Fill the demo, and score what was handed in: one after the other, since the demo scores its own."""
    fill = (lambda: demo.fill(parts)) if parts.settings.sign_in == "demo" else None
    if isinstance(parts.queue, Here):
        scoring = Embedded(parts, parts.queue, first=fill)
        scoring.start()
        return scoring
    if fill is not None:
        _in_background("demo", fill)
    return None


def _settle(warm: Callable[[], None]) -> None:
    """Load the rest while the first people arrive, then keep the collector, which the launcher turned off, from looking
    at what never goes away."""
    warm()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()


def _in_background(name: str, work: Callable[[], None]) -> None:
    def watched() -> None:
        try:
            work()
        except Exception:
            log.exception("background work failed: %s", name)

    Thread(target=watched, name=name, daemon=True).start()


async def _collect() -> None:
    while True:
        await asyncio.sleep(COLLECT_EVERY)
        gc.collect()
