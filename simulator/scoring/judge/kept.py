"""What was asked before is not asked again, and nothing is asked that the month's budget cannot pay."""

from dataclasses import dataclass, replace
from typing import Protocol

from simulator.canonical import canonical_json, digest
from simulator.scoring.judge.prompt import instructions, masks_of, request_for
from simulator.scoring.judge.protocol import Answer, Fault, FaultKind, Judge, Replied, Request, Usage
from simulator.scoring.judge.reply import read, schema_for
from simulator.scoring.judge.task import JudgeTask

LONGER = 4
"""Times as many tokens for an answer that was cut: some models think before they write."""
MILLIONTHS = 1_000_000
"""Money is counted in whole millionths of a penny: tokens times pence for a million tokens."""

IDLE: tuple[FaultKind, ...] = ("unauthorised", "rejected", "busy", "unavailable", "over_budget")
"""Faults of a server that did no work, and so asks for no money."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Pence for a million tokens."""

    read: int
    cached: int
    written: int

    def of(self, usage: Usage) -> int:
        """In millionths of a penny."""
        fresh = max(0, usage.read - usage.cached)
        return fresh * self.read + usage.cached * self.cached + usage.written * self.written


@dataclass(frozen=True, slots=True)
class Budget:
    cap: int
    """Pence in a calendar month."""
    prices: Prices


class Kept(Protocol):
    """Where answers and what they cost are kept."""

    def get(self, key: str) -> Replied | None:
        """The answer kept under this key."""

    def put(self, key: str, answer: Answer, cost: int) -> None:
        """Keeps what a call cost, in millionths of a penny; and the answer, where it is one and no fault."""

    def spent(self) -> int:
        """What this calendar month's calls cost, in millionths of a penny."""


def key_of(task: JudgeTask, judge: str) -> str:
    """One key for one question: the judge with its model, the instructions, the schema, and what the learner wrote. The
    nonce is no part of it."""
    return digest(
        {
            "judge": judge,
            "instructions": instructions(task),
            "schema": schema_for(task),
            "texts": [[written.channel, written.text, written.answers] for written in task.texts],
            "names": list(task.names),
        }
    )


def at_most(request: Request) -> Usage:
    """What a call can use at the very most: no tokeniser makes more tokens than bytes."""
    return Usage(read=len(request.text.encode("utf-8")) + len(canonical_json(request.schema)), written=request.most)


def ask(judge: Judge, task: JudgeTask, *, nonce: str, kept: Kept, budget: Budget) -> Answer:
    """A kept answer, or one call. Calls nobody where the worst case would go over the cap. A reply that cannot be read
    is a fault, so that it is not kept and may be asked for again. One that was cut is asked for once more, longer."""
    key = key_of(task, judge.name)
    if known := kept.get(key):
        return known
    request = request_for(task, nonce=nonce)
    answer = _asked(judge, request, task, key, kept, budget)
    if isinstance(answer, Fault) and answer.kind == "cut":
        longer = replace(request, most=request.most * LONGER)
        answer = _asked(judge, longer, task, key, kept, budget)
    return answer


def _asked(judge: Judge, request: Request, task: JudgeTask, key: str, kept: Kept, budget: Budget) -> Answer:
    worst = budget.prices.of(at_most(request))
    if kept.spent() + worst > budget.cap * MILLIONTHS:
        return Fault("over_budget", f"This month's {budget.cap} pence for the language model are as good as spent.")
    answer = _readable(judge.ask(request), task)
    kept.put(key, answer, _cost(answer, worst, budget.prices))
    return answer


def _readable(answer: Answer, task: JudgeTask) -> Answer:
    if isinstance(answer, Fault):
        return answer
    said = read(answer.text, task, masks_of(task))
    return replace(said, usage=answer.usage) if isinstance(said, Fault) else answer


def _cost(answer: Answer, worst: int, prices: Prices) -> int:
    """Of a call that nobody counted the worst is taken, unless the server did no work."""
    if answer.usage is not None:
        return prices.of(answer.usage)
    return 0 if isinstance(answer, Fault) and answer.kind in IDLE else worst
