"""Hand-made criteria, scores, reviews and a small standard for the tests of what staff see."""

import json
from typing import Any

from simulator.assessment_log import Assessment, of_review
from simulator.content.document import Level
from simulator.content.rubric import BoundCriterion, Rubric
from simulator.content.standard import Standard
from simulator.review import Effective, Review, effective
from simulator.scoring.score import Finding, Score
from simulator.services.mark import SheetLine

AT = "2026-03-02T12:00:00.000Z"
LEVELS = {"not_shown": "Left undone.", "emerging": "Part of it.", "secure": "All of it.", "strong": "And weighs it."}


def bound(name: str = "planning", *evidence: dict[str, str], ksb: str = "S6", **parts: Any) -> BoundCriterion:
    criterion = {
        "id": f"R-{name}",
        "name": name.capitalize(),
        "asks": f"Is there {name}?",
        "ksb": {"primary": [ksb]},
        "marked_by": "auto",
        "levels": LEVELS,
        **parts,
    }
    binding = {"criterion": f"R-{name}", "duty": [5], "evidence": list(evidence) or [{"obligation": "stop-trailer"}]}
    return BoundCriterion.from_compiled(json.dumps({"criterion": criterion, "binding": binding}))


def score(name: str = "planning", level: Level | None = "emerging", **parts: Any) -> Score:
    found = Finding(about="stop-trailer", said="Paused at 09:02.", points_to=level, events=(4,))
    given: dict[str, Any] = {
        "status": "level" if level else "unscored",
        "findings": (found,),
        "reason": "Paused at 09:02.",
    }
    return Score(criterion=f"R-{name}", scorer="checks@1", rubric="sha256:r", level=level, **{**given, **parts})


def review(level: Level, name: str = "planning", **parts: Any) -> Review:
    given: dict[str, Any] = {"suggested": "emerging", "author": "rosa", "author_name": "Rosa Halloran", "score": 1}
    return Review(criterion=f"R-{name}", level=level, **{**given, **parts})


def found(name: str = "planning", level: Level | None = "emerging", *reviews: Review, **parts: Any) -> Effective:
    return effective(score(name, level, **parts), reviews)


def line(name: str = "planning", level: Level | None = "emerging", *reviews: Review, **parts: Any) -> SheetLine:
    rows: list[Assessment] = [of_review("r1", r, at=AT, command_id=f"c{n}", after=None) for n, r in enumerate(reviews)]
    return SheetLine(bound(name), found(name, level, *reviews, **parts), 1, tuple(rows))


def rubric(*criteria: BoundCriterion) -> Rubric:
    return Rubric(scenario="small-day", version="1", criteria=criteria)


def standard() -> Standard:
    """Duty 3 with published links, duty 5 with proposed ones only."""
    source = {
        "published": {
            "format": 1, "id": "ST9", "title": "A job", "edition": "1", "level": 4, "source": "here", "licence": "ours",
            "duties": [
                {"number": 3, "text": "Report.", "short": "Report", "ksbs": ["K1", "S1"]},
                {"number": 5, "text": "Plan.", "short": "Plan", "ksbs": []},
            ],
            "ksbs": [
                {"code": code, "text": f"{code} in full.", "short": f"{code} short"}
                for code in ("K1", "S1", "S6", "B2")
            ],
        },
        "working": {
            "format": 1, "standard": "ST9", "reviewed": "2026-01-01",
            "links": [
                {"duty": 5, "ksb": ksb, "provenance": "project", "why": "They go together."} for ksb in ("S6", "B2")
            ],
        },
    }  # fmt: skip
    return Standard.from_compiled(json.dumps(source))
