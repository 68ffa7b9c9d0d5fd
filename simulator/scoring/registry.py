"""Every scorer, in one visible table, and the one way to score a finished run.

A scorer's output, wording included, never changes under one version: a pack is verified by scoring again. To change
what a scorer says, write a new version beside the old one.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Protocol

from simulator.content.rubric import BoundCriterion, Rubric
from simulator.content.scenario import Scenario
from simulator.encoder import weights
from simulator.encoder.minilm import Encoder
from simulator.encoder.remembering import Remembering
from simulator.encoder.when_asked import WhenAsked
from simulator.runs.events import Event
from simulator.runs.state import State
from simulator.scoring import checks
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.parts import Finished
from simulator.scoring.rules_only import RulesOnly
from simulator.scoring.score import Score

log = logging.getLogger(__name__)


class Scorer(Protocol):
    @property
    def name(self) -> str:
        """Name and version, as `checks@1`."""

    def reads(self, bound: BoundCriterion) -> bool:
        """Whether it has anything to say of a criterion."""

    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        """The score of one criterion in one finished run: a function of its arguments and of nothing else."""


Scorers = Mapping[str, Scorer]
"""By name."""
FIRST = checks.NAME
"""The scorer that scores every criterion as soon as a run is over."""
JUDGE = "judge@"
"""How the name of every judge begins: a model elsewhere, whose answer cannot be had again."""
CHECKS: Scorers = {FIRST: checks.Checks()}


def scorers(encoder: Encoder | None) -> Scorers:
    """Every scorer that needs nothing from outside. Without an encoder words are read by rules alone."""
    reader: Scorer = RulesOnly() if encoder is None else Offline(encoder)
    return {**CHECKS, reader.name: reader}


def installed() -> Scorers:
    """The scorers of this installation. What they read with is loaded when it is first needed."""
    why_not = weights.fault()
    if why_not is not None:
        log.warning("Words are read by rules alone: %s", why_not)
    return scorers(None if why_not else Remembering(WhenAsked(_encoder)))


def _encoder() -> Encoder:
    loaded = weights.encoder()
    if isinstance(loaded, str):
        raise RuntimeError(f"The weights were there at the start and are not now: {loaded}")
    return loaded


def again(scorers: Scorers) -> Scorers:
    """Those that say the same when they are asked again: all but judges, and the one that needs no weights."""
    blind = RulesOnly()
    return {blind.name: blind, **{name: scorer for name, scorer in scorers.items() if not name.startswith(JUDGE)}}


def beyond_checks(scorers: Scorers, rubric: Rubric) -> tuple[str, ...]:
    """Names of the scorers that are asked after a run is over, because each has something to say under this rubric."""
    return tuple(name for name, scorer in scorers.items() if name != FIRST and any(map(scorer.reads, rubric.criteria)))


def score_run(
    scenario: Scenario,
    rubric: Rubric,
    events: Sequence[Event],
    state: State,
    *,
    scorer: str = FIRST,
    scorers: Scorers = CHECKS,
) -> tuple[Score, ...]:
    """One score for each criterion that the scorer reads, in the rubric's order. A scorer that breaks gives a `failed`
    score."""
    run = Finished(scenario, events, state, rubric)
    chosen, marked_with = scorers[scorer], rubric.digest
    return tuple(_scored(chosen, run, bound, rubric=marked_with) for bound in rubric.criteria if chosen.reads(bound))


def _scored(scorer: Scorer, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
    try:
        return scorer.score(run, bound, rubric=rubric)
    except Exception as problem:  # whatever breaks in a scorer must not lose the run
        log.exception("scorer %s broke on %s in run %s", scorer.name, bound.criterion.id, run.state.run)
        return Score(
            criterion=bound.criterion.id,
            scorer=scorer.name,
            rubric=rubric,
            status="failed",
            reason=f"Not scored: the scorer stopped with {type(problem).__name__}. A tutor can level this one.",
        )
