"""What a process may keep without asking the store again: frozen documents by digest, states by their last hash.

Nothing here can be stale: a document's digest is its content, and a remembered state counts only where the log still
continues from its head. Losing all of it costs time and nothing else.
"""

from collections import OrderedDict
from threading import Lock
from typing import TypeVar

from simulator.content.document import Document
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.runs.engine import fold
from simulator.runs.state import State
from simulator.store.rows import RunRow
from simulator.store.store import Tx

D = TypeVar("D", bound=Document)


class TamperedLog(Exception):
    """A run's stored events do not lead to the head its row names. An operator must look before anything is added."""


class Memory:
    """Shared by every session of the process."""

    def __init__(self, *, states: int = 500) -> None:
        self._documents: dict[str, Document] = {}
        self._states: OrderedDict[str, State] = OrderedDict()
        self._most = states
        self._lock = Lock()

    def scenario(self, tx: Tx, row: RunRow) -> Scenario:
        """The scenario this run was started with, whatever its files say today."""
        return self._document(tx, row.scenario, Scenario)

    def rubric(self, tx: Tx, row: RunRow) -> Rubric:
        """The rubric this run was started with."""
        return self.rubric_of(tx, row.rubric)

    def rubric_of(self, tx: Tx, digest: str) -> Rubric:
        """A rubric that something was marked with."""
        return self._document(tx, digest, Rubric)

    def state(self, tx: Tx, row: RunRow) -> State:
        """Where the run stands: a fold over what was added since it was last asked for."""
        scenario = self.scenario(tx, row)
        known = self._states.get(row.id)
        if known is not None and (known.seq, known.head) == (row.head_seq, row.head_hash):
            self.keep(known)
            return known
        if known is None or known.seq > row.head_seq:
            known = State()
        news = tx.events(row.id, after=known.seq)
        if known.seq and news and news[0].prev_hash != known.head:
            known, news = State(), tx.events(row.id)
        # a reader may see events that were added after it read the row
        state = fold(scenario, [event for event in news if event.seq <= row.head_seq], known)
        if (state.seq, state.head) != (row.head_seq, row.head_hash):
            raise TamperedLog(f"run {row.id}: its events do not lead to the head its row names")
        self.keep(state)
        return state

    def keep(self, state: State) -> None:
        """Remember a state that has been committed."""
        with self._lock:
            self._states[state.run] = state
            self._states.move_to_end(state.run)
            while len(self._states) > self._most:
                self._states.popitem(last=False)

    def forget(self) -> None:
        """Drop everything, as a restart would."""
        with self._lock:
            self._documents.clear()
            self._states.clear()

    def _document(self, tx: Tx, digest: str, kind: type[D]) -> D:
        found = self._documents.get(digest)
        if not isinstance(found, kind):
            found = kind.from_compiled(tx.document(digest))
            self._documents[digest] = found
        return found
