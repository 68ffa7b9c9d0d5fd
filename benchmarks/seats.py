"""Learners at open desks of one server, and what its process uses."""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import websocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from simulator.content.scenario import ModeName
from simulator.runs.commands import Declared, PauseQueue, PublishReply, ResumeQueue
from simulator.runs.engine import execute
from simulator.runs.events import Event
from simulator.services import practise
from simulator.services.accounts import DEMO_ISSUER, hash_of
from simulator.services.enrol import enrol
from simulator.services.parts import Parts, stamp
from tests.learner import SCHEDULE, parts_of, pause_or_resume, who
from tests.serving import COOKIE, Server
from tests.wire import PATIENCE, Run, Wire, used

BOARDS = "run={}&at=forum"
"""The query of the page with the boards and the composer beside them."""
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Learner:
    """One person at an open desk."""

    wire: Wire
    run: str
    page: Run

    @classmethod
    def sit_down(cls, server: Server, seat: "Seat", at: str = SCHEDULE) -> "Learner":
        wire = Wire(server, cookie=f"{COOKIE}={seat.name}")
        return cls(wire, seat.run, wire.run("practise", query_string=at.format(seat.run)))

    def act(self) -> None:
        """Pause the schedule, or let it run again."""
        self.page = self.wire.run("practise", **pause_or_resume(self.page, self.run))

    def pin(self) -> None:
        """Pin the first post of the boards, or unpin it: what is drawn anew has the composer in it."""
        part = f"posts-{self.run}-forum"
        data = self.page.part(part)
        (post, *_), *_ = (section["posts"] for section in data["sections"])
        said = {"post": post["id"], "act": "unpin" if "unpin" in post["more"] else "pin", "seq": data["seq"]}
        pressed = {"widgets": used(self.page, part, "act", said)}
        fragment, at = self.page.fragment(part), BOARDS.format(self.run)
        self.page = self.wire.run("practise", query_string=at, widget_states=pressed, fragment_id=fragment)

    def beat(self) -> None:
        """What the browser asks for by itself every 20 seconds of a paced run."""
        here = next(m.new_session.page_script_hash for m in self.page.messages if m.HasField("new_session"))
        beat = next((m.auto_rerun.fragment_id for m in self.page.messages if m.HasField("auto_rerun")), None)
        if beat is None:
            return
        at = SCHEDULE.format(self.run)
        self.wire.ask("practise", fragment_id=beat, is_auto_rerun=True, query_string=at, page_script_hash=here)
        if ended_early(self.wire.hear()):
            self.page = self.wire.hear()

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


def ended_early(page: Run) -> bool:
    """Whether the drawing ended only to be done again as a whole."""
    return page.messages[-1].script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


def class_of(server: Server, learners: int, *, mode: ModeName, history: int) -> list[Seat]:
    """So many learners, each with a run `history` events long."""
    parts = parts_of(server)
    return [_seat(parts, f"{mode}-{history}-{place}", mode, history) for place in range(learners)]


def _seat(parts: Parts, name: str, mode: ModeName, history: int) -> Seat:
    enrol(parts, name, issuer=DEMO_ISSUER, subject=name, role="apprentice", organisation="load", cohort="load")
    with parts.store.write() as tx:
        tx.open_session(hash_of(name), DEMO_ISSUER, name, parts.clock())
        tx.commit()
    run = practise.start(parts, who(name), "patch-day", mode, command_id=parts.new_id()).run
    _lengthen(parts, run, history)
    return Seat(name, run)


def begin_a_thread(server: Server, seats: list[Seat]) -> None:
    """Each of these learners writes one post on the boards."""
    parts, said = parts_of(server), Declared(intent="acknowledge", promises="none")
    post = PublishReply(channel="forum", text="We have heard it.", declare=said)
    for seat in seats:
        seq = practise.desk(parts, who(seat.name), seat.run).state.seq
        told = practise.submit(parts, who(seat.name), seat.run, post, command_id=parts.new_id(), expected_seq=seq)
        assert told.refused is None, told.refused


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


def cpu(server: Server) -> float:
    """CPU milliseconds the server's process has used, all threads."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def memory(server: Server) -> float:
    """Megabytes that the server's process holds."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
