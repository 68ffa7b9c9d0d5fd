"""The levels of development answers, read in a process of its own: `python -m tests.scoring.offline.levels EVERY
[TASK...]` reads every EVERYth answer of these tasks, or of all. A line for each answer and criterion: what is expected,
the level and what holds it."""

import subprocess
import sys
from collections.abc import Iterator

from simulator.settings import ROOT
from tests.reading import answers, offline, page


def lines(task: str, every: int) -> Iterator[str]:
    for answer in answers()[task][::every]:
        read = offline().read_all(page(*task.split("/")), answer.texts)
        if isinstance(read, str):
            yield f"{task} {answer.id} {read}"
            continue
        for criterion, one in read.items():
            held = [cap.why for cap in one.levelled.caps]
            yield f"{task} {answer.id} {criterion} {one.levelled.expected:.2f} {one.levelled.level} {held}"


def elsewhere(threads: int, every: int, *tasks: str) -> list[str]:
    """The same lines from a process whose arithmetic runs on this many threads."""
    command = [sys.executable, "-m", "tests.scoring.offline.levels", str(every), *tasks]
    surroundings = {"OPENBLAS_NUM_THREADS": str(threads), "PATH": ""}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


if __name__ == "__main__":
    for named in sys.argv[2:] or answers():
        print(*lines(named, int(sys.argv[1])), sep="\n")
