"""The schema's version: bring it up to this release in one transaction, and say where it differs.

Alembic takes the steps. It is loaded only where there are any: it takes a tenth of a start.
"""

import re
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, inspect, text

from simulator.errors import SchemaMismatch
from simulator.store.append_only import APPEND_ONLY, triggers

MIGRATIONS = Path(__file__).with_name("migrations")
_ONE_AT_A_TIME = 7_304_515_021
"""Key of the lock that keeps two starting processes from both migrating a PostgreSQL database."""
_VERSION = "alembic_version"
_REVISION = re.compile(r"""^(revision|down_revision) = ["'](\w+)["']$""", re.MULTILINE)
_PATIENCE_MS = 600_000
_TRIES = 100
_SQLITE_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_POSTGRES_TRIGGERS = """SELECT tgname AS name, tgenabled FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"""


class _VersionFault(NamedTuple):
    newer: bool
    """The database is newer than this release, so that migrating cannot help."""
    sentence: str


def migrate(engine: Engine, migrations: Path = MIGRATIONS) -> None:
    """All steps in one transaction: a failing one leaves the database as it was."""
    if engine.dialect.name == "sqlite":
        _on_sqlite(engine, migrations)
    else:
        _on_postgres(engine, migrations)


def differences(connection: Connection, migrations: Path = MIGRATIONS) -> list[str]:
    """Where the database's tables are not those of this release, or its records can be changed."""
    fault = _version_fault(connection, migrations)
    return [fault.sentence] if fault else _wrong_triggers(connection)


def _on_sqlite(engine: Engine, migrations: Path) -> None:
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        connection.detach()
        driver.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        _to_wal(driver)
        # A table is altered by copying it; a foreign key would stand in the way, so all are checked at the end instead.
        driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            _upgrade(connection, migrations)
            broken = connection.execute(text("PRAGMA foreign_key_check")).first()
            if broken:
                raise SchemaMismatch(f"A row of {broken[0]} would belong to nothing. The database was left as it was.")


def _to_wal(driver: Any) -> None:
    """This one statement waits for nobody, whatever the time-out says; so wait for the other's lock, and ask again."""
    for _ in range(_TRIES):
        try:
            driver.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("ROLLBACK")
    driver.execute("PRAGMA journal_mode=WAL")


def _on_postgres(engine: Engine, migrations: Path) -> None:
    with engine.begin() as connection:
        connection.execute(
            text("SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)")
        )
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        _upgrade(connection, migrations)


def _upgrade(connection: Connection, migrations: Path) -> None:
    fault = _version_fault(connection, migrations)
    if fault is None:
        return
    if fault.newer:
        raise SchemaMismatch(fault.sentence)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version_fault(connection: Connection, migrations: Path) -> _VersionFault | None:
    known, wanted = _steps(migrations)
    found = _version(connection)
    if found == wanted:
        return None
    if found is None:
        return _VersionFault(False, f"The database has no tables yet, and this release needs version {wanted}.")
    if found in known:
        return _VersionFault(False, f"The database is at version {found}, and this release needs {wanted}: migrate it.")
    return _VersionFault(
        True, f"The database is at version {found}, which this release ({wanted}) does not know: start a newer release."
    )


def _version(connection: Connection) -> str | None:
    """As Alembic keeps it; None where it never took a step."""
    if not inspect(connection).has_table(_VERSION):
        return None
    return connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar()  # noqa: S608 - a constant


@lru_cache
def _steps(migrations: Path) -> tuple[frozenset[str], str]:
    """Every version this release knows, and its own. Read once: the files of a running release do not change."""
    said = [_REVISION.findall(file.read_text("utf-8")) for file in migrations.glob("versions/*.py")]
    known = {version for names in said for name, version in names if name == "revision"}
    (head,) = known - {version for names in said for name, version in names if name == "down_revision"}
    return frozenset(known), head


def _wrong_triggers(connection: Connection) -> list[str]:
    """Append-only tables whose triggers are missing, changed or switched off."""
    if connection.dialect.name == "sqlite":
        found = {row.name: row.sql for row in connection.execute(text(_SQLITE_TRIGGERS))}
        wrong = [of.table for of in APPEND_ONLY if not triggers("sqlite", of).items() <= found.items()]
    else:
        found = {row.name: row.tgenabled for row in connection.execute(text(_POSTGRES_TRIGGERS))}
        wrong = [of.table for of in APPEND_ONLY if any(found.get(name) != "A" for name in triggers("postgresql", of))]
    return [
        f"Rows of table {table} could be changed: its append-only triggers are not what they were." for table in wrong
    ]
