"""A run as its decisions: when, how long after the cue, in what words, stated how, and what it led to."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.scenario import Choice, Declare, Scenario
from simulator.runs import deeds as d
from simulator.runs import events as e
from simulator.runs.commands import Declared
from simulator.runs.events import Event
from simulator.ui.debrief.causes import beside, led_to
from simulator.ui.debrief.telling import tell, where, who
from simulator.ui.words import desk_time, left, note

DECISIONS = (
    e.CaseDecided,
    e.AppealDecided,
    e.ReplyPublished,
    e.TaskSubmitted,
    e.QueuePaused,
    e.QueueResumed,
    e.PostHeld,
    e.PostReleased,
    e.EscalationSent,
    d.PostEdited,
    d.PostPinned,
    d.PostUnpinned,
    d.ThreadLocked,
    d.ThreadUnlocked,
    d.ThreadSplit,
    d.PostScheduled,
    d.PostMoved,
    d.PostCancelled,
    d.WatchSet,
    d.CaseSkipped,
    e.CommandRefused,
)
PICTURE = "The picture, in words"
"""What the words beside a planned post's picture are called."""
REPORT = {"agree": "the report is right", "disagree": "the report is wrong", "ignore": "not ours to act on"}

_BESIDE = (("Why", "why"), ("Reply to the appeal", "reply"), ("Note", "note"), ("Title", "title"))
"""What else a decision may carry in words: its name on screen, and the part of the event."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the learner's, verbatim."""

    where: str
    text: str
    channel: str = ""
    """Its channel's id, where it was written for one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing the learner did or asked for."""

    seq: int
    t: int
    at: str
    title: str
    about: str
    """Id of the case, appeal, task, channel or post; empty where there is none."""
    waited: str
    """How long after its cue, as `4 min after the report`; empty where nothing asked for it."""
    written: tuple[Written, ...]
    stated: tuple[tuple[str, str], ...]
    """What was declared beside the words: label and value."""
    read: tuple[str, ...]
    """What was opened before deciding."""
    attached: str | None
    """What a plan names as its picture."""
    expected: str
    """The learner's prediction, verbatim; empty where none was made."""
    confidence: int | None
    """How sure they were of it, in per cent."""
    led_to: tuple[Event, ...]
    refused: bool


def decisions(events: Sequence[Event], scenario: Scenario) -> tuple[Decision, ...]:
    """Every decision of a run, in order; what was refused is one too."""
    return tuple(_decision(event, events, scenario) for event in events if is_decision(event))


def is_decision(event: Event) -> bool:
    """Asked for by the learner. What went along with a decision, as the escalation of a case, follows from it."""
    return isinstance(event.data, DECISIONS) and event.cause.startswith("command:")


def _decision(event: Event, events: Sequence[Event], scenario: Scenario) -> Decision:
    prediction = beside(events, event, "prediction.made")
    predicted = prediction.data if prediction and isinstance(prediction.data, e.PredictionMade) else None
    return Decision(
        seq=event.seq,
        t=event.t,
        at=desk_time(scenario.clock.starts, event.t),
        title=tell(event, scenario),
        about=_about(event),
        waited=_waited(event, events),
        written=_written(event, scenario),
        stated=_stated(event, scenario),
        read=_read(event, events, scenario),
        attached=event.data.asset if isinstance(event.data, d.PostScheduled) else None,
        expected=predicted.text if predicted else "",
        confidence=predicted.confidence if predicted else None,
        led_to=led_to(events, event),
        refused=event.kind == "command.refused",
    )


def _about(event: Event) -> str:
    match event.data:
        case e.ReplyPublished(channel=channel):
            return channel
        case e.EscalationSent(case=case):
            return case or ""
        case e.CaseDecided(item=item) | e.AppealDecided(item=item) | e.TaskSubmitted(item=item):
            return item
        case e.PostHeld(item=item) | e.PostReleased(item=item):
            return item
        case d.PostMoved(item=item) | d.PostCancelled(item=item) | d.WatchSet(item=item) | d.CaseSkipped(item=item):
            return item
        case d.PostScheduled(channel=channel) | d.PostEdited(channel=channel):
            return channel
    return ""


def _waited(event: Event, events: Sequence[Event]) -> str:
    cue = cue_of(event, events) or _owed(event, events)
    if cue is None:
        return ""
    if cue.kind == "obligation.opened":
        return f"{left(event.t - cue.t)} after it was yours to do"
    name = {"case.opened": "report", "appeal.received": "appeal", "task.opened": "cue"}.get(cue.kind, "post")
    return f"{left(event.t - cue.t)} after the {name}"


