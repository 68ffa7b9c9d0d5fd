"""checks@1: levels for structured decisions by fixed rules, with the log's events as evidence. It reads no free text.

How the parts of one criterion become one score:
- nothing offered, or the learner stopped the run: `not_observed`, in words;
- marked by a person alone: `unscored` as soon as the learner did anything, `not_shown` where they did nothing;
- otherwise the lowest level over the offered parts; where a part waits for a reader the level is open, so the score is
  `unscored` and names the part, unless another part is `not_shown` already and nothing could be lower.
"""

from collections.abc import Sequence

from simulator.content.rubric import BoundCriterion, EvidenceFrom, LevelRules
from simulator.scoring.aggregate import lowest
from simulator.scoring.decisions import look_at_appeal, look_at_case
from simulator.scoring.obligations import look_at_obligation
from simulator.scoring.parts import Finished, Part
from simulator.scoring.score import Score
from simulator.scoring.written import look_at_replies, look_at_task

NAME = "checks@1"
WAITING = "Waiting for a tutor."
STOPPED_EARLY = "The run was stopped by its learner, so nothing is said about it."


class Checks:
    """The scorer of every criterion, as soon as a run is over."""

    name = NAME

    def reads(self, bound: BoundCriterion) -> bool:
        """Every criterion: of words it says that they wait."""
        return True

    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        """The score of one criterion; `rubric` is the digest of the rubric it belongs to."""
        return score(run, bound, rubric=rubric)


def score(run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
    """The score of one criterion; `rubric` is the digest of the rubric it belongs to."""
    if run.state.stopped:
        return stopped(bound, rubric)
    parts = [look(run, evidence, bound.binding.levels) for evidence in bound.binding.evidence]
    return judged(bound, parts, rubric)


def stopped(bound: BoundCriterion, rubric: str, scorer: str = NAME) -> Score:
    """Who stops for their own sake is judged in nothing."""
    return Score(
        criterion=bound.criterion.id, scorer=scorer, rubric=rubric, status="not_observed", reason=STOPPED_EARLY
    )


def look(run: Finished, evidence: EvidenceFrom, rules: LevelRules | None) -> Part:
    """One piece of evidence, by what it names."""
    if evidence.case:
        return look_at_case(run, evidence.case)
    if evidence.appeal:
        return look_at_appeal(run, evidence.appeal)
    if evidence.obligation:
        return look_at_obligation(run, evidence.obligation, rules)
    if evidence.task:
        return look_at_task(run, evidence.task)
    assert evidence.reply, "evidence names exactly one thing"
    return look_at_replies(run, evidence.reply)


def judged(bound: BoundCriterion, parts: Sequence[Part], rubric: str, scorer: str = NAME) -> Score:
    """One score from its parts, as told at the head of this module."""
    offered = [part for part in parts if part.offered]
    attempted = any(part.attempted for part in offered)
    said = Score(
        criterion=bound.criterion.id,
        scorer=scorer,
        rubric=rubric,
        status="unscored",
        reason=WAITING,
        findings=tuple(part.finding for part in parts),
        attempted=attempted,
    )
    if not offered:
        return said.model_copy(update={"status": "not_observed", "reason": _said(parts)})
    if bound.criterion.marked_by == "human" and attempted:
        return said
    return said.model_copy(update=_outcome(offered))


def _outcome(offered: Sequence[Part]) -> dict[str, str]:
    levels = [part.level for part in offered if part.level]
    waiting = [part for part in offered if part.waits]
    if waiting and "not_shown" not in levels:
        return {"reason": WAITING if len(waiting) == len(offered) else f"{WAITING} {_said(waiting)}"}
    level = lowest(levels)
    deciding = [part.finding.said for part in offered if part.level == level]
    return {"status": "level", "level": level, "reason": deciding[0]}


def _said(parts: Sequence[Part]) -> str:
    """What was found, each sentence once."""
    return " ".join(dict.fromkeys(part.finding.said for part in parts))
