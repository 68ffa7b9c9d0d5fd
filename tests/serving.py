"""The real app as a process of its own, with a database of its own, for tests that go through the network.

def test_it_serves(server):                    the shared one: demo sign-in, an empty cohort
    assert server.get("/healthz").status_code == 200

with serve(tmp_path, learners=2) as server:    one of your own
    cookie = server.sign_in("jo")
"""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator.settings import ROOT
from simulator.store.store import Store

UP_WITHIN = 60
"""Seconds a start may take on a loaded machine before the test gives up."""
COOKIE = "firedrill_session"


@dataclass
class Server:
    """A running app. `url` has no slash at the end."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]
    name: str = "127.0.0.1"
    _stores: list[Store] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{self.name}:{self.port}"

    @property
    def database(self) -> str:
        return database_in(self.folder)

    @property
    def store(self) -> Store:
        """The app's database, seen from the test's own process."""
        if not self._stores:
            self._stores.append(Store(self.database))
        return self._stores[0]

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def get(self, path: str, **given: Any) -> httpx.Response:
        return self.ask("GET", path, **given)

    def ask(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **given: Any) -> httpx.Response:
        """One request, as one of the app's own pages sends it unless `headers` say otherwise. Follows no redirect."""
        return httpx.request(method, self.url + path, headers={"Origin": self.url, **(headers or {})}, **given)

    def sign_in(self, account: str) -> str:
        """The cookie of a demo account, ready for a Cookie header."""
        answer = self.ask("POST", "/signin", data={"account": account})
        assert answer.status_code == 303, answer.text
        return f"{COOKIE}={answer.cookies[COOKIE]}"

    def wait(self, path: str = "/readyz") -> None:
        """Until it is ready. An app that ends instead fails the test with what it said."""
        for _ in range(UP_WITHIN * 10):
            with suppress(httpx.TransportError):
                if self.get(path).status_code == 200:
                    return
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the app ended with {self.process.wait(0.1)}:\n{self.log()}")
        raise AssertionError(f"the app is not ready after {UP_WITHIN} s:\n{self.log()}")

    def stop(self) -> int:
        """SIGTERM, as a host sends it; the status it ended with."""
        self.process.terminate()
        for store in self._stores:
            store.close()
        return self.process.wait(20)


def database_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'firedrill.db'}"


@cache
def _migrated() -> bytes:
    """A record with every table and nothing in it."""
    with tempfile.TemporaryDirectory() as name:
        store = Store(database_in(Path(name)))
        store.migrate()
        store.close()
        return (Path(name) / "firedrill.db").read_bytes()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def begin(
    folder: Path,
    *,
    learners: int = 0,
    environment: Mapping[str, str] | None = None,
    flags: Sequence[str] = (),
    port: int | None = None,
    script: str = "app.py",
    first: bool = False,
) -> Server:
    """Start the app, or another script with the app's options, and return at once, ready or not. Words are read only
    where the environment asks for it: that costs seconds of every start. `first`: without a database, as on the first
    day; else the tables are there."""
    port = port or free_port()
    record = folder / "firedrill.db"
    if not first and not record.exists():
        record.write_bytes(_migrated())
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FIREDRILL_", "STREAMLIT_"))}
    ours = {
        "FIREDRILL_DATABASE_URL": database_in(folder),
        "FIREDRILL_DEMO_LEARNERS": str(learners),
        "FIREDRILL_WORKER": "off",
    }
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", *flags]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**kept, **ours, **(environment or {})}, stdout=log, stderr=subprocess.STDOUT
        )
    return Server(port, folder, process)


@contextmanager
def serve(folder: Path, **given: Any) -> Iterator[Server]:
    """A ready app in `folder`, stopped when the block ends. Takes what `begin` takes."""
    running = begin(folder, **given)
    try:
        running.wait()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One app for all tests of the session that leave nothing behind which another could trip over."""
    with serve(tmp_path_factory.mktemp("app")) as running:
        yield running
