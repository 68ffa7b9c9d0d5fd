"""The levels of development answers, read in a process of its own: `python -m tests.scoring.offline.levels EVERY
[TASK...]` reads every EVERYth answer of these tasks, or of all. A line for each answer and criterion: what is expected,
the level and what holds it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence

import numpy as np

from simulator.encoder.minilm import WIDTH, Array
from simulator.scoring.offline.scorer import Offline
from simulator.settings import ROOT
from tests.reading import answers, offline, page, remembering


class Noting:
    """Notes what it is asked for: encoded all at once, it keeps two threads from waiting for each other."""

    def __init__(self) -> None:
        self.noted: dict[str, None] = {}

    def encode(self, sentences: Sequence[str]) -> Array:
        self.noted |= dict.fromkeys(sentences)
        return np.zeros((len(sentences), WIDTH), np.float32)


def lines(task: str, every: int, reader: Offline) -> Iterator[str]:
    for answer in answers()[task][::every]:
        read = reader.read_all(page(*task.split("/")), answer.texts)
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


def main(every: int, tasks: Sequence[str]) -> None:
    noting = Noting()
    for task in tasks:
        list(lines(task, every, Offline(noting)))
        remembering().encode([*noting.noted])
        print(*lines(task, every, offline()), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:] or [*answers()])
