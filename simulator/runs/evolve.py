"""The fold: a state and the next event of its log give the next state. Total; reads no clock but the event's own."""

from typing import assert_never

from simulator.content.scenario import PlannedPost, Scenario
from simulator.runs.asides import RunForked, TutorNoted
from simulator.runs.asked import counts_after, counts_at_start, holding_after
from simulator.runs.deeds import Deed
from simulator.runs.events import (
    ClockAdvanced,
    CommandRefused,
    Event,
    NoticeSent,
    PredictionMade,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
)
from simulator.runs.folding.community import did
from simulator.runs.folding.crowd import Stirred, at_start, stirred
from simulator.runs.folding.desk import Due, Queued, Wrote, owed, queued, wrote
from simulator.runs.folding.moderation import Moderation, moderated
from simulator.runs.folding.world import Appeared, Consequence, appeared, followed
from simulator.runs.state import Planned, State, altered
from simulator.runs.timers import timers_at_start, without_past_moments

Told = CommandRefused | PredictionMade | NoticeSent | RunForked | TutorNoted
"""Kept for whoever reads the log; nothing stands otherwise after it."""
Ran = RunStarted | ClockAdvanced | RunPaused | RunResumed | RunEnded | Told
_NOT_FOR_CONDITIONS = frozenset({"clock.advanced", "timer.set", "crowd.pushed"})
"""Kinds that no condition may ask for; paced runs have many of them."""


def evolve(state: State, event: Event, scenario: Scenario) -> State:
    """The state after `event`."""
    happened = state.happened
    if event.kind not in _NOT_FOR_CONDITIONS:
        event.data.unnoted()
        happened = {**happened, event.kind: (*happened.get(event.kind, ()), event.unnoted())}
    state = _changed(state, event, scenario)
    state = altered(
        state, seq=event.seq, head=event.hash, now=event.t, happened=happened, counts=counts_after(state, event)
    )
    holding = holding_after(state, event, scenario)
    return state if holding is state.holding else altered(state, holding=holding)


def _changed(state: State, event: Event, scenario: Scenario) -> State:
    data = event.data
    if isinstance(data, Moderation):
        return moderated(state, event, data, scenario)
    if isinstance(data, Appeared):
        return appeared(state, event, data, scenario)
    if isinstance(data, Consequence):
        return followed(state, event, data)
    if isinstance(data, Wrote | Deed | Queued):
        return _done(state, event, data, scenario)
    if isinstance(data, Stirred):
        return stirred(state, event, data)
    if isinstance(data, Due):
        return owed(state, event, data)
    return _ran(state, event, data, scenario)


def _done(state: State, event: Event, data: Wrote | Deed | Queued, scenario: Scenario) -> State:
    """What the learner did, but for decisions."""
    if isinstance(data, Wrote):
        return wrote(state, event, data, scenario)
    return did(state, event, data) if isinstance(data, Deed) else queued(state, data)


def _ran(
    state: State,
    event: Event,
    data: Ran,
    scenario: Scenario,
) -> State:
    """The run itself: started, moved on, paused, ended."""
    match data:
        case RunStarted():
            return _started(event, data, scenario)
        case ClockAdvanced():
            return altered(state, timers=without_past_moments(state.timers, data.to))
        case RunPaused():
            return altered(state, paused=True)
        case RunResumed():
            return altered(state, paused=False)
        case RunEnded():
            return altered(state, ending=data.ending, timers=())
        case CommandRefused() | PredictionMade() | NoticeSent() | RunForked() | TutorNoted():
            return state
        case _:
            assert_never(data)


def _started(event: Event, data: RunStarted, scenario: Scenario) -> State:
    return State(
        run=event.run,
        length=scenario.clock.length,
        seed=data.seed,
        mode=data.mode,
        time=data.adjustments.time,
        untimed=bool(data.adjustments.untimed),
        facts={name: fact.start for name, fact in scenario.facts.items()},
        meters={name: meter.start for name, meter in scenario.meters.items()},
        crowd=at_start(scenario.crowd),
        tick=scenario.crowd.every if scenario.crowd else 0,
        planned={post.id: _planned(post) for post in scenario.planned_posts},
        strikes={name: person.strikes for name, person in scenario.people.items() if person.strikes},
        timers=timers_at_start(scenario, f"event:{event.seq}"),
        counts=counts_at_start(scenario),
    )


def _planned(post: PlannedPost) -> Planned:
    return Planned(post.id, "scheduled", post.channel, post.at, post.title, post.by, body=post.body, asset=post.asset)
