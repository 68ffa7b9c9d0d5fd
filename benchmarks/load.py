"""A class at its desks: how long a click takes while 200 learners play on one process, and what readers cost.

    python -m benchmarks.load [--learners 200] [--seconds 60] [--history 50]

Learners pause and resume the schedule (a command, its events and receipt, the page drawn again), each about every ten
seconds. Readers sit on an open desk: of a practice run, whose clock stands, and of a paced one, which beats every 20
seconds. Latencies are what a socket waits for the whole page; CPU and memory are the server's own.
"""

import argparse
import os
import random
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import websocket

from benchmarks.pages import cpu
from simulator.content.scenario import ModeName
from simulator.runs.commands import PauseQueue, ResumeQueue
from simulator.runs.engine import execute
from simulator.runs.events import Event
from simulator.services import practise
from simulator.services.accounts import DEMO_ISSUER, hash_of
from simulator.services.enrol import enrol
from simulator.services.parts import Parts, stamp
from tests.learner import parts_of, who
from tests.serving import COOKIE, Server, serve
from tests.wire import PATIENCE, Run, Wire

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


@dataclass(slots=True)
class Learner:
    """One person at an open desk."""

    wire: Wire
    run: str
    page: Run

    @classmethod
    def sit_down(cls, server: Server, seat: "Seat") -> "Learner":
        wire = Wire(server, cookie=f"{COOKIE}={seat.name}")
        return cls(wire, seat.run, wire.run("practise", query_string=f"run={seat.run}&at=schedule"))

    def act(self) -> None:
        """Pause the schedule, or let it run again."""
        button = next(
            t for t in self.page.words.split("\n") if t.startswith("$$ID") and ":queue:" in t and ":send:" in t
        )
        self.page = self.wire.press(button, "practise", query_string=f"run={self.run}&at=schedule")

    def beat(self) -> None:
        """What the browser asks for by itself every 20 seconds of a paced run."""
        for message in self.page.messages:
            if message.HasField("auto_rerun"):
                self.wire.ask("practise", fragment_id=message.auto_rerun.fragment_id, is_auto_rerun=True)
                self.wire.hear()

    def rest(self, seconds: float) -> None:
        """Nothing is asked for; the server's pings are answered, as a browser does, or it would hang up."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.wire.socket.settimeout(min(left, 5))
            with suppress(websocket.WebSocketTimeoutException):
                self.wire.socket.recv_data()
        self.wire.socket.settimeout(PATIENCE)


@dataclass(frozen=True, slots=True)
class Seat:
    """A learner who may come in, and their open run. No socket yet: one that nobody listens to is closed."""

    name: str
    """Also the secret of their session."""
    run: str


def class_of(server: Server, learners: int, *, mode: ModeName, history: int) -> list[Seat]:
    """So many learners, each with a run `history` events long."""
    parts = parts_of(server)
    return [_seat(parts, f"{mode}-{place}", mode, history) for place in range(learners)]


def _seat(parts: Parts, name: str, mode: ModeName, history: int) -> Seat:
    enrol(parts, name, issuer=DEMO_ISSUER, subject=name, role="apprentice", organisation="load", cohort="load")
    with parts.store.write() as tx:
        tx.open_session(hash_of(name), DEMO_ISSUER, name, parts.clock())
        tx.commit()
    run = practise.start(parts, who(name), "patch-day", mode, command_id=parts.new_id()).run
    _lengthen(parts, run, history)
    return Seat(name, run)


def _lengthen(parts: Parts, run: str, history: int) -> None:
    """The schedule paused and resumed until the log is so long, in one transaction: one by one it takes minutes."""
    with parts.store.write() as tx:
        row = tx.lock_run(run)
        assert row is not None
        scenario, state, events = parts.memory.scenario(tx, row), parts.memory.state(tx, row), list[Event]()
        while state.seq < history:
            command = ResumeQueue() if state.queue_paused else PauseQueue()
            step = execute(state, scenario, command, command_id=parts.new_id(), at=stamp(parts.clock()))
            state, events = step.state, [*events, *step.events]
        tx.append_events(run, events, expected_seq=row.head_seq, t=state.now, status="live", ending=None, ended_at=None)
        tx.commit()


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


def memory(server: Server) -> float:
    """Megabytes that the server's process holds."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


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
