"""Everything an installation plays, compiled once at start: the standard, the criteria, the scenarios, their bots."""

from dataclasses import dataclass
from pathlib import Path

from simulator.content.bots import Bot
from simulator.content.compile import compile_bots, compile_scenario
from simulator.content.files import gathering, listing
from simulator.content.folder import TESTS, read_scenario_folder
from simulator.content.joining import Joined, join
from simulator.content.lint import ABSENCES, CHECKS, PLAYER_CHECKS
from simulator.content.lint.draft import Draft, draft
from simulator.content.packs import PACKS, SHARED, read_packs
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
    packs = read_packs(root, faults)
    for name in _folders(root, faults):
        joined = join(read_scenario_folder(root, f"scenarios/{name}"), packs)
        scenario, played, found = _compiled(joined, criteria, standard)
        faults += joined.own.faults + found
        if scenario is not None:
            scenarios[scenario.id], bots[scenario.id] = scenario, played
    faults += [fault for pack in packs.values() for fault in (*pack.folder.faults, *pack.idle())]
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
        return [name for name in folders if name != PACKS]
    return []


def _compiled(
    joined: Joined, criteria: dict[str, Criterion], standard: Standard | None
) -> tuple[Scenario | None, tuple[Bot, ...], list[Fault]]:
    """The scenario and its bots, and every fault of form and content in them."""
    scenario, faults = compile_scenario(joined)
    bots, found = compile_bots(joined)
    faults += found
    if standard is not None and joined.own.whole:
        players = joined.own.loaded[TESTS].value.get("bots")
        made = draft(
            joined.raw(),
            joined.texts,
            criteria,
            standard.published,
            bots=players if isinstance(players, list) else [],
            lent={part: joined.lent(part) for part in (*SHARED, "texts")},
        )
        faults += _linted(joined, made)
    return scenario, bots, faults


def _linted(joined: Joined, made: Draft) -> list[Fault]:
    checks = (*CHECKS, *ABSENCES) if joined.sound else CHECKS
    found = [joined.fault(place, problem) for check in checks for place, problem in check(made)]
    found += [joined.own.fault_in(TESTS, place, problem) for check in PLAYER_CHECKS for place, problem in check(made)]
    name = made.raw.get("id")
    if isinstance(name, str) and joined.own.name != f"scenarios/{name}":
        found.append(joined.fault(("id",), f'"{name}" is not the folder\'s name; allowed: {joined.own.name[10:]}'))
    return [fault for fault in found if fault is not None]
