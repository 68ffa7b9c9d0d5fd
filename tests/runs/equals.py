"""The small scenario with a case that another may take the place of."""

from typing import Any

from simulator.content.scenario import Scenario
from tests.runs.world import SMALL, changed


def with_equal(**more: Any) -> Scenario:
    """The private-data case has an equal that waits: spoilers, on the same boards."""
    first, private = (case.compiled() for case in SMALL.cases)
    equal = {**private, "id": "case-spoiler", "title": "Spoiler", "target": "spoiler"}
    inject = {"id": "spoiler", "channel": "forum", "by": "odo", "standby": True, "body": "content/spoiler.md",
              "opens_case": "case-spoiler"}  # fmt: skip
    return changed(
        injects=[*[i.compiled() for i in SMALL.injects], inject],
        cases=[first, {**private, "instead": "case-spoiler"}, equal],
        **more,
    )
