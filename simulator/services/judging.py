"""Where judges' answers are kept: the record, in short transactions of their own. A crash pays nothing twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from simulator.scoring.judge.protocol import Answer, Replied
from simulator.store.store import Store

_ANSWERS: TypeAdapter[Answer] = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    store: Store
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def get(self, key: str) -> Answer | None:
        """A reply kept under this key; else the last of the faults that are answers."""
        with self.store.read() as tx:
            found = [_ANSWERS.validate_json(body) for body in tx.judge_answers(key)]
        return max(found, key=_weight, default=None)

    def book(self, key: str, cost: int, most: int) -> bool:
        """Books what a call may cost, in millionths of a penny; False where this calendar month, in UTC, has no room
        for it. What is given back of a call over midnight of its last day counts in the next."""
        now = self.clock()
        month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        with self.store.write() as tx:
            booked = tx.book_judge_call(self.new_id(), key, at=now, cost=cost, since=month, most=most)
            tx.commit()
        return booked

    def put(self, key: str, answer: Answer, cost: int) -> None:
        """Keeps what is added to the booked cost, and the answer where it is one."""
        kept = isinstance(answer, Replied) or answer.answers
        body = _ANSWERS.dump_json(answer).decode() if kept else None
        with self.store.write() as tx:
            tx.add_judge_answer(self.new_id(), key, at=self.clock(), cost=cost, body=body)
            tx.commit()


def _weight(answer: Answer) -> tuple[bool, int]:
    return isinstance(answer, Replied), 0 if isinstance(answer, Replied) else answer.times
