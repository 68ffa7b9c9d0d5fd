"""The log as a whole: its head, and whether anything in it was changed."""

from collections.abc import Sequence

from simulator.canonical import GENESIS, digest
from simulator.runs.events import Event


def head(events: Sequence[Event]) -> str:
    """Digest of the log: the hash of its last event."""
    return events[-1].hash if events else GENESIS


def verify_chain(events: Sequence[Event]) -> str | None:
    """The first fault in words, as `event 17: its hash does not match its content`; None where the log is sound."""
    previous, run = GENESIS, events[0].run if events else ""
    for place, event in enumerate(events, start=1):
        if event.seq != place:
            return f"event {place}: its number is {event.seq}"
        if event.run != run:
            return f"event {place}: belongs to another run"
        if event.prev_hash != previous:
            return f"event {place}: does not follow the one before it"
        if event.hash != digest(event.unsealed()):
            return f"event {place}: its hash does not match its content"
        previous = event.hash
    return None
