"""A scenario compiled and looked through: its faults, and what is worth a look."""

from collections.abc import Iterable, Iterator

from simulator.content.bots import Bot
from simulator.content.compile import compile_bots, compile_scenario
from simulator.content.folder import TESTS
from simulator.content.joining import Joined
from simulator.content.lint import ABSENCES, ADVICE, CHECKS, PLAYER_CHECKS
from simulator.content.lint.draft import PARTS, Draft, draft
from simulator.content.lint.names import references_resolve
from simulator.content.packs import SHARED
from simulator.content.rubric import Criterion
from simulator.content.scenario import Scenario
from simulator.content.standard import Standard
from simulator.content.yaml import Place
from simulator.errors import Fault


def compiled(
    joined: Joined, criteria: dict[str, Criterion], standard: Standard | None, faults: list[Fault]
) -> tuple[Scenario | None, tuple[Bot, ...]]:
    """The scenario and its bots; every fault of form and content in them joins `faults`. One slip is told
    once: where a name is none, what it may be is told and not how names are spelt."""
    unsure = {"criteria"} if any(fault.file.startswith("rubrics/") for fault in faults) else set()
    scenario, found = compile_scenario(joined)
    bots, of_bots = compile_bots(joined)
    named: list[Fault] = []
    linted: list[Fault] = []
    if standard is not None and joined.whole:
        players = joined.own.loaded[TESTS].value.get("bots")
        made = draft(
            joined.raw(),
            joined.texts,
            criteria,
            standard.published,
            bots=players if isinstance(players, list) else [],
            unsure=unsure if joined.sound else unsure | {part for part in PARTS if part not in joined.raw()},
            lent={part: joined.lent(part) for part in (*SHARED, "texts")},
        )
        named = _told(joined, references_resolve(made))
        linted = _linted(joined, made, whole=scenario is not None and not of_bots and not named)
    faults += _once(named, found, linted, of_bots)
    return scenario, bots


def _linted(joined: Joined, made: Draft, *, whole: bool) -> list[Fault]:
    found = [fault for check in CHECKS for fault in _told(joined, check(made))]
    players = [joined.own.fault_in(TESTS, *one) for check in PLAYER_CHECKS for one in check(made)]
    found += [fault for fault in players if fault is not None]
    name = made.raw.get("id")
    if isinstance(name, str) and joined.own.name != f"scenarios/{name}":
        problem = f'"{name}" is not the folder\'s name; allowed: {joined.own.name[10:]}'
        found += _told(joined, [(("id",), problem)])
    if whole and joined.sound and not found:
        found += [fault for check in ABSENCES for fault in _told(joined, check(made))]
    return found


def _told(joined: Joined, found: Iterable[tuple[Place, str]]) -> list[Fault]:
    faults = (joined.fault(place, problem) for place, problem in found)
    return [fault for fault in faults if fault is not None]


def _once(*groups: list[Fault]) -> Iterator[Fault]:
    """Those of each group at places of which no group before it speaks."""
    told: set[tuple[str, str]] = set()
    for group in groups:
        yield from [fault for fault in group if not fault.place or (fault.file, fault.place) not in told]
        told |= {(fault.file, fault.place) for fault in group}


def advised(joined: Joined, scenario: Scenario) -> list[Fault]:
    """What is worth a look in a scenario that can be played."""
    return [fault for look in ADVICE for fault in _told(joined, look(scenario))]
