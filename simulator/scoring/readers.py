"""Items that two readers gave levels to, and everything that is said of how far they agree: in all, and by criterion,
kind of answer and family. What `python -m simulator agreement` prints."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.scoring.agreement import Agreement, Coverage, agreement, by, coverage_risk


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion of one answer."""

    item: str
    """The answer: what belongs together is resampled together."""
    criterion: str
    reference: int
    """0 to 3."""
    reader: int | None
    """None: not scored, which is no zero. Left out and counted."""
    kind: str | None = None
    family: str | None = None
    sureness: float | None = None
    second: int | None = None
    """A second person's level, who did not see the first."""
    first: int | None = None
    """The first person's, where the reference was settled between the two."""


@dataclass(frozen=True, slots=True)
class Told:
    """How far one reader agrees with another."""

    all: Agreement
    criteria: dict[str, Agreement]
    kinds: dict[str, Agreement]
    families: dict[str, Agreement]
    coverage: tuple[Coverage, ...]
    """Empty where nothing says how sure the reader was of each."""


def against_reference(items: Sequence[Item]) -> Told | None:
    """The reader against the reference; None where nothing was scored."""
    return _told([one for one in items if one.reader is not None], lambda one: one.reference, lambda one: one.reader)


def between_people(items: Sequence[Item]) -> Told | None:
    """Two people who did not see each other's levels; None where nothing was read twice."""
    twice = [dataclasses.replace(one, sureness=None) for one in items if one.second is not None]
    return _told(twice, lambda one: one.reference if one.first is None else one.first, lambda one: one.second)


def _told(
    items: Sequence[Item], reference: Callable[[Item], int | None], reader: Callable[[Item], int | None]
) -> Told | None:
    if not items:
        return None
    a, b = [reference(one) or 0 for one in items], [reader(one) or 0 for one in items]
    groups = [one.item for one in items]
    sure = [one.sureness for one in items if one.sureness is not None]
    return Told(
        all=agreement(a, b, groups=groups),
        criteria=_by((one.criterion for one in items), a, b, groups),
        kinds=_by((one.kind for one in items), a, b, groups),
        families=_by((one.family for one in items), a, b, groups),
        coverage=coverage_risk(a, b, sure) if len(sure) == len(items) else (),
    )


def _by(
    names: Iterable[str | None], reference: Sequence[int], reader: Sequence[int], groups: Sequence[str]
) -> dict[str, Agreement]:
    """Only of what has a name."""
    kept = [(name, *row) for name, *row in zip(names, reference, reader, groups, strict=True) if name is not None]
    if not kept:
        return {}
    called, a, b, together = zip(*kept, strict=True)
    return by(called, a, b, groups=together)


def in_json(told: Told | None) -> dict[str, Any] | None:
    """As JSON types, figures to three decimals."""
    if told is None:
        return None
    found: dict[str, Any] = {"all": _one(told.all)}
    for name in ("criteria", "kinds", "families"):
        found[name] = {key: _one(one) for key, one in getattr(told, name).items()}
    found["coverage"] = [_rounded(dataclasses.asdict(one)) for one in told.coverage]
    return found


def _one(found: Agreement) -> dict[str, Any]:
    said = {"conclusive": found.conclusive, "more_needed": found.wanting}
    counts = {"harsh": found.harsh, "lenient": found.lenient}
    return {key: _rounded(value) for key, value in {**dataclasses.asdict(found), **counts, **said}.items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: _rounded(inside) for key, inside in value.items()}
    return [_rounded(inside) for inside in value] if isinstance(value, list | tuple) else value


def in_words(told: Told) -> list[str]:
    """Lines for a terminal: one for each figure, what is below the mark said plainly."""
    lines = [_line("all", told.all)]
    for what, found in (("family", told.families), ("kind", told.kinds), ("criterion", told.criteria)):
        lines += [_line(f"{what} {name}", one) for name, one in found.items()]
    lines += ["", "                       not_shown  emerging    secure    strong   ← reader; rows: reference"]
    names = ("not_shown", "emerging", "secure", "strong")
    lines += [f"{n:>20}  " + "".join(f"{c:10}" for c in row) for n, row in zip(names, told.all.confusion, strict=True)]
    lines += [
        f"surest {one.share:4.0%}: {one.count:5} items, kappa {_kappa(one.kappa)}, exact {one.exact:.2f}"
        for one in told.coverage
    ]
    return lines


def _line(name: str, one: Agreement) -> str:
    between = f" ({one.interval[0]:.2f} to {one.interval[1]:.2f})" if one.interval else ""
    apart = f"exact {one.exact:.2f}, adjacent {one.adjacent:.2f}, shift {one.shift:+.2f}, SMD {_kappa(one.smd)}"
    counts = f"harsh {one.harsh}, lenient {one.lenient}"
    mark = "" if one.conclusive else f"; INCONCLUSIVE: {one.wanting} more items are needed"
    return f"{name:28} {one.count:5} items: kappa {_kappa(one.kappa)}{between}, {apart}, {counts}{mark}"


def _kappa(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
