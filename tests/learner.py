"""A learner of the demo, put into a running app's database through the same services the pages call."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from simulator import bootstrap
from simulator.content.scenario import ModeName
from simulator.people import Subject
from simulator.services import practise
from simulator.services.accounts import DEMO_ISSUER
from simulator.services.parts import Parts
from simulator.settings import Settings
from tests.serving import Server
from tests.wire import Run, used

SCHEDULE = "run={}&at=schedule"
"""The query of the page on which the schedule is paused, for a run."""


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


def pause_or_resume(page: Run, run: str) -> dict[str, Any]:
    """What a browser asks for when the button that pauses the schedule, or lets it run again, is pressed: the plainest
    thing a learner does."""
    part = f"{run}:calendar"
    data = page.part(part)
    said = {"act": "resume" if data["paused"] else "pause", "seq": data["seq"], "note": ""}
    pressed = {"widgets": used(page, part, "act", said)}
    return {"query_string": SCHEDULE.format(run), "widget_states": pressed, "fragment_id": page.fragment(part)}
