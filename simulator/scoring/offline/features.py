"""What the model is told of one response under one criterion: numbers, each with a name, in one order."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.content.document import LEVELS, Level
from simulator.content.rubric import Family
from simulator.scoring.offline.bank import Indicators, Manners
from simulator.scoring.offline.contrast import contrast
from simulator.scoring.offline.evidence import DECIMALS, Seen, covered, look_for
from simulator.scoring.offline.figures import Checked, check
from simulator.scoring.offline.lexical import Vocabulary, content_words
from simulator.scoring.offline.lexicon import CARE, HEDGE, PROMISE, REASON
from simulator.scoring.offline.response import Response
from simulator.scoring.offline.rules import holds, level_by, rule_of

THRESHOLDS = (0.45, 0.55, 0.65)
SHARED = ("rule_soft", "strength_mean", "pull_mean")
"""What one criterion tells of another."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything seen in one response under one criterion."""

    moves: tuple[Seen, ...]
    anti: tuple[Seen, ...]
    facts: tuple[Checked, ...]
    critical: tuple[Seen, ...]
    likeness: dict[Level, float]
    """To the exemplars of each level; 0 where there are none."""
    usual_denial: float
    """The share of what the task's good examples and moves say by denying."""
    nearest: float
    """The level, from 0 to 3, that the response as a whole is nearest to."""


def gather(found: Indicators, response: Response) -> Evidence:
    """Look for everything."""
    return Evidence(
        moves=tuple(look_for(move, response) for move in found.moves),
        anti=tuple(look_for(anti, response) for anti in found.anti),
        facts=tuple(check(found.writing.facts, response.units, np.round(response.vectors @ found.facts.T, DECIMALS))),
        critical=tuple(look_for(one, response) for one in found.critical),
        likeness={level: _level_likeness(found, level, response) for level in LEVELS},
        usual_denial=found.usual_denial,
        nearest=_nearest(found, response),
    )


def features(
    seen: Evidence, found: Indicators, response: Response, spoken: Manners, family: Family | None
) -> dict[str, float]:
    """By name, in one order for every response. What the task's other criteria add is added by `beside`."""
    return {
        **_of_moves(seen),
        **_of_rule(seen, found),
        **_of_exemplars(seen),
        **contrast(found.poles, response),
        **_of_words(found.vocabulary, response),
        **_of_faults(seen),
        **_of_form(response),
        **_of_manner(response, spoken, family),
    }


