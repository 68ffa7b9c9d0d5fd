"""How far two readers agree on levels: quadratic weighted kappa with a bootstrap interval, exact and adjacent
agreement, the shift between them, the confusion, and what is gained by leaving out the least sure.

Levels are 0 to 3. Definitions as in RSMTool (ETS): kappa over all four levels; the standardised mean difference divides
by the reference's standard deviation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.content.document import LEVELS

ENOUGH = 100
"""Double-marked items below which nothing is concluded."""
RESAMPLES = 1_000


@dataclass(frozen=True, slots=True)
class Agreement:
    """One reader against a reference."""

    count: int
    kappa: float | None
    """None where the reference or the reader uses one level only, so that chance cannot be told from agreement."""
    interval: tuple[float, float] | None
    """95 %, by bootstrap."""
    exact: float
    adjacent: float
    """At most one level apart."""
    shift: float
    """Mean of the reader less the mean of the reference, in levels."""
    smd: float | None
    confusion: tuple[tuple[int, ...], ...]
    """Rows: reference. Columns: reader."""

    @property
    def conclusive(self) -> bool:
        return self.count >= ENOUGH

    @property
    def wanting(self) -> int:
        """How many more items are needed before anything is concluded."""
        return max(0, ENOUGH - self.count)

    @property
    def harsh(self) -> int:
        """Items that the reader put below the reference."""
        return sum(n for a, row in enumerate(self.confusion) for b, n in enumerate(row) if b < a)

    @property
    def lenient(self) -> int:
        """Items that the reader put above the reference."""
        return sum(n for a, row in enumerate(self.confusion) for b, n in enumerate(row) if b > a)


def agreement(reference: Sequence[int], reader: Sequence[int], *, groups: Sequence[str] | None = None) -> Agreement:
    """Of at least one item. `groups`: what belongs together (as one answer's criteria) is resampled together."""
    a, b = np.asarray(reference, int), np.asarray(reader, int)
    deviation = float(a.std())
    shift = float(b.mean() - a.mean())
    return Agreement(
        count=len(a),
        kappa=kappa(a, b),
        interval=_interval(a, b, groups),
        exact=float((a == b).mean()),
        adjacent=float((np.abs(a - b) <= 1).mean()),
        shift=shift,
        smd=shift / deviation if deviation else None,
        confusion=tuple(tuple(int(n) for n in row) for row in _confusion(a, b)),
    )


def kappa(reference: Sequence[int] | np.ndarray, reader: Sequence[int] | np.ndarray) -> float | None:
    """Quadratic weighted kappa over four levels."""
    a, b = np.asarray(reference, int), np.asarray(reader, int)
    if not len(a):
        return None
    return _kappa(_confusion(a, b).astype(float))


def _kappa(seen: np.ndarray) -> float | None:
    """Of a confusion: one less what is apart over what chance would put apart."""
    apart = np.subtract.outer(range(len(LEVELS)), range(len(LEVELS))) ** 2
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    expected = float((apart * chance).sum())
    return 1 - float((apart * seen).sum()) / expected if expected else None


def by(
    names: Sequence[str], reference: Sequence[int], reader: Sequence[int], *, groups: Sequence[str] | None = None
) -> dict[str, Agreement]:
    """The same for each name (criterion, kind of answer, family), in alphabetical order."""
    found = {}
    for name in sorted(set(names)):
        rows = [at for at, one in enumerate(names) if one == name]
        together = [groups[at] for at in rows] if groups is not None else None
        found[name] = agreement([reference[at] for at in rows], [reader[at] for at in rows], groups=together)
    return found


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is left when only the surest share is kept."""

    share: float
    count: int
    kappa: float | None
    exact: float


def coverage_risk(reference: Sequence[int], reader: Sequence[int], sureness: Sequence[float]) -> tuple[Coverage, ...]:
    """For shares from 100 % to 10 %, surest first."""
    order = sorted(range(len(reference)), key=lambda at: -sureness[at])
    found = []
    for tenths in range(10, 0, -1):
        kept = order[: max(1, round(len(order) * tenths / 10))]
        a, b = [reference[at] for at in kept], [reader[at] for at in kept]
        exact = sum(x == y for x, y in zip(a, b, strict=True)) / len(kept)
        found.append(Coverage(tenths / 10, len(kept), kappa(a, b), exact))
    return tuple(found)


def _confusion(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    seen = np.zeros((len(LEVELS), len(LEVELS)), int)
    np.add.at(seen, (a, b), 1)
    return seen


def _interval(a: np.ndarray, b: np.ndarray, groups: Sequence[str] | None) -> tuple[float, float] | None:
    """Resampled with a fixed seed, so that the same items give the same interval. A resample is a sum of the groups'
    confusions."""
    names, group = np.unique(np.asarray(groups if groups is not None else range(len(a))), return_inverse=True)
    if len(names) < 2:
        return None
    seen = np.zeros((len(names), len(LEVELS), len(LEVELS)))
    np.add.at(seen, (group, a, b), 1)
    drawn = np.random.default_rng(20_260_101).multinomial(len(names), [1 / len(names)] * len(names), RESAMPLES)
    found = [value for one in np.tensordot(drawn, seen, 1) if (value := _kappa(one)) is not None]
    if not found:
        return None
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)
