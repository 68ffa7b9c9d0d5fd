"""What a tutor may do with a score, and which level counts. A machine suggests, a tutor confirms."""

from collections.abc import Sequence
from typing import Literal

from simulator.content.document import Document, Level
from simulator.errors import Refused
from simulator.scoring.score import Score


class Review(Document):
    """A tutor's decision on one criterion of one run. Never changed: a second thought is another review."""

    criterion: str
    level: Level
    score: int
    """Sequence number, in the assessment log, of the score it answers."""
    suggested: Level | None
    """The level that was suggested, as the tutor saw it."""
    reason: str = ""
    """Needed where the level differs from the suggestion or from an earlier review."""
    feedback: str = ""
    """For the learner."""
    author: str
    """Person id."""
    author_name: str
    """As shown to the learner and in a pack."""


class Effective(Document):
    """The level that counts now, and how far it can be trusted."""

    criterion: str
    status: Literal["confirmed", "suggested", "not_observed", "unscored", "failed"]
    level: Level | None = None
    score: Score
    review: Review | None = None


def decide(
    score: Score,
    score_seq: int,
    earlier: Review | None,
    *,
    level: Level,
    reason: str,
    feedback: str,
    author: str,
    author_name: str,
) -> Review:
    """The review of `score` at `level`. Refused where the run gave no chance, or a change has no reason."""
    if score.status == "not_observed":
        raise Refused("The run gave no chance to show this, so there is nothing to level.")
    standing = earlier.level if earlier else score.level
    if standing is not None and level != standing and not reason.strip():
        raise Refused("Enter a reason for changing the level.")
    return Review(
        criterion=score.criterion,
        level=level,
        score=score_seq,
        suggested=score.level,
        reason=reason.strip(),
        feedback=feedback.strip(),
        author=author,
        author_name=author_name,
    )


def effective(score: Score, reviews: Sequence[Review]) -> Effective:
    """The latest review outranks any score; without one a level is only suggested."""
    if reviews:
        last = reviews[-1]
        return Effective(criterion=score.criterion, status="confirmed", level=last.level, score=score, review=last)
    status = "suggested" if score.status == "level" else score.status
    return Effective(criterion=score.criterion, status=status, level=score.level, score=score)
