"""What pulls a response up against what pulls it down: each of its units beside the good and the bad examples."""

from dataclasses import dataclass

import numpy as np

from simulator.encoder.minilm import Array
from simulator.scoring.offline.response import Response

OTHER_SIGN = 0.6
"""Of its likeness, what is left between a sentence that denies and one that affirms."""
CLEARLY = 0.05


@dataclass(frozen=True, slots=True)
class Poles:
    good: Array
    """Moves, and exemplars at `secure` and `strong`: one row for each sentence."""
    good_denied: np.ndarray
    bad: Array
    """What must not be done, and exemplars at `not_shown`."""
    anti: Array
    """Of these, what must not be done."""


def contrast(poles: Poles, response: Response) -> dict[str, float]:
    """Features; all 0 where there is nothing to compare."""
    rows = response.sentences
    if not (rows and len(poles.good) and len(poles.bad)):
        return dict.fromkeys(("pull_mean", "pull_least", "pull_most", "anti_over", "anti_sum", "near"), 0.0)
    denied = np.array([unit.denied for unit in response.units])
    signs = np.where(denied[:, None] == poles.good_denied[None, :], 1.0, OTHER_SIGN)
    good = ((response.vectors @ poles.good.T) * signs).max(axis=1)
    bad = (response.vectors @ poles.bad.T).max(axis=1)
    anti = (response.vectors @ poles.anti.T).max(axis=1) if len(poles.anti) else np.zeros(len(bad))
    pull, over = good - bad, anti - good
    return {
        "pull_mean": float(pull[rows].mean()),
        "pull_least": float(pull.min()),
        "pull_most": float(pull.max()),
        "anti_over": float(over.max()),
        "anti_sum": float(np.clip(over - CLEARLY, 0, None).sum()),
        "near": float(np.maximum(good, bad)[rows].mean()),
    }
