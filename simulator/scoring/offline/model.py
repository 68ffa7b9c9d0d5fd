"""The pooled ordinal model: three logistic regressions, one for each step up, as coefficients in a file. Nothing is
fitted at run time; `training/fit.py` writes the file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

MIDDLE = 1.5
FILE = Path(__file__).parent / "model.json"


@dataclass(frozen=True, slots=True)
class Model:
    features: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    """For `emerging` or above, `secure` or above, `strong`."""
    offsets: tuple[float, ...]
    spread: float
    """How far expectations are drawn apart from the middle: a sum of chances keeps away from both ends."""

    def expected(self, told: Mapping[str, float]) -> float:
        """The expected level from 0 (`not_shown`) to 3 (`strong`), to the hundredth."""
        x = [(told[n] - c) / s for n, c, s in zip(self.features, self.centre, self.scale, strict=True)]
        steps = zip(self.weights, self.offsets, strict=True)
        drawn = (
            MIDDLE + (sum(_chance(offset + sum(map(_times, row, x))) for row, offset in steps) - MIDDLE) * self.spread
        )
        return round(min(max(drawn, 0.0), 3.0), 2)


def _times(a: float, b: float) -> float:
    return a * b


def _chance(score: float) -> float:
    return 1 / (1 + exp(-max(-40.0, min(40.0, score))))


@cache
def shipped() -> Model:
    """The model in the file beside this one."""
    return read(FILE.read_text("utf-8"))


def about() -> dict[str, Any]:
    """What the shipped model was fitted to, and when; and the kappas it reached on what it had not seen."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))["about"]
    return found


def read(text: str) -> Model:
    """A model from its JSON."""
    found = json.loads(text)
    return Model(
        features=tuple(found["features"]),
        centre=tuple(found["centre"]),
        scale=tuple(found["scale"]),
        weights=tuple(tuple(row) for row in found["weights"]),
        offsets=tuple(found["offsets"]),
        spread=found["spread"],
    )
