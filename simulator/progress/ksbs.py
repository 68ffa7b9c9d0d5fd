"""One KSB: what was confirmed, how far that reaches, and how much there was to show.

The status follows one explicit rule, and `lacks` says which part of it is missing.
- *Not yet evidenced*: no tutor has confirmed anything above `not_shown`.
- *Secure*: at least three pieces that a tutor confirmed at `secure` or above, from at least two scenarios, one of
  them in the last 90 days, no safety flag that still stands, and no confirmed error that outweighs the rest.
- *Developing*: everything between.
A suggestion never counts towards any of it. Behaviours are counted where a tutor saw something, and never levelled.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from simulator.content.document import LEVELS, Document, Level
from simulator.content.rubric import Rubric
from simulator.progress.pieces import Piece, codes_of, reaches, unmended, unresolved

NOT_YET = "Not yet evidenced"
DEVELOPING = "Developing"
SECURE = "Secure"
STATUSES = (NOT_YET, DEVELOPING, SECURE)
"""Worst first."""

PIECES, SCENARIOS, FRESH = 3, 2, timedelta(days=90)
"""What Secure asks for."""

Chance = tuple[str, str]
"""Scenario and criterion."""


class KsbProgress(Document):
    """Where one learner stands with one KSB."""

    code: str
    status: str
    """In words. For a behaviour: how often it was observed."""
    level: Level | None = None
    """The best that a tutor confirmed; else the best that was suggested. None for a behaviour."""
    how: Literal["confirmed", "suggested", "none"] = "none"
    """What `level` rests on."""
    shown: int = 0
    """Chances where a tutor confirmed something above `not_shown`. A chance is a criterion in a scenario, however often
    it was played."""
    attempted: int = 0
    """Chances where the learner did something that can be looked at."""
    offered: int = 0
    """Chances that at least one run gave."""
    possible: int = 0
    """Chances there are, in the scenarios there are and in those that were played."""
    waiting: int = 0
    """Pieces that no tutor has confirmed."""
    pieces: tuple[Piece, ...] = ()
    """Oldest first."""
    observations: int = 0
    """Behaviours only: pieces in which a tutor saw something."""
    flags: tuple[str, ...] = ()
    """Safety flags that still stand."""
    lacks: tuple[str, ...] = ()
    """What is missing for Secure, in words."""


def chances(rubrics: Iterable[Rubric]) -> dict[str, set[Chance]]:
    """Where each KSB could be shown."""
    found: dict[str, set[Chance]] = {}
    for rubric in rubrics:
        for bound in rubric.criteria:
            for code, _ in codes_of(bound.criterion):
                found.setdefault(code, set()).add((rubric.scenario, bound.criterion.id))
    return found


def ksb_progress(code: str, pieces: Sequence[Piece], possible: set[Chance], *, now: str) -> KsbProgress:
    """One KSB from its pieces; `now` is UTC, ISO 8601."""
    if code.startswith("B"):
        seen = sum(piece.shown for piece in pieces)
        return _counted(code, pieces, possible).model_copy(update={"status": _observed(seen), "observations": seen})
    level, how = _best(pieces)
    lacks = _lacks(pieces, now)
    found = {
        "status": _status(pieces, lacks),
        "level": level,
        "how": how,
        "flags": unresolved(pieces),
        "lacks": lacks,
    }
    return _counted(code, pieces, possible).model_copy(update=found)


def _counted(code: str, pieces: Sequence[Piece], possible: set[Chance]) -> KsbProgress:
    """Coverage alone. Each count holds the one before it: shown ⊆ attempted ⊆ offered ⊆ possible."""
    offered = {(piece.scenario, piece.criterion) for piece in pieces}
    return KsbProgress(
        code=code,
        status=NOT_YET,
        shown=len({(p.scenario, p.criterion) for p in pieces if p.shown}),
        attempted=len({(p.scenario, p.criterion) for p in pieces if p.attempted or p.shown}),
        offered=len(offered),
        possible=len(possible | offered),
        waiting=sum(not piece.confirmed for piece in pieces),
        pieces=tuple(pieces),
    )


def _best(pieces: Sequence[Piece]) -> tuple[Level | None, Literal["confirmed", "suggested", "none"]]:
    confirmed = [piece.level for piece in pieces if piece.confirmed and piece.level]
    suggested = [piece.level for piece in pieces if piece.status == "suggested" and piece.level]
    if confirmed:
        return max(confirmed, key=LEVELS.index), "confirmed"
    if suggested:
        return max(suggested, key=LEVELS.index), "suggested"
    return None, "none"


def _status(pieces: Sequence[Piece], lacks: Sequence[str]) -> str:
    if not any(piece.shown for piece in pieces):
        return NOT_YET
    return DEVELOPING if lacks else SECURE


def _lacks(pieces: Sequence[Piece], now: str) -> tuple[str, ...]:
    good = [piece for piece in pieces if piece.confirmed and reaches(piece.level, "secure")]
    scenarios = {piece.scenario for piece in good}
    since = datetime.fromisoformat(now) - FRESH
    missing: list[str] = []
    if len(good) < PIECES:
        missing.append(f"{len(good)} of {PIECES} pieces confirmed at secure or above")
    if len(scenarios) < SCENARIOS:
        missing.append(f"{len(scenarios)} of {SCENARIOS} scenarios")
    if good and not any(datetime.fromisoformat(piece.ended_at) >= since for piece in good):
        missing.append(f"nothing from the last {FRESH.days} days")
    missing.extend(f"safety flag stands: {flag.replace('-', ' ')}" for flag in unresolved(pieces))
    missing.extend(f"error that outweighs the rest: {error.replace('-', ' ')}" for error in unmended(pieces))
    return tuple(missing)


def _observed(times: int) -> str:
    return {0: "No observations yet", 1: "1 observation"}.get(times, f"{times} observations")
