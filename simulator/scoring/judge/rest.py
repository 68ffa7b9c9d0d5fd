"""Whom not to ask just now: a judge that fails time after time, a key that is refused, a question that is not taken."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from simulator.errors import ScoringFailed
from simulator.scoring.judge.protocol import Answer, Fault, FaultKind

IN_A_ROW, REST = 5, 60.0
"""After so many faults in a row nobody is asked for so many seconds; then one is, and what it meets decides."""
DOWN: tuple[FaultKind, ...] = ("busy", "unavailable", "timeout", "nonsense")
OPERATOR: tuple[FaultKind, ...] = ("unauthorised", "rejected", "over_budget")
"""Faults that the same question meets again until an operator has done something."""
LEFT_ALONE = "The language model failed several times in a row and is left alone for a minute."
_ANY = ""
"""In the place of a question: whatever is asked."""


@dataclass(frozen=True, slots=True)
class _Held:
    until: float
    said: str
    final: bool


class Rest:
    """For one judge in one process. Safe for several threads."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now`: seconds of any clock that only goes forward."""
        self._now = now
        self._in_a_row = 0
        self._held: dict[str, _Held] = {}
        self._lock = Lock()

    def check(self, question: str) -> None:
        """ScoringFailed where this question is not to be asked now."""
        with self._lock:
            now = self._now()
            self._held = {of: held for of, held in self._held.items() if held.until > now}
            held = self._held.get(_ANY) or self._held.get(question)
            if held is not None:
                raise ScoringFailed(held.said, retry_after=None if held.final else held.until - now, final=held.final)
            if self._in_a_row >= IN_A_ROW:  # this one tries; the others wait for what it meets
                self._hold(_ANY, LEFT_ALONE, final=False)

    def count(self, question: str, answer: Answer) -> None:
        """Take note of what a question has met."""
        kind = answer.kind if isinstance(answer, Fault) else None
        with self._lock:
            self._in_a_row = self._in_a_row + 1 if kind in DOWN else 0
            self._held.pop(_ANY, None)
            if self._in_a_row >= IN_A_ROW:
                self._hold(_ANY, LEFT_ALONE, final=False)
            elif isinstance(answer, Fault) and kind in OPERATOR:
                self._hold(_ANY if kind == "unauthorised" else question, answer.said, final=True)

    def _hold(self, question: str, said: str, *, final: bool) -> None:
        self._held[question] = _Held(self._now() + REST, said, final)
