"""Why a thing happened and what it led to, read from the log's own chain of causes."""

from collections.abc import Sequence

from simulator.runs.events import Event

MECHANICAL = frozenset(
    {"clock.advanced", "inject.withheld", "timer.set", "rule.fired", "prediction.made", "run.started", "crowd.pushed"}
)
"""Kinds that carry a cause on and tell a reader nothing by themselves."""
UNTOLD = MECHANICAL | {"fact.set"}
"""And what bears a name of the author's own."""


def led_to(events: Sequence[Event], decision: Event) -> tuple[Event, ...]:
    """Everything that followed from a decision, in order, however late; the decision and mechanical events left out."""
    chain = {event.seq for event in events if _same_act(event, decision)}
    for event in events:
        if _parent(event) in chain:
            chain.add(event.seq)
    return tuple(e for e in events if e.seq in chain and e.seq != decision.seq and e.kind not in UNTOLD)


def beside(events: Sequence[Event], decision: Event, kind: str) -> Event | None:
    """The event of this kind that the same command made, as the prediction sent with a decision."""
    return next((e for e in events if e.cause == decision.cause and e.kind == kind), None)


def because(events: Sequence[Event], event: Event) -> Event | None:
    """The nearest earlier event that a reader would name as the cause; None where it is time itself or the start.

    `events` is the whole log from its first event.
    """
    seen = event
    while (parent := _parent(seen)) is not None:
        seen = events[parent - 1]
        if seen.kind not in UNTOLD:
            return seen
    first = next((e for e in events if e.cause == seen.cause), seen)
    acted = seen.cause.startswith("command:") and first.seq < event.seq and first.kind not in MECHANICAL
    return first if acted and first.seq != seen.seq else None


def _same_act(event: Event, decision: Event) -> bool:
    """Made by the same command; not what the clock did on the way there."""
    if event.seq == decision.seq:
        return True
    return event.cause == decision.cause and event.seq > decision.seq and event.kind != "clock.advanced"


def _parent(event: Event) -> int | None:
    kind, _, number = event.cause.partition(":")
    return int(number) if kind == "event" else None
