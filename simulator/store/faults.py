"""Which faults of a database mean that it could not be reached, as against a bug, which keeps its traceback."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from simulator.errors import StoreUnavailable

_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}


@contextmanager
def faults_named() -> Iterator[None]:
    """Turn what means "not reached" into StoreUnavailable, with the cause behind it for the log."""
    try:
        yield
    except Exception as error:
        if _not_reached(error):
            raise StoreUnavailable from error
        raise


def _not_reached(error: Exception) -> bool:
    if isinstance(error, exc.TimeoutError):
        return True
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return (getattr(cause, "sqlite_errorcode", 0) & 0xFF) in _SQLITE
    return isinstance(cause, _of_postgres())


def _of_postgres() -> tuple[type[Exception], ...]:
    """None where its driver was never loaded: that takes a sixth of a second of every start, and SQLite needs none."""
    psycopg = sys.modules.get("psycopg")
    if psycopg is None:
        return ()
    return psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction
