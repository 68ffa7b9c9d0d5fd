"""`python -m simulator content check`: what is wrong with the files, what their bots show, and what is worth a look."""

import argparse
import sys
from collections.abc import Iterator

from simulator.cli.places import one_of
from simulator.cli.reading import reader
from simulator.content.check import look
from simulator.content.library import Library, Survey, scenario_names, survey
from simulator.content.taught import look_at_words
from simulator.errors import Fault
from simulator.scoring.composed import try_on
from simulator.scoring.offline.tasks import sheet
from simulator.scoring.offline.texts import readable
from simulator.scoring.rehearsal import rehearse
from simulator.scoring.rules_only import RulesOnly


def checking_it(chosen: argparse.Namespace) -> int:
    """Print faults, then advice. Faults of the files hide what bots would show, as nothing can be played."""
    only = chosen.scenario
    if only is not None:
        one_of("scenario", only, scenario_names(chosen.content))
    found = survey(chosen.content, only=only) if chosen.quick else look(chosen.content, only=only)
    faults, advice = found.faults, found.advice
    if found.library is not None:
        faults, looks = look_at_words(chosen.content, found, whole=only is None)
        advice = sorted([*advice, *looks]) if not chosen.quick else advice
    if found.library is not None and not chosen.quick:
        shown, looks = _played(found, found.library)
        told = {(fault.file, fault.place) for fault in advice}
        faults = [*shown, *(faults or _told_apart(found, found.library))]
        faults.sort(key=lambda fault: fault.file)  # a bot's refusals stay before what follows from them
        advice = sorted([*advice, *(one for one in looks if (one.file, one.place) not in told)])
    if chosen.quick:
        print("Not tried with --quick: what bots come to, and whether the scorer tells levels apart.", file=sys.stderr)
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


def _played(found: Survey, library: Library) -> tuple[list[Fault], list[Fault]]:
    """What the bots of every scenario show: faults, and what is worth a look."""
    faults: list[Fault] = []
    advice: list[Fault] = []
    for name, scenario in library.scenarios.items():
        for shown in rehearse(scenario, library.rubrics[name], library.bots[name]):
            fault = found.fault(f"scenarios/{name}/{shown.file}", shown.place, shown.words)
            (faults if shown.is_fault else advice).append(fault)
    return faults, advice


def _told_apart(found: Survey, library: Library) -> Iterator[Fault]:
    """Tasks whose levels the scorer cannot tell apart even in their own examples. Asked only where all that is taught
    is in order: a pattern that takes for ever would take it here."""
    tasks = [(name, about) for name, rubric in library.rubrics.items() for about in readable(rubric)]
    scorer = reader() if tasks else None
    if scorer is None or isinstance(scorer, RulesOnly):
        if tasks:
            print("Not tried without those weights: whether the scorer tells levels apart.", file=sys.stderr)
        return
    for name, about in tasks:
        rubric = library.rubrics[name]
        tried = try_on(scorer, sheet(library.scenarios[name], rubric, about))
        if tried is not None and not tried.told_apart:
            worst = [bound.criterion.id for bound in rubric.criteria].index(tried.weakest()[0][0])
            place = ("criteria", worst, "writing", about)
            yield found.fault(f"scenarios/{name}/marking.yml", place, tried.in_words())
