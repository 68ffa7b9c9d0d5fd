"""The rail: every place with what is new in it, and what is due."""

from collections.abc import Mapping
from typing import Any

from simulator.content.scenario import Mode, Scenario
from simulator.runs.state import YOU, State
from simulator.ui.desk.due import Due, due
from simulator.ui.desk.pace import pace
from simulator.ui.desk.places import (
    BRAND,
    FIGURES,
    QUEUE,
    SCHEDULE,
    WRITING,
    Place,
    in_order,
    of_channel,
    offered,
)  # fmt: skip
from simulator.ui.words import CHANNEL_ICON, desk_time

_OWN: Mapping[str, tuple[str, str]] = {
    QUEUE: ("gavel", "Moderation queue"),
    SCHEDULE: ("calendar_month", "Scheduled posts"),
    WRITING: ("edit_note", "Writing"),
    FIGURES: ("monitoring", "Dashboard"),
    BRAND: ("menu_book", "Brand book"),
}


def rail(scenario: Scenario, state: State, mode: Mode, place: Place) -> dict[str, Any]:
    """Data of the part `rail`."""
    owed = due(scenario, state)
    mail = [id_ for id_, channel in scenario.channels.items() if channel.kind == "mail"]
    community = [_channel(id_, scenario, state) for id_ in in_order(scenario) if id_ not in mail]
    own = [_own(at, state, owed) for at in offered(scenario)]
    desk = [*own[:1], *(_channel(id_, scenario, state) for id_ in mail), *own[1:]]
    groups = [{"title": "Community", "items": community}, {"title": "Desk", "items": desk}]
    return {
        "groups": [group for group in groups if group["items"]],
        "due": [_due(one, scenario, state) for one in owed],
        "selected": place.at,
        **pace(scenario, state, mode),
    }


def unseen(channel: str, state: State) -> int:
    """Posts of others in a channel since the learner last opened it."""
    since = state.viewed.get(channel, 0)
    return sum(p.channel == channel and p.seq > since and p.by != YOU for p in state.posts.values())


def _channel(channel: str, scenario: Scenario, state: State) -> dict[str, Any]:
    known = scenario.channels[channel]
    return {
        "id": of_channel(channel).at,
        "icon": CHANNEL_ICON[known.kind],
        "label": known.name,
        "unread": unseen(channel, state),
        "hot": False,
    }


def _own(at: str, state: State, owed: tuple[Due, ...]) -> dict[str, Any]:
    icon, label = _OWN[at]
    here = [one for one in owed if one.place.at == at and one.state == "open"]
    hot = [one for one in here if one.hot(state.now)]
    waiting = len(hot) if at == SCHEDULE else _waiting(at, state)
    return {"id": at, "icon": icon, "label": label, "unread": waiting, "hot": bool(waiting and hot)}


def _waiting(at: str, state: State) -> int:
    """How many things wait for the learner in one of the desk's own places."""
    if at == QUEUE:
        cases = sum(case.status == "open" for case in state.cases.values())
        return cases + sum(appeal.status == "open" for appeal in state.appeals.values())
    if at == WRITING:
        return sum(task.status == "open" for task in state.tasks.values())
    return 0


def _due(one: Due, scenario: Scenario, state: State) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.title,
        "left": one.left(state.now),
        "of": one.due - one.opened if one.limited else None,
        "opens": one.place.link,
        "state": one.state,
        "at": desk_time(scenario.clock.starts, one.closed) if one.closed is not None else "",
    }
