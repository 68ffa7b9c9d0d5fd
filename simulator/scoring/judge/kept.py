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

    def get(self, key: str) -> Answer | None:
        """A reply kept under this key; else the last of the faults that are answers."""

    def book(self, key: str, cost: int, most: int) -> bool:
        """Books what a call may cost, so that one which is never heard of again is paid for too. False, and nothing is
        booked, where this calendar month's calls would then cost more than `most`."""

    def put(self, key: str, answer: Answer, cost: int) -> None:
        """Keeps the answer, or the fault that is one; and what is added to the booked cost, mostly less than 0."""


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


def settled(kept: Kept, key: str) -> Answer | None:
    """The kept answer after which a question is not asked again."""
    known = kept.get(key)
    return known if isinstance(known, Replied) or (known and known.settles) else None


def ask(judge: Judge, task: JudgeTask, *, nonce: str, kept: Kept, budget: Budget) -> Answer:
    """The settled answer, or one call. Calls nobody where the worst case would go over the cap. A reply that cannot be
    read is a fault. One that was cut is asked for once more, longer."""
    key = key_of(task, judge.name)
    if known := settled(kept, key):
        return known
    request = request_for(task, nonce=nonce)
    answer = _asked(judge, request, task, kept, budget)
    if isinstance(answer, Fault) and answer.kind == "cut" and not answer.settles:
        answer = _asked(judge, request, task, kept, budget)
    return answer


def _asked(judge: Judge, request: Request, task: JudgeTask, kept: Kept, budget: Budget) -> Answer:
    key = key_of(task, judge.name)
    before = kept.get(key)
    if isinstance(before, Fault) and before.kind == "cut":
        request = replace(request, most=request.most * LONGER)
    worst = budget.prices.of(at_most(request))
    if not kept.book(key, worst, budget.cap * MILLIONTHS):
        return Fault("over_budget", f"This month's {budget.cap} pence for the language model are as good as spent.")
    answer = _after(before, _readable(judge.ask(request), task))
    kept.put(key, answer, _cost(answer, worst, budget.prices) - worst)
    return answer


def _after(before: Answer | None, answer: Answer) -> Answer:
    """The answer, counted where it is another of no use."""
    if isinstance(before, Fault) and isinstance(answer, Fault) and answer.answers:
        return replace(answer, times=before.times + 1)
    return answer


def _readable(answer: Answer, task: JudgeTask) -> Answer:
    if isinstance(answer, Fault):
        return answer
    said = read(answer.text, task, masks_of(task))
    return replace(said, usage=answer.usage) if isinstance(said, Fault) else answer


def _cost(answer: Answer, worst: int, prices: Prices) -> int:
    """Of a call that nobody counted the worst is taken, unless the server did no work. One call may have been two, by
    both interfaces; what is counted beyond that is not believed."""
    if answer.usage is not None:
        return min(prices.of(answer.usage), 2 * worst)
    return 0 if isinstance(answer, Fault) and answer.kind in IDLE else worst
