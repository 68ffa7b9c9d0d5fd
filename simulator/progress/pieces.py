"""Pieces of evidence: one criterion in one run, as it counts for one KSB."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.content.document import LEVELS, Document, Level
from simulator.content.rubric import BoundCriterion, Criterion, Rubric
from simulator.review import Effective

Role = Literal["primary", "secondary", "observed"]


@dataclass(frozen=True, slots=True)
class ConfirmedRun:
    """A run that is over, with the level that counts for each of its criteria."""

    run: str
    scenario: str
    title: str
    ended_at: str
    """UTC, ISO 8601."""
    rubric: Rubric
    effectives: tuple[Effective, ...]


class Piece(Document):
    """A run gave a chance to show this KSB; what came of it."""

    run: str
    scenario: str
    title: str
    ended_at: str
    criterion: str
    name: str
    """The criterion's, in two or three words."""
    role: Role
    duties: tuple[int, ...]
    """Those the scenario's author bound the criterion to."""
    status: Literal["confirmed", "suggested", "unscored", "failed"]
    level: Level | None = None
    attempted: bool
    flags: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    """Ids of errors that outweigh everything else, confirmed by a tutor."""
    reason: str = ""
    """Why the scorer suggested what it did, in a sentence."""
    confirmed_by: str = ""
    """The tutor's name; empty where none has confirmed it."""

    @property
    def confirmed(self) -> bool:
        return self.status == "confirmed"

    @property
    def shown(self) -> bool:
        """A tutor saw something above `not_shown`."""
        return self.confirmed and reaches(self.level, "emerging")


def reaches(level: Level | None, wanted: Level) -> bool:
    return level is not None and LEVELS.index(level) >= LEVELS.index(wanted)


def codes_of(criterion: Criterion) -> Iterator[tuple[str, Role]]:
    """The KSBs a criterion speaks to, each once, its strongest role first."""
    roles: dict[str, Role] = {}
    groups: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("primary", criterion.ksb.primary),
        ("secondary", criterion.ksb.secondary),
        ("observed", criterion.observes),
    )
    for role, codes in groups:
        for code in codes:
            roles.setdefault(code, role)
    yield from roles.items()


def pieces_by_code(runs: Iterable[ConfirmedRun]) -> dict[str, tuple[Piece, ...]]:
    """Every chance that a run gave, by KSB, oldest first. What was not observed is not a piece."""
    found: dict[str, list[Piece]] = {}
    for run in runs:
        for effective in run.effectives:
            if effective.status == "not_observed":
                continue
            bound = run.rubric.get(effective.criterion)
            for code, role in codes_of(bound.criterion):
                found.setdefault(code, []).append(_piece(run, bound, effective, role))
    return {code: tuple(sorted(pieces, key=_order)) for code, pieces in found.items()}


def unresolved(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Safety flags that still stand. One is resolved where a tutor levels the flagged piece itself at `secure` or above
    (which needs a reason), or confirms that level for the same criterion in a later run without a flag."""
    standing = (flag for piece in pieces if piece.flags and not _settled(piece, pieces) for flag in piece.flags)
    return tuple(dict.fromkeys(standing))


def _settled(flagged: Piece, pieces: Sequence[Piece]) -> bool:
    good = [p for p in pieces if p.criterion == flagged.criterion and p.confirmed and reaches(p.level, "secure")]
    return flagged in good or any(p.ended_at > flagged.ended_at and not p.flags for p in good)


def unmended(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Confirmed errors that still stand. One is mended where a tutor confirms `secure` or above for the same criterion
    in a later run without such an error."""
    standing = (error for piece in pieces if not _mended(piece, pieces) for error in piece.errors)
    return tuple(dict.fromkeys(standing))


def _mended(wrong: Piece, pieces: Sequence[Piece]) -> bool:
    later = [p for p in pieces if p.criterion == wrong.criterion and p.ended_at > wrong.ended_at and not p.errors]
    return any(p.confirmed and reaches(p.level, "secure") for p in later)


def _piece(run: ConfirmedRun, bound: BoundCriterion, effective: Effective, role: Role) -> Piece:
    assert effective.status != "not_observed"
    return Piece(
        run=run.run,
        scenario=run.scenario,
        title=run.title,
        ended_at=run.ended_at,
        criterion=effective.criterion,
        name=bound.criterion.name,
        role=role,
        duties=bound.binding.duty,
        status=effective.status,
        level=effective.level,
        attempted=effective.score.attempted,
        flags=tuple(dict.fromkeys(f.flag for f in effective.score.findings if f.flag)),
        errors=effective.errors,
        reason=effective.score.reason,
        confirmed_by=effective.review.author_name if effective.review else "",
    )


def _order(piece: Piece) -> tuple[str, str, str]:
    return piece.ended_at, piece.run, piece.criterion
