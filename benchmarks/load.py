"""A class at its desks: how long a click takes while 200 learners play on one process, and what readers cost.

    python -m benchmarks.load [--learners 200] [--seconds 60] [--history 50]

Learners pause and resume the schedule (a command, its events and receipt, the page drawn again), each about every ten
seconds. Readers sit on an open desk: of a practice run, whose clock stands, and of a paced one, which beats every 20
seconds. Latencies are what a socket waits for the whole page; CPU and memory are the server's own.
"""

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from benchmarks.seats import Learner, Seat, class_of, cpu, memory
from simulator.content.scenario import ModeName
from tests.serving import Server, serve

BEAT = 20
THINK = 5.0, 15.0
"""Seconds between two clicks of one learner, evenly spread."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What the server used while something went on."""

    seconds: float
    cpu: float
    """Milliseconds."""
    grown: float
    """Megabytes of memory more than before anyone sat down."""

    @property
    def share(self) -> float:
        """Per cent of one core."""
        return self.cpu / self.seconds / 10


def play(server: Server, seats: list[Seat], seconds: float) -> tuple[list[float], Spent]:
    """Everyone clicks for so long; how many seconds each click took."""
    took: list[float] = []

    def click(learner: Learner, chance: random.Random, until: float) -> None:
        time.sleep(chance.uniform(*THINK))
        while time.monotonic() < until:
            begun = time.perf_counter()
            learner.act()
            took.append(time.perf_counter() - begun)
            time.sleep(chance.uniform(*THINK))

    found = _together(server, seats, seconds, click)
    return took, found


def read(server: Server, seats: list[Seat], seconds: float) -> Spent:
    """Everyone reads: what the browser does by itself is all that happens."""

    def beat(learner: Learner, chance: random.Random, until: float) -> None:
        learner.rest(chance.uniform(0, BEAT))
        while time.monotonic() < until:
            learner.beat()
            learner.rest(BEAT)

    return _together(server, seats, seconds, beat)


def _together(
    server: Server, seats: list[Seat], seconds: float, doing: Callable[[Learner, random.Random, float], None]
) -> Spent:
    """All sit down, then all do it; what the server used from then on."""
    before, arrived = memory(server), threading.Barrier(len(seats) + 1)

    def sit(seat: Seat, chance: random.Random) -> None:
        time.sleep(chance.uniform(0, len(seats) / 10))
        learner = Learner.sit_down(server, seat)
        arrived.wait()
        doing(learner, chance, time.monotonic() + seconds)
        learner.wire.socket.close()

    threads = [threading.Thread(target=sit, args=(seat, random.Random(n))) for n, seat in enumerate(seats)]
    for thread in threads:
        thread.start()
    arrived.wait()
    used, begin = cpu(server), time.perf_counter()
    time.sleep(seconds)
    took = Spent(time.perf_counter() - begin, cpu(server) - used, memory(server) - before)
    for thread in threads:
        thread.join()
    return took


def reading(mode: ModeName, learners: int, seconds: float, history: int) -> None:
    """What readers of a run of this mode cost."""
    with tempfile.TemporaryDirectory() as name, serve(Path(name)) as server:
        found = read(server, class_of(server, learners, mode=mode, history=history), seconds)
    print(f"{learners} read, {mode:8} {history:4} events: {found.share:5.1f} % of one core")


def playing(learners: int, seconds: float, history: int) -> None:
    """How long a click takes while everybody plays."""
    with tempfile.TemporaryDirectory() as name, serve(Path(name)) as server:
        took, found = play(server, class_of(server, learners, mode="practice", history=history), seconds)
    cut = quantiles(took, n=100)
    print(
        f"{learners} play, {history:4} events: p50 {cut[49] * 1000:4.0f} ms  p95 {cut[94] * 1000:4.0f} ms  "
        f"{len(took)} clicks, {found.cpu / len(took):5.1f} ms CPU each, {found.share:4.0f} % of one core, "
        f"{found.grown / learners:4.2f} MB a learner"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--history", type=int, nargs="+", default=[50, 500])
    asked = parser.parse_args()
    for history in asked.history:
        playing(asked.learners, asked.seconds, history)
        reading("practice", asked.readers, asked.seconds, history)
        reading("mock", asked.readers, asked.seconds, history)


if __name__ == "__main__":
    main()
