"""Settings → Parts: the only place that chooses what an installation is made of."""

import logging
import secrets
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from simulator.content.library import load_library
from simulator.encoder import weights
from simulator.encoder.minilm import Encoder
from simulator.encoder.remembering import Remembering
from simulator.encoder.when_asked import WhenAsked
from simulator.queue import Here, Nobody, Queue
from simulator.scoring.judge.kept import Budget, Prices
from simulator.scoring.judge.scorer import JudgeScorer
from simulator.scoring.registry import Scorers, scorers
from simulator.services.judging import KeptAnswers
from simulator.services.parts import Parts
from simulator.settings import Settings
from simulator.store.store import Store

log = logging.getLogger("firedrill")


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
        scorers={**readers(), **_judges(settings, store)},
        queue=_queue(settings),
    )


def readers() -> Scorers:
    """The scorers that need nothing from outside. What they read with is loaded when it is first needed."""
    why_not = weights.fault()
    if why_not is not None:
        log.warning("Words are read by rules alone: %s", why_not)
    return scorers(None if why_not else Remembering(WhenAsked(_encoder)))


def _judges(settings: Settings, store: Store) -> Scorers:
    """The model that is configured, if any."""
    if settings.judge is None:
        return {}
    from simulator.llm import OpenAiJudge

    said = settings.judge
    judge = OpenAiJudge(url=said.url, model=said.model, key=said.key, temperature=said.temperature)
    kept = KeptAnswers(store, clock=lambda: datetime.now(UTC), new_id=lambda: uuid.uuid4().hex)
    budget = Budget(said.cap, Prices(*said.prices))
    scorer = JudgeScorer(judge, kept, budget, new_nonce=lambda: secrets.token_hex(8), now=time.monotonic)
    return {scorer.name: scorer}


def _encoder() -> Encoder:
    loaded = weights.encoder()
    if isinstance(loaded, str):
        raise RuntimeError(f"The weights were there at the start and are not now: {loaded}")
    return loaded


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
