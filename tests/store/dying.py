"""A process whose children die while they migrate: `dying URL EVERY`.

The first is killed before its first statement, the next before the one EVERY statements later, until one lives to the
end. It says how each child ended, and waits for a line on standard input before it has the next one.
"""

import itertools
import os
import signal
import sys

from sqlalchemy import event

from simulator.store import schema
from simulator.store.engine import make_engine


def migrate_and_die(url: str, at: int) -> None:
    statements = itertools.count(1)

    def count(*_: object) -> None:
        if next(statements) == at:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = make_engine(url)
    event.listen(engine, "before_cursor_execute", count)
    schema.migrate(engine)
    os._exit(0)


if __name__ == "__main__":
    for at in itertools.count(1, int(sys.argv[2])):
        child = os.fork()
        if not child:
            migrate_and_die(sys.argv[1], at)
        os.write(1, f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())
        if not sys.stdin.readline():
            break
