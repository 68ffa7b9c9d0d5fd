"""How well the offline scorer does on what it has not seen: `python -m training.evaluate`.

Each task is scored by a model fitted to the others; and, as the sober figure for what nobody foresaw, each kind of
answer in each task by a model that saw neither that task nor that kind.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.content.answers import NATURAL
from simulator.content.document import LEVELS
from simulator.scoring.agreement import Agreement, agreement, by
from simulator.scoring.offline.levelling import levelled
from simulator.scoring.offline.model import Model
from training.fit import fit
from training.rows import ROOT, Row, rows


def task_left_out(found: Sequence[Row]) -> list[int]:
    """A level for each row, from a model fitted without its task."""
    return _left_out(found, lambda row: row.task, lambda row, left: row.task != left)


def task_and_kind_left_out(found: Sequence[Row]) -> list[int]:
    """A level for each row, from a model fitted without its task and without its kind of answer."""
    kinds: Callable[[Row], str] = lambda row: f"{row.task}|{row.kind}"  # noqa: E731
    return _left_out(found, kinds, lambda row, left: row.task != left.split("|")[0] and row.kind != left.split("|")[1])


def _left_out(found: Sequence[Row], key: Callable[[Row], str], kept: Callable[[Row, str], bool]) -> list[int]:
    models = {left: fit([row for row in found if kept(row, left)]) for left in sorted({key(row) for row in found})}
    return [level(row, models[key(row)]) for row in found]


def level(row: Row, model: Model) -> int:
    """The level of one row by one model, caps and all."""
    return LEVELS.index(levelled(model.expected(row.features), row.evidence, row.response, row.family).level)


def report(found: Sequence[Row], levels: Sequence[int]) -> dict[str, Agreement]:
    """All rows; the natural kinds; each family, kind and criterion."""
    gold = [row.gold for row in found]
    groups = [f"{row.task}|{row.answer}" for row in found]
    natural = [at for at, row in enumerate(found) if row.kind in NATURAL]
    told = {
        "all": agreement(gold, levels, groups=groups),
        "natural": agreement(
            [gold[at] for at in natural], [levels[at] for at in natural], groups=[groups[at] for at in natural]
        ),
    }
    for what, names in (
        ("family", [str(row.family) for row in found]),
        ("kind", [row.kind for row in found]),
        ("criterion", [row.criterion for row in found]),
        ("task", [row.task for row in found]),
    ):
        told |= {f"{what} {name}": one for name, one in by(names, gold, levels, groups=groups).items()}
    return told


def mean_levels(found: Sequence[Row], levels: Sequence[int]) -> dict[str, tuple[float, float]]:
    """For each kind of answer: the mean of its levels, and of ours."""
    told: dict[str, tuple[float, float]] = {}
    for kind in sorted({row.kind for row in found}):
        at = [number for number, row in enumerate(found) if row.kind == kind]
        told[kind] = (sum(found[n].gold for n in at) / len(at), sum(levels[n] for n in at) / len(at))
    return told


def _line(name: str, one: Agreement) -> str:
    kappa = "  – " if one.kappa is None else f"{one.kappa:5.2f}"
    between = f"{one.interval[0]:5.2f} to {one.interval[1]:.2f}" if one.interval else " " * 13
    apart = f"exact {one.exact:.2f}  adjacent {one.adjacent:.2f}  shift {one.shift:+.2f}"
    return f"{name:34} {one.count:5} {kappa} {between}  {apart}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = rows(chosen.content)
    ways = {"task left out": task_left_out(found), "task and kind left out": task_and_kind_left_out(found)}
    if chosen.json:
        print(json.dumps({way: {n: one.kappa for n, one in report(found, ls).items()} for way, ls in ways.items()}))
        return
    for way, levels in ways.items():
        print(f"\n{way}")
        for name, one in report(found, levels).items():
            print(_line(name, one))
        for kind, (gold, ours) in mean_levels(found, levels).items():
            print(f"  mean {kind:12} theirs {gold:.2f}  ours {ours:.2f}")


if __name__ == "__main__":
    main()
