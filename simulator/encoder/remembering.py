"""An encoder that keeps what it has encoded lately: the indicators of a scenario and a learner's drafts come again and
again."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from simulator.encoder.minilm import WIDTH, Array, Encoder

MOST = 20_000
"""Sentences; 30 MB."""


class Remembering:
    """The same vectors as the encoder inside. Safe for several threads."""

    def __init__(self, encoder: Encoder, *, most: int = MOST) -> None:
        self._encoder = encoder
        self._most = most
        self._kept: OrderedDict[str, Array] = OrderedDict()
        self._lock = Lock()

    def encode(self, sentences: Sequence[str]) -> Array:
        """One row for each sentence."""
        with self._lock:
            known = {one: self._kept[one] for one in sentences if one in self._kept}
        new = [one for one in dict.fromkeys(sentences) if one not in known]
        made = dict(zip(new, self._encoder.encode(new), strict=True)) if new else {}
        with self._lock:
            for one in sentences:
                self._kept[one] = known[one] if one in known else made[one]
                self._kept.move_to_end(one)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        rows = [known[one] if one in known else made[one] for one in sentences]
        return np.stack(rows) if rows else np.zeros((0, WIDTH), np.float32)
