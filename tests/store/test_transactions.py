"""What is kept, what is not, and who waits for whom."""

from pathlib import Path

import pytest

from simulator.errors import SettingsError, StoreUnavailable
from simulator.runs.log import verify_chain
from simulator.store.store import Store
from tests.store.databases import Database
from tests.store.made import (
    NORTH,
    add_run,
    append,
    following,
    head_of,
    later,
    receipt,
    settle,
    settled_run,
    submit,
    there,
)


class Killed(BaseException):
    """As a script thread is stopped: not an Exception."""


def tables(database: Database) -> list[str]:
    every = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if database.kind == "postgres":
        every = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    return sorted(name for (name,) in database.rows(every) if not name.startswith(("alembic", "sqlite")))


def counts(database: Database) -> dict[str, int]:
    return {table: database.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables(database)}


def half_a_submit(store: Store, reason: type[BaseException]) -> None:
    with store.write() as tx:
        tx.lock_run("run-1")
        append(tx, "run-1", following("run-1", count=3))
        tx.add_receipt(receipt("c1"))
        raise reason


def test_nothing_is_kept_without_a_commit(store: Store, database: Database):
    with store.write() as tx:
        tx.add_organisation("north", "North")
        tx.put_document("scenario", b"{}")
        assert not tx.is_empty()
    assert set(counts(database).values()) == {0}


@pytest.mark.parametrize("reason", [Killed, KeyboardInterrupt, ValueError, SystemExit])
def test_leaving_by_any_exception_keeps_nothing(store: Store, database: Database, reason: type[BaseException]):
    settled_run(store)
    before = counts(database)

    with pytest.raises(reason):
        half_a_submit(store, reason)

    assert counts(database) == before


def test_after_a_killed_write_the_next_one_need_not_wait(store: Store):
    settled_run(store)
    with pytest.raises(Killed):
        half_a_submit(store, Killed)
    assert submit(store, "run-1", "c1") == 6


def test_what_follows_a_commit_needs_a_commit_of_its_own(store: Store):
    with store.write() as tx:
        tx.add_organisation("north", "North")
        tx.commit()
        tx.add_organisation("south", "South")
    with store.write() as tx:
        tx.add_organisation("south", "South")
        tx.commit()
    with store.read() as tx:
        assert not tx.is_empty()


def test_a_reader_waits_for_no_writer_and_sees_nothing_uncommitted(store: Store):
    settled_run(store)
    with store.write() as writer:
        append(writer, "run-1", following("run-1", count=3))
        with store.read() as reader:
            assert (reader.events("run-1"), head_of(reader, "run-1")) == ([], 0)


def test_a_reader_sees_one_unchanging_view(store: Store):
    settled_run(store)
    with store.read() as reader:
        before = reader.run("run-1")
        submit(store, "run-1", "c1")
        assert (reader.run("run-1"), reader.events("run-1")) == (before, [])
    with store.read() as reader:
        assert len(reader.events("run-1")) == 6


def test_a_reader_cannot_write(store: Store, database: Database):
    with pytest.raises(StoreUnavailable), store.read() as tx:
        tx.add_organisation("north", "North")
    assert set(counts(database).values()) == {0}


def test_a_connection_that_read_can_write_again(store: Store):
    for _ in range(3):
        with store.read() as tx:
            tx.is_empty()
        with store.write() as tx:
            tx.add_organisation("north", "North")


def test_two_stores_see_the_same_record(store: Store, database: Database):
    settle(store)
    other = database.store()
    with other.write() as tx:
        run = add_run(tx, "run-2", NORTH, started_at=later(minutes=1))
        tx.commit()
    other.close()
    with store.read() as tx:
        assert tx.run("run-2") == run


def test_a_database_that_answers_is_silent(store: Store):
    store.ping()


@pytest.mark.parametrize(
    "url",
    ["", "firedrill.db", "sqlite://", "sqlite:///:memory:", "mysql://u:hidden-word@h/d", "postgresql+asyncpg://h/d"],
)
def test_a_url_that_names_no_database_of_ours_is_a_setting_to_mend(url: str):
    with pytest.raises(SettingsError, match="FIREDRILL_DATABASE_URL") as told:
        Store(url)
    assert "hidden-word" not in str(told.value)


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_copy_made_while_someone_writes_is_whole(store: Store, database: Database, tmp_path: Path):
    settled_run(store)
    submit(store, "run-1", "c1")
    with store.write() as writer:
        append(writer, "run-1", following("run-1", after=6, head=there(writer.run("run-1")).head_hash))
        database.do(f"VACUUM INTO '{tmp_path / 'copy.db'}'")
        writer.commit()

    copy = Store(f"sqlite:///{tmp_path / 'copy.db'}")
    copy.migrate()
    assert copy.check() == []
    with copy.read() as tx:
        assert (head_of(tx, "run-1"), verify_chain(tx.events("run-1"))) == (6, None)
    copy.close()
