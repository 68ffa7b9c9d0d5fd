"""The second stream of a run: scores and reviews, append-only and hash-chained. A mark points at the run; it never edits it."""

from collections.abc import Sequence
from typing import Any, Literal

from simulator.canonical import GENESIS, digest
from simulator.content.document import Document
from simulator.review import Effective, Review, effective
from simulator.scoring.score import Score


class Assessment(Document):
    """One row: a score or a review."""

    run: str
    seq: int
    """From 1, without gaps, over both kinds."""
    at: str
    """Wall time, UTC, ISO 8601 to the millisecond with `Z`."""
    kind: Literal["score", "review"]
    author: str
    """Person id of a review, scorer of a score."""
    key: str
    """Unique in its run, so that no score and no review is kept twice."""
    score: Score | None = None
    review: Review | None = None
    prev_hash: str
    hash: str

    def unsealed(self) -> dict[str, Any]:
        """What the hash is taken over."""
        return self.model_dump(mode="json", exclude={"hash"}, exclude_none=True)


def of_score(run: str, score: Score, *, at: str, after: Assessment | None) -> Assessment:
    """The next row, for a score."""
    key = f"score:{score.criterion}:{score.scorer}:{score.rubric}"
    return _seal(run, after, at=at, kind="score", author=score.scorer, key=key, score=score)


def of_review(run: str, review: Review, *, at: str, command_id: str, after: Assessment | None) -> Assessment:
    """The next row, for a review."""
    return _seal(run, after, at=at, kind="review", author=review.author, key=f"review:{command_id}", review=review)


def effectives(records: Sequence[Assessment]) -> list[Effective]:
    """The level that counts for each criterion, in the order the scores were given; the latest score of each."""
    scores = {r.score.criterion: r.score for r in records if r.score}
    reviews = [r.review for r in records if r.review]
    return [effective(score, [r for r in reviews if r.criterion == name]) for name, score in scores.items()]


def verify_chain(records: Sequence[Assessment]) -> str | None:
    """The first fault of the chain, in words; None where it is sound."""
    previous = GENESIS
    for place, record in enumerate(records, start=1):
        if record.seq != place:
            return f"assessment {place}: its number is {record.seq}"
        if record.prev_hash != previous:
            return f"assessment {place}: does not follow the one before it"
        if record.hash != digest(record.unsealed()):
            return f"assessment {place}: its hash does not match its content"
        previous = record.hash
    return None


def _seal(run: str, after: Assessment | None, **fields: Any) -> Assessment:
    bare = Assessment(
        run=run, seq=after.seq + 1 if after else 1, prev_hash=after.hash if after else GENESIS, hash="", **fields
    )
    return bare.model_copy(update={"hash": digest(bare.unsealed())})
