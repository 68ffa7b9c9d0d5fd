"""What happens to the crowd. Each movement names what caused it, and every number it came from."""

from typing import Literal

from simulator.content.document import Document


class CrowdPushed(Document):
    """An author's effect pushed the crowd; it is felt at the next tick."""

    kind: Literal["crowd.pushed"] = "crowd.pushed"
    channel: str
    mood: int = 0
    volume: int = 0


class CrowdMoved(Document):
    """One tick of one channel. Its cause is what weighed most: a push since the last tick, what is left of earlier
    ones, or another channel; the start of the run where the crowd only came back to itself."""

    kind: Literal["crowd.moved"] = "crowd.moved"
    channel: str
    volume: int
    """Messages a tick, after this one."""
    mood: int
    """After this tick. The four parts below add up to its change, but for the bounds."""
    push: int = 0
    momentum: int = 0
    from_spread: int = 0
    calmed: int = 0
    """How much of the mood came back to where it began."""
    volume_push: int = 0
    volume_momentum: int = 0


class PostReacted(Document):
    """What people made of one of the learner's own posts since the last tick."""

    kind: Literal["post.reacted"] = "post.reacted"
    item: str
    thanks: int
    disagree: int
