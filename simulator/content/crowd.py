"""`crowd.yml`: how loud the channels are, what mood they are in, how both move, and who hears of whom."""

from typing import Annotated

from pydantic import Field

from simulator.content.choices import DeclaredIs
from simulator.content.document import Document, Id, Seconds

Mood = Annotated[int, Field(ge=-100, le=100)]
Volume = Annotated[int, Field(ge=0, le=999)]


class CrowdChannel(Document):
    """Where a channel's crowd begins, and where it comes back to by itself."""

    volume: Volume
    """Messages a tick."""
    mood: Mood = 0
    """From -100, furious, to 100, delighted."""


class Spread(Document):
    """What stirs one channel is heard in another a tick later."""

    from_: Id = Field(alias="from")
    to: Id
    share: int = Field(ge=1, le=80)
    """Per cent of the mood's change that arrives; what only calmed down is no news and does not."""


class Crowd(Document):
    """A crowd that moves at every tick. What pushes it are effects, `{crowd: forum, mood: -8, volume: 6}`."""

    every: Annotated[Seconds, Field(ge=60)]
    """A tick, counted from the start of the run."""
    calm: int = Field(default=20, ge=0, le=100)
    """Per cent of the way back to where it began that mood and volume go at each tick."""
    channels: dict[Id, CrowdChannel] = Field(min_length=1)
    spreads: tuple[Spread, ...] = ()
    welcomes: tuple[DeclaredIs, ...] = ()
    """What people like to be told: a post that declares one of these is thanked more."""
    resents: tuple[DeclaredIs, ...] = ()
