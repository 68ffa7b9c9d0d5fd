"""Procrastinate beside the record: a job is a hint, and may be lost, late or doubled."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from procrastinate import App, PsycopgConnector

from simulator import worker
from simulator.errors import SettingsError
from simulator.queue.jobs import QUEUE, SCORE, Jobs, retry_those_of_the_dead
from simulator.settings import ROOT, read_settings
from tests.services.conftest import House
from tests.services.scripted import Scripted, beside_checks

ON_POSTGRES = pytest.mark.parametrize("both", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)


@pytest.fixture
def jobs(both: House) -> Iterator[Jobs]:
    jobs = Jobs(both.parts.settings.database_url)
    jobs.prepare()
    yield jobs
    jobs.close()


def plain(house: House) -> str:
    return house.parts.settings.database_url.replace("+psycopg", "")


def rows(house: House, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(plain(house), autocommit=True) as raw:
        found = raw.execute(statement)
        return found.fetchall() if found.description else []


@ON_POSTGRES
def test_its_tables_are_made_once_whoever_starts(both: House, jobs: Jobs):
    jobs.prepare()
    other = Jobs(both.parts.settings.database_url)
    other.prepare()
    other.close()
    assert rows(both, "SELECT count(*) FROM procrastinate_jobs") == [(0,)]


@ON_POSTGRES
def test_three_that_start_at_once_make_the_tables_once_and_all_go_on(both: House):
    code = (
        f"from simulator.queue.jobs import Jobs\nj = Jobs({both.parts.settings.database_url!r})\nj.prepare()\nj.close()"
    )
    starting = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in starting] == [0, 0, 0]


@ON_POSTGRES
def test_a_request_has_one_job_waiting_however_often_it_is_told_of(both: House, jobs: Jobs):
    jobs.put(["q1", "q2"])
    jobs.put(["q1"])
    told = "SELECT args->>'request', queueing_lock, task_name, queue_name FROM procrastinate_jobs ORDER BY id"
    assert rows(both, told) == [(one, one, SCORE, QUEUE) for one in ("q1", "q2")]


@ON_POSTGRES
def test_a_hand_in_is_kept_where_its_job_cannot_be_made(both: House, jobs: Jobs):
    rows(both, "DROP TABLE procrastinate_jobs CASCADE")
    parts = replace(both.parts, scorers=beside_checks(Scripted()), queue=jobs)
    house = House(parts, both.clock)
    run = house.ended("ann")
    with house.parts.store.read() as tx:
        assert [request.state for request in tx.requests_of(run)] == ["pending"]


@ON_POSTGRES
def test_a_job_whose_worker_died_waits_again_unless_another_does(both: House, jobs: Jobs):
    jobs.put(["q1", "q2"])
    rows(both, "UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    jobs.put(["q2"])

    async def retry() -> None:
        async with App(connector=PsycopgConnector(conninfo=plain(both))).open_async() as app:
            await retry_those_of_the_dead(app.job_manager)

    asyncio.run(retry())
    assert rows(both, "SELECT status::text, queueing_lock FROM procrastinate_jobs ORDER BY 2") == [
        ("todo", "q1"),
        ("todo", "q2"),
    ]


def test_procrastinate_needs_postgresql():
    with pytest.raises(SettingsError, match="FIREDRILL_WORKER"):
        read_settings({"FIREDRILL_WORKER": "procrastinate"})


def test_another_worker_is_refused_with_what_there_is():
    with pytest.raises(SettingsError, match="embedded, procrastinate or off"):
        read_settings({"FIREDRILL_WORKER": "celery"})


def test_a_worker_of_its_own_says_which_setting_it_needs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIREDRILL_WORKER", "embedded")
    with pytest.raises(SystemExit, match=r"does not start.*FIREDRILL_WORKER"):
        worker.main()
