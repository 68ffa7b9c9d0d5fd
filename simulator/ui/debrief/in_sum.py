"""What a crowd did after a decision, added up: its ticks one by one would hide everything else."""

from collections.abc import Iterable, Sequence

from simulator.content.scenario import Scenario
from simulator.runs.crowd.events import CrowdMoved, PostReacted
from simulator.runs.events import Event
from simulator.ui.debrief.telling import where
from simulator.ui.words import listed


def one_by_one(events: Iterable[Event]) -> tuple[Event, ...]:
    """Everything but the ticks of a crowd."""
    return tuple(event for event in events if not isinstance(event.data, CrowdMoved | PostReacted))


def crowd_in_sum(events: Sequence[Event], scenario: Scenario) -> str:
    """As `Mood on Boards −12. 88 thanked you, 31 disagreed.`; empty where nobody stirred."""
    return " ".join(part for part in (_moods(events, scenario), _reactions(events)) if part)


def _moods(events: Sequence[Event], scenario: Scenario) -> str:
    """By how much each channel's mood moved in these ticks, what only calmed down left out."""
    moved: dict[str, int] = {}
    for event in events:
        if isinstance(event.data, CrowdMoved):
            data = event.data
            moved[data.channel] = moved.get(data.channel, 0) + data.push + data.momentum + data.from_spread
    words = [f"{where(channel, scenario)} {add:+d}".replace("-", "−") for channel, add in moved.items() if add]
    return f"Mood on {listed(words)}." if words else ""


def _reactions(events: Sequence[Event]) -> str:
    found = [event.data for event in events if isinstance(event.data, PostReacted)]
    thanks, disagree = sum(data.thanks for data in found), sum(data.disagree for data in found)
    return f"{thanks} thanked you, {disagree} disagreed." if found else ""
