"""The crowd: pushed, moved by a tick, and what it makes of the learner's own posts."""

from dataclasses import replace
from typing import assert_never

from simulator.content.crowd import Crowd
from simulator.runs.crowd.events import CrowdMoved, CrowdPushed, PostReacted
from simulator.runs.crowd.sums import half
from simulator.runs.crowd.tick import TIMER
from simulator.runs.events import Event
from simulator.runs.state import ChannelCrowd, CrowdPoint, State, Timer, altered
from simulator.runs.timers import START, TICK, with_timers, without_timer

Stirred = CrowdPushed | CrowdMoved | PostReacted


def at_start(crowd: Crowd | None) -> dict[str, ChannelCrowd]:
    """Every channel's crowd as a run begins."""
    if crowd is None:
        return {}
    return {
        name: ChannelCrowd(began.volume, began.mood, curve=(CrowdPoint(0, began.volume, began.mood),))
        for name, began in sorted(crowd.channels.items())
    }


def stirred(state: State, event: Event, data: Stirred) -> State:
    match data:
        case CrowdPushed():
            return _crowd(state, data.channel, _pushed(state.crowd[data.channel], data, event.cause))
        case CrowdMoved():
            timer = f"{TIMER}{data.channel}"
            again = Timer(event.t + state.tick, TICK, timer, START)
            state = altered(state, timers=with_timers(without_timer(state.timers, timer), again))
            return _crowd(state, data.channel, _moved(state.crowd[data.channel], data, event))
        case PostReacted():
            post = state.posts[data.item]
            post = replace(post, thanks=post.thanks + data.thanks, disagree=post.disagree + data.disagree)
            return altered(state, posts={**state.posts, data.item: post})
        case _:
            assert_never(data)


def _pushed(crowd: ChannelCrowd, data: CrowdPushed, cause: str) -> ChannelCrowd:
    weight = abs(data.mood) + abs(data.volume)
    if weight > crowd.weight:
        crowd = replace(crowd, weight=weight, pushed_by=cause)
    return replace(crowd, push=crowd.push + data.mood, volume_push=crowd.volume_push + data.volume)


def _moved(crowd: ChannelCrowd, data: CrowdMoved, event: Event) -> ChannelCrowd:
    news = data.push + data.momentum + data.from_spread
    point = CrowdPoint(event.t, data.volume, data.mood, news=news, seq=event.seq, cause=event.cause)
    fresh = crowd.weight > abs(data.momentum) + abs(data.volume_momentum)
    return ChannelCrowd(
        volume=data.volume,
        mood=data.mood,
        momentum=half(data.push + data.momentum),
        volume_momentum=half(data.volume_push + data.volume_momentum),
        carried_by=crowd.pushed_by if fresh else crowd.carried_by,
        curve=(*crowd.curve, point),
    )


def _crowd(state: State, channel: str, crowd: ChannelCrowd) -> State:
    return altered(state, crowd={**state.crowd, channel: crowd})
