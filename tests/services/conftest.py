"""Two providers with the same shape, one real library, a real database, and a clock that stands where it is set."""

import itertools
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from simulator.content.library import Library
from simulator.content.scenario import ModeName
from simulator.people import Role, Subject
from simulator.runs.commands import Command, EndRun
from simulator.scoring.registry import Scorers
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.services.receipts import Receipt
from simulator.settings import Settings
from simulator.store.rows import Relation
from simulator.store.store import Store
from tests.shipped import shipped_library

ISSUER = "test:issuer"
POSTGRES = os.environ.get("FIREDRILL_TEST_POSTGRES", "")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PEOPLE: dict[str, tuple[Role, str]] = {
    "ann": ("apprentice", "spring"),
    "ben": ("apprentice", "spring"),
    "cy": ("apprentice", "summer"),
    "tess": ("tutor", "spring"),
    "tim": ("tutor", "spring"),
    "tom": ("tutor", "summer"),
    "ada": ("assessor", "spring"),
    "abe": ("assessor", "summer"),
    "max": ("administrator", "spring"),
}


@dataclass
class SetClock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class House:
    """An installation and its people. `who` signs a person in; `south:` names the other provider's."""

    parts: Parts
    clock: SetClock
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def who(self, name: str) -> Subject:
        return Subject(ISSUER, name, self.clock.now)

    def new(self) -> str:
        return f"{next(self.ids):032x}"

    def start(self, name: str, mode: ModeName = "practice") -> Receipt:
        return practise.start(self.parts, self.who(name), "patch-day", mode, command_id=self.new())

    def send(self, name: str, run: str, command: Command, **given: object) -> Receipt:
        head = practise.desk(self.parts, self.who(name), run).state.seq
        fields = {"command_id": self.new(), "expected_seq": head} | given
        return practise.submit(self.parts, self.who(name), run, command, **fields)  # type: ignore[arg-type]

    def read_by(self, scorers: Scorers) -> "House":
        """The same house with other scorers."""
        return House(replace(self.parts, scorers=scorers), self.clock, self.ids)

    def ended(self, name: str) -> str:
        """A run handed in without anything done."""
        run = self.start(name).run
        self.send(name, run, EndRun())
        return run


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def make_house(library: Library, migrated: Path, tmp_path: Path) -> Iterator[Callable[..., House]]:
    stores: list[Store] = []

    def make(url: str | None = None, **given: Any) -> House:
        if url is None:
            record = tmp_path / "firedrill.db"
            shutil.copyfile(migrated, record)
            url = f"sqlite:///{record}"
        store = Store(url)
        stores.append(store)
        store.migrate()
        clock, ids, seeds = SetClock(), itertools.count(1), itertools.count(7)
        parts = Parts(
            settings=Settings(database_url=url),
            library=library,
            store=store,
            clock=clock,
            new_id=lambda: f"{next(ids):032x}",
            new_seed=lambda: next(seeds),
            **given,
        )
        house = House(parts, clock)
        for prefix in ("", "south:"):
            _people(house, prefix)
        return house

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    return make_house()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def both(request: pytest.FixtureRequest, make_house: Callable[..., House]) -> Iterator[House]:
    """The house on SQLite, and on a PostgreSQL database of its own."""
    if request.param == "sqlite":
        yield make_house()
        return
    if not POSTGRES:
        pytest.skip("FIREDRILL_TEST_POSTGRES is not set")
    name, server = f"house_{uuid.uuid4().hex[:12]}", create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    house = make_house(make_url(POSTGRES).set(database=name).render_as_string(hide_password=False))
    yield house
    house.parts.store.close()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    server.dispose()


def _people(house: House, prefix: str) -> None:
    relations: dict[str, Relation] = {"apprentice": "learner", "tutor": "tutor", "assessor": "assessor"}
    with house.parts.store.write() as tx:
        tx.add_organisation(f"{prefix}org", "Provider")
        for cohort in ("spring", "summer"):
            tx.add_cohort(prefix + cohort, f"{prefix}org", cohort.title())
        for name, (role, cohort) in PEOPLE.items():
            tx.add_person(prefix + name, f"{prefix}org", name.title())
            tx.link_identity(ISSUER, prefix + name, prefix + name)
            tx.grant_role(prefix + name, role)
            if role in relations:
                tx.join(prefix + cohort, prefix + name, relations[role])
        tx.commit()
