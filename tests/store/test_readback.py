"""A database that is not set as the record needs is noticed, in a sentence each."""

import pytest

from simulator.store import engine
from tests.store.databases import Database

UNSAFE = {
    "fsync": "PostgreSQL has fsync = off, and the record needs on.",
    "full_page_writes": "PostgreSQL has full_page_writes = off, and the record needs on.",
}


def told(database: Database) -> list[str]:
    store = database.store()
    try:
        return store.check()
    finally:
        store.close()


def test_a_database_as_we_set_it_has_no_difference(database: Database):
    """A throw-away server may save itself the disk; then exactly that is told."""
    server = [] if database.kind == "sqlite" else [n for n in UNSAFE if database.rows(f"SHOW {n}") == [("off",)]]
    assert told(database) == [UNSAFE[name] for name in server]


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("synchronous", "NORMAL", "SQLite has synchronous = 1, and the record needs 2."),
        ("foreign_keys", "OFF", "SQLite has foreign_keys = 0, and the record needs 1."),
        ("recursive_triggers", "OFF", "SQLite has recursive_triggers = 0, and the record needs 1."),
        ("busy_timeout", "1000", "SQLite has busy_timeout = 1000, and the record needs 15000."),
    ],
)
def test_a_connection_that_is_set_otherwise_is_noticed(
    database: Database, monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
):
    monkeypatch.setitem(engine.PRAGMAS, name, value)
    assert told(database) == [sentence]


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_file_that_is_no_longer_written_ahead_is_noticed_and_mended_by_migrating(database: Database):
    database.do("PRAGMA journal_mode=DELETE")
    assert told(database) == ["SQLite has journal_mode = delete, and the record needs wal."]
    store = database.store()
    store.migrate()
    assert store.check() == []
    store.close()


@pytest.mark.parametrize("kind", [pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_server_that_does_not_wait_for_the_disk_is_told_to(database: Database):
    lazy = Database(database.kind, database.url + "%20-csynchronous_commit%3Doff")
    assert lazy.rows("SHOW synchronous_commit") == [("off",)]
    assert not [sentence for sentence in told(lazy) if "synchronous_commit" in sentence]


@pytest.mark.parametrize("kind", [pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_session_that_does_not_wait_for_the_disk_is_noticed(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "SESSION", "SELECT set_config('synchronous_commit', 'off', false)")
    assert "PostgreSQL has synchronous_commit = off, and the record needs on." in told(database)
