"""How far scorers agree with the levels that tutors confirmed: for the tutors of a cohort, never for a learner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.assessment_log import Assessment
from simulator.content.document import LEVELS
from simulator.people import Subject, may_tutor, require
from simulator.scoring.readers import Item, Told, against_reference
from simulator.services.accounts import load
from simulator.services.parts import Parts


@dataclass(frozen=True, slots=True)
class Compared:
    """One scorer beside the tutors."""

    scorer: str
    """Name and version."""
    told: Told
    before: int
    """Levels confirmed before this scorer had said anything, so that nobody can have followed it."""
    unscored: int
    """Confirmed levels for which it had none. No zero, and in no figure."""


@dataclass(frozen=True, slots=True)
class AgreementView:
    compared: tuple[Compared, ...]
    """By scorer; only those with at least one level that a tutor confirmed or changed."""
    names: Mapping[str, str]
    """Criterion → what it is called."""
    runs: int
    """With a confirmed level."""


@dataclass(frozen=True, slots=True)
class _Pair:
    scorer: str
    item: Item
    before: bool


def agreement(parts: Parts, subject: Subject) -> AgreementView:
    """Over all ended runs of the tutor's cohorts that count. NotAllowed for everybody who tutors nobody."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("tutor" in actor.roles)
        ended = tx.runs_in(actor.organisation, actor.tutors, status="ended")
        rows = [row for row in ended if may_tutor(actor, row.owner) and row.counts]
        records = tx.assessments_of([row.id for row in rows])
    pairs = [pair for run, log in sorted(records.items()) for pair in _pairs(run, log)]
    by_scorer = {name: [p for p in pairs if p.scorer == name] for name in sorted({p.scorer for p in pairs})}
    return AgreementView(
        compared=tuple(one for name, of in by_scorer.items() if (one := _compared(name, of)) is not None),
        names={name: criterion.name for name, criterion in parts.library.criteria.items()},
        runs=len({pair.item.item for pair in pairs}),
    )


def _compared(scorer: str, pairs: Sequence[_Pair]) -> Compared | None:
    told = against_reference([pair.item for pair in pairs])
    scored = [pair for pair in pairs if pair.item.reader is not None]
    if told is None:
        return None
    return Compared(scorer, told, sum(pair.before for pair in scored), len(pairs) - len(scored))


def _pairs(run: str, log: Sequence[Assessment]) -> list[_Pair]:
    """For each criterion with a confirmed level: what each scorer said last, beside the level that counts."""
    confirmed = {record.review.criterion: record for record in log if record.review}
    scored = {(record.score.criterion, record.score.scorer): record for record in log if record.score}
    return [
        _pair(run, record, confirmed[criterion]) for (criterion, _), record in scored.items() if criterion in confirmed
    ]


def _pair(run: str, scored: Assessment, confirmed: Assessment) -> _Pair:
    score, review = scored.score, confirmed.review
    assert score is not None
    assert review is not None
    item = Item(
        item=run,
        criterion=score.criterion,
        reference=LEVELS.index(review.level),
        reader=None if score.level is None else LEVELS.index(score.level),
        sureness=score.sureness,
    )
    return _Pair(score.scorer, item, before=confirmed.seq < scored.seq)
