"""One criterion, several pieces of evidence: the lowest level counts, and only over what the run offered."""

from collections.abc import Iterable

from simulator.content.document import LEVELS, Level


def lowest(levels: Iterable[Level]) -> Level:
    """The lowest of at least one level. So `strong` needs every piece to be strong."""
    return min(levels, key=LEVELS.index)
