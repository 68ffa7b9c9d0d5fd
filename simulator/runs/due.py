"""What the clock brings: which timer is next, and what happens when a timer's moment has come."""

from collections.abc import Iterable

from simulator.content.scenario import Inject, Scenario
from simulator.runs import find
from simulator.runs.away import is_kept_out
from simulator.runs.conditions import holds
from simulator.runs.crowd.tick import TIMER, cause_of_tick, ticked
from simulator.runs.deeds import WatchDue
from simulator.runs.effects import moved
from simulator.runs.events import (
    AppealExpired,
    CaseExpired,
    Happening,
    InjectReleased,
    InjectWithheld,
    Later,
    MeterMoved,
    ObligationExpired,
    PersonaReacted,
    PostAutoSent,
    PostStopped,
    RunEnded,
    TaskOpened,
)
from simulator.runs.owing import obligation_opened
from simulator.runs.state import State, Timer
from simulator.runs.timers import END

_INTERNAL = ("since:",)
"""Moments at which rules look again; nothing of their own happens."""
_UNNOTICED = (*_INTERNAL, TIMER)
"""Nobody waits for these: a learner who asks for the next thing is not stopped by them."""
_DEADLINES = ("case-due:", "appeal-due:", "obligation-due:")


def due(state: State, scenario: Scenario, until: int) -> Timer | None:
    """The first timer whose moment is no later than `until`; the end of the run is not among them."""
    return next((t for t in state.timers if t.t <= until and t.priority < END and not t.id.startswith(_INTERNAL)), None)


def next_stop(state: State, scenario: Scenario, until: int) -> int:
    """The next second after now, and no later than `until`, at which anything may happen."""
    timers = (timer.t for timer in state.timers if timer.t > state.now)
    return min((until, *timers, *_drift_moments(state, scenario)))


def next_happening(state: State) -> int:
    """When the next thing is due that a learner could notice; the end of the run where there is nothing else."""
    times = (t.t for t in state.timers if t.t > state.now and not t.id.startswith(_UNNOTICED))
    return min(times, default=state.length)


def happening_of(timer: Timer, state: State, scenario: Scenario) -> Happening:
    """The one thing that happens when this timer is due. Each of them ends its timer."""
    if timer.then is not None:
        return _then(timer.then, state, scenario)
    kind, _, item = timer.id.partition(":")
    match kind:
        case "crowd":
            assert scenario.crowd, timer.id
            return ticked(item, state, scenario.crowd)
        case "inject":
            return _inject_due(item, state, scenario)
        case "planned":
            return _planned_due(item, state, scenario)
        case "watch":
            return WatchDue(item=item)
        case "task":
            return TaskOpened(item=item)
        case "obligation":
            obligation = find.obligation(scenario, item)
            assert obligation is not None, timer.id
            return obligation_opened(obligation, state)
        case _:
            return _deadline(kind, item)


def cause_of(timer: Timer, state: State, scenario: Scenario) -> str:
    """What set the timer; of a tick of the crowd, what weighs most in it."""
    kind, _, item = timer.id.partition(":")
    if kind != "crowd" or scenario.crowd is None:
        return timer.cause
    return cause_of_tick(item, state, scenario.crowd, timer.cause)


def drifts(state: State, scenario: Scenario) -> list[str]:
    """Meters that drift at this very second, by name; one that is at its bound stays."""
    return [
        name
        for name in sorted(scenario.meters)
        if (drift := scenario.meters[name].drift)
        and state.now % drift.every == 0
        and _would_move(state, scenario, name)
    ]


def drifted(state: State, scenario: Scenario, meter: str) -> MeterMoved:
    drift = scenario.meters[meter].drift
    return moved(state, scenario, meter=meter, add=drift.add if drift else 0)


def closings(state: State) -> list[Happening]:
    """Everything still open, in the order of its deadline: it expires with the run."""
    deadlines = [timer for timer in state.timers if timer.id.startswith(_DEADLINES)]
    return [_deadline(*timer.id.split(":", 1)) for timer in deadlines]


def ended(state: State, scenario: Scenario) -> RunEnded:
    """The first ending that holds; the last one where none does."""
    ending = next((e for e in scenario.endings if holds(e.when, state)), scenario.endings[-1])
    return RunEnded(ending=ending.id)


def release_of(inject: Inject, state: State, scenario: Scenario) -> InjectReleased | None:
    """Its release, as things stand; None where its own condition says no or who writes it is kept out."""
    body = _body(inject, state)
    if body is None or (inject.when is not None and not holds(inject.when, state)):
        return None
    if is_kept_out(inject, state, scenario):
        return None
    return InjectReleased(item=inject.id, channel=inject.channel, by=inject.by, body=body, reply_to=inject.reply_to)


def _then(then: Later, state: State, scenario: Scenario) -> Happening:
    """What was to happen now; what somebody was to write does not come where they are kept out by now, or would not
    say it any more."""
    if isinstance(then, PersonaReacted) and (
        is_kept_out(then, state, scenario) or not _still_said(then, state, scenario)
    ):
        return InjectWithheld(item=then.item)
    return then


def _still_said(words: PersonaReacted, state: State, scenario: Scenario) -> bool:
    conditions = scenario.said_where.get((words.by, words.body), (None,))
    return any(condition is None or holds(condition, state) for condition in conditions)


def _inject_due(item: str, state: State, scenario: Scenario) -> InjectReleased | InjectWithheld:
    inject = find.inject(scenario, item)
    assert inject is not None, item
    return release_of(inject, state, scenario) or InjectWithheld(item=item)


def _body(inject: Inject, state: State) -> str | None:
    if inject.body is not None:
        return inject.body
    return next((variant.body for variant in inject.one_of if holds(variant.when, state)), None)


def _planned_due(item: str, state: State, scenario: Scenario) -> PostAutoSent | PostStopped:
    plan, post = state.planned[item], find.planned_post(scenario, item)
    stopped = state.queue_paused or plan.status == "held"
    if stopped or (post is not None and post.unless is not None and holds(post.unless, state)):
        return PostStopped(item=item)
    return PostAutoSent(item=item, channel=plan.channel, declare=plan.declare)


def _deadline(kind: str, item: str) -> Happening:
    match kind:
        case "case-due":
            return CaseExpired(item=item)
        case "appeal-due":
            return AppealExpired(item=item)
        case "obligation-due":
            return ObligationExpired(item=item)
        case _:
            raise ValueError(f"nothing is known to happen at a timer named {kind}:{item}")


def _drift_moments(state: State, scenario: Scenario) -> Iterable[int]:
    for name in sorted(scenario.meters):
        drift = scenario.meters[name].drift
        if drift and _would_move(state, scenario, name):
            yield state.now - state.now % drift.every + drift.every


def _would_move(state: State, scenario: Scenario, meter: str) -> bool:
    return drifted(state, scenario, meter).value != state.meters[meter]
