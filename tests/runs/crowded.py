"""The small scenario with a crowd in two of its channels, and people who answer what the learner declares."""

from copy import deepcopy
from typing import Any

from simulator.content.scenario import Scenario
from simulator.runs.crowd.events import CrowdMoved
from tests.runs.world import SOURCE, Run, build

TICK = 300
CROWD: dict[str, Any] = {
    "every": TICK,
    "calm": 20,
    "channels": {"forum": {"volume": 12, "mood": -10}, "micro": {"volume": 40, "mood": 0}},
    "spreads": [{"from": "micro", "to": "forum", "share": 30}],
    "welcomes": [{"intent": ["acknowledge"]}],
    "resents": [{"intent": ["joke"]}],
}
VOICES = ("mara", "kestrel", "odo", "priya")
REPLIES: dict[str, Any] = {
    "pick": [1, 3],
    "wait": [60, 300],
    "reply_to": "here",
    "from": [{"by": person, "body": f"content/{person}-says.md"} for person in VOICES],
}


def source(**parts: Any) -> dict[str, Any]:
    """As the small scenario, with a crowd; whole parts may be put in place of its own."""
    found = {**deepcopy(SOURCE), "crowd": deepcopy(CROWD)}
    tasks = found["tasks"]
    tasks[0]["effects"] += [
        {"when": {"intent": ["joke"]}, "do": [{"crowd": "here", "mood": -20, "volume": 10}, {"replies": REPLIES}]},
        {"when": {"intent": ["acknowledge"]}, "do": [{"crowd": "here", "mood": 8, "volume": -2}]},
    ]
    found["injects"][0]["effects"].append({"crowd": "forum", "mood": -12, "volume": 9})
    for inject in found["injects"]:
        if inject["id"] == "creator":
            inject["effects"] = [{"crowd": "micro", "mood": -10, "volume": 20}]
    found["people"]["odo"]["influence"] = 5
    found["rules"].append(
        {"id": "sour", "once": True, "when": {"mood": "forum", "lte": -20}, "do": [{"meter": "trust", "add": -3}]}
    )
    return {**found, **parts}


def crowded(**parts: Any) -> Scenario:
    return build(source(**parts))


CROWDED = crowded()


def ticks(run: Run, channel: str = "forum") -> list[CrowdMoved]:
    moved = (event.data for event in run.of("crowd.moved"))
    return [data for data in moved if isinstance(data, CrowdMoved) and data.channel == channel]
