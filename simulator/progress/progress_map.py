"""The whole picture for one learner: every KSB and every duty of the standard, shown or not."""

from collections import Counter
from collections.abc import Mapping, Sequence

from simulator.content.document import Document
from simulator.content.rubric import Rubric
from simulator.content.standard import Standard
from simulator.progress.duties import DutyProgress, duty_progress
from simulator.progress.ksbs import KsbProgress, chances, ksb_progress
from simulator.progress.next_step import NextStep, next_steps
from simulator.progress.pieces import ConfirmedRun, pieces_by_code


class ProgressMap(Document):
    """A practice indicator from simulation, not an assessment decision."""

    standard: str
    """Digest of the standard, both layers."""
    ksbs: dict[str, KsbProgress]
    """By code, in the standard's order."""
    duties: tuple[DutyProgress, ...]
    next: tuple[NextStep, ...]
    """What to practise next, best first."""


def progress_map(
    standard: Standard, runs: Sequence[ConfirmedRun], possible: Mapping[str, Rubric], *, now: str
) -> ProgressMap:
    """Where a learner stands at `now` (UTC, ISO 8601), from their finished runs. `possible`: the rubrics there are, by
    scenario. The order of `runs` changes nothing."""
    pieces = pieces_by_code(runs)
    where = chances([*possible.values(), *(run.rubric for run in runs)])
    codes = [statement.code for statement in standard.published.ksbs]
    ksbs = {code: ksb_progress(code, pieces.get(code, ()), where.get(code, set()), now=now) for code in codes}
    return ProgressMap(
        standard=standard.digest,
        ksbs=ksbs,
        duties=tuple(duty_progress(standard, duty, ksbs) for duty in standard.published.duties),
        next=next_steps(ksbs, possible, Counter(run.scenario for run in runs)),
    )
