"""Every test of the store runs on both databases."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from simulator.store.store import Store
from tests.store.databases import KINDS, Database, empty_database, migrated, wipe


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Database]]:
    """A migrated database of each kind that was asked for, copied or wiped for each test: making one is slow."""
    with ExitStack() as stack:
        yield _Shared(stack, tmp_path_factory.mktemp("shared"))


class _Shared(dict[str, Database]):
    def __init__(self, stack: ExitStack, folder: Path) -> None:
        super().__init__()
        self._stack, self._folder = stack, folder

    def __missing__(self, kind: str) -> Database:
        self[kind] = migrated(self._stack.enter_context(empty_database(kind, self._folder)))
        return self[kind]


@pytest.fixture
def database(kind: str, shared: dict[str, Database], tmp_path: Path) -> Iterator[Database]:
    """A migrated database without any row. Its tables are as they should be, and stay so."""
    if kind == "sqlite":
        copy = tmp_path / "record.db"
        shutil.copyfile(shared[kind].url.removeprefix("sqlite:///"), copy)
        yield Database(kind, f"sqlite:///{copy}")
    else:
        yield shared[kind]
        wipe(shared[kind])


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    store = database.store()
    yield store
    store.close()


@pytest.fixture
def empty(kind: str, tmp_path: Path) -> Iterator[Database]:
    """A database of this test alone, without any table."""
    with empty_database(kind, tmp_path) as database:
        yield database


@pytest.fixture
def own(empty: Database) -> Database:
    """A migrated database of this test alone, whose tables it may spoil."""
    return migrated(empty)
