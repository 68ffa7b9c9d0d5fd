"""A process that has children, each scoring for as long as it lives: `working URL embedded|procrastinate`.

For each line on standard input it forks a child, which says its process id, then what it is about to score and what it
has seen to. When the child is dead it says how it died. One of kind `embedded` ends when nothing is due; one of kind
`procrastinate` when it is told to.
"""

import itertools
import os
import sys
from datetime import UTC, datetime

from simulator.content.library import Library
from simulator.queue.jobs import Jobs
from simulator.services import scoring
from simulator.services.parts import Parts
from simulator.settings import Settings
from simulator.store.store import Store
from tests.services.scripted import Scripted, beside_checks
from tests.shipped import shipped_library


def say(line: object) -> None:
    """In one piece, so that a death leaves no half line."""
    os.write(1, f"{line}\n".encode())


def parts_of(url: str, library: Library) -> Parts:
    ids = itertools.count(1)
    return Parts(
        settings=Settings(database_url=url),
        library=library,
        store=Store(url),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: f"{next(ids):032x}",
        new_seed=lambda: 0,
        scorers=beside_checks(Scripted(before=lambda criterion: say(f"at {criterion}"))),
    )


def live(parts: Parts, kind: str) -> None:
    say(os.getpid())
    scoring.take_back(parts)
    if kind == "embedded":
        while scoring.score_next(parts):
            say("seen to")
        return
    jobs = Jobs(parts.settings.database_url)
    jobs.put(scoring.due(parts))
    jobs.work(lambda request: scoring.score_next(parts, request), lambda: scoring.due(parts))
    jobs.close()


if __name__ == "__main__":
    library = shipped_library()
    for _ in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            live(parts_of(sys.argv[1], library), sys.argv[2])
            os._exit(0)
        say(f"died {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}")
