"""What follows at once from an event, before any rule is asked: openings, notices, flags and authored effects."""

from typing import assert_never

from simulator.content.conditions import Effect
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.aftermath import answer_to_come, of_decision
from simulator.runs.clock import deadline
from simulator.runs.crowd.events import CrowdMoved
from simulator.runs.crowd.pushing import VOICE
from simulator.runs.crowd.reacting import reactions
from simulator.runs.deeds import CaseSkipped
from simulator.runs.due import release_of
from simulator.runs.events import (
    AppealExpired,
    CaseDecided,
    CaseExpired,
    CaseOpened,
    EscalationSent,
    Event,
    InjectReleased,
    ObligationExpired,
    ObligationMet,
    ObligationOpened,
    PostAutoSent,
    PostReleased,
    ReplyPublished,
    TaskOpened,
    TaskSubmitted,
)
from simulator.runs.following import Effects, Following
from simulator.runs.match import declares
from simulator.runs.owing import obligation_opened, obligations_met, of_opened_obligation
from simulator.runs.state import State

Text = TaskSubmitted | ReplyPublished | PostAutoSent


def consequences(state: State, event: Event, scenario: Scenario) -> list[Following]:
    """In the order in which they happen. `state` is the state after `event`."""
    if isinstance(event.data, CrowdMoved):
        return [*reactions(event.data.channel, state, scenario.crowd)] if scenario.crowd else []
    return [*_own(state, event, scenario), *obligations_met(state, event, scenario)]


def _own(state: State, event: Event, scenario: Scenario) -> list[Following]:
    match event.data:
        case InjectReleased():
            return _of_inject(state, event.data, scenario)
        case CaseDecided():
            return of_decision(state, event.data, scenario)
        case TaskSubmitted() | ReplyPublished() | PostAutoSent():
            return _of_text(event.data, scenario)
        case EscalationSent():
            return [answer_to_come(state, event.data, scenario)]
        case PostReleased() | CaseSkipped():
            return _of_change(state, event.data, scenario)
        case ObligationOpened():
            return of_opened_obligation(state, event.data, scenario)
        case CaseExpired() | AppealExpired() | ObligationMet() | ObligationExpired():
            return _of_closing(event.data, scenario)
        case _:
            return []


def _of_inject(state: State, data: InjectReleased, scenario: Scenario) -> list[Following]:
    inject = find.inject(scenario, data.item)
    if inject is None:
        return []
    found: list[Following] = []
    case = find.case(scenario, inject.opens_case) if inject.opens_case else None
    if case and case.id not in state.cases:
        found.append(CaseOpened(item=case.id, due=deadline(state, case.decide_within, asked_at=state.now)))
    tasks = sorted(task.id for task in scenario.tasks if task.opens.inject == inject.id)
    found += [TaskOpened(item=task) for task in tasks if task not in state.tasks]
    owed = sorted((o for o in scenario.obligations if o.opens.inject == inject.id), key=lambda o: o.id)
    found += [obligation_opened(obligation, state) for obligation in owed if obligation.id not in state.obligations]
    # the variant that was shown is known by its text
    variants = [variant.effects for variant in inject.one_of if variant.body == data.body]
    effects = inject.effects + (variants[0] if variants else ())
    voice = VOICE.get(scenario.people[inject.by].influence, 100)
    return [*found, Effects(f"inject:{inject.id}", effects, voice)]


def _of_text(data: Text, scenario: Scenario) -> list[Following]:
    """The world answers to what was declared beside the text. The brand's planned posts declare nothing."""
    declared = data.declare
    if declared is None:
        return []
    task = find.task(scenario, data.item) if isinstance(data, TaskSubmitted) else None
    effects = task.effects if task else () if isinstance(data, TaskSubmitted) else scenario.replies_effects
    kind = "task" if isinstance(data, TaskSubmitted) else "reply"
    return [
        Effects(f"{kind}:{data.item}/{place}", effect.do)
        for place, effect in enumerate(effects)
        if declares(effect.when, declared)
    ]


def _of_change(state: State, data: PostReleased | CaseSkipped, scenario: Scenario) -> list[Following]:
    if isinstance(data, PostReleased):
        return _of_released_post(state, data)
    return _of_skipped_case(state, data, scenario)


def _of_released_post(state: State, data: PostReleased) -> list[Following]:
    """Its time is past: out it goes."""
    plan = state.planned[data.item]
    if any(timer.id == f"planned:{plan.id}" for timer in state.timers):
        return []
    return [PostAutoSent(item=plan.id, channel=plan.channel, declare=plan.declare)]


def _of_skipped_case(state: State, data: CaseSkipped, scenario: Scenario) -> list[Following]:
    """Its equal comes at once, unless it has come already."""
    inject = find.standing_in(scenario, data.instead)
    if inject is None or find.released(state, inject.id) is not None:
        return []
    release = release_of(inject, state, scenario)
    return [release] if release else []


def _of_closing(
    data: CaseExpired | AppealExpired | ObligationMet | ObligationExpired, scenario: Scenario
) -> list[Following]:
    do: tuple[Effect, ...] = ()
    key = f"{data.kind}:{data.item}"
    match data:
        case CaseExpired():
            case = find.case(scenario, data.item)
            do = case.on_expire if case else ()
        case AppealExpired():
            appeal = find.appeal(scenario, data.item)
            do = appeal.on_expire if appeal else ()
        case ObligationMet():
            obligation = find.obligation(scenario, data.item)
            do = obligation.on_time if obligation else ()
        case ObligationExpired():
            obligation = find.obligation(scenario, data.item)
            do = obligation.on_expire if obligation else ()
        case _:
            assert_never(data)
    return [Effects(key, do)]
