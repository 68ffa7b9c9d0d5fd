"""Chance for one player: draws one after another, each keyed by its number."""

from collections.abc import Sequence
from typing import TypeVar

from simulator.runs.draws import draw

T = TypeVar("T")


class Chance:
    """Lives inside one run and never outlasts it."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drawn = 0

    def number(self, low: int, high: int) -> int:
        """From `low` to `high`, both included."""
        self._drawn += 1
        return draw(self._seed, "wandering", key="draw", n=self._drawn, low=low, high=high)

    def once_in(self, times: int) -> bool:
        return self.number(1, times) == 1

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.number(0, len(choices) - 1)]

    def some(self, choices: Sequence[T]) -> list[T]:
        """Any of them, in their order; perhaps none."""
        return [choice for choice in choices if self.once_in(2)]
