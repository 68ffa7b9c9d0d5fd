"""What follows from confirmed levels: progress for the learner, the cohort for the tutor, packs for the assessor."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.assessment_log import Assessment, effectives
from simulator.canonical import digest, digest_bytes
from simulator.content.scenario import STOPPED
from simulator.errors import NotAllowed
from simulator.evidence.bag import bag
from simulator.evidence.chosen import later_rubrics
from simulator.evidence.pack import PackInput, PackRun, files
from simulator.evidence.verify import Verdict, verify
from simulator.people import Actor, Owner, Subject, may_assess, may_read, require
from simulator.progress import ConfirmedRun, ProgressMap, progress_map
from simulator.scoring.registry import again
from simulator.services import pictures
from simulator.services.accounts import hash_of, load
from simulator.services.parts import Parts, stamp
from simulator.store.rows import CohortRow, GrantRow, PackRow, RunRow
from simulator.store.store import Tx

LINK_LIVES = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class ProgressView:
    learner: str
    learner_name: str
    map: ProgressMap
    runs: int
    """Ended."""
    confirmed: int
    """Levels a tutor confirmed."""


@dataclass(frozen=True, slots=True)
class LearnerView:
    """One learner as their tutor or assessor sees them."""

    person: str
    name: str
    cohort: str
    map: ProgressMap
    live: tuple[RunRow, ...]
    ended: tuple[RunRow, ...]
    waiting: int
    """Levels that wait for a tutor."""
    confirmed: int
    last_seen: datetime | None
    """When a run of theirs last moved; None where they never started one."""
    stopped: tuple[RunRow, ...] = ()
    """Runs they stopped for their own sake. Nothing of them counts."""


@dataclass(frozen=True, slots=True)
class CohortView:
    cohort: CohortRow
    learners: tuple[LearnerView, ...]


def progress(parts: Parts, subject: Subject, learner: str | None = None) -> ProgressView:
    """A learner's own progress, or that of a learner this person tutors or assesses."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        who = learner or actor.person
        require(may_read(actor, _owner_of(tx, actor, who)))
        view = _learner(parts, tx, actor.organisation, who)
    return ProgressView(view.person, view.name, view.map, len(view.ended), view.confirmed)


def cohorts(parts: Parts, subject: Subject) -> list[CohortView]:
    """The cohorts this person tutors, with every learner."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("tutor" in actor.roles)
        return [
            CohortView(cohort, _learners(parts, tx, actor, {cohort.id}))
            for cohort in tx.cohorts(actor.organisation, actor.tutors)
        ]


def learners(parts: Parts, subject: Subject) -> list[LearnerView]:
    """The learners assigned to this assessor."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("assessor" in actor.roles)
        return list(_learners(parts, tx, actor, actor.assesses))


def build_pack(parts: Parts, subject: Subject, learner: str, *, command_id: str) -> PackRow:
    """Build a learner's evidence pack and keep it. The same `command_id` returns the same pack."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        owner = _owner_of(tx, actor, learner)
        require(may_assess(actor, owner))
        if (known := tx.pack(command_id)) is not None:
            require(known.owner == owner)
            return known
        chosen = _pack_input(parts, tx, actor, owner)
    body = bag(files(chosen), chosen.info())
    row = PackRow(
        id=command_id,
        owner=owner,
        built_by=actor.person,
        built_at=parts.clock(),
        digest=digest_bytes(body),
        filename=_file_name(chosen.standard.published.id, learner, chosen.built_at),
        body=body,
        size=len(body),
    )
    with parts.store.write() as tx:
        require(may_assess(load(tx, subject), owner))
        if tx.pack(command_id) is None:
            tx.add_pack(row)
        tx.commit()
    return row


def _file_name(standard: str, learner: str, built_at: str) -> str:
    """To tell packs apart in one folder: whose, and built in which minute."""
    whose = "".join(letter for letter in learner if letter.isascii() and (letter.isalnum() or letter == "-"))
    return f"firedrill-{standard}-{whose}-{built_at[:10]}-{built_at[11:16].replace(':', '')}.zip"


def packs(parts: Parts, subject: Subject) -> list[PackRow]:
    """The packs of this assessor's learners, latest first, without their bytes."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("assessor" in actor.roles)
        rows = [row for row in tx.packs(actor.organisation, actor.assesses) if may_assess(actor, row.owner)]
    return sorted(rows, key=lambda row: row.built_at, reverse=True)


def pack_body(parts: Parts, subject: Subject, pack: str) -> bytes:
    """The stored bytes of a pack."""
    with parts.store.read() as tx:
        return _pack(tx, load(tx, subject), pack).body


def check_pack(parts: Parts, subject: Subject, pack: str) -> Verdict:
    """The stored bytes of a pack, checked as a stranger would check them."""
    return verify(pack_body(parts, subject, pack), again(parts.scorers))


