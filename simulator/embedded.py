"""The thread that reads what was written, in the process that serves: what waits is scored, oldest first. While nothing
waits it makes ready what will be needed, so that the first learner does not wait for it."""

import logging
from collections.abc import Callable, Iterator
from threading import Event, Thread

from simulator.content.rubric import Rubric
from simulator.queue import Here
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import sheet
from simulator.services import scoring
from simulator.services.parts import Parts

log = logging.getLogger("firedrill.embedded")

LOOK_EVERY = 5.0
"""Seconds between looks into the record, where nobody told of anything."""
ENDS_WITHIN = 10.0
"""Seconds that the end of the process waits for what is in hand. What is cut off is taken up at the next start."""


class Embedded:
    """One daemon thread. `first` is done before anything else, in the same thread."""

    def __init__(self, parts: Parts, queue: Here, *, first: Callable[[], None] | None = None) -> None:
        self._parts, self._queue, self._first = parts, queue, first
        self._ending = Event()
        self._thread = Thread(target=self._work, name="scoring", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Take nothing more, and wait for what is in hand."""
        self._ending.set()
        self._queue.put(())
        self._thread.join(ENDS_WITHIN)

    def _work(self) -> None:
        self._watched(lambda: scoring.take_back(self._parts))
        if self._first is not None:
            self._watched(self._first)
        ahead = warming(self._parts)
        self._queue.wait(LOOK_EVERY)  # the first pages are drawn first
        while not self._ending.is_set():
            if self._watched(lambda: scoring.score_next(self._parts)):
                continue
            if not self._watched(lambda: next(ahead, False)):
                self._queue.wait(LOOK_EVERY)

    def _watched(self, step: Callable[[], object]) -> bool:
        """What a step gave, as truth. One that breaks is told of in the log, and ends nothing."""
        try:
            return bool(step())
        except Exception:
            log.exception("scoring: a step broke")
            return False


def warming(parts: Parts) -> Iterator[bool]:
    """Each step makes one sheet of the library ready, for every scorer that reads words."""
    for name, scenario in parts.library.scenarios.items():
        rubric = parts.library.rubrics[name]
        for about in sorted(_written_about(rubric)):
            for scorer in parts.scorers.values():
                if isinstance(scorer, Offline):
                    scorer.warm(sheet(scenario, rubric, about))
            yield True


def _written_about(rubric: Rubric) -> set[str]:
    named = {evidence.task or evidence.reply for bound in rubric.criteria for evidence in bound.binding.evidence}
    return {about for about in named if about}
