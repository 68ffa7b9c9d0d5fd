"""The schema comes up to this release whole or not at all, once, whoever else is starting."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from simulator.errors import SchemaMismatch
from simulator.settings import ROOT
from simulator.store import schema
from simulator.store.append_only import APPEND_ONLY
from simulator.store.engine import make_engine
from simulator.store.tables import Row
from tests.store.databases import Database, shape
from tests.store.made import settled_run, submit

VERSION = "0004"
"""Of the last step."""
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{after}"


def upgrade() -> None:
    op.create_table("note", sa.Column("id", sa.String(), primary_key=True))
    op.add_column("person", sa.Column("nickname", sa.String()))
    {then}
"""
STARTER = """
import sys
from simulator.store.store import Store
store = Store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
store.migrate()
print(store.check(), flush=True)
"""

LOADED = """
import sys
from simulator.store.store import Store
store = Store(sys.argv[1])
store.migrate()
print(store.check(), [name for name in ("alembic", "psycopg") if name in sys.modules])
"""


@pytest.fixture
def engine(empty: Database) -> Iterator[Engine]:
    engine = make_engine(empty.url)
    yield engine
    engine.dispose()


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """A copy of the migrations that a test may add to."""
    return Path(shutil.copytree(schema.MIGRATIONS, tmp_path / "steps", ignore=shutil.ignore_patterns("__pycache__")))


def add_step(steps: Path, then: str = "pass") -> None:
    text = NEXT.format(revision="next", after=VERSION, then=then)
    (steps / "versions" / "next.py").write_text(text, encoding="utf-8")


def test_a_fresh_database_comes_out_as_the_tables_say(own: Database):
    engine = make_engine(own.url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []
        assert schema.differences(connection) == []
    engine.dispose()


def test_migrating_again_changes_nothing(own: Database):
    before = shape(own)
    store = own.store()
    settled_run(store)
    store.migrate()
    store.migrate()
    assert shape(own) == before
    assert submit(store, "run-1", "c1") == 6
    store.close()


def test_a_step_on_top_keeps_every_row(own: Database, steps: Path):
    store, engine = own.store(), make_engine(own.url)
    settled_run(store)
    submit(store, "run-1", "c1")
    before = own.rows("SELECT * FROM event ORDER BY seq")
    add_step(steps)

    schema.migrate(engine, steps)

    assert own.rows("SELECT version_num FROM alembic_version") == [("next",)]
    assert own.rows("SELECT * FROM event ORDER BY seq") == before
    engine.dispose()
    store.close()


@pytest.mark.parametrize("then", ["raise RuntimeError('broken')", "op.execute('SELECT no_such_column')"])
def test_a_failing_step_leaves_the_database_as_it_was(own: Database, steps: Path, then: str):
    engine, before = make_engine(own.url), shape(own)
    add_step(steps, then)
    for _ in range(2):
        with pytest.raises(Exception, match=r"broken|no_such_column"):
            schema.migrate(engine, steps)
        assert shape(own) == before
    engine.dispose()


def test_a_step_that_fails_on_a_fresh_database_leaves_it_empty(empty: Database, engine: Engine, steps: Path):
    add_step(steps, "raise RuntimeError('broken')")
    with pytest.raises(RuntimeError):
        schema.migrate(engine, steps)
    assert shape(empty) == []


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_step_that_leaves_a_row_without_what_it_belongs_to_is_undone(own: Database, steps: Path):
    store, engine = own.store(), make_engine(own.url)
    settled_run(store)
    before = own.rows("SELECT * FROM cohort")
    add_step(steps, "op.execute('DELETE FROM cohort')")
    with pytest.raises(SchemaMismatch, match="would belong to nothing"):
        schema.migrate(engine, steps)
    assert own.rows("SELECT * FROM cohort") == before
    assert store.check() == []
    engine.dispose()
    store.close()


def test_new_code_says_that_an_old_database_must_be_migrated(own: Database, steps: Path):
    add_step(steps)
    engine = make_engine(own.url)
    with engine.connect() as connection:
        told = schema.differences(connection, steps)
    engine.dispose()
    assert told == [f"The database is at version {VERSION}, and this release needs next: migrate it."]


def test_old_code_refuses_a_new_database(own: Database):
    own.do("UPDATE alembic_version SET version_num = '9999'")
    store, told = own.store(), f"The database is at version 9999, which this release ({VERSION}) does not know"
    assert [sentence.startswith(told) for sentence in store.check()] == [True]
    with pytest.raises(SchemaMismatch, match="start a newer release"):
        store.migrate()
    assert own.rows("SELECT version_num FROM alembic_version") == [("9999",)]
    store.close()


def test_a_database_without_tables_says_so(empty: Database):
    store = empty.store()
    assert f"The database has no tables yet, and this release needs version {VERSION}." in store.check()
    store.close()


@pytest.mark.parametrize("of", APPEND_ONLY, ids=lambda of: of.table)
def test_a_trigger_that_was_taken_away_is_noticed(own: Database, of):
    off = f"DROP TRIGGER {of.table}_no_replace"
    if own.kind == "postgres":
        off = f"ALTER TABLE {of.table} DISABLE TRIGGER {of.table}_append_only"
    own.do(off)
    store = own.store()
    assert [s for s in store.check() if "append-only triggers" in s] == [
        f"Rows of table {of.table} could be changed: its append-only triggers are not what they were."
    ]
    store.close()


def test_of_three_processes_that_start_at_once_one_migrates_and_all_go_on(empty: Database):
    command = [sys.executable, "-c", STARTER, empty.url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    starting = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(3)]  # type: ignore[call-overload]
    for process in starting:
        assert process.stdout.readline() == "ready\n"
    told = []
    for process in starting:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in starting:
        told.append(process.communicate(timeout=60))
    assert [process.returncode for process in starting] == [0] * 3, told
    assert len({out for out, _ in told}) == 1
    assert empty.rows("SELECT version_num FROM alembic_version") == [(VERSION,)]


def test_the_versions_are_those_that_alembic_finds():
    scripts = ScriptDirectory(str(schema.MIGRATIONS))
    every = frozenset(step.revision for step in scripts.walk_revisions())
    assert schema._steps(schema.MIGRATIONS) == (every, scripts.get_current_head() or "")


def test_a_start_on_a_database_that_is_up_to_date_loads_neither_alembic_nor_a_driver_it_does_not_use(migrated: Path):
    command = [sys.executable, "-c", LOADED, f"sqlite:///{migrated}"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() == ["[]", "[]"]
