"""What every part of a transaction is built on: statements on one connection, rows as mappings.

What every request asks is a statement built once, with `bindparam` for what changes: building one costs more than
running it. What is asked less often is built where it is read.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, RowMapping, Select, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

Values = Mapping[str, Any]


class Statements:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, query: Select[Any], given: Values | None = None) -> Sequence[RowMapping]:
        return self._connection.execute(query, given).mappings().all()

    def _one(self, query: Executable, given: Values | None = None) -> RowMapping | None:
        return self._connection.execute(query, given).mappings().one_or_none()

    def _run(self, statement: Executable) -> None:
        self._connection.execute(statement)

    def _add(self, table: Table, *rows: Values) -> None:
        """Insert `rows` in one statement."""
        self._connection.execute(insert(table), list(rows))

    def _add_if_absent(self, table: Table, row: Values) -> None:
        self._run(self._upsert(table).on_conflict_do_nothing().values(row))

    def _upsert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        """An INSERT that can say what happens where the key exists; each database has its own, to the same effect."""
        return sqlite.insert(table) if self._is_sqlite else postgresql.insert(table)

    @property
    def _is_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"
