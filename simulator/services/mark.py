"""The tutor's use cases: what waits, one run beside its rubric, confirm or change. The tutor has the last word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.assessment_log import Assessment, effectives, of_review, standing
from simulator.canonical import digest
from simulator.content.document import Level
from simulator.content.rubric import BoundCriterion, Rubric
from simulator.content.scenario import Scenario
from simulator.errors import Stale
from simulator.people import Actor, Subject, may_tutor, require
from simulator.review import Effective, Review, Verdict, decide
from simulator.runs.events import Event
from simulator.runs.state import State
from simulator.scoring.registry import FIRST
from simulator.scoring.score import Score
from simulator.services.accounts import load
from simulator.services.assess import Progress, progress_in
from simulator.services.drafts import feedback_key, tutors
from simulator.services.parts import Parts, stamp
from simulator.services.receipts import Receipt, earlier, give, keepable
from simulator.store.rows import DraftRow, RunRow

MOST = 4_000
"""Characters in a reason or in feedback."""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An ended run of the tutor's cohorts. One that its learner stopped is here to be known of; nothing of it waits."""

    row: RunRow
    learner_name: str
    waiting: int
    """Criteria that need a tutor: suggested, unscored or failed."""
    confirmed: int
    flags: tuple[str, ...]
    """Safety matters the run raised."""
    doubts: int = 0
    """Waiting criteria with a reason to look twice."""
    sureness: int | None = None
    """The lowest of the waiting criteria that have one, 0 to 100."""

    @property
    def total(self) -> int:
        return self.waiting + self.confirmed


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One criterion of the run under review."""

    bound: BoundCriterion
    effective: Effective
    score_seq: int
    """Of the score that stands, in the assessment log."""
    reviews: tuple[Assessment, ...]
    """Earlier reviews, oldest first."""
    others: tuple[Score, ...] = ()
    """What other scorers said of it, the latest of each."""


@dataclass(frozen=True, slots=True)
class Sheet:
    row: RunRow
    learner_name: str
    scenario: Scenario
    rubric: Rubric
    state: State
    events: tuple[Event, ...]
    lines: tuple[SheetLine, ...]
    head: int
    """How many assessments the run has; handed back with a review."""
    drafts: dict[str, DraftRow]
    """This tutor's unsent feedback, by field."""
    progress: tuple[Progress, ...] = ()
    """How far the slower scorers are."""


def queue(parts: Parts, subject: Subject) -> list[QueueItem]:
    """Ended runs of the tutor's cohorts: those with waiting work first, oldest hand-in first. A learner's other tries
    of a run are their own business and not among them."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("tutor" in actor.roles)
        ended = tx.runs_in(actor.organisation, actor.tutors, status="ended")
        rows = [row for row in ended if may_tutor(actor, row.owner) and row.forked_from is None]
        names = {p.id: p.name for p in tx.learners(actor.organisation, actor.tutors)}
        records = tx.assessments_of([row.id for row in rows])
    items = [_item(row, names[row.owner.person], records.get(row.id, [])) for row in rows]
    return sorted(items, key=lambda item: (item.waiting == 0, item.row.ended_at or item.row.started_at))


def sheet(parts: Parts, subject: Subject, run: str) -> Sheet:
    """One run beside its rubric."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_tutor(actor, row.owner) and row.status == "ended" and row.counts)
        assert row is not None
        rubric, records = parts.memory.rubric(tx, row), tx.assessments(run)
        return Sheet(
            row=row,
            learner_name=tx.person(row.owner.organisation, row.owner.person).name,
            scenario=parts.memory.scenario(tx, row),
            rubric=rubric,
            state=parts.memory.state(tx, row),
            events=tuple(tx.events(run)),
            lines=_lines(rubric, records),
            head=len(records),
            drafts=tutors(tx.drafts(run), actor),
            progress=tuple(progress_in(tx, parts, actor, row)),
        )


def save_draft(parts: Parts, subject: Subject, run: str, *, field: str, text: str, rev: int) -> DraftRow:
    """Keep feedback that is being written. An older revision than the stored one changes nothing."""
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_tutor(actor, row.owner) and row.status == "ended" and row.counts)
        kept = tx.save_draft(run, feedback_key(actor, field), keepable(text, MOST), rev, parts.clock())
        tx.commit()
    return kept


