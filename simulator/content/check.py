"""`python -m simulator content check`: every fault of every file, for their authors, in one go."""

from pathlib import Path

from simulator.content.library import Survey, survey
from simulator.errors import Fault


def check(root: Path) -> list[Fault]:
    """Every fault of the content under `root`, by file and line; none where it is in order. What is left over or
    missing is told of a scenario that has no other fault. One line each:
    `scenarios/patch-day/cases.yml:14: cases[0].strong.content[0]: "delete" is not allowed; allowed: keep, edit …`."""
    return survey(root).faults


def look(root: Path, *, only: str | None = None) -> Survey:
    """The library with its faults and what is worth a look: wording that is hard to read, chances that may not come."""
    return survey(root, wording=True, only=only)
