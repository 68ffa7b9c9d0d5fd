"""Everything an installation plays, compiled once at start: the standard, the criteria, the scenarios, their bots."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simulator.content.bots import Bot
from simulator.content.files import gathering, listing
from simulator.content.folder import read_scenario_folder
from simulator.content.joining import join
from simulator.content.linting import advised, compiled
from simulator.content.packs import PACKS, read_packs
from simulator.content.rubric import BoundCriterion, Criterion, Rubric
from simulator.content.scenario import Scenario
from simulator.content.shelves import Home, read_criteria, read_standard
from simulator.content.standard import Standard
from simulator.content.yaml import Place, written
from simulator.errors import ContentError, Fault


@dataclass(frozen=True, slots=True)
class Library:
    """Frozen content. What a run was played with is stored with the run; a changed library never changes it."""

    standard: Standard
    scenarios: dict[str, Scenario]
    """By id."""
    rubrics: dict[str, Rubric]
    """By scenario id: the criteria its marking binds."""
    criteria: dict[str, Criterion]
    bots: dict[str, tuple[Bot, ...]]
    """By scenario id."""
    variables: dict[str, dict[str, str]] = field(default_factory=dict)
    """By scenario id: what `{{name}}` stands for. The scenario's own texts hold it already."""


def load_library(root: Path) -> Library:
    """The library under `root`, which holds `ksb/`, `rubrics/` and `scenarios/`. ContentError with every fault of
    every file; a library is never loaded in part."""
    found = survey(root)
    if found.library is None:
        raise ContentError(found.faults)
    return found.library


@dataclass(slots=True)
class Survey:
    """A library and what its authors should know of it."""

    library: Library | None
    """None where there is a fault."""
    faults: list[Fault]
    advice: list[Fault]
    """What may be meant and is worth a look."""
    lines: dict[str, Mapping[Place, int]]
    """File → place → line."""
    homes: dict[str, Home]
    """Where each criterion stands."""

    def fault(self, file: str, place: Place, words: str) -> Fault:
        """One at a place of a scenario's file, on its line or that of what holds it."""
        lines, known = self.lines[file], place
        while known and known not in lines:
            known = known[:-1]
        return Fault(file, lines.get(known, 0), written(place), words)


def survey(root: Path, *, wording: bool = False, only: str | None = None) -> Survey:
    """The library where it is in order, and every fault where it is not; with `wording`, advice too. With `only`, a
    library of that one scenario."""
    faults: list[Fault] = []
    advice: list[Fault] = []
    lines: dict[str, Mapping[Place, int]] = {}
    standard = read_standard(root, faults)
    homes: dict[str, Home] = {}
    criteria = read_criteria(root, standard, faults, homes)
    scenarios: dict[str, Scenario] = {}
    bots: dict[str, tuple[Bot, ...]] = {}
    variables: dict[str, dict[str, str]] = {}
    packs = read_packs(root, faults)
    for name in _folders(root, faults):
        if only not in (None, name):
            continue
        joined = join(read_scenario_folder(root, f"scenarios/{name}"), packs)
        lines |= {loaded.file: loaded.lines for loaded in joined.own.loaded.values()}
        scenario, played = compiled(joined, criteria, standard, faults)
        faults += joined.own.faults
        if wording and scenario is not None:
            advice += advised(joined, scenario)
        if scenario is not None:
            scenarios[scenario.id], bots[scenario.id] = scenario, played
            variables[scenario.id] = joined.variables
    faults += [fault for pack in packs.values() for fault in (*pack.folder.faults, *(() if only else pack.idle()))]
    if faults or standard is None:
        return Survey(None, sorted(set(faults)), [], lines, homes)
    rubrics = {name: bound(scenario, criteria) for name, scenario in scenarios.items()}
    library = Library(standard, scenarios, rubrics, criteria, bots, variables)
    return Survey(library, [], sorted(set(advice)), lines, homes)


def scenario_names(root: Path) -> list[str]:
    """The folders of scenarios under `root`, whether they are in order or not."""
    return _folders(root, [])


def bound(scenario: Scenario, criteria: dict[str, Criterion]) -> Rubric:
    """What a run of this scenario is marked with."""
    return Rubric(
        scenario=scenario.id,
        version=scenario.version,
        criteria=tuple(
            BoundCriterion(criterion=criteria[binding.criterion], binding=binding)
            for binding in scenario.marking.criteria
        ),
    )


def _folders(root: Path, faults: list[Fault]) -> list[str]:
    if not (root / "scenarios").is_dir():
        faults.append(Fault("scenarios", 0, "", "is missing; needed: a folder with a folder for each scenario"))
        return []
    with gathering(faults):
        files, folders = listing(root, "scenarios")
        faults += [
            Fault(f"scenarios/{name}", 0, "", "is a file; allowed: a folder for each scenario") for name in files
        ]
        return [name for name in folders if name != PACKS]
    return []
