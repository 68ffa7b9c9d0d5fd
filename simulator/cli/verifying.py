"""`python -m simulator verify`: whether an evidence pack is what was built."""

import argparse
from pathlib import Path
from typing import Any

from simulator.evidence.verify import exit_code, verify
from simulator.scoring.registry import again, installed


def add_commands(commands: Any) -> None:
    """Declare `verify`."""
    verifying = commands.add_parser("verify", help="check an evidence pack: exit 0 valid, 1 invalid, 2 cannot tell")
    verifying.add_argument("pack", type=Path)
    verifying.set_defaults(run=_verify)


def _verify(chosen: argparse.Namespace) -> int:
    try:
        data = chosen.pack.read_bytes()
    except OSError as fault:
        print(f"cannot tell: {chosen.pack} cannot be read ({fault.strerror})")
        return 2
    verdict = verify(data, again(installed()))
    print(verdict.outcome.replace("_", " ") + (f": {verdict.fault}" if verdict.fault else ""))
    for fact in verdict.facts:
        print(f"  {fact}")
    return exit_code(verdict)
