"""Settings → Parts: the only place that chooses what an installation is made of."""

import secrets
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from simulator.content.library import load_library
from simulator.queue import Here, Nobody, Queue
from simulator.scoring.judge.kept import Budget, Prices
from simulator.scoring.judge.scorer import JudgeScorer
from simulator.scoring.registry import Scorers, installed
from simulator.services.judging import KeptAnswers
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
        scorers={**installed(), **_judges(settings, store)},
        queue=_queue(settings),
    )


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
