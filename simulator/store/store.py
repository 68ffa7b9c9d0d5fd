"""The store: one transaction at a time, from which nothing is kept unless it says `commit`."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from simulator.store import readback, schema
from simulator.store.assessments import Assessments
from simulator.store.documents import Documents
from simulator.store.drafts import Drafts
from simulator.store.engine import make_engine, reading
from simulator.store.faults import faults_named
from simulator.store.judge_answers import JudgeAnswers
from simulator.store.packs import Packs
from simulator.store.people import People
from simulator.store.requests import Requests
from simulator.store.runs import Runs
from simulator.store.sessions import Sessions


class Tx(People, Sessions, Documents, Runs, Assessments, Requests, JudgeAnswers, Drafts, Packs):
    """What can be read and written inside one transaction."""

    def commit(self) -> None:
        """Keep what was written. When this returns it is on disk."""
        self._connection.commit()


class Store:
    """One database, by URL. Kept for the life of the process and shared by its threads."""

    def __init__(self, url: str) -> None:
        """SettingsError where the URL names no database we keep records in. Nothing is opened yet."""
        self._engine = make_engine(url)
        self._reader = reading(self._engine)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """One unchanging view of the record. Waits for no writer, keeps none waiting, and cannot write."""
        with faults_named(), self._reader.connect() as connection:
            yield Tx(connection)

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """Write, then `tx.commit()`. Leaving in any other way, killed threads included, keeps nothing."""
        with faults_named(), self._engine.connect() as connection:
            connection.begin()
            yield Tx(connection)

    def migrate(self) -> None:
        """Bring the tables up to this release: all of it or, where a step fails, nothing. Harmless to repeat.

        SchemaMismatch where a newer release made the database.
        """
        with faults_named():
            schema.migrate(self._engine)

    def check(self) -> list[str]:
        """What differs from how the record must be kept, one sentence each; [] where all is well."""
        with faults_named(), self._reader.connect() as connection:
            return [*readback.differences(connection), *schema.differences(connection)]

    def ping(self) -> None:
        """StoreUnavailable where the database does not answer."""
        with faults_named(), self._reader.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        self._reader.dispose()
