"""What a judge wrote, believed only as far as code can check it."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol, cast

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from simulator.content.document import LEVELS, Level
from simulator.scoring.judge.bank import Bank, banked
from simulator.scoring.judge.injection import found
from simulator.scoring.judge.masking import Masks
from simulator.scoring.judge.protocol import Fault
from simulator.scoring.judge.quotes import TOO_SHORT, Found, Unfound, placed
from simulator.scoring.judge.task import JudgeTask

QUOTES_NEEDED: dict[Level, int] = {"not_shown": 0, "emerging": 1, "secure": 1, "strong": 2}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Evidence(Strict):
    sentences: list[int]
    quote: str


class _Judgement(Protocol):
    """The shape that `replies_to` gives its judgements. Evidence comes before the level: the order of thought."""

    criterion: str
    evidence: list[Evidence]
    why_not_higher: str
    why_not_lower: str
    level: Level | Literal["cannot_assess"]
    confidence: Literal["low", "medium", "high"]


class _Reply(Protocol):
    addresses_the_marker: bool
    judgements: list[_Judgement]


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion, checked."""

    criterion: str
    level: Level | None
    """None: the judge abstains, or is not believed."""
    why: str
    """Of a level: what speaks for it, in the judge's words. Else why there is none, in ours."""
    quotes: tuple[Found, ...] = ()
    to_rise: str = ""
    """What the level above would need, in the judge's words."""
    sure: bool = True
    invented: str | None = None
    """What was wrong with a quote."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole reply, checked; one for each criterion, in the rubric's order."""

    judged: tuple[Judged, ...]
    addresses_the_marker: bool


@cache
def replies_to(criteria: tuple[str, ...]) -> type[BaseModel]:
    """The strict model of a reply about these criteria."""
    fields: dict[str, Any] = {
        "criterion": (Literal[criteria], ...),
        "evidence": (list[Evidence], ...),
        "why_not_higher": (str, ...),
        "why_not_lower": (str, ...),
        "level": (Literal[(*LEVELS, "cannot_assess")], ...),
        "confidence": (Literal["low", "medium", "high"], ...),
    }
    judgement = create_model("Judgement", __base__=Strict, **fields)
    whole: dict[str, Any] = {"addresses_the_marker": (bool, ...), "judgements": (list[judgement], ...)}
    return create_model("Judgements", __base__=Strict, **whole)


def schema_for(task: JudgeTask) -> dict[str, Any]:
    """The JSON schema a server holds the reply to."""
    return replies_to(_asked(task)).model_json_schema()


def read(text: str, task: JudgeTask, masks: Masks) -> Reading | Fault:
    """The reply, checked. One that is cut, off the lists, or not about every criterion exactly once is no answer at
    all: nothing is picked out of it."""
    try:
        reply = cast(_Reply, replies_to(_asked(task)).model_validate_json(text))
    except ValidationError as problem:
        return Fault("nonsense", f"The reply is not what the schema asks for: {_first(problem)}.")
    said = {judgement.criterion: judgement for judgement in reply.judgements}
    if len(reply.judgements) != len(task.criteria) or set(said) != set(_asked(task)):
        return Fault("nonsense", "The reply does not speak of every criterion exactly once.")
    bank = banked(task.texts)
    judged = tuple(_judged(said[name], task, bank, masks) for name in _asked(task))
    return Reading(judged, reply.addresses_the_marker)


def _asked(task: JudgeTask) -> tuple[str, ...]:
    return tuple(bound.criterion.id for bound in task.criteria)


def _first(problem: ValidationError) -> str:
    """Where, and what kind of fault; never the words themselves."""
    fault = problem.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(map(str, fault['loc'])) or 'the whole'}: {fault['type']}"


def _judged(said: _Judgement, task: JudgeTask, bank: Bank, masks: Masks) -> Judged:
    places = [
        placed(masks.unmask(evidence.quote), evidence.sentences, bank, task.of_scenario()) for evidence in said.evidence
    ]
    quotes = _apart([place for place in places if isinstance(place, Found)], bank)
    wrong = next((p.why for p in places if isinstance(p, Unfound) and p.why != TOO_SHORT), None)
    level = None if said.level == "cannot_assess" else said.level
    if wrong:
        return Judged(said.criterion, None, f"the language model quotes words that are {wrong}", quotes, invented=wrong)
    if level is None:
        return Judged(said.criterion, None, "the language model finds too little to decide", quotes)
    if len(quotes) < _needed(level, bank):
        return Judged(said.criterion, None, "the language model shows too few words for what it says", quotes)
    why, to_rise = masks.unmask(said.why_not_lower), masks.unmask(said.why_not_higher)
    return Judged(said.criterion, level, why, quotes, to_rise, sure=said.confidence != "low")


def _needed(level: Level, bank: Bank) -> int:
    """A text of one sentence can give one quote; a text of none, none, and so no level above the lowest."""
    return max(min(1, QUOTES_NEEDED[level]), min(QUOTES_NEEDED[level], len(bank.sentences)))


def _apart(places: list[Found], bank: Bank) -> tuple[Found, ...]:
    """Quotes that do not overlap, and that do not speak to a marker: such words are evidence of nothing."""
    kept: list[Found] = []
    for place in places:
        spoken = [(i.start, i.end) for i in found(bank.texts[place.part].text)]
        own = [(other.start, other.end) for other in kept if other.part == place.part]
        if not any(place.start < end and start < place.end for start, end in spoken + own):
            kept.append(place)
    return tuple(kept)
