"""Things due by a time: the author's level rules, read over the finished run."""

from simulator.content.conditions import EventIs
from simulator.content.document import LEVELS, Level
from simulator.content.rubric import LevelRules
from simulator.content.scenario import Obligation
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.conditions import holds, is_event
from simulator.runs.events import Event, TaskSubmitted
from simulator.runs.state import ObligationState, State
from simulator.scoring.flags import flags_from
from simulator.scoring.parts import Finished, Part, cut_short, known, not_offered, ran_out
from simulator.scoring.score import Finding
from simulator.scoring.words import span

_DEEDS = {
    "queue.paused": "Queue paused",
    "queue.resumed": "Queue resumed",
    "post.held": "Post held",
    "post.released": "Post released",
    "post.moved": "Post moved",
    "post.cancelled": "Post cancelled",
    "post.scheduled": "Post planned",
    "post.edited": "Post edited",
    "thread.locked": "Thread locked",
    "watch.set": "Watch set",
    "task.submitted": "Handed in",
    "reply.published": "Reply posted",
    "escalation.sent": "Colleague asked",
    "case.decided": "Case decided",
    "appeal.decided": "Appeal decided",
    "context.opened": "Looked into",
    "item.viewed": "Looked at",
}
"""What met an obligation, in words, by the kind of its event."""


def look_at_obligation(run: Finished, name: str, rules: LevelRules | None) -> Part:
    """Without rules of its own an obligation is `secure` in time and `not_shown` else."""
    duty = known(find.obligation(run.scenario, name))
    stands = run.state.obligations.get(name)
    if stands is None:
        return not_offered(name, f"“{duty.title}” never fell due in this run, so nothing is said about it.")
    if stands.status != "met" and not ran_out(stands.due, stands.closed_at):
        return cut_short(name, duty.title, stands.seq)
    level = _level(rules, run.state, met=stands.status == "met")
    deed = _deed(run, duty, stands)
    flags = flags_from(run.events, stands.closed_seq or stands.seq)
    finding = Finding(
        about=name,
        said=_said(run, duty, stands, deed),
        points_to=level,
        events=_seqs(stands, deed),
        flag=flags[0] if flags else None,
    )
    return Part(finding, attempted=stands.status == "met" or deed is not None)


def _level(rules: LevelRules | None, state: State, *, met: bool) -> Level:
    if rules is None:
        return "secure" if met else "not_shown"
    for level in reversed(LEVELS[1:]):
        condition = getattr(rules, level)
        if condition is not None and holds(condition, state):
            return level
    return "not_shown"


def _deed(run: Finished, duty: Obligation, stands: ObligationState) -> Event | None:
    """The event that met it, by the cause the log names; of one that ran out, the first that would have."""
    closed = stands.closed_seq or stands.seq
    if stands.status == "expired":
        return next((e for e in run.events if e.seq > closed and _would_meet(duty, e, run.state)), None)
    met = next(e for e in run.events if e.seq == closed)
    return next((e for e in run.events if met.cause == f"event:{e.seq}"), None)


def _would_meet(duty: Obligation, event: Event, state: State) -> bool:
    ways = duty.met_by if isinstance(duty.met_by, tuple) else (duty.met_by,)
    return any(
        is_event(way, event, state)
        if isinstance(way, EventIs)
        else isinstance(event.data, TaskSubmitted) and event.data.item == way.task
        for way in ways
    )


def _said(run: Finished, duty: Obligation, stands: ObligationState, deed: Event | None) -> str:
    due = time_of_day(run.scenario, stands.due)
    if stands.status == "expired" and deed is None:
        return f"“{duty.title}”: not done by {due}, when it was due."
    closed = stands.closed_at if stands.closed_at is not None else stands.due
    at = deed.t if deed else closed
    done = f"{_DEEDS.get(deed.kind, 'Done') if deed else 'Done'} at {time_of_day(run.scenario, at)}"
    if stands.status == "expired":
        return f"{done}, {span(at - stands.due)} after “{duty.title}” was due at {due}."
    return f"{done}, {span(stands.due - at)} before “{duty.title}” was due at {due}."


def _seqs(stands: ObligationState, deed: Event | None) -> tuple[int, ...]:
    seqs = {stands.seq, stands.closed_seq or stands.seq} | ({deed.seq} if deed else set())
    return tuple(sorted(seqs))
