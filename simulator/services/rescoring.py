"""Ended runs and the rubric they were marked with, for the operator: what is another one by now, and which scorers have
never looked.

A run keeps the rubric it was played with, and is scored under no other: its pack holds that rubric, and every score in
it is checked against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.content.difference import Change, change
from simulator.errors import SimulatorError
from simulator.scoring.registry import beyond_checks
from simulator.services import assess
from simulator.services.parts import Parts
from simulator.store.rows import RunRow


@dataclass(frozen=True, slots=True)
class Marked:
    """One ended run that counts."""

    row: RunRow
    change: Change
    """From the rubric it was marked with to the one there is now."""
    unasked: tuple[str, ...]
    """Scorers that would have something to say under its rubric, and were never asked."""


def marked(parts: Parts, scenario: str) -> list[Marked]:
    """Every ended run of a scenario, oldest first. SimulatorError where the library has no such scenario."""
    now = parts.library.rubrics.get(scenario)
    if now is None:
        known = ", ".join(sorted(parts.library.rubrics)) or "none"
        raise SimulatorError(f"There is no scenario {scenario!r}. Known: {known}.")
    found = []
    with parts.store.read() as tx:
        for row in tx.ended_runs_of(scenario):
            if row.counts:
                rubric = parts.memory.rubric(tx, row)
                asked = {request.scorer for request in tx.requests_of(row.id) if request.rubric == row.rubric}
                unasked = tuple(name for name in beyond_checks(parts.scorers, rubric) if name not in asked)
                found.append(Marked(row, change(rubric, now), unasked))
    return found


def ask(parts: Parts, runs: Sequence[Marked]) -> int:
    """Ask the scorers that were never asked; how many requests that made. The app's own worker sees to them."""
    with parts.store.write() as tx:
        for one in runs:
            assess.ask(tx, parts, one.row, one.unasked)
        tx.commit()
    return sum(len(one.unasked) for one in runs)
