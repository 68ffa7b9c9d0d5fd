"""A scenario compiled and looked through: its faults, and what is worth a look."""

from simulator.content.bots import Bot
from simulator.content.compile import compile_bots, compile_scenario
from simulator.content.folder import TESTS
from simulator.content.joining import Joined
from simulator.content.lint import ABSENCES, ADVICE, CHECKS, PLAYER_CHECKS
from simulator.content.lint.draft import PARTS, Draft, draft
from simulator.content.packs import SHARED
from simulator.content.rubric import Criterion
from simulator.content.scenario import Scenario
from simulator.content.standard import Standard
from simulator.errors import Fault


def compiled(
    joined: Joined, criteria: dict[str, Criterion], standard: Standard | None, faults: list[Fault]
) -> tuple[Scenario | None, tuple[Bot, ...]]:
    """The scenario and its bots; every fault of form and content in them joins `faults`."""
    unsure = {"criteria"} if any(fault.file.startswith("rubrics/") for fault in faults) else set()
    scenario, found = compile_scenario(joined)
    bots, of_bots = compile_bots(joined)
    faults += found
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
        linted = _linted(joined, made, whole=scenario is not None and not of_bots)
        faults += linted
        told = {(fault.file, fault.place) for fault in linted}
        of_bots = [fault for fault in of_bots if (fault.file, fault.place) not in told]  # what is there says more
    faults += of_bots
    return scenario, bots


def _linted(joined: Joined, made: Draft, *, whole: bool) -> list[Fault]:
    found = [joined.fault(place, problem) for check in CHECKS for place, problem in check(made)]
    found += [joined.own.fault_in(TESTS, place, problem) for check in PLAYER_CHECKS for place, problem in check(made)]
    name = made.raw.get("id")
    if isinstance(name, str) and joined.own.name != f"scenarios/{name}":
        found.append(joined.fault(("id",), f'"{name}" is not the folder\'s name; allowed: {joined.own.name[10:]}'))
    if whole and joined.sound and not found:
        found += [joined.fault(place, problem) for check in ABSENCES for place, problem in check(made)]
    return [fault for fault in found if fault is not None]


def advised(joined: Joined, scenario: Scenario) -> list[Fault]:
    """What is worth a look in a scenario that can be played."""
    found = (joined.fault(place, words) for look in ADVICE for place, words in look(scenario))
    return [fault for fault in found if fault is not None]
