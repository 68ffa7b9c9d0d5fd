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
    suggested: Level | None = None
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
    at: str | None = None
    """When the review was given, UTC, ISO 8601."""


MOST = 4_000
"""Characters in a reason or in feedback."""


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
    """The review of `score` at `level`. Refused where it may not stand, or where a text is too long; nothing is cut."""
    may_stand(score, earlier, level=level, reason=reason)
    for name, text in (("reason", reason), ("feedback", feedback)):
        if len(text) > MOST:
            raise Refused(f"The {name} has {len(text)} characters. It can have {MOST}.")
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


def may_stand(score: Score, earlier: Review | None, *, level: Level, reason: str) -> None:
    """The two rules that hold for every review, also when an old one is checked; Refused where one is broken. A reason
    has a letter or a figure in it."""
    if score.status == "not_observed":
        raise Refused("The run gave no chance to show this, so there is nothing to level.")
    standing = earlier.level if earlier else score.level
    if standing is not None and level != standing and not any(letter.isalnum() for letter in reason):
        raise Refused("Enter a reason for changing the level.")


def effective(score: Score, reviews: Sequence[Review], *, at: str | None = None) -> Effective:
    """The latest review outranks any score; without one a level is only suggested. `at`: when the latest was given."""
    if reviews:
        last = reviews[-1]
        return Effective(
            criterion=score.criterion, status="confirmed", level=last.level, score=score, review=last, at=at
        )
    status = "suggested" if score.status == "level" else score.status
    return Effective(criterion=score.criterion, status=status, level=score.level, score=score)
