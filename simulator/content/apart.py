"""One scenario by its folder, wherever that lies: an older copy beside the one that is played."""

from dataclasses import dataclass
from pathlib import Path

from simulator.content.compile import compile_scenario
from simulator.content.folder import read_scenario_folder
from simulator.content.joining import join
from simulator.content.library import bound
from simulator.content.packs import PACKS, read_packs
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.content.shelves import read_criteria
from simulator.errors import ContentError, Fault, SimulatorError


@dataclass(frozen=True, slots=True)
class Playable:
    scenario: Scenario
    rubric: Rubric


def read_apart(path: Path, root: Path) -> Playable:
    """The scenario in the folder `path`, or of the id `path` in the library `root`. Its brand pack and the criteria are
    looked for beside it, as in a copy of a whole library, and else in `root`. SimulatorError where there is no such
    folder, ContentError where it has faults of form."""
    folder = path if path.is_dir() else root / "scenarios" / path
    if not folder.is_dir():
        raise SimulatorError(f"There is no folder {path}, and no scenario of that name. Give the folder of a scenario.")
    folder = folder.resolve()
    home = folder.parent.parent
    faults: list[Fault] = []
    criteria = read_criteria(home if (home / "rubrics").is_dir() else root, None, faults)
    beside = folder.parent.name == "scenarios" and (folder.parent / PACKS).is_dir()
    packs = read_packs(home if beside else root, faults)
    joined = join(read_scenario_folder(folder.parent, folder.name), packs)
    scenario, found = compile_scenario(joined)
    faults += [*joined.own.faults, *found, *(joined.pack.folder.faults if joined.pack else ())]
    if faults or scenario is None:
        raise ContentError(sorted(set(faults)))
    unknown = [b.criterion for b in scenario.marking.criteria if b.criterion not in criteria]
    if unknown:
        raise SimulatorError(f"{path} is marked by {', '.join(unknown)}, which no file under rubrics/ holds.")
    return Playable(scenario, bound(scenario, criteria))
