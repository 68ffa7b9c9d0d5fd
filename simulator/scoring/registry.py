"""Every scorer, in one visible table, and the one way to score a finished run.

A scorer's output, wording included, never changes under one version: a pack is verified by scoring again. To change
what a scorer says, write a new version beside the old one.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Protocol

from simulator.content.rubric import BoundCriterion, Rubric
from simulator.content.scenario import Scenario
from simulator.runs.events import Event
from simulator.runs.state import State
from simulator.scoring import checks
from simulator.scoring.parts import Finished
from simulator.scoring.score import Score

log = logging.getLogger(__name__)


class Scorer(Protocol):
    def __call__(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        """The score of one criterion in one finished run: a function of its arguments and of nothing else."""


SCORERS: dict[str, Scorer] = {
    checks.NAME: checks.score,
}

FIRST = checks.NAME
"""The scorer that scores every criterion as soon as a run is over."""


def score_run(
    scenario: Scenario,
    rubric: Rubric,
    events: Sequence[Event],
    state: State,
    *,
    scorer: str = FIRST,
    scorers: Mapping[str, Scorer] = SCORERS,
) -> tuple[Score, ...]:
    """One score for each criterion, in the rubric's order. A scorer that breaks gives a `failed` score."""
    run = Finished(scenario, events, state)
    marked_with = rubric.digest
    return tuple(_scored(scorers[scorer], scorer, run, bound, rubric=marked_with) for bound in rubric.criteria)


def _scored(scorer: Scorer, name: str, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
    try:
        return scorer(run, bound, rubric=rubric)
    except Exception as problem:  # whatever breaks in a scorer must not lose the run
        log.exception("scorer %s broke on %s in run %s", name, bound.criterion.id, run.state.run)
        return Score(
            criterion=bound.criterion.id,
            scorer=name,
            rubric=rubric,
            status="failed",
            reason=f"Not scored: the scorer stopped with {type(problem).__name__}. A tutor can level this one.",
        )
