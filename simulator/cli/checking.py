"""`python -m simulator content check`: what is wrong with the files, what their bots show, and what is worth a look."""

import argparse
import sys
from collections.abc import Mapping

from simulator.cli.playing import one_of
from simulator.content.check import look
from simulator.content.library import Library, scenario_names, survey
from simulator.content.yaml import Place, written
from simulator.errors import Fault
from simulator.scoring.rehearsal import rehearse


def checking_it(chosen: argparse.Namespace) -> int:
    """Print faults, then advice. Faults of the files hide what bots would show, as nothing can be played."""
    only = chosen.scenario
    if only is not None:
        one_of("scenario", only, scenario_names(chosen.content))
    found = survey(chosen.content, only=only) if chosen.quick else look(chosen.content, only=only)
    faults, advice = found.faults, found.advice
    if found.library is not None and not chosen.quick:
        shown, looks = _played(found.library, found.lines)
        told = {(fault.file, fault.place) for fault in advice}
        faults, advice = shown, sorted([*advice, *(one for one in looks if (one.file, one.place) not in told)])
    for fault in faults:
        print(fault)
    for fault in advice:
        print(f"worth a look: {fault}")
    if faults:
        files = len({fault.file for fault in faults})
        print(f"{len(faults)} fault{'s' * (len(faults) > 1)} in {files} file{'s' * (files > 1)}.", file=sys.stderr)
        return 1
    what = "The content" if only is None else f"scenarios/{only}"
    print(f"{what} is in order." if not advice else f"{what} is in order, {len(advice)} worth a look.")
    return 1 if advice and chosen.strict else 0


def _played(library: Library, lines: Mapping[str, Mapping[Place, int]]) -> tuple[list[Fault], list[Fault]]:
    """What the bots of every scenario show: faults, and what is worth a look."""
    faults: list[Fault] = []
    advice: list[Fault] = []
    for name, scenario in library.scenarios.items():
        for shown in rehearse(scenario, library.rubrics[name], library.bots[name]):
            file = f"scenarios/{name}/{shown.file}"
            fault = Fault(file, _line(lines[file], shown.place), written(shown.place), shown.words)
            (faults if shown.is_fault else advice).append(fault)
    return faults, advice


def _line(lines: Mapping[Place, int], place: Place) -> int:
    """The line of a place, or of what holds it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 0)
