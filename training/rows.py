"""The development answers as rows of features with their levels: what is fitted to and measured on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.content.answers import Answer, Kind
from simulator.content.document import LEVELS
from simulator.content.library import Library, load_library
from simulator.content.rubric import Family, family_of
from simulator.content.shelves import read_answers
from simulator.encoder.minilm import MiniLm
from simulator.encoder.remembering import Remembering
from simulator.encoder.weights import encoder
from simulator.errors import ContentError, Fault
from simulator.scoring.offline.bank import Bank
from simulator.scoring.offline.features import Evidence, beside, features, gather
from simulator.scoring.offline.response import Response, respond
from simulator.scoring.offline.tasks import Sheet, sheet

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer under one criterion."""

    task: str
    """`scenario/task`."""
    criterion: str
    family: Family | None
    kind: Kind
    answer: str
    gold: int
    """0 to 3."""
    features: dict[str, float]
    evidence: Evidence
    response: Response


def bank() -> Bank:
    """A bank over the weights that ship."""
    found = encoder()
    if not isinstance(found, MiniLm):
        raise SystemExit(found)
    return Bank(Remembering(found))


def rows(root: Path = ROOT, made: Bank | None = None, scenarios: Collection[str] = ()) -> list[Row]:
    """Every answer under `rubrics/answers`, or to the tasks of these scenarios, with every criterion that reads it.
    ContentError where a file is faulty."""
    faults: list[Fault] = []
    library, files = load_library(root), read_answers(root, faults)
    if faults:
        raise ContentError(faults)
    made = made or bank()
    return [
        row
        for file in files.values()
        if not scenarios or file.scenario in scenarios
        for answer in file.answers
        for row in _of_answer(library, f"{file.scenario}/{file.task}", answer, made)
    ]


def _of_answer(library: Library, task: str, answer: Answer, made: Bank) -> Iterator[Row]:
    scenario, about = task.split("/")
    page = sheet(library.scenarios[scenario], library.rubrics[scenario], about)
    response = respond(answer.texts, page.shown, made.encoder)
    seen = {name: gather(made.get(page, name), response) for name in page.writings}
    told = beside({name: _features(page, name, one, response, made) for name, one in seen.items()})
    for criterion, level in answer.gold.items():
        if criterion in page.writings:
            family = family_of(page.bound[criterion].criterion)
            gold = LEVELS.index(level)
            yield Row(task, criterion, family, answer.kind, answer.id, gold, told[criterion], seen[criterion], response)


def _features(page: Sheet, criterion: str, seen: Evidence, response: Response, made: Bank) -> dict[str, float]:
    family = family_of(page.bound[criterion].criterion)
    return features(seen, made.get(page, criterion), response, made.manners, family)
