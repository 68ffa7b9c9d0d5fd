"""What every use case is handed: the parts an installation is made of. simulator.bootstrap chooses them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from simulator.content.library import Library
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
