"""The same on several machines: Procrastinate, on the PostgreSQL database that the record is in.

A job carries the id of a request and nothing else. What is true of a request stands in the record: a job that is lost
is made again by the sweep, and one that comes twice finds nothing left to do.
"""

import logging
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from procrastinate import App, JobContext, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from simulator.errors import StoreUnavailable

log = logging.getLogger("firedrill.queue")

QUEUE = "scoring"
SCORE, SWEEP, STALLED = "firedrill.score", "firedrill.sweep", "firedrill.stalled"
EVERY_QUARTER_MINUTE, EVERY_MINUTE = "* * * * * */15", "* * * * *"
AT_ONCE = 4
"""Jobs that one process works on side by side: a judge is mostly waited for."""
_ONE_AT_A_TIME = 7_304_515_022
"""Key of the lock that keeps two starting processes from both making the tables."""
_THERE = "SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS there"


class Jobs:
    """One process's end of it."""

    def __init__(self, url: str) -> None:
        scheme, _, rest = url.partition("://")
        assert scheme.startswith("postgres"), "settings let nothing else through"
        self._where = f"postgresql://{rest}"
        self._app: App | None = None
        self._lock = Lock()

    def prepare(self) -> None:
        """Make Procrastinate's tables where there are none. Harmless to repeat. StoreUnavailable."""
        try:
            connector = self._opened().connector.get_sync_connector()
            if connector.execute_query_one(_THERE)["there"]:
                return
            schema = self._opened().schema_manager.get_schema().replace("%", "%%")
            try:
                connector.execute_query(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME}); {schema}")
            except ConnectorException:  # another process was first
                if not connector.execute_query_one(_THERE)["there"]:
                    raise
        except ConnectorException as error:
            raise StoreUnavailable from error

    def put(self, requests: Sequence[str]) -> None:
        """A job for each request that has none waiting. Raises nothing: the sweep finds what was not told of."""
        for request in requests:
            try:
                self._opened().configure_task(SCORE, queue=QUEUE, queueing_lock=request).defer(request=request)
            except AlreadyEnqueued:
                continue
            except Exception:
                log.warning("request %s has no job yet; the next sweep makes one", request, exc_info=True)

    def work(self, score: Callable[[str], object], due: Callable[[], Sequence[str]]) -> None:
        """Work until the process is told to end. `score` sees to one request, `due` tells which wait."""
        app = App(connector=PsycopgConnector(conninfo=self._where, min_size=1, max_size=AT_ONCE + 2))
        _tasks(app, score, due, self.put)
        app.run_worker(queues=[QUEUE], concurrency=AT_ONCE, delete_jobs="always")

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            if self._app is not None:
                self._app.close()
                self._app = None

    def _opened(self) -> App:
        with self._lock:
            if self._app is None:
                app = App(connector=SyncPsycopgConnector(conninfo=self._where, min_size=1, max_size=2, timeout=5))
                try:
                    app.open()
                except Exception as error:  # the pool's own words for "not reached" differ from the connector's
                    raise ConnectorException from error
                self._app = app
            return self._app


def _tasks(
    app: App,
    score: Callable[[str], object],
    due: Callable[[], Sequence[str]],
    put: Callable[[Sequence[str]], None],
) -> None:
    @app.task(name=SCORE, queue=QUEUE)
    def score_one(request: str) -> None:
        score(request)

    @app.periodic(cron=EVERY_QUARTER_MINUTE)
    @app.task(name=SWEEP, queue=QUEUE, queueing_lock=SWEEP)
    def sweep(timestamp: int) -> None:
        put(due())

    @app.periodic(cron=EVERY_MINUTE)
    @app.task(name=STALLED, queue=QUEUE, queueing_lock=STALLED, pass_context=True)
    async def retry_stalled(context: JobContext, timestamp: int) -> None:
        await retry_those_of_the_dead(context.app.job_manager)


async def retry_those_of_the_dead(manager: Any) -> None:
    """Jobs whose worker gives no sign of life wait again, or go where another of the same request waits already."""
    for job in await manager.get_stalled_jobs(queue=QUEUE):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=True)
