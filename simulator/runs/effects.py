"""What an author's effect comes to in a state."""

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
from simulator.runs.clock import deadline
from simulator.runs.crowd.answering import answers_to_come
from simulator.runs.crowd.pushing import pushes
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
from simulator.runs.modes import in_force
from simulator.runs.source import Source, next_reaction, place_of, post_answered
from simulator.runs.state import State

Single = SetFact | MoveMeter | RaiseFlag | OpenAppeal | React | ShowHint
"""Effects that come to one happening, or none where they would change nothing."""


def happenings(
    effect: Effect, state: State, scenario: Scenario, *, source: Source, place: int
) -> tuple[Happening, ...]:
    """All that an effect leads to at once. `place` is the effect's position in its source."""
    match effect:
        case PushCrowd():
            return pushes(effect, state, source=source)
        case PickReplies():
            return answers_to_come(effect.replies, state, scenario, source=source, place=place)
        case _:
            found = _happening(effect, state, scenario, source=source, place=place)
            return () if found is None else (found,)


def _happening(effect: Single, state: State, scenario: Scenario, *, source: Source, place: int) -> Happening | None:
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
        case _:
            assert_never(effect)


def moved(state: State, scenario: Scenario, *, meter: str, add: int) -> MeterMoved:
    """A meter's movement, held between its bounds."""
    bounds = scenario.meters[meter]
    value = max(bounds.min, min(bounds.max, state.meters[meter] + add))
    return MeterMoved(meter=meter, add=add, value=value)


def hints_shown(state: State, scenario: Scenario) -> bool:
    return state.mode in scenario.modes and in_force(scenario, state.mode).hints


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
    due = deadline(state, appeal.decide_within, asked_at=at)
    then = AppealReceived(item=appeal.id, by=appeal.by, body=appeal.body, due=due)
    return TimerSet(timer=timer, due=at, then=then)


def _reaction_to_come(effect: React, state: State, scenario: Scenario, *, source: Source) -> TimerSet:
    item, asked = next_reaction(state), effect.react
    post = post_answered(asked.reply_to, asked.channel, state, source=source)
    then = PersonaReacted(
        item=item,
        by=asked.by,
        channel=post.channel if post else place_of(asked.by, asked.channel, state, scenario, source=source),
        body=asked.body,
        reply_to=post.id if post else None,
    )
    return TimerSet(timer=f"reaction:{item}", due=state.now + asked.wait, then=then)
