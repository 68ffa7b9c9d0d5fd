"""Readers made ready beside the pages: who hands in a text right after a start holds up nobody, themselves included."""

import logging
from threading import Lock, Thread

from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet

log = logging.getLogger("firedrill.preparing")


class Preparing:
    """A daemon thread for each sheet that was asked for before it was ready. Safe for several threads."""

    def __init__(self) -> None:
        self._begun: dict[tuple[str, ...], Thread] = {}
        self._lock = Lock()

    def ready(self, reader: Offline, page: Sheet) -> bool:
        """Whether a text of this sheet can be read at once; if not, it is being made ready from now on. What broke
        counts as ready: the reading itself then says what is wrong."""
        if reader.is_warm(page):
            return True
        key = (reader.name, page.about, *page.keys.values())
        with self._lock:
            if key in self._begun:
                return not self._begun[key].is_alive()
            self._begun[key] = Thread(target=_make, args=(reader, page), name=f"prepare {page.about}", daemon=True)
            self._begun[key].start()
        return False


def _make(reader: Offline, page: Sheet) -> None:
    try:
        reader.warm(page)
    except Exception:
        log.exception("what is looked for in %s could not be made ready", page.about)
