"""A database that cannot be reached is told in one sentence, and what was kept before stays kept."""

import subprocess
import sys
import traceback
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from simulator.errors import StoreUnavailable
from simulator.settings import ROOT
from simulator.store import engine
from simulator.store.store import Store
from tests.store.databases import Database
from tests.store.made import settled_run, submit

SQLITE = pytest.mark.parametrize("kind", ["sqlite"])
POSTGRES = pytest.mark.parametrize("kind", [pytest.param("postgres", marks=pytest.mark.postgres)])
SENTENCE = "^Not saved: the record could not be reached. Keep this page open and try again.$"
TAKE_THE_LOCK = {"sqlite": "BEGIN IMMEDIATE", "postgres": "BEGIN; SELECT * FROM run FOR UPDATE"}
FILLER = """
import resource, signal, sys
from simulator.errors import StoreUnavailable
from simulator.store.store import Store
from tests.store.made import submit
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store, kept = Store(sys.argv[1]), 0
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
try:
    while kept < 10_000:
        submit(store, "run-1", f"c{kept}")
        kept += 1
except StoreUnavailable as error:
    print(error)
with store.read() as tx:
    assert len(tx.events("run-1")) == 6 * kept > 0, kept
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
submit(store, "run-1", f"c{kept}")
store.close()
print(kept + 1)
"""


def impatient(database: Database, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store that gives up waiting after a moment."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    monkeypatch.setattr(engine, "POOL_SECONDS", 0.2)
    monkeypatch.setattr(engine, "SESSION", "SELECT set_config('lock_timeout', '200ms', false)")
    return database.store()


def test_a_record_that_someone_holds_is_told_and_works_when_they_let_go(
    database: Database, monkeypatch: pytest.MonkeyPatch
):
    store = impatient(database, monkeypatch)
    settled_run(store)

    with database.raw() as holder:
        holder.execute(TAKE_THE_LOCK[database.kind])
        with pytest.raises(StoreUnavailable, match=SENTENCE) as told:
            submit(store, "run-1", "c1")

    assert "lock" in str(told.value.__cause__)
    assert submit(store, "run-1", "c1") == 6
    store.close()


def take_every_connection(store: Store, stack: ExitStack) -> None:
    for _ in range(41):
        stack.enter_context(store.read()).is_empty()


def test_threads_without_a_connection_are_told(database: Database, monkeypatch: pytest.MonkeyPatch):
    store = impatient(database, monkeypatch)
    with ExitStack() as stack, pytest.raises(StoreUnavailable, match=SENTENCE):
        take_every_connection(store, stack)
    store.ping()
    store.close()


def end_connections(database: Database) -> None:
    """What a restart of the server does to the connections of a store."""
    ours = "application_name = current_setting('application_name') AND pid <> pg_backend_pid()"
    gone = f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {ours}"
    assert database.rows(gone) == [(True,)]


@POSTGRES
def test_a_connection_that_is_lost_in_the_middle_is_told_and_the_next_one_works(store: Store, database: Database):
    settled_run(store)
    with ExitStack() as stack:
        told = stack.enter_context(pytest.raises(StoreUnavailable, match=SENTENCE))
        tx = stack.enter_context(store.write())
        tx.lock_run("run-1")
        end_connections(database)
        tx.run("run-1")
    assert told.value.__cause__ is not None
    assert submit(store, "run-1", "c1") == 6


@POSTGRES
def test_connections_that_died_while_idle_are_not_noticed(store: Store, database: Database):
    settled_run(store)
    end_connections(database)
    assert submit(store, "run-1", "c1") == 6


@pytest.mark.parametrize(
    "url",
    ["sqlite:////no/such/folder/record.db", "postgresql://nobody@127.0.0.1:1/nothing"],
    ids=["sqlite", "postgres"],
)
def test_a_database_that_is_not_there_is_told(url: str):
    store = Store(url)
    for attempt in (store.ping, store.check, store.migrate):
        with pytest.raises(StoreUnavailable, match=SENTENCE):
            attempt()


@POSTGRES
def test_a_server_that_is_read_only_is_told_and_still_read(store: Store, database: Database):
    settled_run(store)
    only = Database(database.kind, database.url + "%20-cdefault_transaction_read_only%3Don").store()
    with pytest.raises(StoreUnavailable, match=SENTENCE):
        submit(only, "run-1", "c1")
    with only.read() as tx:
        assert tx.events("run-1") == []
    only.close()


@SQLITE
def test_a_file_that_is_read_only_is_told_and_still_read(store: Store, database: Database):
    settled_run(store)
    file = database.url.removeprefix("sqlite:///")
    only = Store(f"sqlite:///file:{file}?mode=ro&uri=true")
    with pytest.raises(StoreUnavailable, match=SENTENCE):
        submit(only, "run-1", "c1")
    with only.read() as tx:
        assert tx.events("run-1") == []
    only.close()


@SQLITE
def test_a_full_disk_is_told_and_when_there_is_room_again_it_goes_on(store: Store, database: Database):
    settled_run(store)
    command = [sys.executable, "-c", FILLER, database.url]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    sentence, kept = done.stdout.splitlines()
    assert sentence.startswith("Not saved")
    assert database.rows("SELECT count(*) FROM receipt") == [(int(kept),)]
    assert database.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_file_that_is_no_database_is_told(tmp_path: Path):
    (tmp_path / "record.db").write_bytes(b"not a database, for sure" * 100)
    store = Store(f"sqlite:///{tmp_path / 'record.db'}")
    with pytest.raises(StoreUnavailable, match=SENTENCE):
        store.ping()


def test_a_bug_keeps_its_own_name(empty: Database):
    store = empty.store()
    with pytest.raises(DBAPIError, match=r"no such table|does not exist"), store.read() as tx:
        tx.is_empty()
    store.close()


def test_the_sentence_holds_nothing_of_the_database(database: Database, monkeypatch: pytest.MonkeyPatch):
    store = impatient(database, monkeypatch)
    settled_run(store)
    with database.raw() as holder:
        holder.execute(TAKE_THE_LOCK[database.kind])
        with pytest.raises(StoreUnavailable) as told:
            submit(store, "run-1", "c1")
    shown = "".join(traceback.format_exception_only(told.value))
    assert not any(word in shown for word in ("SELECT", "sqlite", "psycopg", "record.db", "127.0.0.1"))
    store.close()


def test_what_a_person_wrote_is_in_no_message_of_the_database(database: Database):
    store = database.store()
    with pytest.raises(DBAPIError) as told, store.write() as tx:
        tx.add_person("north-ann", "no-such-organisation", "A private name")
    assert "A private name" not in "".join(traceback.format_exception_only(told.value))
    store.close()
