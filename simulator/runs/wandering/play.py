"""Random runs, one for each seed: played to their end, held against the laws, and added up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.errors import ContentError
from simulator.runs.commands import COMMANDS, Command
from simulator.runs.engine import Step, execute, start
from simulator.runs.events import Adjustments, Event
from simulator.runs.laws import broken_law
from simulator.runs.play import START_AT, wall
from simulator.runs.state import State
from simulator.runs.wandering.chance import Chance
from simulator.runs.wandering.wish import wish

WISHES = 120
"""How often this player asks for something before handing in."""
LOOP = 20
"""So many offers refused one after another are a loop."""


@dataclass(frozen=True, slots=True)
class Wandered:
    """One random run, and the first law it broke."""

    seed: int
    state: State
    events: tuple[Event, ...]
    refused: int
    """How many commands were refused."""
    broken: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    runs: int
    endings: tuple[tuple[str, int], ...]
    """Ending → how many runs came to it, most first."""
    events_half: int
    """Half of all runs have so many events or fewer."""
    events_most: int
    refusals: int
    broken: tuple[int, str] | None
    """The first seed whose run broke a law, and which."""


def wander(scenario: Scenario, rubric: Rubric, seed: int) -> Wandered:
    """A run in which what is offered was tried, with nonsense between."""
    player = _Player(scenario, rubric, seed)
    try:
        player.play()
    except ContentError as fault:
        return player.result(str(fault))
    return player.result(player.broken or broken_law(scenario, player.events, player.state))


def wander_all(scenario: Scenario, rubric: Rubric, seeds: Iterable[int]) -> Summary:
    """Every seed, up to the first that breaks a law."""
    found: list[Wandered] = []
    for seed in seeds:
        found.append(wander(scenario, rubric, seed))
        if found[-1].broken:
            break
    return _summary(found)


class _Player:
    """Plays one run. Lives inside one call and never outlasts it."""

    def __init__(self, scenario: Scenario, rubric: Rubric, seed: int) -> None:
        self.broken: str | None = None
        self._scenario, self._seed, self._chance = scenario, seed, Chance(seed)
        mode = self._chance.one(sorted(scenario.modes))
        adjustments = Adjustments(time=self._chance.one((100, 100, 125, 150)))
        first = start(scenario, rubric=rubric, run="wander", seed=seed, mode=mode, at=START_AT, adjustments=adjustments)
        self.state, self.events = first.state, list(first.events)
        self._commands = self._refused = self._in_a_row = 0

    def play(self) -> None:
        for _ in range(WISHES):
            if self.state.over or self.broken:
                return
            command, offered = wish(self._chance, self.state, self._scenario)
            step = self._send(command)
            self._refused += step.refused is not None
            if offered:
                self._in_a_row = self._in_a_row + 1 if step.refused else 0
            if self._in_a_row >= LOOP:
                self.broken = f"{LOOP} offers were refused one after another; the last: {step.refused}"
        for kind in ("run.resume", "run.end"):
            if not self.state.over and (kind == "run.end" or self.state.paused):
                self._send(COMMANDS.validate_python({"kind": kind}))

    def result(self, broken: str | None) -> Wandered:
        return Wandered(self._seed, self.state, tuple(self.events), self._refused, broken)

    def _send(self, command: Command) -> Step:
        self._commands += 1
        at = wall(START_AT, self.state.now)
        step = execute(self.state, self._scenario, command, command_id=f"wander-{self._commands}", at=at)
        self.state = step.state
        self.events += step.events
        return step


def _summary(found: Sequence[Wandered]) -> Summary:
    lengths = sorted(len(run.events) for run in found)
    endings = Counter(run.state.ending or "none" for run in found)
    last = found[-1]
    return Summary(
        runs=len(found),
        endings=tuple(sorted(endings.items(), key=lambda each: (-each[1], each[0]))),
        events_half=lengths[(len(lengths) - 1) // 2],
        events_most=lengths[-1],
        refusals=sum(run.refused for run in found),
        broken=(last.seed, last.broken) if last.broken else None,
    )
