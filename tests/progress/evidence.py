"""Short ways to say what runs showed, against a small standard."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from simulator.content.document import Level
from simulator.content.rubric import Rubric
from simulator.content.standard import Standard
from simulator.progress import ConfirmedRun, ProgressMap, progress_map
from simulator.review import Effective, Review
from simulator.scoring.score import Finding, Score
from tests.scoring.marking import bound, rubric

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
How = Literal["confirmed", "suggested", "unscored", "failed", "not_observed"]

STANDARD = Standard.model_validate_json(
    json.dumps(
        {
            "published": {
                "format": 1, "id": "ST0345", "title": "Manager", "edition": "2021", "level": 4, "source": "page",
                "licence": "OGL v3.0",
                "duties": [
                    {"number": 1, "text": "Engage.", "short": "Engage", "ksbs": []},
                    {"number": 8, "text": "Moderate.", "short": "Moderate", "ksbs": ["K1", "S13"]},
                    {"number": 10, "text": "Enforce.", "short": "Enforce", "ksbs": ["S13", "S14", "B5"]},
                ],
                "ksbs": [{"code": code, "text": f"{code} in full.", "short": code} for code in
                         ("K1", "K8", "S5", "S13", "S14", "B5")],
            },
            "working": {
                "format": 1, "standard": "ST0345", "reviewed": "never",
                "links": [{"duty": 1, "ksb": "S5", "provenance": "project", "why": "It fits."},
                          {"duty": 8, "ksb": "K8", "provenance": "project", "why": "It fits."}],
            },
        }
    )
)  # fmt: skip
KSB = {"primary": ["S13"], "secondary": ["K8"]}


def marked_by(*criteria: str, scenario: str = "patch-day", **maps: dict[str, list[str]]) -> Rubric:
    """A rubric of criteria that all look at S13 first, K8 second and B5 beside them, unless `maps` says otherwise."""
    return rubric(
        *(bound({"case": "c"}, id=name, ksb=maps.get(name[2:], KSB), observes=("B5",)) for name in criteria),
        scenario=scenario,
    )


def shown(
    level: Level | None = "secure",
    how: How = "confirmed",
    *,
    criterion: str = "R-a",
    flag: str | None = None,
    error: str | None = None,
    attempted: bool = True,
) -> Effective:
    """What counts for one criterion of one run."""
    suggested = how in ("confirmed", "suggested")
    score = Score(
        criterion=criterion,
        scorer="checks@1",
        rubric="sha256:0",
        status="level" if suggested else how,  # type: ignore[arg-type]  # a confirmed one is not among the others
        level=level if suggested else None,
        reason="So.",
        findings=(Finding(about="c", said="So.", flag=flag),),
        attempted=attempted,
    )
    if how != "confirmed" or level is None:
        return Effective(criterion=criterion, status=how, level=score.level, score=score)
    review = Review(
        criterion=criterion,
        level=level,
        score=1,
        suggested=level,
        author="t1",
        author_name="Tess",
        critical={error: "confirmed"} if error else None,
    )
    return Effective(criterion=criterion, status=how, level=level, score=score, review=review)


def run(
    *found: Effective, name: str = "r1", scenario: str = "patch-day", days_ago: int = 1, **maps: Any
) -> ConfirmedRun:
    """A run that ended some days before NOW."""
    ended = NOW - timedelta(days=days_ago)
    return ConfirmedRun(
        run=name,
        scenario=scenario,
        title=scenario.title(),
        ended_at=ended.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        rubric=marked_by(*(effective.criterion for effective in found), scenario=scenario, **maps),
        effectives=found,
    )


def mapped(*runs: ConfirmedRun, possible: tuple[Rubric, ...] = ()) -> ProgressMap:
    return progress_map(STANDARD, runs, {r.scenario: r for r in possible}, now=NOW.isoformat())
