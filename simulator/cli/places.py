"""Arguments that several commands share."""

import argparse
from pathlib import Path

from simulator.settings import ROOT


def content_root(parser: argparse.ArgumentParser) -> None:
    """`--content FOLDER`: where `ksb/`, `rubrics/` and `scenarios/` are."""
    parser.add_argument("--content", type=Path, default=ROOT, metavar="FOLDER", help="holds ksb/, rubrics/, scenarios/")
