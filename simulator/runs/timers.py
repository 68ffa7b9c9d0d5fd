"""What is still due in a run: timers, in the one documented order (t, priority, id). A lower priority goes first."""

from bisect import insort
from collections.abc import Iterable

from simulator.content.conditions import All, Any_, Condition, Not, Since
from simulator.content.scenario import Inject, Scenario
from simulator.runs.clock import scaled
from simulator.runs.state import State, Timer

DEADLINE = 100
"""Deadlines fall after everything else of the same second, so that what arrives in time counts."""
TICK = 90
"""The crowd ticks after what comes in the same second and before its deadlines."""
END = 1_000
START = "event:1"
"""What caused that which comes by the clock alone: the start of the run."""


def in_order(timer: Timer) -> tuple[int, int, str]:
    return timer.t, timer.priority, timer.id


def with_timers(timers: tuple[Timer, ...], *added: Timer) -> tuple[Timer, ...]:
    """The timers and those added, in order; one that is already set stays as it is."""
    known = {timer.id for timer in timers}
    result = list(timers)
    for timer in added:
        if timer.id not in known:
            known.add(timer.id)
            insort(result, timer, key=in_order)
    return tuple(result)


def with_timer_moved(timers: tuple[Timer, ...], timer: Timer) -> tuple[Timer, ...]:
    """The timers with this one in the place of that of the same name."""
    return with_timers(without_timer(timers, timer.id), timer)


def without_timer(timers: tuple[Timer, ...], *ids: str) -> tuple[Timer, ...]:
    return tuple(timer for timer in timers if timer.id not in ids)


def timers_at_start(scenario: Scenario, cause: str) -> tuple[Timer, ...]:
    """What the timeline alone makes due."""
    found = [Timer(i.at, i.priority, f"inject:{i.id}", cause) for i in scenario.injects if i.at is not None]
    found += [Timer(p.at, 0, f"planned:{p.id}", cause) for p in scenario.planned_posts]
    found += [Timer(t.opens.at, 0, f"task:{t.id}", cause) for t in scenario.tasks if t.opens.at is not None]
    found += [Timer(o.opens.at, 0, f"obligation:{o.id}", cause) for o in scenario.obligations if o.opens.at is not None]
    if crowd := scenario.crowd:
        found += [Timer(crowd.every, TICK, f"crowd:{channel}", cause) for channel in crowd.channels]
    found.append(Timer(scenario.clock.length, END, "end", cause))
    return tuple(sorted(found, key=in_order))


def timers_after_inject(scenario: Scenario, state: State, *, inject: str, t: int, cause: str) -> tuple[Timer, ...]:
    """What the release of an inject makes due: injects that wait for it, and the moments at which rules look again."""
    found = [
        Timer(t + i.after.wait, i.priority, f"inject:{i.id}", cause)
        for i in scenario.injects
        if i.after and i.after.inject == inject
    ]
    found += [timer for i in scenario.injects if (timer := _silence(i, state, t, cause)) and _from(i) == inject]
    found += [
        Timer(t + since.since.gte, 0, f"since:{inject}:{since.since.gte}", cause)
        for rule in scenario.rules
        for since in _sinces(rule.when)
        if since.since.inject == inject
    ]
    return with_timers(state.timers, *found)


def timers_after_words(
    scenario: Scenario, state: State, channels: Iterable[str], *, t: int, cause: str
) -> tuple[Timer, ...]:
    """The learner published something in these channels: every silence there begins anew."""
    timers, waiting, spoken = state.timers, {timer.id for timer in state.timers}, set(channels)
    for inject in scenario.injects:
        timer = _silence(inject, state, t, cause)
        if inject.silence and timer and timer.id in waiting and inject.silence.channel in (None, *spoken):
            timers = with_timer_moved(timers, timer)
    return timers


def without_past_moments(timers: tuple[Timer, ...], now: int) -> tuple[Timer, ...]:
    """Without the moments of `since` conditions that the clock has reached; all other timers end by an event."""
    return tuple(timer for timer in timers if timer.t > now or not timer.id.startswith("since:"))


def _silence(inject: Inject, state: State, t: int, cause: str) -> Timer | None:
    """When this inject breaks a silence that begins at `t`. It is a deadline for the learner's words."""
    if inject.silence is None or state.untimed:
        return None
    return Timer(t + scaled(inject.silence.for_, state.time), DEADLINE, f"inject:{inject.id}", cause)


def _from(inject: Inject) -> str | None:
    return inject.silence.from_ if inject.silence else None


def _sinces(condition: Condition) -> list[Since]:
    match condition:
        case Since():
            return [condition]
        case All():
            return [since for part in condition.all for since in _sinces(part)]
        case Any_():
            return [since for part in condition.any for since in _sinces(part)]
        case Not():
            return _sinces(condition.not_)
        case _:
            return []
