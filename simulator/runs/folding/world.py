"""The world: injects, planned posts, reactions, answers, facts, meters, flags, hints, timers."""

from dataclasses import replace
from typing import assert_never

from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.events import (
    EscalationAnswered,
    Event,
    FactSet,
    FlagRaised,
    HintShown,
    InjectReleased,
    InjectWithheld,
    MeterMoved,
    PersonaReacted,
    PostAutoSent,
    PostStopped,
    RuleFired,
    TimerSet,
)
from simulator.runs.folding.posts import appear
from simulator.runs.state import YOU, MeterMove, PlannedStatus, Post, State, Timer, altered
from simulator.runs.timers import timers_after_inject, timers_after_words, with_timers, without_timer

Appeared = InjectReleased | InjectWithheld | PersonaReacted | EscalationAnswered | PostAutoSent | PostStopped
Consequence = FactSet | MeterMoved | FlagRaised | HintShown | TimerSet | RuleFired


def appeared(state: State, event: Event, data: Appeared, scenario: Scenario) -> State:
    match data:
        case InjectReleased():
            return _inject_released(state, event, data, scenario)
        case InjectWithheld():
            return _without(_without(state, f"inject:{data.item}"), f"reaction:{data.item}")
        case PersonaReacted():
            state = _without(state, f"reaction:{data.item}")
            return appear(state, _written(event, data))
        case EscalationAnswered():
            return _answered(state, event, data, scenario)
        case PostAutoSent():
            return _planned_is_out(state, event, data, scenario)
        case PostStopped():
            return _planned(state, data.item, "stopped")
        case _:
            assert_never(data)


def followed(state: State, event: Event, data: Consequence) -> State:
    match data:
        case FactSet():
            return altered(state, facts={**state.facts, data.fact: data.to})
        case MeterMoved():
            move = MeterMove(event.t, data.meter, data.add, data.value, event.seq, event.cause)
            return altered(state, meters={**state.meters, data.meter: data.value}, moves=(*state.moves, move))
        case FlagRaised():
            return state if data.flag in state.flags else altered(state, flags=(*state.flags, data.flag))
        case HintShown():
            return altered(state, hints=(*state.hints, data.body))
        case TimerSet():
            return _timer_set(state, event, data)
        case RuleFired():
            fired = state.rules_fired.get(data.rule, 0) + 1
            return altered(state, rules_fired={**state.rules_fired, data.rule: fired})
        case _:
            assert_never(data)


def _timer_set(state: State, event: Event, data: TimerSet) -> State:
    timer = Timer(data.due, 0, data.timer, f"event:{event.seq}", data.then)
    reactions = state.reactions + isinstance(data.then, PersonaReacted)
    return altered(state, timers=with_timers(state.timers, timer), reactions=reactions)


def _inject_released(state: State, event: Event, data: InjectReleased, scenario: Scenario) -> State:
    state = _without(state, f"inject:{data.item}")
    cause = f"event:{event.seq}"
    timers = timers_after_inject(scenario, state, inject=data.item, t=event.t, cause=cause)
    released = {data.item: (event.t, event.seq), **state.released}
    state = altered(state, timers=timers, released=released)
    return appear(state, _written(event, data))


def _written(event: Event, data: InjectReleased | PersonaReacted) -> Post:
    return Post(data.item, data.channel, data.by, event.t, event.seq, data.body, reply_to=data.reply_to)


def _answered(state: State, event: Event, data: EscalationAnswered, scenario: Scenario) -> State:
    """The answer arrives as desk mail, where there are words."""
    asked = replace(state.escalations[data.item], answered_at=event.t, body=data.body)
    state = altered(_without(state, f"answer:{data.item}"), escalations={**state.escalations, data.item: asked})
    if data.body is None and data.text is None:
        return state
    mail = find.desk_mail(scenario)
    return appear(state, Post(f"answer--{data.item}", mail, data.by, event.t, event.seq, data.body, data.text))


def _planned_is_out(state: State, event: Event, data: PostAutoSent, scenario: Scenario) -> State:
    """The brand's post, or one of the learner's own: then it is a word of theirs, and ends a silence."""
    plan, cause = state.planned[data.item], f"event:{event.seq}"
    state = _planned(state, data.item, "out")
    by = YOU if plan.by == YOU else find.BRAND
    if by == YOU:
        timers = timers_after_words(scenario, state, [data.channel], t=event.t, cause=cause)
        state = altered(state, timers=timers)
    post = Post(data.item, data.channel, by, event.t, event.seq, plan.body, plan.text, declare=data.declare)
    return appear(state, post)


def _planned(state: State, post: str, status: PlannedStatus) -> State:
    plan = replace(state.planned[post], status=status)
    return altered(_without(state, f"planned:{post}"), planned={**state.planned, post: plan})


def _without(state: State, timer: str) -> State:
    return altered(state, timers=without_timer(state.timers, timer))
