"""What an author's `{crowd: …}` comes to: a push for each channel that is meant."""

from simulator.content.conditions import HERE, PushCrowd
from simulator.runs.crowd.events import CrowdPushed
from simulator.runs.crowd.sums import share
from simulator.runs.source import Source
from simulator.runs.state import State

VOICE = {4: 150, 5: 200}
"""Influence → per cent at which a push in an inject of theirs counts; 100 for everybody else."""


def pushes(effect: PushCrowd, state: State, *, source: Source) -> tuple[CrowdPushed, ...]:
    """None where the crowd of a channel is not told of, or too weak a voice leaves nothing to push with."""
    channels = sorted({spot.channel for spot in source.spots}) if effect.crowd == HERE else [effect.crowd]
    mood, volume = share(effect.mood, source.voice), share(effect.volume, source.voice)
    if not mood and not volume:
        return ()
    return tuple(
        CrowdPushed(channel=channel, mood=mood, volume=volume) for channel in channels if channel in state.crowd
    )