def beside(told: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Each criterion's features, and the mean of what the task's other criteria show: who does one thing well is
    likelier to do another. A criterion alone stands for the others too."""
    found = {}
    for name, own in told.items():
        others = [other for key, other in told.items() if key != name] or [own]
        found[name] = {**own, **{f"others_{what}": _mean([other[what] for other in others]) for what in SHARED}}
    return found


def degrees(seen: Evidence, threshold: float) -> dict[str, float]:
    """Whether each move is made and each fact given, at one threshold of likeness."""
    made = {one.sought.id: float(one.strength >= threshold) for one in seen.moves}
    return made | {one.fact.id: float(one.given is not None and one.wrong is None) for one in seen.facts}


def soft_degrees(seen: Evidence) -> dict[str, float]:
    """The same, as a degree: a half at 0.52, nearly all at 0.7."""
    made = {one.sought.id: 1 / (1 + math.exp(-(one.strength - 0.52) / 0.06)) for one in seen.moves}
    return made | {one.fact.id: float(one.given is not None and one.wrong is None) for one in seen.facts}


def _of_moves(seen: Evidence) -> dict[str, float]:
    likeness = [one.likeness for one in seen.moves] or [0.0]
    margins = [max(one.margin, -0.3) for one in seen.moves] or [0.0]
    strength = [one.strength for one in seen.moves] or [0.0]
    return {
        "patterns": _mean([float(one.pattern) for one in seen.moves]),
        "likeness_mean": _mean(likeness),
        "likeness_least": min(likeness),
        "likeness_most": max(likeness),
        "margin_mean": _mean(margins),
        "margin_least": min(margins),
        "margin_most": max(margins),
        "strength_mean": _mean(strength),
        "strength_least": min(strength),
        "denied": _mean([max(0.0, one.any_likeness - one.likeness) for one in seen.moves]),
        **{f"made_{int(at * 100)}": _mean([float(one.strength >= at) for one in seen.moves]) for at in THRESHOLDS},
    }


def _of_rule(seen: Evidence, found: Indicators) -> dict[str, float]:
    rule = rule_of(found.writing)
    soft = soft_degrees(seen)
    return {
        **{f"rule_{int(at * 100)}": float(LEVELS.index(level_by(rule, degrees(seen, at)))) for at in THRESHOLDS},
        "rule_soft": sum(holds(needs, soft) for _, needs in rule.steps()),
    }


def _of_exemplars(seen: Evidence) -> dict[str, float]:
    near = [seen.likeness[level] for level in LEVELS]
    return {
        **{f"like_{level}": likeness for level, likeness in zip(LEVELS, near, strict=True)},
        "like_level": _soft_level(near, 0.06),
        "like_upper": max(near[2:]) - max(near[:2]),
        "nearest": seen.nearest,
    }


def _of_words(vocabulary: Vocabulary, response: Response) -> dict[str, float]:
    said = {word for unit in response.units for word in content_words(unit.text)}
    near = [vocabulary.covered(level, said) for level in LEVELS]
    return {
        "words_strong": near[3],
        "words_apart": near[3] - near[0],
        "words_upper": max(near[2:]) - max(near[:2]),
    }


def _of_faults(seen: Evidence) -> dict[str, float]:
    given = [float(one.given is not None) for one in seen.facts]
    return {
        "anti_likeness": max([one.likeness for one in seen.anti], default=0.0),
        "anti_margin": max([one.margin for one in seen.anti], default=-0.3),
        "anti_patterns": float(min(2, sum(one.pattern for one in seen.anti))),
        "facts_given": _mean(given),
        "facts_wrong": float(min(2, sum(one.wrong is not None for one in seen.facts))),
        "facts_doubt": max([max(0.0, one.doubt - 0.4) for one in seen.facts], default=0.0),
        "has_facts": float(bool(given)),
    }


def _of_form(response: Response) -> dict[str, float]:
    count = len(response.words)
    sentences = response.sentences
    denied = [float(response.units[number].denied) for number in sentences]
    text = " ".join(response.heard.values())
    return {
        "length": math.log1p(count),
        "short": float(count < 15),
        "sentences": math.log1p(len(sentences)),
        "copied": response.copied,
        "joined": min(response.joined, 0.5),
        "keywords": float(response.joined < 0.25),
        "denying": _mean(denied),
        "mostly_denied": float(bool(denied) and _mean(denied) >= 0.8),
        "sameness": response.sameness,
        "figures": math.log1p(sum(character.isdigit() for character in text)),
        "hedges": math.log1p(len(HEDGE.findall(text))),
        "reasons": math.log1p(len(REASON.findall(text))),
        "questions": math.log1p(text.count("?")),
        "shouting": float(text.count("!") >= 3),
    }


def _of_manner(response: Response, spoken: Manners, family: Family | None) -> dict[str, float]:
    text = " ".join(response.heard.values())
    near = {name: _top(response, vectors) for name, vectors in spoken.vectors.items()}
    tone = float(family == "tone")
    words = {
        "insults": float(min(2, response.hits("insult"))),
        "fog_words": math.log1p(response.hits("fog")),
        "care_words": math.log1p(len(CARE.findall(text))),
        "promise_words": float(min(2, len(PROMISE.findall(text)))),
        "personal": float(min(1, response.hits("personal"))),
    }
    told = {f"manner_{name}": value for name, value in near.items()} | words
    by_tone = {f"tone_{name}": tone * value for name, value in (near | words).items() if name != "personal"}
    return told | by_tone | {"is_tone": tone, "is_reasoning": float(family == "reasoning")}


def _top(response: Response, vectors: np.ndarray) -> float:
    """Mean of the two greatest likenesses of a sentence: one alone may be chance."""
    rows = response.sentences
    if not rows:
        return 0.0
    best = np.sort((response.vectors[rows] @ vectors.T).max(axis=1))[-2:]
    return round(float(best.mean()), DECIMALS)


def _level_likeness(found: Indicators, level: Level, response: Response) -> float:
    return max((covered(one.sentences, response) for one in found.exemplars[level]), default=0.0)


def _nearest(found: Indicators, response: Response) -> float:
    rows = response.sentences
    if not rows or not any(found.exemplars.values()):
        return 1.0
    mean = response.vectors[rows].mean(axis=0)
    mean = mean / max(float(np.linalg.norm(mean)), 1e-9)
    near = [max((float(mean @ one.mean) for one in found.exemplars[level]), default=0.0) for level in LEVELS]
    return _soft_level([round(one, DECIMALS) for one in near], 0.06)


def _soft_level(near: Sequence[float], heat: float) -> float:
    weights = [math.exp((one - max(near)) / heat) for one in near]
    return round(sum(place * weight for place, weight in enumerate(weights)) / sum(weights), DECIMALS)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def row(told: Mapping[str, float], names: Sequence[str]) -> list[float]:
    """The features in the order that a model was fitted with."""
    return [told[name] for name in names]
