"""When something breaks on our side: a number on the page, the traceback beside it in the log, nothing more."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from simulator.settings import ROOT
from tests.serving import Server, serve
from tests.wire import Run, Wire

LEAKS = re.compile(r"Traceback|SELECT |FROM |\.py\b|site-packages|sqlalchemy|sqlite|no such table", re.IGNORECASE)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Run]]:
    """An app that somebody took a table from while a person was in it, and what that person then saw."""
    with serve(tmp_path_factory.mktemp("broken")) as server, Wire(server, cookie=server.sign_in("rosa")) as wire:
        wire.run("you")
        with closing(sqlite3.connect(server.folder / "firedrill.db")) as database:
            database.execute("PRAGMA foreign_keys=OFF")
            database.execute("ALTER TABLE membership RENAME TO gone")
            database.commit()
        yield server, wire.run("you")


def test_a_person_is_told_a_number_or_a_sentence_and_the_log_has_the_rest(broken: tuple[Server, Run]):
    server, run = broken
    number = re.search(r"say this number: ([0-9a-f]{8})", run.drawn)
    assert number
    assert f"error {number[1]}" in server.log()
    assert "no such table" in server.log()


def test_no_traceback_path_or_query_goes_to_the_browser(broken: tuple[Server, Run]):
    _, run = broken
    assert LEAKS.findall(run.drawn) == []
    assert str(ROOT) not in run.words
    assert "exception" not in run.kinds


def test_a_route_that_breaks_tells_no_more(broken: tuple[Server, Run]):
    server, _ = broken
    answer = server.ask("POST", "/signin", data={"account": "rosa"})
    assert answer.status_code in (500, 503)
    assert LEAKS.findall(answer.text) == []


def test_an_app_that_cannot_serve_is_alive_and_says_why_it_is_not_ready(broken: tuple[Server, Run]):
    server, _ = broken
    with closing(sqlite3.connect(server.folder / "firedrill.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    answer = server.get("/readyz")
    while answer.status_code == 200:  # an answer holds for a second
        answer = server.get("/readyz")
    assert answer.json() == {"status": "not ready", "reasons": ["the database differs from what this release needs"]}
    assert server.get("/healthz").status_code == 200
