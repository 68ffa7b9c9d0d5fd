"""One duty: as good as the weakest K or S that the published standard links to it, and what holds it back. Proposed
links are shown and never counted; behaviours are shown and never levelled."""

from collections.abc import Mapping, Sequence
from typing import Literal

from simulator.content.document import Document
from simulator.content.standard import PublishedDuty, Standard
from simulator.progress.ksbs import DEVELOPING, NOT_YET, STATUSES, KsbProgress
from simulator.progress.pieces import Piece

UNPUBLISHED = "No KSBs published"
Layer = Literal["published", "working"]


class DutyProgress(Document):
    """Where one learner stands with one duty."""

    number: int
    short: str
    status: str
    """The worst status of its published K and S, or that it has none."""
    held_back: str = ""
    """Which of them hold it back and why, as `S4 not observed`. Of proposed links where none are published."""
    tiles: tuple[tuple[str, Layer], ...]
    """Every KSB linked to it, published links first."""
    layer: Layer
    """Which layer `evidenced`, `total` and `held_back` speak of."""
    evidenced: int
    """K and S of that layer with something that a tutor confirmed above `not_shown`."""
    total: int
    practised: int
    """Pieces of evidence from criteria that scenarios bind to this duty."""


def duty_progress(standard: Standard, duty: PublishedDuty, ksbs: Mapping[str, KsbProgress]) -> DutyProgress:
    tiles = _tiles(standard, duty)
    layer: Layer = "published" if duty.ksbs else "working"
    levelled = [ksbs[code] for code, of in tiles if of == layer and not code.startswith("B")]
    worst = _worst(levelled)
    return DutyProgress(
        number=duty.number,
        short=duty.short,
        status=worst if layer == "published" and worst else UNPUBLISHED,
        held_back=_held_back([k for k in levelled if k.status == worst]),
        tiles=tiles,
        layer=layer,
        evidenced=sum(k.status != NOT_YET for k in levelled),
        total=len(levelled),
        practised=len({_where(p) for k in ksbs.values() for p in k.pieces if duty.number in p.duties}),
    )


def _tiles(standard: Standard, duty: PublishedDuty) -> tuple[tuple[str, Layer], ...]:
    proposed = dict.fromkeys(link.ksb for link in standard.working.links if link.duty == duty.number)
    published: tuple[tuple[str, Layer], ...] = tuple((code, "published") for code in duty.ksbs)
    return published + tuple((code, "working") for code in proposed if code not in duty.ksbs)


def _worst(ksbs: Sequence[KsbProgress]) -> str | None:
    return min((ksb.status for ksb in ksbs), key=STATUSES.index, default=None)


def _held_back(ksbs: Sequence[KsbProgress]) -> str:
    return ", ".join(f"{ksb.code} {reason}" for ksb in ksbs if (reason := _why(ksb)))


def _why(ksb: KsbProgress) -> str:
    """What stands between this KSB and a better status, in two or three words; empty for a secure one."""
    if ksb.status == DEVELOPING:
        return "developing"
    if ksb.status != NOT_YET:
        return ""
    if not ksb.offered:
        return "not observed" if ksb.possible else "in no scenario yet"
    return "waiting for a tutor" if ksb.waiting else "not shown"


def _where(piece: Piece) -> tuple[str, str]:
    return piece.run, piece.criterion
