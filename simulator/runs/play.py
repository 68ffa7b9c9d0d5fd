"""Playing a scripted player through the real engine, deterministically: same bot, same seed, same log."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from simulator.content.bots import Bot
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.runs.commands import COMMANDS, AdvanceClock, Command, EndRun
from simulator.runs.engine import execute, start
from simulator.runs.events import Adjustments, Event
from simulator.runs.log import head
from simulator.runs.refusals import Refusal, absent
from simulator.runs.state import State

START_AT = "2026-01-05T09:00:00.000Z"


@dataclass(frozen=True, slots=True)
class Played:
    """A whole run."""

    state: State
    events: tuple[Event, ...]
    refusals: tuple[Refusal, ...] = ()
    """In order."""

    @property
    def refused(self) -> tuple[str, ...]:
        """Reasons of the refused commands, in order."""
        return tuple(refusal.reason for refusal in self.refusals)

    @property
    def digest(self) -> str:
        return head(self.events)


def play(
    scenario: Scenario,
    rubric: Rubric,
    bot: Bot,
    *,
    seed: int | None = None,
    run: str = "play",
    start_at: str = START_AT,
    adjustments: Adjustments = Adjustments(),
) -> Played:
    """The bot's commands, each at its time, then the end of the run. Wall time is `start_at` plus simulated time."""
    step = start(
        scenario,
        rubric=rubric,
        run=run,
        seed=bot.seed if seed is None else seed,
        mode=bot.mode,
        at=start_at,
        adjustments=adjustments,
    )
    state, events, refusals = step.state, list(step.events), list[Refusal]()
    for number, (at, command) in enumerate(script(bot, scenario), start=1):
        if isinstance(command, AdvanceClock) and at <= state.now:
            continue
        step = execute(state, scenario, command, command_id=f"{run}-{number}", at=wall(start_at, max(at, state.now)))
        if step.refused:
            refusals.append(Refusal((number - 1) // 2, state.now, step.refused, absent(state, command)))
        state = step.state
        events += step.events
        if state.over:
            break
    return Played(state, tuple(events), tuple(refusals))


def commands_of(bot: Bot) -> list[tuple[int, Command]]:
    """The bot's own commands with their times. Raises pydantic's ValidationError where one is not a command."""
    return [(step.at, COMMANDS.validate_json(json.dumps(step.send))) for step in bot.do]


def script(bot: Bot, scenario: Scenario) -> list[tuple[int, Command]]:
    """Each command after the clock has come to its time; the end last."""
    all_of_it: list[tuple[int, Command]] = []
    for at, command in commands_of(bot):
        all_of_it += [(at, AdvanceClock(to=at)), (at, command)]
    return [*all_of_it, (scenario.clock.length, EndRun())]


def wall(start_at: str, t: int) -> str:
    at = datetime.fromisoformat(start_at).astimezone(UTC) + timedelta(seconds=t)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
