"""Which safety flags came of which event: followed back along the causes that the log keeps."""

from collections.abc import Sequence

from simulator.runs.events import Event, FlagRaised


def flags_from(events: Sequence[Event], seq: int) -> tuple[str, ...]:
    """Flags raised because of event `seq`, directly or through what it led to; each once, in order."""
    descends = {seq}
    found: dict[str, None] = {}
    for event in events:
        if event.seq > seq and _cause(event) in descends:
            descends.add(event.seq)
            if isinstance(event.data, FlagRaised):
                found[event.data.flag] = None
    return tuple(found)


def _cause(event: Event) -> int | None:
    kind, _, number = event.cause.partition(":")
    return int(number) if kind == "event" else None
