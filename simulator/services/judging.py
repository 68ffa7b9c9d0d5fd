"""Where judges' answers are kept: the record, in short transactions of their own. A crash pays nothing twice."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from simulator.scoring.judge.protocol import Answer, Replied, Usage
from simulator.store.store import Store


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    store: Store
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def get(self, key: str) -> Replied | None:
        """The answer kept under this key."""
        with self.store.read() as tx:
            body = tx.judge_answer(key)
        if body is None:
            return None
        found = json.loads(body)
        usage = Usage(**found["usage"]) if found["usage"] else None
        return Replied(text=found["text"], model=found["model"], usage=usage)

    def put(self, key: str, answer: Answer, cost: int) -> None:
        """Keeps what a call cost, and the answer where it is one."""
        body = json.dumps(asdict(answer)) if isinstance(answer, Replied) else None
        with self.store.write() as tx:
            tx.add_judge_answer(self.new_id(), key, at=self.clock(), cost=cost, body=body)
            tx.commit()

    def spent(self) -> int:
        """What this calendar month's calls cost, in millionths of a penny."""
        now = self.clock()
        with self.store.read() as tx:
            return tx.judge_cost(now.replace(day=1, hour=0, minute=0, second=0, microsecond=0))
