"""A finished or live run to look back on: its own frozen content, its log, and what counts now."""

from dataclasses import dataclass

from simulator.assessment_log import effectives
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.people import Subject, may_play, may_read, require
from simulator.review import Effective
from simulator.runs.events import Event
from simulator.services.accounts import load
from simulator.services.assess import Progress, progress_in
from simulator.services.drafts import learners
from simulator.services.forks import Origin, forks_of, origin_of
from simulator.services.parts import Parts
from simulator.store.rows import DraftRow, RunRow


@dataclass(frozen=True, slots=True)
class Replay:
    """`drafts` are the learner's own reflections; empty for anyone else."""

    row: RunRow
    scenario: Scenario
    rubric: Rubric
    events: tuple[Event, ...]
    """None for the learner while the run is open: what its mode hides stands in its log."""
    results: list[Effective]
    learner_name: str
    mine: bool
    drafts: dict[str, DraftRow]
    origin: Origin | None = None
    """The run this one is another try of."""
    progress: tuple[Progress, ...] = ()
    """How far the slower scorers are."""
    forks: tuple[RunRow, ...] = ()
    """Other tries that began from this run; empty for anyone but the learner."""


def replay(parts: Parts, subject: Subject, run: str) -> Replay:
    """For the learner, their tutors and their assessors; another try of a run for the learner alone."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_read(actor, row.owner))
        assert row is not None
        mine = may_play(actor, row.owner)
        require(mine or row.forked_from is None)
        return Replay(
            row=row,
            scenario=parts.memory.scenario(tx, row),
            rubric=parts.memory.rubric(tx, row),
            events=() if mine and row.status == "live" else tuple(tx.events(run)),
            results=effectives(tx.assessments(run)),
            learner_name=tx.person(row.owner.organisation, row.owner.person).name,
            mine=mine,
            drafts=learners(tx.drafts(run)) if mine else {},
            origin=origin_of(tx, actor, row),
            progress=tuple(progress_in(tx, parts, actor, row)),
            forks=tuple(forks_of(tx, row)) if mine else (),
        )
