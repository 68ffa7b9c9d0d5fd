"""What a desk action costs the server, beside two floors measured in the same run.

    python -m benchmarks.pages [--rounds 10] [--clients 1 8]

CPU milliseconds an action: a rerun of an empty page, a form with a text and a durable write, and one action on the desk
(a command, its events and receipt written, the desk drawn again) of a short and of a long run: among the planned posts,
and on the boards, where the whole composer is drawn again beside them. All through the same socket client, all with
`gc.freeze()` and `postScriptGC=false`, and in turns, so that a machine that is slower for a minute is slower for all.
The aim is a desk action at 2.5 times the form or less.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.seats import BOARDS, Learner, begin_a_thread, class_of, cpu
from simulator.settings import ROOT
from tests.serving import Server, free_port, serve
from tests.wire import Wire

FLOORS = Path(__file__).parent / "floors"
WORDS = "A calm sentence. " * 40
ACTIONS = 12
"""Of each client in a round."""
GAP = 0.22
"""Seconds from an action of a client to its next: the guard lets one client act five times a second."""


@dataclass(slots=True)
class Measured:
    """A page and those who act on it."""

    what: str
    server: Server
    acts: Sequence[Callable[[], object]]
    rounds: list[float] = field(default_factory=list)
    """CPU milliseconds an action."""

    def one_round(self) -> float:
        """All act side by side."""
        threads = [threading.Thread(target=_keep_on, args=(act,)) for act in self.acts]
        before = cpu(self.server)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return (cpu(self.server) - before) / len(threads) / ACTIONS

    @property
    def mean(self) -> float:
        return sum(self.rounds) / len(self.rounds)


def _keep_on(act: Callable[[], object]) -> None:
    for _ in range(ACTIONS):
        begun = time.monotonic()
        act()
        time.sleep(max(0.0, begun + GAP - time.monotonic()))


@contextmanager
def floor(name: str, folder: Path) -> Iterator[Server]:
    """One of the floor pages, served with the project's own settings."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(FLOORS / f"{name}.py"), f"--server.port={port}"]
    env = {**os.environ, "FLOOR_DATABASE": str(folder / "floor.db")}
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
    server = Server(port, folder, process)
    try:
        while server.process.poll() is None and not _up(server):
            time.sleep(0.2)
        yield server
    finally:
        server.stop()


def _up(server: Server) -> bool:
    with suppress(httpx.TransportError):
        return server.get("/_stcore/health").status_code == 200
    return False


def pressing(wire: Wire, name: str) -> Callable[[], object]:
    """Press the button of a floor page, with words where it takes some."""
    page = wire.run()
    states = [WidgetState(id=page.widget("words"), string_value=WORDS)] if name == "form" else []
    pressed = WidgetState(id=page.widget("go"), trigger_value=True)
    return lambda: wire.run(widget_states={"widgets": [*states, pressed]})


def measured(folder: Path, clients: int, rounds: int) -> list[Measured]:
    """The two floors and the desk at both lengths, the first round, which warms up, left out."""
    with ExitStack() as open_:
        found = []
        for name, what in (("empty", "empty page"), ("form", "form and durable write")):
            server = open_.enter_context(floor(name, folder))
            wires = [open_.enter_context(Wire(server)) for _ in range(clients)]
            found.append(Measured(what, server, [pressing(wire, name) for wire in wires]))
        server = open_.enter_context(serve(folder))
        for history in (50, 500):
            seats = class_of(server, clients, mode="practice", history=history)
            learners = [Learner.sit_down(server, seat) for seat in seats]
            for learner in learners:
                open_.enter_context(learner.wire)
            what = f"desk action, from {history} events"
            found.append(Measured(what, server, [learner.act for learner in learners]))
        seats = class_of(server, clients, mode="practice", history=60)
        begin_a_thread(server, seats)
        learners = [Learner.sit_down(server, seat, BOARDS) for seat in seats]
        for learner in learners:
            open_.enter_context(learner.wire)
        found.append(Measured("the same beside the composer", server, [learner.pin for learner in learners]))
        for turn in range(rounds + 1):
            for each in found:
                cost = each.one_round()
                if turn:
                    each.rounds.append(cost)
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    asked = parser.parse_args()
    for clients in asked.clients:
        with tempfile.TemporaryDirectory() as name:
            found = measured(Path(name), clients, asked.rounds)
        form = found[1]
        for each in found:
            ratios = [mine / floor for mine, floor in zip(each.rounds, form.rounds, strict=True)]
            print(
                f"{clients} at once  {each.what:29} {each.mean:6.1f} ms CPU  {each.mean / form.mean:5.2f} × the form"
                f"  (rounds {min(ratios):.2f} to {max(ratios):.2f})"
            )


if __name__ == "__main__":
    main()
