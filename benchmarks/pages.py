"""What a desk action costs the server, beside two floors measured in the same run.

    python -m benchmarks.pages [--actions 60]

CPU milliseconds an action: a rerun of an empty page, a form with a text and a durable write, and one action on the desk
(a command, its events and receipt written, the page drawn again) on a short and on a long log. All through the same
socket client, all with `gc.freeze()` and `postScriptGC=false`. The aim is a desk action at 2.5 times the form or less.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.WidgetStates_pb2 import WidgetState

from simulator.settings import ROOT
from tests.learner import begin_run
from tests.serving import Server, free_port, serve
from tests.wire import Run, Wire

FLOORS = Path(__file__).parent / "floors"
TICKS = os.sysconf("SC_CLK_TCK")
WARM_UP = 10
PAUSE = 0.22
"""Seconds between actions: the guard lets one client act five times a second."""


def cpu(server: Server) -> float:
    """CPU milliseconds the server's process has used, all threads."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def cost(server: Server, act: Callable[[], object], actions: int) -> float:
    """CPU milliseconds an action, the mean of `actions` after a warm-up."""
    for _ in range(WARM_UP):
        _calmly(act)
    before = cpu(server)
    for _ in range(actions):
        _calmly(act)
    return (cpu(server) - before) / actions


def _calmly(act: Callable[[], object]) -> None:
    act()
    time.sleep(PAUSE)


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
    try:
        return server.get("/_stcore/health").status_code == 200
    except OSError:
        return False
    except Exception as error:
        if type(error).__name__ == "ConnectError":
            return False
        raise


def floor_cost(name: str, folder: Path, actions: int) -> float:
    with floor(name, folder) as server, Wire(server) as wire:
        page = wire.run()
        go = page.widget("go")
        states = [WidgetState(id=page.widget("words"), string_value="A calm sentence. " * 40)] if name == "form" else []
        return cost(server, lambda: wire.run(widget_states={"widgets": [*states, _pressed(go)]}), actions)


def desk_costs(folder: Path, actions: int) -> tuple[float, float, int]:
    """Cost on a short log, cost on a long one, and how many events the long one had."""
    with serve(folder) as server, Wire(server, cookie=server.sign_in("jo")) as wire:
        desk = Desk(server, wire)
        short = cost(server, desk.act, actions)
        while desk.events() < 500:
            _calmly(desk.act)
        return short, cost(server, desk.act, actions), desk.events()


class Desk:
    """A learner who pauses and resumes the schedule, for as long as it takes."""

    def __init__(self, server: Server, wire: Wire) -> None:
        self.server, self.wire = server, wire
        self.run = begin_run(server, "jo")
        self.page = self._open()

    def act(self) -> None:
        button = next(text for text in self._ids() if ":queue:" in text and ":send:" in text)
        self.page = self._open(widget_states={"widgets": [_pressed(button)]})

    def events(self) -> int:
        with self.server.store.read() as tx:
            row = tx.run(self.run)
        assert row
        return row.head_seq

    def _open(self, **state: object) -> Run:
        return self.wire.run("practise", query_string=f"run={self.run}&at=schedule", **state)

    def _ids(self) -> list[str]:
        return [text for text in _lines(self.page) if text.startswith("$$ID")]


def _lines(run: Run) -> list[str]:
    return run.words.split("\n")


def _pressed(widget: str) -> WidgetState:
    return WidgetState(id=widget, trigger_value=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actions", type=int, default=60)
    actions = parser.parse_args().actions
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, form = floor_cost("empty", folder, actions), floor_cost("form", folder, actions)
        short, long, events = desk_costs(folder, actions)
    for what, value in (
        ("empty page", empty),
        ("form and durable write", form),
        ("desk action, short log", short),
        (f"desk action, {events} events", long),
    ):
        print(f"{what:28} {value:6.1f} ms CPU   {value / form:5.2f} × the form   {value / empty:5.2f} × the empty page")


if __name__ == "__main__":
    main()
