"""What judges answered, by what was asked, and what that cost."""

from datetime import datetime

from sqlalchemy import func, select

from simulator.store.statements import Statements
from simulator.store.tables import judge_answers

_ONE_AT_A_TIME = 7_304_515_022
"""Key of the lock under which a PostgreSQL database is asked whether a month has room, and a call is booked."""


class JudgeAnswers(Statements):
    def judge_answers(self, key: str) -> list[str]:
        """Every answer to a question, as it was kept."""
        c = judge_answers.c
        found = self._all(select(c.body).where(c.key == key, c.body.is_not(None)).order_by(c.at, c.id))
        return [row["body"] for row in found]

    def book_judge_call(self, id: str, key: str, *, at: datetime, cost: int, since: datetime, most: int) -> bool:
        """Keep what a call may cost, in millionths of a penny. False, and nothing is kept, where all that was booked
        since a moment would then be more than `most`. Those who book at the same time wait for each other."""
        if not self._is_sqlite:
            self._run(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        if self.judge_cost(since) + cost > most:
            return False
        self.add_judge_answer(id, key, at=at, cost=cost, body=None)
        return True

    def add_judge_answer(self, id: str, key: str, *, at: datetime, cost: int, body: str | None) -> None:
        """Keep what came of a call, and what is added to its cost."""
        self._add(judge_answers, {"id": id, "key": key, "at": at, "cost": cost, "body": body})

    def judge_cost(self, since: datetime) -> int:
        """What every call since a moment cost, in millionths of a penny."""
        found = self._one(
            select(func.coalesce(func.sum(judge_answers.c.cost), 0).label("cost")).where(judge_answers.c.at >= since)
        )
        return int(found["cost"]) if found else 0
