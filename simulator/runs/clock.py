"""Simulated time: seconds from the start of a run, told as the scenario's time of day."""

from simulator.content.scenario import Scenario


def time_of_day(scenario: Scenario, t: int) -> str:
    """`t` on the scenario's own clock, as `09:36`."""
    hours, minutes = scenario.clock.starts[-5:].split(":")
    minute = (int(hours) * 60 + int(minutes) + t // 60) % (24 * 60)
    return f"{minute // 60:02d}:{minute % 60:02d}"


def scaled(seconds: int, time: int) -> int:
    """A deadline of `seconds` under a time adjustment of `time` per cent. Nothing but deadlines is scaled."""
    return seconds * time // 100
