"""What is still due in a run: timers, in the one documented order (t, priority, id). A lower priority goes first."""

from bisect import insort

from simulator.content.conditions import All, Any_, Condition, Not, Since
from simulator.content.scenario import Scenario
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
    found += [
        Timer(t + since.since.gte, 0, f"since:{inject}:{since.since.gte}", cause)
        for rule in scenario.rules
        for since in _sinces(rule.when)
        if since.since.inject == inject
    ]
    return with_timers(state.timers, *found)


def without_past_moments(timers: tuple[Timer, ...], now: int) -> tuple[Timer, ...]:
    """Without the moments of `since` conditions that the clock has reached; all other timers end by an event."""
    return tuple(timer for timer in timers if timer.t > now or not timer.id.startswith("since:"))


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