def cue_of(event: Event, events: Sequence[Event]) -> Event | None:
    """What asked for this decision: the report, the appeal, the task, or the post that was answered."""
    match event.data:
        case e.CaseDecided(item=item):
            return _first(events, "case.opened", item)
        case e.AppealDecided(item=item):
            return _first(events, "appeal.received", item)
        case e.TaskSubmitted(item=item):
            return _first(events, "task.opened", item)
        case e.ReplyPublished(reply_to=str(item)):
            return _first(events, "inject.released", item) or _first(events, "persona.reacted", item)
        case e.EscalationSent(case=str(item)):
            return _first(events, "case.opened", item)
    return None


def _owed(event: Event, events: Sequence[Event]) -> Event | None:
    """The opening of the obligation that this met, where nothing else asked for it."""
    met = (x.data.item for x in led_to(events, event) if isinstance(x.data, e.ObligationMet))
    return next((found for item in met if (found := _first(events, "obligation.opened", item))), None)


def _first(events: Sequence[Event], kind: str, item: str) -> Event | None:
    return next((x for x in events if x.kind == kind and getattr(x.data, "item", None) == item), None)


def _written(event: Event, scenario: Scenario) -> tuple[Written, ...]:
    """The learner's words that came with it, with what they are."""
    match event.data:
        case e.TaskSubmitted(texts=texts):
            return tuple(Written(where(channel, scenario), text, channel) for channel, text in texts.items())
        case e.ReplyPublished(channel=channel, text=text) | d.PostEdited(channel=channel, text=text):
            return (Written(where(channel, scenario), text, channel),)
        case d.PostScheduled():
            return _planned(event.data, scenario)
        case e.EscalationSent(to=to, text=text):
            return (Written(f"To {who(to, scenario)}", text),)
    for name, part in _BESIDE:
        if words := getattr(event.data, part, ""):
            return (Written(name, words),)
    return ()


def _planned(data: d.PostScheduled, scenario: Scenario) -> tuple[Written, ...]:
    parts = ((where(data.channel, scenario), data.text), (PICTURE, data.alt), ("Note", data.note))
    return tuple(Written(name, text) for name, text in parts if text)


def _stated(event: Event, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    match event.data:
        case e.CaseDecided():
            return _case_parts(event.data, scenario)
        case e.TaskSubmitted(item=item, declare=declared):
            offered = next((task.declare for task in scenario.tasks if task.id == item), scenario.replies_declare)
            return declared_parts(declared, offered)
        case e.ReplyPublished(declare=declared) | d.PostScheduled(declare=declared):
            return declared_parts(declared, scenario.replies_declare)
        case e.EscalationSent(severity=int(severity)):
            return (("Severity", f"{severity} of 5"),)
    return ()


def declared_parts(declared: Declared, offered: Declare) -> tuple[tuple[str, str], ...]:
    """What the learner said a text does, in the labels they chose from."""
    parts = (
        ("Message", _label(declared.intent, offered.intent)),
        ("Facts used", ", ".join(_label(fact, offered.facts_used) for fact in declared.facts_used)),
        ("Promises", _label(declared.promises, offered.promises)),
        ("Asks for", _label(declared.asks_for, offered.asks_for)),
        ("Finding", _label(declared.finding, offered.finding)),
    )
    return tuple((name, value) for name, value in parts if value)


def _label(choice: str | None, offered: Sequence[Choice]) -> str:
    if choice is None:
        return ""
    return next((c.label for c in offered if c.id == choice), note(choice))


def _case_parts(data: e.CaseDecided, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    clause = scenario.policy.get(data.clause)
    told = ", ".join(f"the {notice}" for notice in data.notices) or "nobody"
    parts = [
        ("Report", REPORT[data.report]),
        ("Rule", f"{data.clause} {clause.title}" if clause else data.clause),
        ("Told", told),
        ("Asked to help", ", ".join(who(person, scenario) for person in data.escalate) or "nobody"),
        ("Evidence kept", "yes" if data.preserve else "no"),
    ]
    if data.severity:
        parts.append(("Severity", f"{data.severity} of 5"))
    return tuple(parts)


def _read(event: Event, events: Sequence[Event], scenario: Scenario) -> tuple[str, ...]:
    """What was opened about the same case before it was decided."""
    if not isinstance(event.data, e.CaseDecided):
        return ()
    case = next((c for c in scenario.cases if c.id == event.data.item), None)
    names = {context.id: context.title for context in case.context} if case else {}
    return tuple(
        names.get(x.data.context, note(x.data.context))
        for x in events
        if isinstance(x.data, e.ContextOpened) and x.data.item == event.data.item and x.seq < event.seq
    )
