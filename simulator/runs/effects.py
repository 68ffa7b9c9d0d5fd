"""What an author's effect comes to in a state: one happening, or none where it would change nothing."""

from dataclasses import dataclass
from typing import assert_never

from simulator.content.conditions import (
    Drawn,
    Effect,
    MoveMeter,
    OpenAppeal,
    PickReplies,
    PushCrowd,
    RaiseFlag,
    React,
    SetFact,
    ShowHint,
)
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.clock import scaled
from simulator.runs.draws import draw
from simulator.runs.events import (
    AppealReceived,
    FactSet,
    FlagRaised,
    Happening,
    HintShown,
    MeterMoved,
    PersonaReacted,
    TimerSet,
)
from simulator.runs.state import State


@dataclass(frozen=True, slots=True)
class Source:
    """Where an effect comes from. Its draws are keyed by it."""

    key: str
    """As `rule:queue-stops` or `inject:saves-thread`."""
    n: int = 0
    """How often the same source came before."""
    channel: str | None = None
    """Where what caused it happened."""


def happening(effect: Effect, state: State, scenario: Scenario, *, source: Source, place: int) -> Happening | None:
    """`place` is the effect's position in its source."""
    match effect:
        case SetFact():
            same = state.facts.get(effect.set)
            if type(same) is type(effect.to) and same == effect.to:
                return None
            return FactSet(fact=effect.set, to=effect.to)
        case MoveMeter():
            return _meter_moved(effect, state, scenario, source=source, place=place)
        case RaiseFlag():
            return None if effect.flag in state.flags else FlagRaised(flag=effect.flag)
        case OpenAppeal():
            return _appeal_to_come(effect, state, scenario)
        case React():
            return _reaction_to_come(effect, state, scenario, source=source)
        case ShowHint():
            return HintShown(body=effect.hint) if hints_shown(state, scenario) else None
        case PushCrowd() | PickReplies():
            return None
        case _:
            assert_never(effect)


def moved(state: State, scenario: Scenario, *, meter: str, add: int) -> MeterMoved:
    """A meter's movement, held between its bounds."""
    bounds = scenario.meters[meter]
    value = max(bounds.min, min(bounds.max, state.meters[meter] + add))
    return MeterMoved(meter=meter, add=add, value=value)


def hints_shown(state: State, scenario: Scenario) -> bool:
    return any(name == state.mode and mode.hints for name, mode in scenario.modes.items())


def _meter_moved(effect: MoveMeter, state: State, scenario: Scenario, *, source: Source, place: int) -> MeterMoved:
    add = effect.add
    if isinstance(add, Drawn):
        low, high = add.draw
        add = draw(state.seed, "meter", key=f"{source.key}/{place}", n=source.n, low=low, high=high)
    return moved(state, scenario, meter=effect.meter, add=add)


def _appeal_to_come(effect: OpenAppeal, state: State, scenario: Scenario) -> TimerSet | None:
    """An appeal comes once."""
    appeal = find.appeal(scenario, effect.appeal)
    timer = f"appeal:{effect.appeal}"
    if appeal is None or appeal.id in state.appeals or any(known.id == timer for known in state.timers):
        return None
    at = state.now + effect.wait
    due = at + scaled(appeal.decide_within, state.time)
    then = AppealReceived(item=appeal.id, by=appeal.by, body=appeal.body, due=due)
    return TimerSet(timer=timer, due=at, then=then)


def _reaction_to_come(effect: React, state: State, scenario: Scenario, *, source: Source) -> TimerSet:
    to_come = sum(timer.id.startswith("reaction:") for timer in state.timers)
    item = f"reaction--{len(state.happened.get('persona.reacted', ())) + to_come + 1}"
    then = PersonaReacted(
        item=item,
        by=effect.react.by,
        channel=_where(effect, state, scenario, source=source),
        body=effect.react.body,
    )
    return TimerSet(timer=f"reaction:{item}", due=state.now + effect.react.wait, then=then)


def _where(effect: React, state: State, scenario: Scenario, *, source: Source) -> str:
    """Named by the author; a colleague writes to the desk; others where it happened, or where they last wrote."""
    if effect.react.channel:
        return effect.react.channel
    if effect.react.by in find.colleagues(scenario):
        return find.desk_mail(scenario)
    if source.channel:
        return source.channel
    own = [post.channel for post in state.posts.values() if post.by == effect.react.by]
    return own[-1] if own else min(scenario.channels)
