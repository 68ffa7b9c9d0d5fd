"""A cohort as values: learners as rows for a duty or a KSB, how many have shown what, who is stuck or silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from simulator.content.standard import Standard
from simulator.services.mark import QueueItem
from simulator.services.report import LearnerView
from simulator.ui.charts import Work
from simulator.ui.safe import visible
from simulator.ui.staff.coverage_view import GROUPS, held_back, level_of, shown_in, tile, tiles
from simulator.ui.words import count, sentence, wall

UNTOUCHED = timedelta(days=1)
"""How long an open run may lie before it is named."""
LONG = timedelta(days=3)
"""How long work may wait for a tutor before it is named."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Someone a tutor may want to look after, and why."""

    person: str
    name: str
    why: str
    run: str | None = None
    """An ended run that waits for review."""


def rows_of_duty(learners: Sequence[LearnerView], number: int, standard: Standard) -> list[dict[str, Any]]:
    """Every learner against one duty's KSBs."""
    found = []
    for learner in learners:
        duty = next(duty for duty in learner.map.duties if duty.number == number)
        row = {"status": duty.status, "held": held_back(duty), "shown": duty.evidenced, "total": duty.total}
        found.append({**_who(learner), **row, "tiles": tiles(duty, learner.map, standard)})
    return found


def rows_of_ksb(learners: Sequence[LearnerView], code: str, standard: Standard) -> list[dict[str, Any]]:
    """Every learner against one KSB, those who have shown least first."""
    short = standard.statement(code).short
    ordered = sorted(learners, key=lambda x: (x.map.ksbs[code].shown, x.map.ksbs[code].observations, x.name))
    return [_ksb_row(learner, code, short) for learner in ordered]


def shown_by(learners: Sequence[LearnerView], standard: Standard) -> list[dict[str, Any]]:
    """Three boards of KSBs: how many of the cohort have shown each."""
    codes = [statement.code for statement in standard.published.ksbs]
    return [
        {"title": title, "tiles": [_group_tile(learners, c, standard) for c in codes if c.startswith(letter)]}
        for letter, title in GROUPS
    ]


def concerns(
    learners: Sequence[LearnerView], queue: Sequence[QueueItem], now: datetime, lengths: Mapping[str, int]
) -> tuple[Concern, ...]:
    """Stuck first, then those whose work waits, then the silent. `lengths`: desk seconds of each scenario, by id."""
    return (*_stuck(learners, now, lengths), *_kept_waiting(queue, now), *_silent(learners))


def work(learners: Sequence[LearnerView]) -> tuple[Work, ...]:
    """Confirmed and waiting levels of each learner, most waiting first."""
    found = [Work(visible(x.name), x.confirmed, x.waiting) for x in learners if x.confirmed or x.waiting]
    return tuple(sorted(found, key=lambda w: (-w.waiting, w.name)))


def _who(learner: LearnerView) -> dict[str, Any]:
    return {"id": learner.person, "n": None, "title": visible(learner.name), "opens": True}


def _ksb_row(learner: LearnerView, code: str, short: str) -> dict[str, Any]:
    ksb = learner.map.ksbs[code]
    behaviour = code.startswith("B")
    suggested = "Suggested: " if ksb.how == "suggested" else ""
    status = ksb.status if behaviour else sentence(f"{suggested}{level_of(ksb).lower()}")
    held = "" if behaviour else f"shown in {shown_in(ksb)}"
    row = {"status": status, "held": held, "shown": 0, "bar": False, "tiles": [tile(ksb, short)]}
    return {**_who(learner), **row}


def _group_tile(learners: Sequence[LearnerView], code: str, standard: Standard) -> dict[str, Any]:
    ksbs = [learner.map.ksbs[code] for learner in learners]
    seen = sum(bool(ksb.observations if code.startswith("B") else ksb.shown) for ksb in ksbs)
    words = f"{seen} of {count(len(ksbs), 'learner')} have shown it."
    return {
        "code": code,
        "name": standard.statement(code).short,
        "foot": f"{seen} of {len(ksbs)}",
        "says": words,
        "local": False,
    }


def _stuck(learners: Sequence[LearnerView], now: datetime, lengths: Mapping[str, int]) -> list[Concern]:
    """Runs that were opened and left."""
    left = [
        (row, learner)
        for learner in learners
        for row in learner.live
        if now - row.started_at >= UNTOUCHED
    ]  # fmt: skip
    found = []
    for row, learner in sorted(left, key=lambda pair: pair[0].started_at):
        length = lengths.get(row.scenario_id, 0) // 60
        reached = f"{row.t // 60} of {count(length, 'desk minute')}" if length else count(row.t // 60, "desk minute")
        why = f"{row.scenario_title} open since {wall(row.started_at, now)}, at {reached}"
        found.append(Concern(learner.person, learner.name, why))
    return found


def _kept_waiting(queue: Sequence[QueueItem], now: datetime) -> list[Concern]:
    """Work that has waited long for a tutor, the oldest of each learner."""
    found: dict[str, Concern] = {}
    for item in queue:
        ended = item.row.ended_at
        if not item.waiting or ended is None or now - ended < LONG:
            continue
        why = f"{count(item.waiting, 'level')} of {item.row.scenario_title} waiting since {wall(ended, now)}"
        found.setdefault(item.row.owner.person, Concern(item.row.owner.person, item.learner_name, why, item.row.id))
    return list(found.values())


def _silent(learners: Sequence[LearnerView]) -> list[Concern]:
    return [
        Concern(learner.person, learner.name, "has not started a run")
        for learner in learners
        if not learner.live and not learner.ended
    ]
