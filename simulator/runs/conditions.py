"""Whether a condition holds in a state, and whether an event is the one a condition speaks of."""

from functools import cache
from typing import assert_never

from simulator.content.conditions import All, Any_, Condition, Count, EventIs, FactIs, MeterIs, MoodIs, Not, Since
from simulator.content.document import Document
from simulator.runs.clock import in_time
from simulator.runs.commands import Declared
from simulator.runs.events import CaseDecided, EscalationAnswered, Event, Happening, ReplyPublished, TaskSubmitted
from simulator.runs.find import released
from simulator.runs.match import declares, matches
from simulator.runs.state import State

_SUBJECTS = ("item", "case", "fact", "meter", "flag", "rule")


def holds(condition: Condition, state: State) -> bool:
    """Whether `condition` is true in `state`. An unknown fact or meter is never true."""
    match condition:
        case All():
            return all(holds(part, state) for part in condition.all)
        case Any_():
            return any(holds(part, state) for part in condition.any)
        case Not():
            return not holds(condition.not_, state)
        case Count():
            return _between(condition.count.gte, how_many(condition.count, state), condition.count.lte)
        case EventIs():
            return how_many(condition, state) > 0
        case _:
            return _holds_now(condition, state)


def _holds_now(condition: FactIs | MeterIs | MoodIs | Since | str, state: State) -> bool:
    match condition:
        case FactIs():
            # `True == 1` in Python; a fact that counts is not a fact that is true
            value = state.facts.get(condition.fact)
            return type(value) is type(condition.is_) and value == condition.is_
        case MeterIs():
            level = state.meters.get(condition.meter)
            return level is not None and _between(condition.gte, level, condition.lte)
        case MoodIs():
            crowd = state.crowd.get(condition.mood)
            return crowd is not None and _between(condition.gte, crowd.mood, condition.lte)
        case Since():
            release = released(state, condition.since.inject)
            return release is not None and state.now >= release[0] + condition.since.gte
        case str():
            return condition == "otherwise"
        case _:
            assert_never(condition)


def is_event(wanted: EventIs, event: Event, state: State) -> bool:
    """Whether `event` passes every filter given. `state` may be any state at or after the event."""
    return wanted.event == event.kind and _fits(wanted, event, state, _start(wanted, state))


def how_many(wanted: EventIs, state: State) -> int:
    """How many events so far pass the filters: as counted; where the scenario does not ask, counted now."""
    counted = state.counts.get(wanted.event, {}).get(wanted)
    if counted is not None:
        return counted
    start = _start(wanted, state)
    return sum(_fits(wanted, event, state, start) for event in state.happened.get(wanted.event, ()))


def _fits(wanted: EventIs, event: Event, state: State, start: tuple[int, int] | None) -> bool:
    return (
        _in_time(wanted, event, state, start)
        and (wanted.item is None or _is_about(wanted.item, event.data, state))
        and (wanted.channel is None or wanted.channel in _channels(event.data))
        and (wanted.topic is None or wanted.topic == _topic(event.data))
        and (wanted.to is None or wanted.to in _people(event.data))
        and _chosen(wanted, event.data)
        and all(getattr(event.data, part, None) for part in wanted.has)
    )


def speaks_of(condition: Condition, event: Event, state: State) -> bool:
    """Whether the condition names this very event (not by a negation or a count): a rule answers each such event."""
    match condition:
        case All():
            return any(speaks_of(part, event, state) for part in condition.all)
        case Any_():
            return any(speaks_of(part, event, state) for part in condition.any)
        case EventIs():
            return is_event(condition, event, state)
        case _:
            return False


def _is_about(item: str, data: Happening, state: State) -> bool:
    """A case that was skipped is also asked for by the one it stands in for."""
    if _names(data, item):
        return True
    case = state.cases.get(item)
    return case is not None and case.instead is not None and _names(data, case.instead)


def _names(data: Happening, item: str) -> bool:
    """Whether an event is about this; a reply is also about the post it answers."""
    for part in _subjects(type(data)):
        if getattr(data, part) == item:
            return True
    return isinstance(data, ReplyPublished) and data.reply_to == item


@cache
def _subjects(kind: type[Document]) -> tuple[str, ...]:
    """The parts of this kind of event that say what it is about; asking each event for parts it lacks is slow."""
    return tuple(part for part in _SUBJECTS if part in kind.model_fields)


def _channels(data: Happening) -> tuple[object, ...]:
    if isinstance(data, TaskSubmitted):
        return tuple(data.texts)
    return (getattr(data, "channel", None),)


def _topic(data: Happening) -> object:
    """Who only says whose it is has not answered on it."""
    is_returned = isinstance(data, EscalationAnswered) and data.text is not None
    return None if is_returned else getattr(data, "topic", None)


def _people(data: Happening) -> tuple[object, ...]:
    """To whom; for an answer, who was asked."""
    return (data.by if isinstance(data, EscalationAnswered) else getattr(data, "to", None),)


def _chosen(wanted: EventIs, data: Happening) -> bool:
    """Whether what was declared or decided is what is asked for; an event without either is not it."""
    if wanted.declares is not None:
        declared = getattr(data, "declare", None)
        if not (isinstance(declared, Declared) and declares(wanted.declares, declared)):
            return False
    return wanted.decision is None or (isinstance(data, CaseDecided) and matches(wanted.decision, data))


def _start(wanted: EventIs, state: State) -> tuple[int, int] | None:
    """From when on events count, as (t, seq); None where they do not count yet."""
    return (0, 0) if wanted.since is None else released(state, wanted.since)


def _in_time(wanted: EventIs, event: Event, state: State, start: tuple[int, int] | None) -> bool:
    if start is None:
        return False
    if wanted.since is None and wanted.within is None:
        return True
    if event.seq <= start[1]:
        return False
    return wanted.within is None or in_time(state, wanted.within, asked_at=start[0], done_at=event.t)


def _between(low: int | None, value: int, high: int | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
