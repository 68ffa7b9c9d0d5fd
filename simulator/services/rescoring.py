"""Ended runs and the rubric they were marked with: which one has been edited since, and asking scorers to read a run
under the rubric there is now, or scorers that never looked at it.

Only a rubric that asks the same is asked under: where the criteria are others, levels of the two cannot be compared,
and a run keeps the one it was played with. Nothing is overwritten: what is said now is another score beside the old
one, its rubric is frozen with it, and a level that a tutor confirmed stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.content.difference import Change, change
from simulator.content.rubric import Rubric
from simulator.errors import SimulatorError
from simulator.people import Subject, may_tutor, require
from simulator.scoring.registry import beyond_checks
from simulator.services import assess, scoring
from simulator.services.accounts import load
from simulator.services.parts import Parts
from simulator.store.rows import RunRow
from simulator.store.store import Tx


@dataclass(frozen=True, slots=True)
class Marked:
    """One ended run that counts."""

    row: RunRow
    change: Change
    """From the rubric it was last marked with to the one there is now."""
    rubric: Rubric
    """What it would be read under now."""
    unasked: tuple[str, ...]
    """Scorers that would have something to say under that rubric, and were never asked."""

    @property
    def is_behind(self) -> bool:
        """Its words were read under a rubric that has been edited since, and could be read again."""
        return self.change == "indicators" and bool(self.unasked)


@dataclass(frozen=True, slots=True)
class Edited:
    """A scenario whose rubric was edited after runs of a tutor's learners were read under it."""

    scenario: str
    title: str
    runs: int


def marked(parts: Parts, scenario: str) -> list[Marked]:
    """Every ended run of a scenario, oldest first. SimulatorError where the library has no such scenario."""
    if scenario not in parts.library.rubrics:
        known = ", ".join(sorted(parts.library.rubrics)) or "none"
        raise SimulatorError(f"There is no scenario {scenario!r}. Known: {known}.")
    with parts.store.read() as tx:
        return [_marked(parts, tx, row) for row in tx.ended_runs_of(scenario) if row.counts]


def ask(parts: Parts, runs: Sequence[Marked]) -> int:
    """Ask the scorers that were never asked; how many requests that made. Whoever works the queue sees to them."""
    with parts.store.write() as tx:
        for one in runs:
            kept = tx.freeze("rubric", one.rubric)
            assess.ask(tx, parts, one.row, one.unasked, kept)
        tx.commit()
    for one in runs:
        scoring.announce(parts, one.row.id)
    return sum(len(one.unasked) for one in runs)


def edited(parts: Parts, subject: Subject) -> list[Edited]:
    """What the runs of the tutor's cohorts are behind, by title. NotAllowed for everybody who tutors nobody."""
    counts: dict[str, int] = {}
    for one in _behind(parts, subject):
        counts[one.row.scenario_id] = counts.get(one.row.scenario_id, 0) + 1
    titles = {name: parts.library.scenarios[name].title for name in counts}
    return [Edited(name, titles[name], counts[name]) for name in sorted(counts, key=titles.__getitem__)]


def mark_for_rescore(parts: Parts, subject: Subject, scenario: str) -> int:
    """Have the runs of the tutor's cohorts that are behind read again; how many those are."""
    behind = [one for one in _behind(parts, subject) if one.row.scenario_id == scenario]
    ask(parts, behind)
    return len(behind)


def _behind(parts: Parts, subject: Subject) -> list[Marked]:
    with parts.store.read() as tx:
        actor = load(tx, subject)
        require("tutor" in actor.roles)
        rows = tx.runs_in(actor.organisation, actor.tutors, status="ended")
        theirs = [row for row in rows if may_tutor(actor, row.owner) and row.counts]
        return [one for row in _of_another_rubric(parts, theirs) if (one := _marked(parts, tx, row)).is_behind]


def _of_another_rubric(parts: Parts, rows: Iterable[RunRow]) -> list[RunRow]:
    """Of most runs the digest alone tells that nothing changed."""
    now = {name: rubric.digest for name, rubric in parts.library.rubrics.items()}
    return [row for row in rows if row.rubric != now.get(row.scenario_id, row.rubric)]


def _marked(parts: Parts, tx: Tx, row: RunRow) -> Marked:
    now, requests = parts.library.rubrics[row.scenario_id], tx.requests_of(row.id)
    last = parts.memory.rubric_of(tx, requests[-1].rubric if requests else row.rubric)
    how = change(last, now)
    rubric = now if how == "indicators" else last
    asked = {request.scorer for request in requests if request.rubric == rubric.digest}
    unasked = tuple(name for name in beyond_checks(parts.scorers, rubric) if name not in asked)
    return Marked(row, how, rubric, unasked)
