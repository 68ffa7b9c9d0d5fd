"""Who is told that a request for scores waits. The request itself is a row of ours: a message that is lost, late or
doubled costs time and nothing else."""

from collections.abc import Sequence
from threading import Event
from typing import Protocol


class Queue(Protocol):
    def put(self, requests: Sequence[str]) -> None:
        """Tell of requests, by id, that have been committed. Raises nothing."""

    def close(self) -> None:
        """Let go of whatever is held."""


class Nobody:
    """For an installation whose scoring is done elsewhere, or not at all."""

    def put(self, requests: Sequence[str]) -> None:
        """Nobody hears it."""

    def close(self) -> None:
        """Nothing is held."""


class Here:
    """For a thread of the same process, which looks into the record itself."""

    def __init__(self) -> None:
        self._told = Event()

    def put(self, requests: Sequence[str]) -> None:
        """Wake who waits."""
        self._told.set()

    def wait(self, seconds: float) -> None:
        """Until somebody is told, or so long."""
        self._told.wait(seconds)
        self._told.clear()

    def close(self) -> None:
        """Nothing is held."""