def review(  # noqa: PLR0913 - the fields of one form
    parts: Parts,
    subject: Subject,
    run: str,
    *,
    criterion: str,
    level: Level,
    reason: str,
    feedback: str,
    critical: Mapping[str, Verdict] | None = None,
    command_id: str,
    expected_head: int,
) -> Receipt:
    """Confirm or change one level, and say of each suspected error whether it is there. Stale where someone reviewed
    this criterion after the page was drawn."""
    said = dict(critical or {})
    request = digest([run, criterion, level, keepable(reason, MOST), keepable(feedback, MOST), said])
    with parts.store.write() as tx:
        actor = load(tx, subject)
        row = tx.lock_run(run)
        require(row is not None and may_tutor(actor, row.owner) and row.status == "ended" and row.counts)
        # only now: a twin of this command may have held the lock and left its receipt
        if (known := earlier(tx, actor, command_id, request=request)) is not None:
            return known
        records = tx.assessments(run)
        _still_current(records, criterion, expected_head)
        seen = records[:expected_head]
        decided = _decide(records, seen, actor, criterion, level=level, reason=reason, feedback=feedback, critical=said)
        record = of_review(run, decided, at=stamp(parts.clock()), command_id=command_id, after=records[-1])
        tx.append_assessments(run, [record], expected_seq=len(records))
        receipt = Receipt(command_id, run, "review", record.seq, record.seq)
        give(tx, parts, actor, receipt, request=request)
        tx.commit()
    return receipt


def _item(row: RunRow, name: str, records: Sequence[Assessment]) -> QueueItem:
    found = effectives(records)
    flags = {f.flag for e in found for f in e.score.findings if f.flag}
    waiting = [e.score for e in found if e.status in ("suggested", "unscored", "failed")]
    return QueueItem(
        row,
        name,
        len(waiting),
        sum(e.status == "confirmed" for e in found),
        tuple(sorted(flags)),
        doubts=sum(bool(score.careful or score.critical) for score in waiting),
        sureness=min((score.sureness for score in waiting if score.sureness is not None), default=None),
    )


def _lines(rubric: Rubric, records: Sequence[Assessment]) -> tuple[SheetLine, ...]:
    stands = {found.criterion: standing(records, found.criterion) for found in effectives(records)}
    return tuple(
        SheetLine(
            bound=rubric.get(found.criterion),
            effective=found,
            score_seq=stood[0].seq,
            reviews=tuple(r for r in records if r.review and r.review.criterion == found.criterion),
            others=_others(records, stood[1]),
        )
        for found in effectives(records)
        if (stood := stands[found.criterion])
    )


def _others(records: Sequence[Assessment], stands: Score) -> tuple[Score, ...]:
    """The latest score of each scorer but the one that stands, where it says more than that words wait."""
    latest = {r.score.scorer: r.score for r in records if r.score and r.score.criterion == stands.criterion}
    said = (score for name, score in latest.items() if name != stands.scorer)
    return tuple(score for score in said if score.level or score.scorer != FIRST)


def _still_current(records: Sequence[Assessment], criterion: str, expected_head: int) -> None:
    for record in records[expected_head:]:
        if record.review and record.review.criterion == criterion:
            level = record.review.level.replace("_", " ")
            raise Stale(
                f"{record.review.author_name} set this to {level} at {record.at[11:16]} UTC. Yours was not kept."
            )


def _decide(
    records: Sequence[Assessment],
    seen: Sequence[Assessment],
    actor: Actor,
    criterion: str,
    *,
    level: Level,
    reason: str,
    feedback: str,
    critical: Mapping[str, Verdict],
) -> Review:
    """The review answers the score that stood when the tutor looked; a scorer may have come to an end since."""
    stood = standing(seen, criterion)
    require(stood is not None)
    assert stood is not None
    record, score = stood
    earlier = [r.review for r in records if r.review and r.review.criterion == criterion]
    return decide(
        score,
        record.seq,
        earlier[-1] if earlier else None,
        level=level,
        reason=reason,
        feedback=feedback,
        critical=critical,
        author=actor.person,
        author_name=actor.name,
    )
