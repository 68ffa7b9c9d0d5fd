"""Every test of the store runs on both databases. A migrated one costs tens of milliseconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.store.store import Store
from tests.store.databases import KINDS, Database, empty_database


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    with empty_database(request.param, tmp_path) as database:
        yield database


@pytest.fixture
def database(empty: Database) -> Database:
    """A migrated database without any row."""
    store = empty.store()
    store.migrate()
    store.close()
    return empty


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    store = database.store()
    yield store
    store.close()
