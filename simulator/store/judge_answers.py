"""What judges answered, by what was asked, and what that cost."""

from datetime import datetime

from sqlalchemy import func, select

from simulator.store.statements import Statements
from simulator.store.tables import judge_answers


class JudgeAnswers(Statements):
    def judge_answer(self, key: str) -> str | None:
        """The latest answer to a question, as it was kept; None where there is none."""
        c = judge_answers.c
        query = select(c.body).where(c.key == key, c.body.is_not(None)).order_by(c.at.desc(), c.id).limit(1)
        found = self._one(query)
        return None if found is None else str(found["body"])

    def add_judge_answer(self, id: str, key: str, *, at: datetime, cost: int, body: str | None) -> None:
        """Keep one call, answered or not."""
        self._add(judge_answers, {"id": id, "key": key, "at": at, "cost": cost, "body": body})

    def judge_cost(self, since: datetime) -> int:
        """What every call since a moment cost, in millionths of a penny."""
        found = self._one(
            select(func.coalesce(func.sum(judge_answers.c.cost), 0).label("cost")).where(judge_answers.c.at >= since)
        )
        return int(found["cost"]) if found else 0
