"""What every use case is handed: the parts an installation is made of. simulator.bootstrap chooses them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from simulator.content.library import Library
from simulator.queue import Nobody, Queue
from simulator.scoring.registry import CHECKS, Scorers
from simulator.services.memory import Memory
from simulator.services.preparing import Preparing
from simulator.services.process import Process
from simulator.settings import Settings
from simulator.store.store import Store


@dataclass(frozen=True)
class Parts:
    """The installation. Clock, ids and chance are handed in, so that tests and the demo give literal values."""

    settings: Settings
    library: Library
    store: Store
    clock: Callable[[], datetime]
    """Now, UTC, aware."""
    new_id: Callable[[], str]
    """A random id, 32 hexadecimal digits."""
    new_seed: Callable[[], int]
    """A run's seed, 0 to 2**31 - 1."""
    memory: Memory = field(default_factory=Memory)
    scorers: Scorers = field(default_factory=lambda: CHECKS)
    """Everyone who looks at a run that has ended; `checks` at once, the others when their turn comes."""
    queue: Queue = field(default_factory=Nobody)
    """Who is told of requests for scores."""
    preparing: Preparing = field(default_factory=Preparing)
    """Makes readers ready beside the pages."""
    process: Process = field(default_factory=Process)
    """This process, as it signs what it has in hand."""


def stamp(moment: datetime) -> str:
    """Wall time as records carry it: UTC, ISO 8601 to the millisecond, with `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
