"""An encoder that is loaded when it is first asked, so that nothing waits for it which does not need it."""

from collections.abc import Callable, Sequence
from threading import Lock

from simulator.encoder.minilm import Array, Encoder


class WhenAsked:
    """The encoder that `load` gives. Safe for several threads: it is loaded once."""

    def __init__(self, load: Callable[[], Encoder]) -> None:
        self._load = load
        self._loaded: Encoder | None = None
        self._lock = Lock()

    def encode(self, sentences: Sequence[str]) -> Array:
        """One row for each sentence."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
        return self._loaded.encode(sentences)
