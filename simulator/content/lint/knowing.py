"""What the world can know: no context shows what is still to come, and who reports is still allowed to be there."""

import re
from collections.abc import Iterator

from simulator.content.scenario import Case, Scenario
from simulator.content.timeline import clock, soonest_of
from simulator.content.yaml import Place

_CLOCK = re.compile(r"(?<![\d:£.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])")
_AWAY = ("suspend", "ban")


def contexts_show_no_future(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """A learner may read a context as soon as its case is open and its price is paid. Of a case that a tutor releases
    nobody knows the moment, so any time of the shift may still be to come."""
    soonest = soonest_of(scenario)
    for index, case in enumerate(scenario.cases):
        opened = soonest.get(case.target)
        for place, context in enumerate(case.context):
            words = scenario.texts.get(context.body or "", "")
            at = 0 if opened is None else (opened + context.costs) // 60 * 60
            later = [told for told in _CLOCK.findall(words) if at < _in_shift(told, scenario) <= scenario.clock.length]
            if later:
                said = "can be read at any time" if opened is None else f"can be read at {clock(scenario, at)}"
                yield ("cases", index, "context", place), f"{said} and tells of {', '.join(later)}: is that announced?"


def reporters_are_still_there(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Nobody who may have been suspended or banned by then for a post of their own."""
    soonest, gone = soonest_of(scenario), _may_be_gone(scenario)
    for index, case in enumerate(scenario.cases):
        for place, report in enumerate(case.reports):
            before = gone.get(report.by)
            if before is not None and soonest.get(before.target, 0) < soonest.get(case.target, scenario.clock.length):
                said = f"{report.by} may have been sent away by then, in {before.id}"
                yield ("cases", index, "reports", place), f"{said}: would they still report?"


def _in_shift(told: str, scenario: Scenario) -> int:
    """Seconds from the start until the clock next says so, over midnight too."""
    hours, minutes = told.split(":")
    start_hours, start_minutes = scenario.clock.starts.split()[1].split(":")
    return ((int(hours) - int(start_hours)) * 60 + int(minutes) - int(start_minutes)) % (24 * 60) * 60


def _may_be_gone(scenario: Scenario) -> dict[str, Case]:
    """By author the first case in which the account may be closed, where the author thinks that somebody might."""
    by = {inject.id: inject.by for inject in scenario.injects}
    found: dict[str, Case] = {}
    for case in scenario.cases:
        if case.target in by and {*(case.strong.account or ()), *(case.acceptable.account or ())} & set(_AWAY):
            found.setdefault(by[case.target], case)
    return found
