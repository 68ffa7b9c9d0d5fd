"""What several commands share: the folder of content, and names that must be there."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.settings import ROOT


def content_root(parser: argparse.ArgumentParser) -> None:
    """`--content FOLDER`: where `ksb/`, `rubrics/` and `scenarios/` are."""
    parser.add_argument("--content", type=Path, default=ROOT, metavar="FOLDER", help="holds ksb/, rubrics/, scenarios/")


def one_of(what: str, name: str, known: Iterable[str]) -> str:
    """`name`, which must be one of these."""
    if name not in known:
        raise SimulatorError(f"There is no {what} {name!r}. Known: {', '.join(sorted(known)) or 'none'}.")
    return name
