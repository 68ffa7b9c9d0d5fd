"""Short ways to mark a run of the small scenario: a criterion over some evidence, and what is said of it."""

import json
from typing import Any

from simulator.content.rubric import BoundCriterion, Rubric
from simulator.scoring.registry import score_run
from simulator.scoring.score import Score
from tests.runs.world import Run

DESCRIPTORS = {"not_shown": "Nothing.", "emerging": "Some.", "secure": "Enough.", "strong": "More."}


def bound(
    *evidence: dict[str, str],
    id: str = "R-test",
    marked_by: str = "auto_then_human",
    levels: dict[str, Any] | None = None,
    ksb: dict[str, list[str]] | None = None,
    observes: tuple[str, ...] = (),
    duty: tuple[int, ...] = (10,),
) -> BoundCriterion:
    """A criterion bound to `evidence`, as `{"case": "case-insult"}`."""
    criterion = {
        "id": id,
        "name": id.removeprefix("R-").title(),
        "asks": "Is it done?",
        "ksb": ksb or {"primary": ["S13"]},
        "observes": observes,
        "marked_by": marked_by,
        "levels": DESCRIPTORS,
    }
    binding = {"criterion": id, "duty": duty, "evidence": evidence} | ({"levels": levels} if levels else {})
    return BoundCriterion.from_compiled(json.dumps({"criterion": criterion, "binding": binding}))


def rubric(*criteria: BoundCriterion, scenario: str = "small-day") -> Rubric:
    return Rubric(scenario=scenario, version="1.0.0", criteria=criteria)


def scored(run: Run, *evidence: dict[str, str], **how: Any) -> Score:
    """What the scorer says of one criterion over `evidence` in this run."""
    (score,) = score_run(run.scenario, rubric(bound(*evidence, **how)), run.events, run.state)
    return score
