"""Events of earlier releases, read as events of this one. Old runs replay for ever."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.errors import SimulatorError
from simulator.runs.events import Event

CURRENT = 1
"""The version this release writes."""
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: Mapping[tuple[str, int], Upcaster] = {}
"""(kind, version) → the same event one version on, in JSON types. Hashes are checked before, on what was stored."""


def upcast(event: dict[str, Any], table: Mapping[tuple[str, int], Upcaster] = UPCASTERS) -> Event:
    """The event as this release knows it. SimulatorError names a version that no upcaster leads on from."""
    kind, version = str(event["data"]["kind"]), int(event.get("v", CURRENT))
    while version != CURRENT:
        step = table.get((kind, version))
        if step is None:
            raise SimulatorError(
                f"{kind} version {version} is not known to this release, which reads version {CURRENT}. "
                "Open the run with the release that wrote it, or a later one."
            )
        event, version = step(event), version + 1
    return Event.model_validate({**event, "v": CURRENT}, strict=False)
