"""What it costs to load the content that ships: read, joined, checked, frozen. It is part of every start.

    python -m benchmarks.content

CPU milliseconds a scenario, the best of several rounds, beside what the YAML parser alone takes for the same files in
the same round. The aim: 100 ms a scenario or less.
"""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from simulator.content.library import load_library
from simulator.settings import ROOT

ROUNDS = 7
FOLDERS = ("ksb", "rubrics", "scenarios")


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds of this process."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def texts(root: Path) -> list[str]:
    """Every YAML file of the content."""
    files = (file for folder in FOLDERS for file in sorted((root / folder).rglob("*.yml")))
    return [file.read_text(encoding="utf-8") for file in files]


def parsed(files: list[str]) -> None:
    for text in files:
        for _event in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass


def main() -> None:
    files, scenarios = texts(ROOT), len(load_library(ROOT).scenarios)
    gc.disable()  # as at a start
    rounds = [(cpu(lambda: load_library(ROOT)), cpu(lambda: parsed(files))) for _ in range(ROUNDS)]
    gc.enable()
    load, parser = min(load for load, _ in rounds), min(parser for _, parser in rounds)
    print(
        f"{scenarios} scenarios, {len(files)} files  load {load / scenarios:5.1f} ms a scenario  "
        f"parser alone {parser / scenarios:5.1f} ms  {load / parser:4.1f} × the parser"
    )


if __name__ == "__main__":
    main()
