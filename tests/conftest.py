"""Fixtures that tests of more than one layer share."""

from pathlib import Path

import pytest

from simulator.store.store import Store
from tests.serving import server

__all__ = ["server"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with every table and nothing in it, to be copied: making one takes longer than most tests."""
    record = tmp_path_factory.mktemp("migrated") / "firedrill.db"
    store = Store(f"sqlite:///{record}")
    store.migrate()
    store.close()
    return record
