"""A scorer that says what it is told to: the seam at which a slow, a broken or a costly one is tried."""

from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.content.document import Level
from simulator.content.rubric import BoundCriterion
from simulator.scoring.parts import Finished
from simulator.scoring.registry import CHECKS, Scorers
from simulator.scoring.score import Score

READER = "reader@1"
TONE, KNOWN = "R-tone", "R-known"


@dataclass
class Scripted:
    """Reads two criteria. `before` is called with each, and may raise."""

    name: str = READER
    level: Level = "emerging"
    criteria: tuple[str, ...] = (TONE, KNOWN)
    before: Callable[[str], object] = lambda criterion: None
    asked: list[str] = field(default_factory=list)
    """Every criterion it was asked about, in order."""

    def reads(self, bound: BoundCriterion) -> bool:
        return bound.criterion.id in self.criteria

    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        criterion = bound.criterion.id
        self.asked.append(criterion)
        self.before(criterion)
        return Score(
            criterion=criterion, scorer=self.name, rubric=rubric, status="level", level=self.level, reason="As told."
        )


def beside_checks(*others: Scripted) -> Scorers:
    return {**CHECKS, **{other.name: other for other in others}}


def raising(*problems: BaseException) -> Callable[[str], object]:
    """Raises each problem once, one a call; then nothing."""
    left = list(problems)

    def before(criterion: str) -> None:
        if left:
            raise left.pop(0)

    return before


def once(act: Callable[[], object]) -> Callable[[str], object]:
    """Does something the first time, and nothing after."""
    left = [act]
    return lambda criterion: left.pop()() if left else None
