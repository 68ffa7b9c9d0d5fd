"""Records that are never changed, whoever tries: by hand, on a connection that no one set up."""

import itertools

import pytest
from sqlalchemy import UniqueConstraint

from simulator.store.append_only import APPEND_ONLY, AppendOnly
from simulator.store.store import Store
from simulator.store.tables import Row
from tests.store.databases import Database
from tests.store.made import NOON, append, assessed, following, pack, receipt, settled_run

TABLES = pytest.mark.parametrize("of", APPEND_ONLY, ids=lambda of: of.table)


@pytest.fixture
def kept(store: Store, database: Database) -> Database:
    """A row or more in every table that is append-only."""
    settled_run(store)
    with store.write() as tx:
        append(tx, "run-1", following("run-1", count=2))
        tx.append_assessments("run-1", assessed("run-1", "R-a", "R-b"), expected_seq=0)
        tx.add_receipt(receipt("c1"))
        tx.add_pack(pack())
        tx.add_judge_answer("j1", "sha256:1", at=NOON, cost=5, body="{}")
        tx.commit()
    return database


def columns(database: Database, table: str) -> list[str]:
    with database.raw() as raw:
        return [column[0] for column in raw.execute(f"SELECT * FROM {table}").description]


def refused(database: Database, table: str, *statements: str) -> None:
    """The last of these statements fails, and the table is as it was."""
    before = database.rows(f"SELECT * FROM {table}")
    assert before
    with database.raw() as raw:
        for statement in statements[:-1]:
            raw.execute(statement)
        with pytest.raises(Exception, match=f"{table} is append-only"):
            raw.execute(statements[-1])
    assert database.rows(f"SELECT * FROM {table}") == before


def copied(database: Database, of: AppendOnly, key: tuple[str, ...], *, also: str = "") -> str:
    """Columns and values of a row that shares only `key` with the first row of the table."""
    unique = {column for one in of.keys for column in one} - set(key) - {"run"}
    names = columns(database, of.table)
    number = {"seq": "99"}
    values = [number.get(n, f"'other-{n}'") if n in unique else n for n in names]
    more = ("rowid, ", "rowid, ") if also == "rowid" else ("", "")
    source = f"SELECT {more[1]}{', '.join(values)} FROM (SELECT rowid, * FROM {of.table} LIMIT 1) AS first"
    if database.kind != "sqlite":
        source = source.replace("rowid, *", "*")
    return f"INTO {of.table} ({more[0]}{', '.join(names)}) {source}"


@TABLES
def test_a_row_cannot_be_updated(kept: Database, of: AppendOnly):
    column = of.keys[0][0]
    refused(kept, of.table, f"UPDATE {of.table} SET {column} = {column}")


@TABLES
def test_a_row_cannot_be_deleted(kept: Database, of: AppendOnly):
    refused(kept, of.table, f"DELETE FROM {of.table}")


@TABLES
def test_a_row_cannot_be_changed_by_inserting_it_again(kept: Database, of: AppendOnly):
    key, column = ", ".join(of.keys[0]), columns(kept, of.table)[-1]
    again = f"INSERT INTO {of.table} SELECT * FROM {of.table} WHERE true"
    refused(kept, of.table, f"{again} ON CONFLICT ({key}) DO UPDATE SET {column} = excluded.{column}")


SQLITE = pytest.mark.parametrize("kind", ["sqlite"])
POSTGRES = pytest.mark.parametrize("kind", [pytest.param("postgres", marks=pytest.mark.postgres)])


@SQLITE
@TABLES
@pytest.mark.parametrize("verb", ["REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "INSERT"])
def test_a_row_cannot_be_replaced_by_any_of_its_keys(kept: Database, of: AppendOnly, verb: str):
    for key, recursive in itertools.product(of.keys, ("OFF", "ON")):
        refused(kept, of.table, f"PRAGMA recursive_triggers={recursive}", f"{verb} {copied(kept, of, key)}")


@SQLITE
@TABLES
@pytest.mark.parametrize("recursive", ["OFF", "ON"])
def test_a_row_cannot_be_replaced_by_its_row_id(kept: Database, of: AppendOnly, recursive: str):
    refused(kept, of.table, f"PRAGMA recursive_triggers={recursive}", f"REPLACE {copied(kept, of, (), also='rowid')}")


@SQLITE
@TABLES
def test_a_row_cannot_be_pushed_out_by_updating_another(kept: Database, of: AppendOnly):
    column = of.keys[0][-1]
    refused(kept, of.table, f"UPDATE OR REPLACE {of.table} SET {column} = {column}")


@POSTGRES
@pytest.mark.parametrize("table", ["event", "assessment", "receipt", "judge_answer"])
def test_a_table_cannot_be_emptied(kept: Database, table: str):
    refused(kept, table, f"TRUNCATE {table}")


@POSTGRES
@pytest.mark.parametrize("way", ["event", "assessment", "receipt", "document", "pack", "run", "person", "organisation"])
def test_no_table_can_be_emptied_by_way_of_another(kept: Database, way: str):
    before = {of.table: kept.rows(f"SELECT * FROM {of.table}") for of in APPEND_ONLY}
    with kept.raw() as raw, pytest.raises(Exception, match="is append-only"):
        raw.execute(f"TRUNCATE {way} RESTART IDENTITY CASCADE")
    assert {table: kept.rows(f"SELECT * FROM {table}") for table in before} == before


@POSTGRES
@TABLES
@pytest.mark.parametrize("change", ["UPDATE SET {0} = old.{0}", "DELETE"])
def test_a_row_cannot_be_changed_by_merging(kept: Database, of: AppendOnly, change: str):
    column = of.keys[0][0]
    merge = f"MERGE INTO {of.table} AS old USING {of.table} AS new ON old.{column} = new.{column} WHEN MATCHED THEN "
    refused(kept, of.table, merge + change.format(column))


@POSTGRES
@TABLES
def test_a_session_that_plays_a_replica_cannot_change_a_row_either(kept: Database, of: AppendOnly):
    refused(kept, of.table, "SET session_replication_role = replica", f"DELETE FROM {of.table}")


def test_every_unique_key_of_a_record_is_one_its_triggers_know():
    for of in APPEND_ONLY:
        table = Row.metadata.tables[of.table]
        uniques = {tuple(c.columns.keys()) for c in table.constraints if isinstance(c, UniqueConstraint)}
        assert {tuple(table.primary_key.columns.keys()), *uniques} == set(of.keys)
        assert not [index for index in table.indexes if index.unique]
