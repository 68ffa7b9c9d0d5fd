"""Settings → Parts: the only place that chooses what an installation is made of."""

import secrets
import uuid
from datetime import UTC, datetime
from pathlib import Path

from simulator.content.library import load_library
from simulator.queue import Here, Nobody, Queue
from simulator.scoring.registry import installed
from simulator.services.parts import Parts
from simulator.settings import Settings
from simulator.store.store import Store


def build(settings: Settings) -> Parts:
    """The real parts. Loads the content (ContentError lists every fault) and brings the schema up to date."""
    _make_room(settings.database_url)
    library = load_library(settings.content_root)
    store = Store(settings.database_url)
    store.migrate()
    return Parts(
        settings=settings,
        library=library,
        store=store,
        clock=lambda: datetime.now(UTC),
        new_id=lambda: uuid.uuid4().hex,
        new_seed=lambda: secrets.randbelow(2**31),
        scorers=installed(),
        queue=_queue(settings),
    )


def _queue(settings: Settings) -> Queue:
    if settings.worker == "procrastinate":
        from simulator.queue.jobs import Jobs

        jobs = Jobs(settings.database_url)
        jobs.prepare()
        return jobs
    return Here() if settings.worker == "embedded" else Nobody()


def _make_room(url: str) -> None:
    """The folder of an SQLite file."""
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
