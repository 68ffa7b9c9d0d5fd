"""Where on the desk one is. A place is what the URL says, so that a refresh lands where one was."""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.content.scenario import Scenario
from simulator.runs.state import State
from simulator.ui.words import KIND

QUEUE, SCHEDULE, WRITING, FIGURES, BRAND = "queue", "schedule", "writing", "figures", "brand"
FIXED = (QUEUE, SCHEDULE, WRITING, FIGURES, BRAND)


class Place(NamedTuple):
    """`at` is one of FIXED or names a channel; `item` is what is open in it, an id or nothing."""

    at: str
    item: str | None = None

    @property
    def channel(self) -> str | None:
        """The channel this place is; None where it is one of the desk's own."""
        return None if self.at in FIXED else self.at.removeprefix("channel.")

    @property
    def post(self) -> str | None:
        """The post that is meant, whatever is to be done with it."""
        return self.item.rpartition(":")[2] if self.item else None

    @property
    def hand(self) -> str | None:
        """What is to be done with it that needs a form of its own, as `split` or `watch`."""
        return self.item.rpartition(":")[0] or None if self.item else None

    @property
    def link(self) -> str:
        """Both in one string, as parts send it."""
        return f"{self.at}/{self.item}" if self.item else self.at


def of_channel(channel: str) -> Place:
    """A channel that is named like one of the desk's own places is told apart by its prefix."""
    return Place(f"channel.{channel}" if channel in FIXED else channel)


def of_link(link: str) -> Place:
    at, _, item = link.partition("/")
    return Place(at, item or None)


def where(query: Mapping[str, str], scenario: Scenario, state: State) -> Place:
    """What the URL asks for, if this run has it; else the first channel where something stands."""
    asked = Place(query.get("at", ""), query.get("item") or None)
    if asked.channel in scenario.channels:
        return asked if asked.post in state.posts else Place(asked.at)
    if asked.at in offered(scenario):
        return asked
    spoken, channels = {post.channel for post in state.posts.values()}, in_order(scenario)
    return of_channel(next((channel for channel in channels if channel in spoken), channels[0]))


def offered(scenario: Scenario) -> tuple[str, ...]:
    """The desk's own places that this scenario has a use for."""
    needed = {
        QUEUE: bool(scenario.cases or scenario.appeals),
        SCHEDULE: True,
        WRITING: bool(scenario.tasks),
        FIGURES: bool(scenario.crowd or scenario.figures) or any(task.data for task in scenario.tasks),
        BRAND: True,
    }
    return tuple(at for at in FIXED if needed[at])


def in_order(scenario: Scenario) -> tuple[str, ...]:
    """Channels by kind, the community's own before what others run."""
    return tuple(sorted(scenario.channels, key=lambda id_: (tuple(KIND).index(scenario.channels[id_].kind), id_)))
