"""A house whose runs a judge reads: what is handed in, what is answered, and what came of it."""

import itertools
from collections.abc import Mapping

from simulator.content.document import LEVELS
from simulator.runs.commands import AdvanceClock, Declared, EndRun, SubmitTask
from simulator.scoring.judge.kept import Budget, Kept, Prices
from simulator.scoring.judge.protocol import Judge, Replied, Usage
from simulator.scoring.judge.scorer import JudgeScorer
from simulator.scoring.registry import CHECKS
from simulator.scoring.score import Score
from simulator.services import assess
from simulator.services.assess import Progress
from simulator.services.judging import KeptAnswers
from simulator.services.scoring import score_next
from tests.scoring.judge.asking import MODEL, NAME, reply, says
from tests.services.conftest import House

TEXTS = {
    "forum": "Saves made since 4.2 may be missing. The fault is ours. Stop playing on that slot. Next word at 10:00.",
    "micro": "Saves missing since 4.2, and it is on us.",
}
OF_HOLDING = ("R-tone", "R-known", "R-action", "R-care")
OF_NOTE = ("R-insight", "R-weigh", "R-request")
READ = (*OF_HOLDING, *OF_NOTE)
"""What a judge reads in *Patch day*."""
QUOTES = ("The fault is ours", "Next word at 10:00")
BUDGET = Budget(cap=100, prices=Prices(read=100, cached=25, written=400))


def holding(texts: Mapping[str, str] = TEXTS) -> SubmitTask:
    declared = Declared(intent="acknowledge", facts_used=(), promises="none")
    return SubmitTask(task="holding", texts=dict(texts), declare=declared)


def handed_in(house: House, who: str = "ann", texts: Mapping[str, str] = TEXTS) -> str:
    """A run with the holding statement alone."""
    run = house.start(who).run
    house.send(who, run, AdvanceClock(to=600))
    house.send(who, run, holding(texts))
    house.send(who, run, EndRun())
    return run


def words(level: str = "secure", *criteria: str, quotes: tuple[str, ...] = QUOTES) -> str:
    """A judge's reply about the holding statement."""
    return reply(*(says(name, level, *quotes) for name in criteria or OF_HOLDING))


def answer(level: str = "secure") -> Replied:
    return Replied(words(level), model=MODEL, usage=Usage(read=2000, cached=1500, written=300))


def kept_by(house: House) -> KeptAnswers:
    return KeptAnswers(house.parts.store, clock=house.clock, new_id=house.parts.new_id)


def read_by(house: House, judge: Judge, *, kept: Kept | None = None, budget: Budget = BUDGET) -> House:
    """The house with a judge beside the checks. Its rests are by the house's clock."""
    nonces = itertools.count(1)
    scorer = JudgeScorer(
        judge,
        kept or kept_by(house),
        budget,
        new_nonce=lambda: f"nonce{next(nonces)}",
        now=lambda: house.clock().timestamp(),
    )
    return house.read_by({**CHECKS, scorer.name: scorer})


def said(house: House, run: str, scorer: str = NAME) -> dict[str, Score]:
    """What a scorer said of each criterion of a run."""
    with house.parts.store.read() as tx:
        scores = [record.score for record in tx.assessments(run) if record.score]
    return {score.criterion: score for score in scores if score.scorer == scorer}


def levels(house: House, run: str) -> set[str | None]:
    """Every level that the judge gave in a run."""
    found: set[str | None] = {score.level for score in said(house, run).values()}
    assert found <= {None, *LEVELS}
    return found


def state(house: House, run: str, who: str = "tess") -> Progress:
    (found,) = assess.progress(house.parts, house.who(who), run)
    return found


def see_through(house: House, run: str, most: int = 20) -> Progress:
    """Attempts, each at its time, until the request has come to an end."""
    for _ in range(most):
        score_next(house.parts)
        found = state(house, run)
        if found.state != "pending":
            return found
        assert found.next_at is not None
        house.clock.now = max(house.clock.now, found.next_at)
    raise AssertionError(f"still {found} after {most} attempts")
