"""The second stream of a run: scores and reviews, append-only and hash-chained. A mark points at the run and never
edits it."""

from collections.abc import Sequence
from typing import Any, Literal

from simulator.canonical import GENESIS, digest
from simulator.content.document import LEVELS, Document
from simulator.errors import Refused
from simulator.review import Effective, Review, effective, may_stand
from simulator.scoring.registry import JUDGE
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


def standing(records: Sequence[Assessment], criterion: str) -> tuple[Assessment, Score] | None:
    """The one score of a criterion that stands, and its record; None where it has none.

    A level beats no level; then a scorer of this house beats a judge, whose answer cannot be had again; then the latest
    counts.
    """
    scored = _scored(records, criterion)
    return max(scored, key=lambda one: (one[1].level is not None, not _is_judges(one[1]), one[0].seq), default=None)


def effectives(records: Sequence[Assessment]) -> list[Effective]:
    """The level that counts for each criterion, in the order of the first scores."""
    criteria = dict.fromkeys(record.score.criterion for record in records if record.score)
    stands = [(standing(records, criterion), criterion) for criterion in criteria]
    return [_effective(found[1], records) for found, _ in stands if found]


def _effective(score: Score, records: Sequence[Assessment]) -> Effective:
    answers = [r for r in records if r.review and r.review.criterion == score.criterion]
    every = [score for _, score in _scored(records, score.criterion)]
    # who came to no level may have met what a tutor must not overlook, as a text that a model will not read
    unread = [why for other in every if other is not score and other.level is None for why in other.careful or ()]
    careful = tuple(dict.fromkeys((*(score.careful or ()), *unread, *_apart(every))))
    if careful != (score.careful or ()):
        score = score.model_copy(update={"careful": careful})
    return effective(score, [r.review for r in answers if r.review], at=answers[-1].at if answers else None)


def _scored(records: Sequence[Assessment], criterion: str) -> list[tuple[Assessment, Score]]:
    return [(record, record.score) for record in records if record.score and record.score.criterion == criterion]


def _is_judges(score: Score) -> bool:
    return score.scorer.startswith(JUDGE)


def _apart(scores: Sequence[Score]) -> tuple[str, ...]:
    """A sentence where two scorers are two levels apart, or on two sides of `secure`. Of one scorer the latest score
    counts: a new version takes back what the old one said."""
    latest = {score.scorer.partition("@")[0]: score for score in scores}
    said = sorted(
        ((LEVELS.index(s.level), s.level, s.scorer) for s in latest.values() if s.level), key=lambda one: one[0]
    )
    if len(said) < 2:
        return ()
    (low, low_level, low_name), (high, high_level, high_name) = said[0], said[-1]
    if high - low < 2 and not low < LEVELS.index("secure") <= high:
        return ()
    shown = [
        f"{name} says {level.replace('_', ' ')}" for name, level in ((low_name, low_level), (high_name, high_level))
    ]
    return (f"Two scorers are apart: {shown[0]}, {shown[1]}.",)


def verify_chain(records: Sequence[Assessment]) -> str | None:
    """The first fault of the chain, in words; None where it is sound."""
    previous: Assessment | None = None
    for place, record in enumerate(records, start=1):
        if fault := _link_fault(record, place, previous) or _row_fault(record, records[: place - 1]):
            return f"assessment {place}: {fault}"
        previous = record
    return None


def head(records: Sequence[Assessment]) -> str:
    """The hash that stands for the whole log."""
    return records[-1].hash if records else GENESIS


def _link_fault(record: Assessment, place: int, previous: Assessment | None) -> str | None:
    if record.seq != place:
        return f"its number is {record.seq}"
    if previous and record.run != previous.run:
        return "is of another run"
    if record.prev_hash != (previous.hash if previous else GENESIS):
        return "does not follow the one before it"
    return None if record.hash == digest(record.unsealed()) else "its hash does not match its content"


def _row_fault(record: Assessment, before: Sequence[Assessment]) -> str | None:
    if record.key in {earlier.key for earlier in before}:
        return f"is kept twice, as {record.key}"
    if record.kind == "score" and record.score and not record.review:
        return None if record.author == record.score.scorer else "is not by the scorer it names"
    if record.kind == "review" and record.review and not record.score:
        return _answer_fault(record, record.review, before)
    return f"is called a {record.kind} and is not one"


def _answer_fault(record: Assessment, review: Review, before: Sequence[Assessment]) -> str | None:
    """A review answers a score of its criterion, as it stood, within what a tutor may do."""
    if record.author != review.author:
        return "is not by the tutor it names"
    score = next((r.score for r in before if r.score and r.seq == review.score), None)
    if score is None or score.criterion != review.criterion or score.level != review.suggested:
        return "does not answer the score it names"
    earlier = [r.review for r in before if r.review and r.review.criterion == review.criterion]
    try:
        last = earlier[-1] if earlier else None
        may_stand(score, last, level=review.level, reason=review.reason, critical=review.critical)
    except Refused as refused:
        return f"should have been refused: {refused}"
    return None


def _seal(run: str, after: Assessment | None, **fields: Any) -> Assessment:
    bare = Assessment(
        run=run, seq=after.seq + 1 if after else 1, prev_hash=after.hash if after else GENESIS, hash="", **fields
    )
    return bare.model_copy(update={"hash": digest(bare.unsealed())})
