"""A process that has children, each submitting for as long as it lives: `submitting URL RUN`.

For each name on standard input it forks a child, which says its process id and then each receipt after it was given.
When the child is dead it says how it died. Forking costs a hundredth of starting, so a test can afford many deaths.
"""

import itertools
import os
import sys

from simulator.store.store import Store
from tests.store.made import submit


def say(line: object) -> None:
    """In one piece, so that a death leaves no half line."""
    os.write(1, f"{line}\n".encode())


def live(url: str, run: str, name: str) -> None:
    store = Store(url)
    say(os.getpid())
    for n in itertools.count():
        submit(store, run, f"{name}-{n}")
        say(f"{name}-{n}")


if __name__ == "__main__":
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            live(sys.argv[1], sys.argv[2], line.strip())
        say(f"died {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}")
