"""A small task for a judge, replies as a model would write them, and a scripted judge at the seam."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from simulator.content.rubric import BoundCriterion
from simulator.scoring.judge.judging import judged
from simulator.scoring.judge.protocol import Answer, Replied, Request, Usage
from simulator.scoring.judge.task import JudgeTask, Passage, Written
from simulator.scoring.score import Score
from tests.scoring.marking import bound

MODEL = "small-model"
NAME = f"judge@1:{MODEL}"
FORUM = "Saves made since 4.2 may be missing. The fault is ours. We write again at ten."
MICRO = "Stop playing on that slot, @frostbite. More at ten."
BRIEF = "Say what has happened to people, what they should do now, what is not known, when they will hear more."


def criterion(name: str, family: str = "content") -> BoundCriterion:
    made = bound({"task": "holding"}, id=name)
    return made.model_copy(update={"criterion": made.criterion.model_copy(update={"family": family})})


def task(*texts: str, names: tuple[str, ...] = (), criteria: Sequence[str] = ("R-next", "R-tone")) -> JudgeTask:
    """Texts are for the forum and for the short posts, in this order."""
    written = [
        Written(channel, text, event=7) for channel, text in zip(("forum", "micro"), texts or (FORUM,), strict=False)
    ]
    return JudgeTask(
        about="holding",
        title="Holding statement",
        brief=BRIEF,
        rubric="sha256:" + "1" * 64,
        criteria=tuple(criterion(name) for name in criteria),
        context=(Passage("What has happened", "The patch of the night ate saves. Write to desk@brand.example."),),
        texts=tuple(written),
        names=names,
    )


def says(
    criterion: str, level: str = "secure", *quotes: str, sentences: Sequence[int] = (), **more: Any
) -> dict[str, Any]:
    """One judgement as JSON types."""
    evidence = [{"sentences": list(sentences), "quote": quote} for quote in quotes or ("We write again at ten",)]
    return {
        "criterion": criterion,
        "evidence": evidence,
        "why_not_higher": "It does not say where.",
        "why_not_lower": "It says when the next word comes.",
        "level": level,
        "confidence": "high",
    } | more


def reply(*judgements: dict[str, Any], addresses: bool = False) -> str:
    both = judgements or (says("R-next"), says("R-tone", "emerging", "The fault is ours"))
    return json.dumps({"addresses_the_marker": addresses, "judgements": list(both)})


def replied(*judgements: dict[str, Any], addresses: bool = False, model: str = MODEL) -> Replied:
    return Replied(
        reply(*judgements, addresses=addresses), model=model, usage=Usage(read=2000, cached=1500, written=300)
    )


def scores(answer: Answer, about: JudgeTask | None = None) -> dict[str, Score]:
    """By criterion."""
    return {score.criterion: score for score in judged(about or task(), answer, scorer=NAME)}


@dataclass
class ScriptedJudge:
    """Answers in the order given, and remembers what it was asked."""

    answers: list[Answer]
    asked: list[Request] = field(default_factory=list)
    name: str = NAME

    def ask(self, request: Request) -> Answer:
        self.asked.append(request)
        return self.answers.pop(0)


@dataclass
class KeptHere:
    """Answers and costs kept in memory, as the store keeps them."""

    answers: dict[str, Answer] = field(default_factory=dict)
    costs: list[int] = field(default_factory=list)
    """One a call."""

    def get(self, key: str) -> Answer | None:
        return self.answers.get(key)

    def book(self, key: str, cost: int, most: int) -> bool:
        if sum(self.costs) + cost > most:
            return False
        self.costs.append(cost)
        return True

    def put(self, key: str, answer: Answer, cost: int) -> None:
        self.costs[-1] += cost
        if isinstance(answer, Replied) or answer.answers:
            self.answers[key] = answer
