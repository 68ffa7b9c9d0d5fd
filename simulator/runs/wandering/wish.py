"""What this player asks for next: one of the things on offer, or, one time in eight, anything about anything."""

from typing import get_args

from simulator.content.scenario import Scenario
from simulator.runs.commands import COMMANDS, Command
from simulator.runs.offered import (
    actions_on_appeal,
    actions_on_case,
    actions_on_desk,
    actions_on_plan,
    actions_on_post,
)
from simulator.runs.state import State
from simulator.runs.wandering.chance import Chance
from simulator.runs.wandering.parts import NOWHERE, Asked, parts_of

FIELDS: dict[str, tuple[str, ...]] = {
    kind.model_fields["kind"].default: tuple(name for name in kind.model_fields if name != "kind")
    for kind in get_args(get_args(Command)[0])
}
"""Every kind of command and its parts."""
_NONSENSE = 8
_STOPS = 400
"""One wish in so many is to stop the run for good."""
Choice = tuple[str, str]
"""A kind of command, and what it is about."""


def wish(chance: Chance, state: State, scenario: Scenario) -> tuple[Command, bool]:
    """A command, and whether it was on offer."""
    if chance.once_in(_NONSENSE):
        kind = chance.one(sorted(set(FIELDS) - {"run.end", "run.stop"}))
        return _command(Asked(kind, _anything(chance, state, scenario), state, scenario, chance, odd=True)), False
    kind, about = chance.one(chance.one(_groups(chance, state, scenario)))
    return _command(Asked(kind, about, state, scenario, chance)), True


def _command(asked: Asked) -> Command:
    fields = parts_of(asked, FIELDS[asked.kind])
    return COMMANDS.validate_python({"kind": asked.kind, **fields}, strict=False)


def _groups(chance: Chance, state: State, scenario: Scenario) -> list[list[Choice]]:
    """What is on offer, in groups, so that many posts do not crowd out one open case. Never empty before the end."""
    on_desk = [kind for kind in actions_on_desk(state, scenario) if kind not in ("run.end", "run.stop")]
    if chance.once_in(_STOPS):
        on_desk = ["run.stop"]
    desk: list[Choice] = [(kind, "") for kind in on_desk]
    time: list[Choice] = [choice for choice in desk if choice[0].startswith("clock.")]
    tasks: list[Choice] = [("task.submit", id_) for id_, task in state.tasks.items() if task.status == "open"]
    cases: list[Choice] = [(kind, id_) for id_ in state.cases for kind in actions_on_case(state, scenario, id_)]
    appeals: list[Choice] = [(kind, id_) for id_ in state.appeals for kind in actions_on_appeal(state, id_)]
    plans: list[Choice] = [(kind, id_) for id_ in state.planned for kind in actions_on_plan(state, scenario, id_)]
    seen = chance.one([*state.posts, NOWHERE])
    posts: list[Choice] = [(kind, seen) for kind in actions_on_post(state, scenario, seen)]
    groups = [desk, time, cases, appeals, plans, posts, [] if state.paused else tasks]
    return [group for group in groups if group]


def _anything(chance: Chance, state: State, scenario: Scenario) -> str:
    known = (state.posts, state.cases, state.appeals, state.tasks, state.planned, (NOWHERE, ""))
    things = chance.one([list(part) for part in known if part])
    named = [case.id for case in scenario.cases] + [task.id for task in scenario.tasks]
    return chance.one([*things, *named] if chance.once_in(3) else things)
