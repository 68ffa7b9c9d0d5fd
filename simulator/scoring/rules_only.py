"""rules@1: what stands in for offline@1 where its weights are not installed. Patterns and facts under the author's own
rule, and it says so."""

from collections.abc import Sequence

import numpy as np

from simulator.content.rubric import BoundCriterion
from simulator.encoder.minilm import WIDTH, Array
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.parts import Finished
from simulator.scoring.score import Score

SAID = "Read by rules alone, as the weights for reading are not installed."


class Blind:
    """Sees no likeness between any two sentences."""

    def encode(self, sentences: Sequence[str]) -> Array:
        return np.zeros((len(sentences), WIDTH), np.float32)


class RulesOnly(Offline):
    """The same scorer without likeness and without a model: what no pattern finds is not found."""

    name = "rules@1"

    def __init__(self) -> None:
        super().__init__(Blind())
        self._model = None

    def is_warm(self, page: Sheet) -> bool:
        """Always: nothing is encoded."""
        return True

    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        """As offline, with a word on how it was read."""
        score = super().score(run, bound, rubric=rubric)
        return (
            score.model_copy(update={"careful": (SAID, *(score.careful or ()))})
            if score.expected is not None
            else score
        )
