"""What somebody writes is no longer than their channel takes, as a learner's own words may not be."""

from collections.abc import Iterator
from typing import Any

from simulator.content.conditions import Reaction, Replies
from simulator.content.lint.draft import Draft, Found
from simulator.content.scenario import Inject, PlannedPost
from simulator.content.shape import Node
from simulator.content.yaml import Place


def posts_fit_their_channel(draft: Draft) -> Found:
    for node in draft.of(Inject, PlannedPost, Reaction, Replies):
        limit = draft.entry("channels", str(channel := _channel(draft, node))).get("limit")
        for place, name in _bodies(node):
            count = len(draft.texts.get(name, ""))
            if isinstance(limit, int) and count > limit:
                said = f"{name} has {count} characters, and {channel} takes {limit}"
                yield place, f"{said}; allowed: at most {limit}, or a higher limit of {channel} in world.yml"


def _channel(draft: Draft, node: Node) -> Any:
    """Where it is written, as far as the files say it: the channel it names, or that of what it answers."""
    return node.get("channel") or draft.entry("injects", str(node.get("reply_to"))).get("channel")


def _bodies(node: Node) -> Iterator[tuple[Place, str]]:
    yield from node.texts("body")
    for part in ("one_of", "from"):
        for place, value in node.documents(part):
            if isinstance(value.get("body"), str):
                yield (*place, "body"), value["body"]
