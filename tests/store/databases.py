"""A database of a test's own, SQLite or PostgreSQL, gone when the test is."""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from simulator.store.append_only import APPEND_ONLY
from simulator.store.store import Store
from simulator.store.tables import Row

KINDS = (pytest.param("sqlite", id="sqlite"), pytest.param("postgres", id="postgres", marks=pytest.mark.postgres))


@dataclass(frozen=True)
class Database:
    """Where the record is, and a way to it that goes round the store."""

    kind: str
    url: str

    def store(self) -> Store:
        return Store(self.url)

    def raw(self) -> AbstractContextManager[Any]:
        """A connection as a stranger would make it: no pragma set, every statement kept at once."""
        if self.kind == "sqlite":
            return closing(sqlite3.connect(make_url(self.url).database or "", isolation_level=None))
        where = make_url(self.url)
        given: dict[str, Any] = {**where.translate_connect_args(username="user", database="dbname"), **where.query}
        return closing(psycopg.connect(autocommit=True, **given))

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with self.raw() as raw:
            return list(raw.execute(statement).fetchall())

    def do(self, *statements: str) -> None:
        with self.raw() as raw:
            for statement in statements:
                raw.execute(statement)


def migrated(database: Database) -> Database:
    store = database.store()
    store.migrate()
    store.close()
    return database


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[Database]:
    """A database without any table."""
    if kind == "sqlite":
        yield Database(kind, f"sqlite:///{folder / 'record.db'}")
        return
    server = os.environ.get("FIREDRILL_TEST_POSTGRES")
    if not server:
        pytest.skip("FIREDRILL_TEST_POSTGRES names no server")
    name = f"test_{uuid.uuid4().hex}"
    where = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(where, autocommit=True)) as raw:
        raw.execute(f"CREATE SCHEMA {name}")
        try:
            with_schema = make_url(server).update_query_dict(
                {"application_name": name, "options": f"-csearch_path={name}"}
            )
            yield Database(kind, with_schema.render_as_string(hide_password=False))
        finally:
            raw.execute(f"DROP SCHEMA {name} CASCADE")


def wipe(database: Database) -> None:
    """Take every row out of a PostgreSQL database, for the next test. Its triggers stand aside and come back."""
    names = [of.table for of in APPEND_ONLY]
    aside = [f"ALTER TABLE {name} DISABLE TRIGGER {name}_append_only" for name in names]
    back = [f"ALTER TABLE {name} ENABLE ALWAYS TRIGGER {name}_append_only" for name in names]
    emptied = [f"DELETE FROM {table.name}" for table in reversed(Row.metadata.sorted_tables)]
    database.do("; ".join(["SET lock_timeout = '10s'", "BEGIN", *aside, *emptied, *back, "COMMIT"]))


def shape(database: Database) -> list[tuple[object, ...]]:
    """Every table and column there is, and the version."""
    every = "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    if database.kind == "postgres":
        every = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    columns = sorted(database.rows(every))
    return [*columns, *database.rows("SELECT version_num FROM alembic_version")] if columns else []
