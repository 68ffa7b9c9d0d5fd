"""Cases and appeals: opened, decided, expired; and what a decision does to the post and the account."""

from dataclasses import replace
from typing import assert_never

from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.events import (
    AppealDecided,
    AppealExpired,
    AppealReceived,
    CaseDecided,
    CaseExpired,
    CaseOpened,
    ContextOpened,
    Event,
)
from simulator.runs.folding.community import looked_at
from simulator.runs.folding.posts import act_on, appear, belongs_to_case
from simulator.runs.state import AppealState, CaseState, Post, State, Timer, altered
from simulator.runs.timers import DEADLINE, with_timers, without_timer

Moderation = CaseOpened | ContextOpened | CaseDecided | CaseExpired | AppealReceived | AppealDecided | AppealExpired
_A_STRIKE = ("warn", "mute", "suspend", "ban")


def moderated(state: State, event: Event, data: Moderation, scenario: Scenario) -> State:
    match data:
        case CaseOpened():
            return _case_opened(state, event, data, scenario)
        case ContextOpened():
            case, state = state.cases[data.item], looked_at(state, data.item)
            return _case(state, data.item, replace(case, context=(*case.context, data.context)))
        case CaseDecided():
            return _case_decided(state, event, data, scenario)
        case CaseExpired():
            state = _without(state, f"case-due:{data.item}", f"watch:{data.item}")
            return _case(state, data.item, _closed(state.cases[data.item], event))
        case AppealReceived():
            return _appeal_received(state, event, data, scenario)
        case AppealDecided():
            return _appeal_decided(state, event, data, scenario)
        case AppealExpired():
            appeal = replace(state.appeals[data.item], status="expired", decided_at=event.t, decided_seq=event.seq)
            return _appeal(_without(state, f"appeal-due:{data.item}"), data.item, appeal)
        case _:
            assert_never(data)


def _case_opened(state: State, event: Event, data: CaseOpened, scenario: Scenario) -> State:
    opened = CaseState("open", opened=event.t, due=data.due, seq=event.seq)
    due = Timer(data.due, DEADLINE, f"case-due:{data.item}", f"event:{event.seq}")
    state = _case(altered(state, timers=with_timers(state.timers, due)), data.item, opened)
    case = find.case(scenario, data.item)
    return belongs_to_case(state, case.target, data.item) if case else state


def _case_decided(state: State, event: Event, data: CaseDecided, scenario: Scenario) -> State:
    decided = replace(
        state.cases[data.item], status="decided", decided_at=event.t, decided_seq=event.seq, decision=data
    )
    state = looked_at(_without(state, f"case-due:{data.item}", f"watch:{data.item}"), data.item)
    state = _case(state, data.item, decided)
    case = find.case(scenario, data.item)
    if case is None:
        return state
    post = state.posts.get(case.target)
    if post and data.account in _A_STRIKE:
        state = _strike(state, post.by, 1)
    return act_on(state, case.target, data.content)


def _appeal_received(state: State, event: Event, data: AppealReceived, scenario: Scenario) -> State:
    opened = AppealState("open", opened=event.t, due=data.due, seq=event.seq)
    due = Timer(data.due, DEADLINE, f"appeal-due:{data.item}", f"event:{event.seq}")
    timers = with_timers(without_timer(state.timers, f"appeal:{data.item}"), due)
    state = _appeal(altered(state, timers=timers), data.item, opened)
    return appear(state, Post(data.item, find.desk_mail(scenario), data.by, event.t, event.seq, data.body))


def _appeal_decided(state: State, event: Event, data: AppealDecided, scenario: Scenario) -> State:
    """An overturned decision is taken back: the strike, and the post unless the account alone is to return."""
    decided = replace(
        state.appeals[data.item], status="decided", decided_at=event.t, decided_seq=event.seq, decision=data
    )
    state = _appeal(_without(state, f"appeal-due:{data.item}"), data.item, decided)
    appeal = find.appeal(scenario, data.item)
    case = appeal and find.case(scenario, appeal.case)
    before = appeal and state.cases.get(appeal.case)
    if data.outcome != "overturn" or not appeal or not case or not before or not before.decision:
        return state
    if before.decision.account in _A_STRIKE:
        state = _strike(state, appeal.by, -1)
    return act_on(state, case.target, "restore") if appeal.restores == "post" else state


def _closed(case: CaseState, event: Event) -> CaseState:
    return replace(case, status="expired", decided_at=event.t, decided_seq=event.seq)


def _case(state: State, id_: str, case: CaseState) -> State:
    return altered(state, cases={**state.cases, id_: case})


def _appeal(state: State, id_: str, appeal: AppealState) -> State:
    return altered(state, appeals={**state.appeals, id_: appeal})


def _strike(state: State, person: str, add: int) -> State:
    return altered(state, strikes={**state.strikes, person: max(0, state.strikes.get(person, 0) + add)})


def _without(state: State, *timers: str) -> State:
    return altered(state, timers=without_timer(state.timers, *timers))
