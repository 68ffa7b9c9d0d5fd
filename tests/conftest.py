"""Fixtures that tests of more than one layer share."""

import gc
from pathlib import Path

import pytest

from simulator.store.store import Store
from tests.serving import server

__all__ = ["server"]
gc.set_threshold(200_000, 20, 20)
"""Looking for garbage is an eighth of a run's time at Python's own thresholds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so nobody need look through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with every table and nothing in it, to be copied: making one takes longer than most tests."""
    record = tmp_path_factory.mktemp("migrated") / "firedrill.db"
    store = Store(f"sqlite:///{record}")
    store.migrate()
    store.close()
    return record
