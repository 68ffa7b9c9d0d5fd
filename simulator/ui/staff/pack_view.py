"""What a learner's pack would hold, before it is built: runs, how far they are confirmed, and the gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from simulator.progress import ProgressMap
from simulator.services.report import LearnerView
from simulator.ui.words import count, listed

MACHINES = (
    "Levels of decisions, obligations and schedule are suggested by fixed rules over the run's log, those of free text "
    "by a scorer that says the same whenever it is asked; where a language model has suggested one beside it, the pack "
    "names that model. A tutor confirms or changes every level; a change needs a reason. What no tutor has confirmed "
    "stands in the pack as suggested or as not scored, never as a result."
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be in the pack now."""

    runs: tuple[tuple[str, str, str], ...]
    """Run id, scenario, the day it ended (UTC)."""
    confirmed: int
    waiting: int
    gaps: tuple[str, ...]


def outlook(learner: LearnerView) -> Outlook:
    ended = sorted(learner.ended, key=lambda row: (row.started_at, row.id))
    return Outlook(
        runs=tuple((row.id, row.scenario_title, day(row.ended_at or row.started_at)) for row in ended),
        confirmed=learner.confirmed,
        waiting=learner.waiting,
        gaps=gaps(learner.map, learner.waiting),
    )


def gaps(found: ProgressMap, waiting: int) -> tuple[str, ...]:
    """What an assessor will not find in it, in sentences."""
    levelled = [ksb for code, ksb in found.ksbs.items() if not code.startswith("B")]
    never = [ksb.code for ksb in levelled if not ksb.offered]
    unsure = [ksb.code for ksb in levelled if ksb.offered and ksb.how != "confirmed"]
    sentences = []
    if waiting:
        sentences.append(f"{count(waiting, 'level')} not confirmed by a tutor yet.")
    if unsure:
        sentences.append(f"Offered, and nothing confirmed: {_codes(unsure)}.")
    if never:
        sentences.append(f"No run has offered a chance: {_codes(never)}.")
    return tuple(sentences)


def day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def size(number: int) -> str:
    """A file's size in the unit a person would use."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number / 1_000_000:.1f} MB"


def _codes(codes: Sequence[str]) -> str:
    return listed(list(codes))
