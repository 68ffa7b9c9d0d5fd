"""A tick of one channel's crowd: what pushed it, what is left of earlier pushes, what came from elsewhere, calm."""

from simulator.content.crowd import Crowd, Spread
from simulator.runs.crowd.events import CrowdMoved
from simulator.runs.crowd.sums import mood_within, share, volume_within, way_back
from simulator.runs.state import CrowdPoint, State

TIMER = "crowd:"
"""Begins the id of a tick's timer; the channel follows."""


def ticked(channel: str, state: State, crowd: Crowd) -> CrowdMoved:
    """What this tick does to the channel. Channels tick one after another and do not see each other's new state."""
    now = state.crowd[channel]
    begun = now.curve[0]
    from_spread = sum(_arriving(spread, state) for spread in _spreads_to(channel, crowd))
    calmed = way_back(now.mood, begun.mood, crowd.calm)
    quieter = way_back(now.volume, begun.volume, crowd.calm)
    return CrowdMoved(
        channel=channel,
        volume=volume_within(now.volume + now.volume_push + now.volume_momentum + quieter),
        mood=mood_within(now.mood + now.push + now.momentum + from_spread + calmed),
        push=now.push,
        momentum=now.momentum,
        from_spread=from_spread,
        calmed=calmed,
        volume_push=now.volume_push,
        volume_momentum=now.volume_momentum,
    )


def cause_of_tick(channel: str, state: State, crowd: Crowd, otherwise: str) -> str:
    """The cause of what weighs most in this tick; of equals the nearest: pushes, then what is left, then elsewhere."""
    now = state.crowd[channel]
    heaviest, cause = now.weight, now.pushed_by
    found = [(abs(now.momentum) + abs(now.volume_momentum), now.carried_by)]
    for spread in _spreads_to(channel, crowd):
        found.append((abs(_arriving(spread, state)), _heard(spread, state).cause))
    for weight, of in found:
        if weight > heaviest:
            heaviest, cause = weight, of
    return cause or otherwise


def _spreads_to(channel: str, crowd: Crowd) -> list[Spread]:
    return sorted((s for s in crowd.spreads if s.to == channel), key=lambda spread: spread.from_)


def _arriving(spread: Spread, state: State) -> int:
    return share(_heard(spread, state).news, spread.share)


def _heard(spread: Spread, state: State) -> CrowdPoint:
    """The other channel as it was after its tick before this one."""
    curve = state.crowd[spread.from_].curve
    return curve[-1] if curve[-1].t < state.now or len(curve) == 1 else curve[-2]
