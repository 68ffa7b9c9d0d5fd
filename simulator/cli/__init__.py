"""`python -m simulator`: content, bots, texts, packs, people. Exit codes are part of the answer."""

import argparse
import sys
from collections.abc import Sequence

from simulator.cli import agreeing, content, people, playing, rescoring, scoring, verifying
from simulator.errors import ContentError, SimulatorError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except ContentError as faults:
        print(faults, file=sys.stderr)
        return 1
    except SimulatorError as fault:
        print(fault, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for part in (content, playing, scoring, agreeing, people, rescoring, verifying):
        part.add_commands(commands)
    return parser
