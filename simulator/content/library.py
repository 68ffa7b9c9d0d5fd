"""Everything an installation plays, compiled once at start: the standard, the criteria, the scenarios, their bots."""

from dataclasses import dataclass
from pathlib import Path

from simulator.content.bots import Bot
from simulator.content.compile import TESTS, Folder, compile_bots, compile_scenario, read_folder
from simulator.content.files import gathering, listing
from simulator.content.lint import ABSENCES, CHECKS, PLAYER_CHECKS
from simulator.content.lint.draft import Draft, draft
from simulator.content.rubric import BoundCriterion, Criterion, Rubric
from simulator.content.scenario import Scenario
from simulator.content.shelves import read_criteria, read_standard
from simulator.content.standard import Standard
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


def load_library(root: Path) -> Library:
    """The library under `root`, which holds `ksb/`, `rubrics/` and `scenarios/`. ContentError with every fault of
    every file; a library is never loaded in part."""
    library, faults = survey(root)
    if faults or library is None:
        raise ContentError(faults)
    return library


def survey(root: Path) -> tuple[Library | None, list[Fault]]:
    """The library where it is in order, and every fault where it is not."""
    faults: list[Fault] = []
    standard = read_standard(root, faults)
    criteria = read_criteria(root, standard, faults)
    scenarios: dict[str, Scenario] = {}
    bots: dict[str, tuple[Bot, ...]] = {}
    for name in _folders(root, faults):
        folder = read_folder(root, f"scenarios/{name}")
        scenario, played, found = _compiled(folder, criteria, standard)
        faults += folder.faults + found
        if scenario is not None:
            scenarios[scenario.id], bots[scenario.id] = scenario, played
    if faults or standard is None:
        return None, sorted(set(faults))
    rubrics = {name: bound(scenario, criteria) for name, scenario in scenarios.items()}
    return Library(standard, scenarios, rubrics, criteria, bots), []


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
        return folders
    return []


def _compiled(
    folder: Folder, criteria: dict[str, Criterion], standard: Standard | None
) -> tuple[Scenario | None, tuple[Bot, ...], list[Fault]]:
    """The scenario and its bots, and every fault of form and content in them."""
    scenario, faults = compile_scenario(folder)
    bots, found = compile_bots(folder)
    faults += found
    if standard is not None and folder.whole:
        players = folder.loaded[TESTS].value.get("bots")
        made = draft(
            folder.raw(),
            folder.texts,
            criteria,
            standard.published,
            players if isinstance(players, list) else [],
        )
        faults += _linted(folder, made)
    return scenario, bots, faults


def _linted(folder: Folder, made: Draft) -> list[Fault]:
    checks = (*CHECKS, *ABSENCES) if folder.sound else CHECKS
    found = [folder.fault(place, problem) for check in checks for place, problem in check(made)]
    found += [folder.fault_in(TESTS, place, problem) for check in PLAYER_CHECKS for place, problem in check(made)]
    name = made.raw.get("id")
    if isinstance(name, str) and folder.name != f"scenarios/{name}":
        found.append(folder.fault(("id",), f'"{name}" is not the folder\'s name; allowed: {folder.name[10:]}'))
    return [fault for fault in found if fault is not None]
