"""Arguments that several commands share."""

import argparse
import shlex
from pathlib import Path

from simulator.settings import ROOT


def content_root(parser: argparse.ArgumentParser) -> None:
    """`--content FOLDER`: where `ksb/`, `rubrics/` and `scenarios/` are."""
    parser.add_argument("--content", type=Path, default=ROOT, metavar="FOLDER", help="holds ksb/, rubrics/, scenarios/")


def as_given(content: Path) -> str:
    """How another command is told of the same folder; nothing where it is the one that is looked in anyway."""
    return "" if content == ROOT else f" --content {shlex.quote(str(content))}"
