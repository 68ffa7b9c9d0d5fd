"""What is new in a run since a moment, for a page that is older than the record."""

from simulator.content.scenario import Scenario
from simulator.runs.events import Event
from simulator.runs.state import State
from simulator.ui.debrief.telling import tell

_TOLD = frozenset(
    {
        "inject.released", "persona.reacted", "reply.published", "task.opened", "task.submitted", "case.opened",
        "case.decided", "case.expired", "context.opened", "appeal.received", "appeal.decided", "appeal.expired",
        "queue.paused", "queue.resumed", "post.held", "post.released", "post.auto_sent", "post.stopped",
        "escalation.sent", "escalation.answered", "obligation.expired", "run.paused", "run.resumed", "run.ended",
    }
)  # fmt: skip
"""Kinds a learner would notice on the desk. The world's inner bookkeeping is not told."""


def since(seq: int, scenario: Scenario, state: State) -> list[str]:
    """One sentence for each thing that happened after event `seq`, without a full stop."""
    return [tell(event, scenario) for event in happenings(state) if event.seq > seq and event.kind in _TOLD]


def visible_head(state: State) -> int:
    """The number of the last event that changed what is drawn; the passing of time alone does not."""
    return max((event.seq for event in happenings(state)), default=0)


def happenings(state: State) -> list[Event]:
    """Every event but the clock's own, in order."""
    return sorted((event for events in state.happened.values() for event in events), key=lambda event: event.seq)
