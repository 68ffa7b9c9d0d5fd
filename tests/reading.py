"""What reading needs and costs seconds to make, once for each process of tests: the weights, the offline scorer, the
library, and development answers as rows."""

from collections.abc import Iterable
from functools import cache

from simulator.content.answers import Answer
from simulator.content.library import Library
from simulator.content.shelves import read_answers
from simulator.encoder.minilm import MiniLm
from simulator.encoder.remembering import Remembering
from simulator.encoder.weights import encoder
from simulator.scoring.offline.bank import Bank
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet, sheet
from simulator.scoring.registry import CHECKS, Scorers
from simulator.scoring.rules_only import RulesOnly
from simulator.settings import ROOT
from tests.shipped import shipped_library

READ_BY_RULES: Scorers = {**CHECKS, RulesOnly.name: RulesOnly()}
"""For pages with levels and quotations on them: the same is drawn, and no seconds go into each task's encodings."""


@cache
def weights() -> MiniLm:
    found = encoder()
    assert isinstance(found, MiniLm), found
    return found


@cache
def remembering() -> Remembering:
    return Remembering(weights())


@cache
def bank() -> Bank:
    return Bank(remembering())


@cache
def offline() -> Offline:
    return Offline(remembering())


@cache
def library() -> Library:
    return shipped_library()


@cache
def page(scenario: str, about: str) -> Sheet:
    return sheet(library().scenarios[scenario], library().rubrics[scenario], about)


@cache
def answers() -> dict[str, tuple[Answer, ...]]:
    """By task, as `patch-day/holding`."""
    return {f"{file.scenario}/{file.task}": file.answers for file in read_answers(ROOT, []).values()}


def of_kinds(task: str, kinds: Iterable[str]) -> list[Answer]:
    return [answer for answer in answers()[task] if answer.kind in kinds]
