"""Sums in whole numbers. What is cut off is cut towards zero, so that up and down are alike."""

LOUDEST = 999


def share(number: int, per_cent: int) -> int:
    """So many per cent of a number, towards zero."""
    part = abs(number) * per_cent // 100
    return part if number >= 0 else -part


def half(number: int) -> int:
    return share(number, 50)


def way_back(value: int, start: int, per_cent: int) -> int:
    """So many per cent of the way from `value` to `start`; at least one step, so that it arrives."""
    way = start - value
    step = -(-abs(way) * per_cent // 100)
    return step if way >= 0 else -step


def mood_within(mood: int) -> int:
    return max(-100, min(100, mood))


def volume_within(volume: int) -> int:
    return max(0, min(LOUDEST, volume))
