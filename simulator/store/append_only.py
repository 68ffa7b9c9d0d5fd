"""Records that are never changed: triggers that refuse UPDATE, DELETE, TRUNCATE, and any INSERT that would replace.

On SQLite `REPLACE` deletes the old row without firing a DELETE trigger unless the connection asked for it, so a BEFORE
INSERT trigger refuses every key that exists, each unique one and the row id. On PostgreSQL the trigger is of the
statement and fires even where a session plays a replica.

Migrations call these functions. A change here needs a migration that makes the triggers anew in databases that exist.
"""

from dataclasses import dataclass

FUNCTION = "refuse_change"


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """A table and every set of its columns that is unique."""

    table: str
    keys: tuple[tuple[str, ...], ...]


APPEND_ONLY = (
    AppendOnly("event", (("run", "seq"), ("run", "prev_hash"), ("run", "hash"))),
    AppendOnly("assessment", (("run", "seq"), ("run", "key"), ("run", "prev_hash"), ("run", "hash"))),
    AppendOnly("document", (("digest",),)),
    AppendOnly("receipt", (("command_id",),)),
    AppendOnly("pack", (("id",),)),
    AppendOnly("judge_answer", (("id",),)),
)


def triggers(dialect: str, of: AppendOnly) -> dict[str, str]:
    """Name and statement of each trigger of one table."""
    return _on_sqlite(of) if dialect == "sqlite" else _on_postgres(of)


def creation(dialect: str, *tables: str) -> list[str]:
    """Every statement that makes these tables append-only, in order. A migration names those that it has made."""
    made = [statement for of in APPEND_ONLY if of.table in tables for statement in triggers(dialect, of).values()]
    if dialect == "sqlite":
        return made
    always = [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_append_only" for table in tables]
    return [_REFUSE, *made, *always]


_REFUSE = f"""CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def _on_sqlite(of: AppendOnly) -> dict[str, str]:
    refuse = f"SELECT RAISE(ABORT, '{of.table} is append-only')"
    taken = " OR ".join(_exists(of.table, key) for key in (("rowid",), *of.keys))
    return {
        f"{of.table}_no_update": f"CREATE TRIGGER {of.table}_no_update BEFORE UPDATE ON {of.table} BEGIN {refuse}; END",
        f"{of.table}_no_delete": f"CREATE TRIGGER {of.table}_no_delete BEFORE DELETE ON {of.table} BEGIN {refuse}; END",
        f"{of.table}_no_replace": (
            f"CREATE TRIGGER {of.table}_no_replace BEFORE INSERT ON {of.table} WHEN {taken} BEGIN {refuse}; END"
        ),
    }


def _exists(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of our own tables


def _on_postgres(of: AppendOnly) -> dict[str, str]:
    name = f"{of.table}_append_only"
    return {
        name: f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {of.table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
    }
