"""Where a response does what is looked for: likeness with matching polarity, patterns, and the unit that shows it."""

from dataclasses import dataclass

import numpy as np

from simulator.encoder.minilm import Array
from simulator.scoring.offline.bank import Sought
from simulator.scoring.offline.lexicon import is_denied
from simulator.scoring.offline.response import Response
from simulator.scoring.offline.units import Unit

DECIMALS = 3
"""Likeness is rounded here, so that the last bits of a machine's arithmetic reach no level."""
PATTERN_STRENGTH = 0.72
"""A pattern counts as this much likeness."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing looked for in one response."""

    sought: Sought
    likeness: float
    """Greatest, of units that affirm with paraphrases that affirm and of units that deny with paraphrases that deny."""
    any_likeness: float
    """Greatest, whatever is affirmed or denied."""
    pattern: bool
    unit: Unit | None
    """The unit that shows it best."""

    @property
    def margin(self) -> float:
        """Likeness above what sentences about other things reach."""
        return self.likeness - self.sought.background

    @property
    def strength(self) -> float:
        """Likeness and pattern in one, from 0 to 1."""
        return max(self.likeness, PATTERN_STRENGTH if self.pattern else 0.0)


def look_for(sought: Sought, response: Response) -> Seen:
    """The best that the response has to show for one thing."""
    matched = _patterned(sought, response)
    if not len(response.units):
        return Seen(sought, 0.0, 0.0, False, None)
    if not len(sought.vectors):
        return Seen(sought, 0.0, 0.0, matched is not None, matched)
    likeness = np.round(response.vectors @ sought.vectors.T, DECIMALS)
    denied = np.array([unit.denied for unit in response.units])
    same = np.where(denied[:, None] == sought.denied[None, :], likeness, 0.0)
    best = int(same.max(axis=1).argmax())
    unit = matched or (response.units[best] if same[best].max() > 0 else None)
    return Seen(sought, float(same.max()), float(likeness.max()), matched is not None, unit)


def _patterned(sought: Sought, response: Response) -> Unit | None:
    """The smallest unit that a pattern is found in. One that denies counts only where the denial is in the words found,
    or where the move can be made by denying. Who quotes what must not be said has not said it."""
    may_deny = bool(sought.denied.any()) or not len(sought.denied)
    for unit in sorted(response.units, key=lambda u: u.whole):
        text = unit.text if sought.cap is None else response.own(unit)
        for pattern in sought.patterns:
            found = pattern.search(text)
            if found and (not unit.denied or may_deny or is_denied(found.group())):
                return unit
    return None


def covered(example: Array, response: Response) -> float:
    """How much of an exemplar the response has, on average over the exemplar's sentences."""
    if not len(response.units):
        return 0.0
    return round(float((response.vectors @ example.T).max(axis=0).mean()), DECIMALS)
