"""What a tutor may do with a score, and which level counts. A machine suggests, a tutor confirms."""

from collections.abc import Mapping, Sequence
from typing import Literal

from simulator.content.document import Document, Level
from simulator.errors import Refused
from simulator.scoring.score import Score

Verdict = Literal["confirmed", "dismissed"]
"""What a tutor says of an error that a scorer suspects."""


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
    critical: dict[str, Verdict] | None = None
    """Of each suspected error that would outweigh everything else, by its id; None where none was suspected."""
    author: str
    """Person id."""
    author_name: str
    """As shown to the learner and in a pack."""

    @property
    def errors(self) -> tuple[str, ...]:
        """Ids of the errors that the tutor confirmed."""
        return tuple(name for name, said in (self.critical or {}).items() if said == "confirmed")


class Effective(Document):
    """The level that counts now, and how far it can be trusted."""

    criterion: str
    status: Literal["confirmed", "suggested", "not_observed", "unscored", "failed"]
    level: Level | None = None
    score: Score
    review: Review | None = None
    at: str | None = None
    """When the review was given, UTC, ISO 8601."""

    @property
    def errors(self) -> tuple[str, ...]:
        """Ids of confirmed errors that outweigh everything else."""
        return self.review.errors if self.review else ()


MOST = 4_000
"""Characters in a reason or in feedback."""


def decide(  # noqa: PLR0913 - the fields of one form
    score: Score,
    score_seq: int,
    earlier: Review | None,
    *,
    level: Level,
    reason: str,
    feedback: str,
    author: str,
    author_name: str,
    critical: Mapping[str, Verdict] | None = None,
) -> Review:
    """The review of `score` at `level`. Refused where it may not stand, where a suspected error has no answer, or where
    a text is too long; nothing is cut."""
    may_stand(score, earlier, level=level, reason=reason, critical=critical)
    if set(score.critical or ()) - set(critical or ()):
        raise Refused("Say of each suspected error whether it is there. It would outweigh everything else.")
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
        critical=dict(critical) if critical else None,
        author=author,
        author_name=author_name,
    )


def may_stand(
    score: Score,
    earlier: Review | None,
    *,
    level: Level,
    reason: str,
    critical: Mapping[str, Verdict] | None = None,
) -> None:
    """The rules that hold for every review, also when an old one is checked; Refused where one is broken. A reason has
    a letter or a figure in it."""
    if score.status == "not_observed":
        raise Refused("The run gave no chance to show this, so there is nothing to level.")
    standing = earlier.level if earlier else score.level
    if standing is not None and level != standing and not any(letter.isalnum() for letter in reason):
        raise Refused("Enter a reason for changing the level.")
    if set(critical or ()) - set(score.critical or ()):
        raise Refused("This names an error that was not suspected.")


def effective(score: Score, reviews: Sequence[Review], *, at: str | None = None) -> Effective:
    """The latest review outranks any score; without one a level is only suggested. `at`: when the latest was given."""
    if reviews:
        last = reviews[-1]
        return Effective(
            criterion=score.criterion, status="confirmed", level=last.level, score=score, review=last, at=at
        )
    status = "suggested" if score.status == "level" else score.status
    return Effective(criterion=score.criterion, status=status, level=score.level, score=score)
