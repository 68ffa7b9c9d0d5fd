"""What several commands share: the folder of content, and names that must be there."""

import argparse
import shlex
from collections.abc import Iterable
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.settings import ROOT


def content_root(parser: argparse.ArgumentParser) -> None:
    """`--content FOLDER`: where `ksb/`, `rubrics/` and `scenarios/` are."""
    parser.add_argument("--content", type=Path, default=ROOT, metavar="FOLDER", help="holds ksb/, rubrics/, scenarios/")


def as_given(content: Path) -> str:
    """How another command is told of the same folder; nothing where it is the one that is looked in anyway."""
    return "" if content == ROOT else f" --content {shlex.quote(str(content))}"


def one_of(what: str, name: str, known: Iterable[str]) -> str:
    """`name`, which must be one of these."""
    if name not in known:
        raise SimulatorError(f"There is no {what} {name!r}. Known: {', '.join(sorted(known)) or 'none'}.")
    return name
