"""What may follow from an event: a happening, or effects an author wrote."""

from dataclasses import dataclass

from simulator.content.conditions import Effect
from simulator.runs.events import Happening


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects to carry out one after another, each in the state the one before it left."""

    key: str
    do: tuple[Effect, ...]


Following = Happening | Effects
