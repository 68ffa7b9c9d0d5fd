"""What may follow from an event: a happening, or effects an author wrote."""

from dataclasses import dataclass

from simulator.content.conditions import Effect
from simulator.runs.events import Happening


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects to carry out one after another, each in the state the one before it left."""

    key: str
    do: tuple[Effect, ...]
    voice: int = 100
    """Per cent at which a push of the crowd counts."""


@dataclass(frozen=True, slots=True)
class Because:
    """A happening whose cause is another event than the one it follows."""

    data: Happening
    cause: str


Following = Happening | Effects | Because
