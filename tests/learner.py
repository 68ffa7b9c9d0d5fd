"""A learner of the demo, put into a running app's database through the same services the pages call."""

from datetime import UTC, datetime
from functools import cache

from simulator import bootstrap
from simulator.content.scenario import ModeName
from simulator.people import Subject
from simulator.services import practise
from simulator.services.accounts import DEMO_ISSUER
from simulator.services.parts import Parts
from simulator.settings import Settings
from tests.serving import Server


def parts_of(server: Server) -> Parts:
    """The app's own parts, in this process, on the app's database."""
    return _parts_on(server.database)


@cache
def _parts_on(database: str) -> Parts:
    return bootstrap.build(Settings(database_url=database))


def who(subject: str) -> Subject:
    return Subject(DEMO_ISSUER, subject, datetime.now(UTC))


def begin_run(server: Server, subject: str, *, mode: ModeName = "practice") -> str:
    """Start Patch day for a demo account; the run's id."""
    parts = parts_of(server)
    return practise.start(parts, who(subject), "patch-day", mode, command_id=parts.new_id()).run