def grant_download(parts: Parts, subject: Subject, pack: str) -> str:
    """A path that gives this pack to this person once, within a minute."""
    token = parts.new_id() + parts.new_id()
    with parts.store.write() as tx:
        actor = load(tx, subject)
        _pack(tx, actor, pack)
        tx.add_grant(
            GrantRow(
                id_hash=hash_of(token),
                pack=pack,
                issuer=subject.issuer,
                subject=subject.subject,
                issued_at=subject.issued_at,
                session=subject.session,
                expires_at=parts.clock() + LINK_LIVES,
            )
        )
        tx.commit()
    return f"/evidence/{token}"


def redeem(parts: Parts, token: str, *, session: str | None) -> tuple[str, bytes]:
    """File name and bytes for a download link, once. `session` is the cookie's secret where there is one; a link given
    to a session of ours works in that session only."""
    with parts.store.write() as tx:
        grant = tx.redeem_grant(hash_of(token), parts.clock())
        tx.commit()
        if grant is None or (grant.session and grant.session != (hash_of(session) if session else None)):
            raise NotAllowed("This link has been used or has run out. Ask for the pack again.")
        actor = load(tx, Subject(grant.issuer, grant.subject, grant.issued_at, grant.session))
        row = _pack(tx, actor, grant.pack)
    return row.filename, row.body


def _pack(tx: Tx, actor: Actor, pack: str) -> PackRow:
    row = tx.pack(pack)
    require(row is not None and may_assess(actor, row.owner))
    assert row is not None
    return row


def _owner_of(tx: Tx, actor: Actor, learner: str) -> Owner:
    """A learner as the owner of their own progress. NotAllowed where this organisation has no such learner."""
    if learner == actor.person and actor.cohorts:
        return Owner(actor.organisation, learner, min(actor.cohorts))
    for person in tx.learners(actor.organisation, actor.tutors | actor.assesses):
        if person.id == learner:
            return Owner(actor.organisation, learner, person.cohort)
    raise NotAllowed


def _learners(parts: Parts, tx: Tx, actor: Actor, of: Collection[str]) -> tuple[LearnerView, ...]:
    people = tx.learners(actor.organisation, of)
    return tuple(_learner(parts, tx, actor.organisation, person.id) for person in people if person.id != actor.person)


def _learner(parts: Parts, tx: Tx, organisation: str, person: str) -> LearnerView:
    rows = [row for row in tx.runs_of(organisation, person) if row.forked_from is None]
    ended = [row for row in rows if row.status == "ended" and row.counts]
    records = tx.assessments_of([row.id for row in ended])
    runs = [_confirmed_run(parts, tx, row, records.get(row.id, [])) for row in ended]
    found = [effective for run in runs for effective in run.effectives]
    who = tx.person(organisation, person)
    return LearnerView(
        person=person,
        name=who.name,
        cohort=min((row.owner.cohort for row in rows), default=""),
        map=progress_map(parts.library.standard, runs, parts.library.rubrics, now=stamp(parts.clock())),
        live=tuple(row for row in rows if row.status == "live"),
        ended=tuple(ended),
        waiting=sum(e.status in ("suggested", "unscored", "failed") for e in found),
        confirmed=sum(e.status == "confirmed" for e in found),
        last_seen=max((row.ended_at or row.started_at for row in rows), default=None),
        stopped=tuple(row for row in rows if row.ending == STOPPED),
    )


def _confirmed_run(parts: Parts, tx: Tx, row: RunRow, records: list[Assessment]) -> ConfirmedRun:
    return ConfirmedRun(
        run=row.id,
        scenario=row.scenario_id,
        title=row.scenario_title,
        ended_at=stamp(row.ended_at or row.started_at),
        rubric=parts.memory.rubric(tx, row),
        effectives=tuple(effectives(records)),
    )


def _pack_run(parts: Parts, tx: Tx, row: RunRow) -> PackRun:
    events, assessments = tuple(tx.events(row.id)), tuple(tx.assessments(row.id))
    return PackRun(
        run=row.id,
        scenario=parts.memory.scenario(tx, row),
        rubric=parts.memory.rubric(tx, row),
        events=events,
        assessments=assessments,
        pictures=pictures.kept(tx, parts.memory.state(tx, row)),
        later_rubrics={name: parts.memory.rubric_of(tx, name) for name in later_rubrics(events, assessments)},
    )


def _pack_input(parts: Parts, tx: Tx, actor: Actor, owner: Owner) -> PackInput:
    rows = [row for row in tx.runs_of(owner.organisation, owner.person) if row.status == "ended" and row.counts]
    runs = [_pack_run(parts, tx, row) for row in sorted(rows, key=lambda row: (row.started_at, row.id))]
    return PackInput(
        learner=owner.person,
        learner_name=tx.person(owner.organisation, owner.person).name,
        organisation=owner.organisation,
        standard=parts.library.standard,
        library=digest(sorted(s.digest for s in parts.library.scenarios.values())),
        runs=tuple(runs),
        possible=parts.library.rubrics,
        built_at=stamp(parts.clock()),
        built_by=actor.name,
    )
