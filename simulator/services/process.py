"""Which process this is, and whether another has died: so that what a crash left in hand is found at once, not when its
lease runs out."""

import os
import socket
import uuid
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Process:
    """One process of one machine. Its name is not given again."""

    machine: str = field(default_factory=socket.gethostname)
    pid: int = field(default_factory=os.getpid)
    mark: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    @property
    def name(self) -> str:
        return f"{self.machine}/{self.pid}/{self.mark}"

    def outlived(self, name: str) -> bool:
        """Whether the process of that name is certainly dead. Of other machines nothing is known."""
        machine, _, rest = name.partition("/")
        pid, _, mark = rest.partition("/")
        if machine != self.machine or mark == self.mark or not pid.isdecimal() or os.name != "posix":
            return False
        # In a container every process that was ever started may have had the number this one has.
        return int(pid) == self.pid or not _lives(int(pid))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
