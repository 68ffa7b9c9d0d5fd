"""Every criterion has a chance to be shown on every way through, and what is measured can move."""

from collections.abc import Iterator
from typing import Any

from simulator.content.rubric import EvidenceFrom
from simulator.content.scenario import Opens, Scenario
from simulator.content.timeline import soonest_of
from simulator.content.yaml import Place


def every_criterion_has_a_chance(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Where all of a criterion's evidence hangs on conditions, some learners are never given the chance."""
    certain = _certain(scenario)
    for index, binding in enumerate(scenario.marking.criteria):
        if not any(_comes(scenario, evidence, certain) for evidence in binding.evidence):
            words = f"{binding.criterion} has no evidence that every learner meets: some will have no chance to show it"
            yield ("marking", "criteria", index), words


def meters_move(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    moved = set(_values(scenario.compiled(), "meter"))
    for name, meter in scenario.meters.items():
        if meter.drift is None and name not in moved:
            yield ("meters", name), "is moved by nothing"


def nothing_comes_at_once(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """What follows something else can come in the very second of another thing in its channel; their order is then
    that of their ids."""
    soonest = soonest_of(scenario)
    seen: dict[tuple[int, str, int], str] = {}
    for index, inject in enumerate(scenario.injects):
        key = (soonest.get(inject.id, -1), inject.channel, inject.priority)
        other = seen.setdefault(key, inject.id) if inject.id in soonest else inject.id
        if other != inject.id and not _are_alternatives(scenario, other, inject.id):
            yield ("injects", index), f"comes in the same second as {other}: another time, or another priority"


def _are_alternatives(scenario: Scenario, one: str, other: str) -> bool:
    """Two that each come on a condition are likely to shut each other out."""
    return all(inject.when is not None for inject in scenario.injects if inject.id in (one, other))


def _certain(scenario: Scenario) -> set[str]:
    """Injects that come to everybody, if the run is played to its end."""
    found: set[str] = set()
    for _ in scenario.injects:
        found |= {
            inject.id
            for inject in scenario.injects
            if inject.when is None and (inject.at is not None or (inject.after and inject.after.inject in found))
        }
    return found


def _comes(scenario: Scenario, evidence: EvidenceFrom, certain: set[str]) -> bool:
    if evidence.reply is not None:
        return True
    if evidence.case is not None:
        return any(case.id == evidence.case and case.target in certain for case in scenario.cases)
    for name, items in ((evidence.task, scenario.tasks), (evidence.obligation, scenario.obligations)):
        if name is not None:
            return any(item.id == name and _opens(item.opens, certain) for item in items)
    return False


def _opens(opens: Opens, certain: set[str]) -> bool:
    return opens.inject is None or opens.inject in certain


def _values(value: Any, key: str) -> Iterator[str]:
    """The texts under this key wherever they stand beside an `add`."""
    if isinstance(value, dict):
        if "add" in value and isinstance(value.get(key), str):
            yield value[key]
        for inside in value.values():
            yield from _values(inside, key)
    elif isinstance(value, list):
        for inside in value:
            yield from _values(inside, key)
