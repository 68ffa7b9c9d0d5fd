"""Read back how the database is really set: a setting that was asked for is not yet a setting that holds."""

from sqlalchemy import Connection, text

from simulator.store.engine import BUSY_SECONDS

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "recursive_triggers": "1",
    "busy_timeout": str(BUSY_SECONDS * 1000),
}
_SERVER = {
    "synchronous_commit": ("on", "remote_apply"),
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "server_encoding": ("UTF8",),
}


def differences(connection: Connection) -> list[str]:
    """What is set otherwise than the record needs, one sentence each."""
    return _of_sqlite(connection) if connection.dialect.name == "sqlite" else _of_postgres(connection)


def _of_sqlite(connection: Connection) -> list[str]:
    found = {name: str(connection.execute(text(f"PRAGMA {name}")).scalar()) for name in _PRAGMAS}
    return [
        f"SQLite has {name} = {found[name]}, and the record needs {wanted}."
        for name, wanted in _PRAGMAS.items()
        if found[name] != wanted
    ]


def _of_postgres(connection: Connection) -> list[str]:
    found = {name: str(connection.execute(text(f"SHOW {name}")).scalar()) for name in _SERVER}
    return [
        f"PostgreSQL has {name} = {found[name]}, and the record needs {wanted[0]}."
        for name, wanted in _SERVER.items()
        if found[name] not in wanted
    ]
