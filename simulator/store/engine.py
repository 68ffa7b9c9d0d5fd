"""One engine for one URL: SQLite or PostgreSQL, set up so that what is acknowledged survives and no update is lost.

SQLite: SQLAlchemy begins every transaction, not the driver. A writer takes the write lock at once (BEGIN IMMEDIATE),
because a reader that becomes a writer fails without waiting; a reader never takes it and cannot write. Each has
connections of its own: telling one connection to read, then to write, makes SQLite prepare every statement anew. What
people wrote stays out of error messages, since those go to logs.
"""

from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from simulator.errors import SettingsError
from simulator.store.text import refuse_unstorable

BUSY_SECONDS = 15
"""How long a writer waits for another before it gives up."""
POOL_SECONDS = 10
"""How long a thread waits for a connection before it gives up."""
PRAGMAS = {"synchronous": "FULL", "foreign_keys": "ON", "recursive_triggers": "ON"}
SESSION = (
    "SELECT set_config('lock_timeout', '15s', false), set_config('statement_timeout', '60s', false),"
    " set_config('idle_in_transaction_session_timeout', '60s', false), set_config('synchronous_commit',"
    " CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)"
)


def make_engine(url: str) -> Engine:
    """The engine that writes. SettingsError where the URL names no database we keep records in."""
    where = _understood(url)
    return _sqlite(where, "BEGIN IMMEDIATE") if where.get_backend_name() == "sqlite" else _postgres(where)


def reading(engine: Engine) -> Engine:
    """The same database for transactions that only read, each from one unchanging view of the data."""
    if engine.dialect.name == "sqlite":
        return _sqlite(engine.url, "BEGIN", query_only="ON")
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _understood(url: str) -> URL:
    try:
        where = make_url(url)
    except ArgumentError:
        raise SettingsError("FIREDRILL_DATABASE_URL", "(not a URL)", "sqlite:////var/lib/firedrill.db") from None
    if where.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return where.set(drivername="postgresql+psycopg")
    if where.drivername == "sqlite" and where.database not in (None, "", ":memory:"):
        return where
    shown = where.render_as_string(hide_password=True)
    raise SettingsError("FIREDRILL_DATABASE_URL", shown, "sqlite:////var/lib/firedrill.db or postgresql://...")


def _sqlite(where: URL, begin: str, **more: str) -> Engine:
    """An engine whose transactions begin so, on connections with these pragmas beside those of all."""
    engine = create_engine(
        where,
        connect_args={"timeout": BUSY_SECONDS},
        poolclass=QueuePool,
        pool_size=20,
        max_overflow=20,
        pool_timeout=POOL_SECONDS,
        pool_use_lifo=True,  # the one last used has its statements and pages at hand
        hide_parameters=True,
    )

    def set_up(driver: Any, _record: object) -> None:
        driver.isolation_level = None
        for name, value in {**PRAGMAS, **more}.items():
            driver.execute(f"PRAGMA {name}={value}")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", lambda connection: connection.connection.dbapi_connection.execute(begin))
    event.listen(engine, "before_cursor_execute", refuse_unstorable)
    return engine


def _postgres(where: URL) -> Engine:
    engine = create_engine(
        where,
        connect_args={"connect_timeout": 5},
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        pool_recycle=1800,
        pool_timeout=POOL_SECONDS,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up_postgres)
    event.listen(engine, "before_cursor_execute", refuse_unstorable)
    return engine


def _set_up_postgres(driver: Any, _record: object) -> None:
    driver.autocommit = True
    driver.execute(SESSION)
    driver.autocommit = False
