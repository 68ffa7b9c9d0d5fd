"""Where an effect comes from: what its draws are keyed by, where it happened, and whose voice it has."""

from dataclasses import dataclass
from typing import NamedTuple

from simulator.content.conditions import HERE
from simulator.content.scenario import Scenario
from simulator.runs import find
from simulator.runs.events import AppealDecided, CaseDecided, CaseExpired, Happening, TaskSubmitted
from simulator.runs.state import Post, State


class Spot(NamedTuple):
    """A channel in which something happened, and the post there that it is about."""

    channel: str
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an effect comes from. Its draws are keyed by it."""

    key: str
    """As `rule:queue-stops` or `inject:saves-thread`."""
    n: int = 0
    """How often the same source came before."""
    spots: tuple[Spot, ...] = ()
    """Where what caused it happened, by name of the channel."""
    voice: int = 100
    """Per cent at which a push of the crowd counts."""

    @property
    def channel(self) -> str | None:
        """Of several the first."""
        return self.spots[0].channel if self.spots else None


def spots_of(data: Happening, state: State, scenario: Scenario) -> tuple[Spot, ...]:
    """Where this happened; nowhere where it is of the whole run. A decision happens where the post is."""
    if isinstance(data, TaskSubmitted):
        return tuple(Spot(channel, f"{data.item}--{channel}") for channel in sorted(data.texts))
    if isinstance(data, CaseDecided | CaseExpired | AppealDecided):
        case = find.case(scenario, _case_of(data, scenario))
        post = state.posts.get(case.target) if case else None
        return (Spot(post.channel, post.id),) if post else ()
    channel, item = getattr(data, "channel", None), getattr(data, "item", None)
    return (Spot(channel, item),) if isinstance(channel, str) else ()


def place_of(person: str, named: str | None, state: State, scenario: Scenario, *, source: Source) -> str:
    """Where somebody writes: named by the author; a colleague to the desk; others where it happened, or where they last
    wrote."""
    if named:
        return named
    if person in find.colleagues(scenario):
        return find.desk_mail(scenario)
    if source.channel:
        return source.channel
    return state.wrote_in.get(person) or min(scenario.channels)


def post_answered(reply_to: str | None, channel: str | None, state: State, *, source: Source) -> Post | None:
    """The post that is replied to, in the channel that is named where one is; None where nobody could reply to it."""
    if reply_to == HERE:
        wanted = [spot.post for spot in source.spots if channel in (None, spot.channel)]
        reply_to = wanted[0] if wanted else None
    post = state.posts.get(reply_to or "")
    return post if post and post.visibility in ("up", "edit_asked") else None


def next_reaction(state: State, more: int = 0) -> str:
    """The id of the next post by somebody who reacts, after those that were made due so far, and `more`."""
    return f"reaction--{state.reactions + more + 1}"


def _case_of(data: CaseDecided | CaseExpired | AppealDecided, scenario: Scenario) -> str:
    appeal = find.appeal(scenario, data.item) if isinstance(data, AppealDecided) else None
    return appeal.case if appeal else data.item
