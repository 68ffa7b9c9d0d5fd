"""What a scenario's own bots show of it, beyond what its files say: whether each comes where its author expects, and
which endings and meters deserve a second look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.content.bots import Bot
from simulator.content.document import LEVELS, Level
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.content.yaml import Place
from simulator.errors import ContentError
from simulator.runs.commands import SendEscalation
from simulator.runs.find import whose
from simulator.runs.play import Played, commands_of, play
from simulator.runs.refusals import in_words
from simulator.scoring.registry import score_run
from simulator.scoring.score import Score


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing the bots showed."""

    file: str
    """Of the scenario's folder, as `tests.yml`."""
    place: Place
    words: str
    is_fault: bool
    """Something the author said is not so; else it is worth a look, and may be meant."""


@dataclass(frozen=True, slots=True)
class _Run:
    number: int
    bot: Bot
    played: Played
    scores: tuple[Score, ...]


def rehearse(scenario: Scenario, rubric: Rubric, bots: Iterable[Bot]) -> list[Shown]:
    """Plays every bot once, with its own seed. Rules that never come to rest hide what else there is to tell."""
    runs: list[_Run] = []
    for number, bot in enumerate(bots):
        try:
            runs.append(_run(scenario, rubric, number, bot))
        except ContentError as loop:
            words = "; ".join(fault.problem for fault in loop.faults)
            return [Shown("rules.yml", ("rules",), f"when {bot.name} plays, {words}", True)]
    found = [shown for run in runs for shown in _of_bot(scenario, run)]
    found += [Shown("scenario.yml", *told, False) for told in _unreached(scenario, runs)]
    found += [Shown("scenario.yml", *told, False) for told in _pinned(scenario, runs)]
    return found + [Shown("marking.yml", *told, False) for told in _never_shown(rubric, runs)]


def _run(scenario: Scenario, rubric: Rubric, number: int, bot: Bot) -> _Run:
    played = play(scenario, rubric, bot)
    return _Run(number, bot, played, score_run(scenario, rubric, played.events, played.state))


def _of_bot(scenario: Scenario, run: _Run) -> Iterator[Shown]:
    """What a bot was refused, and then where it did not come, which is likely to follow from that."""
    unmet, refusals = [*_unmet(run)], run.played.refusals
    if run.bot.expect.refused != len(refusals):
        told = [(refusal.step, in_words(refusal, scenario)) for refusal in refusals]
        for step, words in dict.fromkeys(told):  # a paused run refuses time as well
            place = ("bots", run.number, "do", step)
            yield Shown("tests.yml", place, f"{run.bot.name} is refused {words}", bool(unmet))
    yield from (Shown("tests.yml", place, words, True) for place, words in unmet)
    yield from (Shown("tests.yml", place, words, False) for place, words in _asked_in_vain(scenario, run))


def _unmet(run: _Run) -> Iterator[tuple[Place, str]]:
    """What the bot's author expects and its run did not come to."""
    expect, state = run.bot.expect, run.played.state
    place: Place = ("bots", run.number, "expect")
    if expect.ending not in (None, state.ending):
        yield (*place, "ending"), f"{run.bot.name} comes to {state.ending}; expected: {expect.ending}"
    for fact, wanted in expect.facts.items():
        if state.facts[fact] != wanted:
            is_, wants = (str(value).lower() for value in (state.facts[fact], wanted))
            yield (*place, "facts", fact), f"is {is_} when {run.bot.name} has played; expected: {wants}"
    if expect.flags is not None and set(expect.flags) != set(state.flags):
        raised = ", ".join(sorted(state.flags)) or "none"
        wanted_flags = ", ".join(sorted(expect.flags)) or "none"
        yield (*place, "flags"), f"{run.bot.name} raises {raised}; expected: {wanted_flags}"
    if expect.refused is not None and expect.refused != len(run.played.refused):
        count = len(run.played.refused)
        yield (*place, "refused"), f"{run.bot.name} is refused {count}; expected: {expect.refused}"
    yield from _unmet_chances(run, place)
    yield from _unmet_levels(run, place)


def _unmet_chances(run: _Run, place: Place) -> Iterator[tuple[Place, str]]:
    state = run.played.state
    opened = {*state.cases, *state.appeals, *state.tasks}
    opened |= {score.criterion for score in run.scores if score.status != "not_observed"}
    for name in run.bot.expect.offered:
        if name not in opened:
            yield (*place, "offered"), f"{name} is not opened when {run.bot.name} plays; expected: that it is"
    for name in run.bot.expect.not_observed:
        if name in opened:
            yield (*place, "not_observed"), f"{name} is offered when {run.bot.name} plays; expected: that it is not"


def _unmet_levels(run: _Run, place: Place) -> Iterator[tuple[Place, str]]:
    levels = {score.criterion: score.level for score in run.scores}
    least, most = run.bot.expect.level_at_least, run.bot.expect.level_at_most
    limits = [("at least", name, level) for name, level in least.items()]
    limits += [("at most", name, level) for name, level in most.items()]
    for how, criterion, limit in limits:
        level = levels.get(criterion)
        if level is None:
            continue
        over = LEVELS.index(level) - LEVELS.index(limit)
        if over < 0 if how == "at least" else over > 0:
            words = f"{criterion} comes to {_said(level)} when {run.bot.name} plays; expected: {how} {_said(limit)}"
            yield (*place, f"level_{how.replace(' ', '_')}", criterion), words


def _asked_in_vain(scenario: Scenario, run: _Run) -> Iterator[tuple[Place, str]]:
    """A colleague who is asked about what is not theirs says no more than that."""
    for number, (_, command) in enumerate(commands_of(run.bot)):
        if isinstance(command, SendEscalation) and command.topic not in scenario.people[command.to].answers:
            known = ", ".join(whose(scenario, command.topic)) or "nobody"
            words = f"{command.to} has no answer on {command.topic}, which is a topic of {known}"
            yield ("bots", run.number, "do", number, "topic"), words


def _unreached(scenario: Scenario, runs: list[_Run]) -> Iterator[tuple[Place, str]]:
    reached = {run.played.state.ending for run in runs}
    for number, ending in enumerate(scenario.endings):
        if ending.id not in reached:
            yield ("endings", number), f"{ending.id} is where no bot comes to: can anybody?"


def _pinned(scenario: Scenario, runs: list[_Run]) -> Iterator[tuple[Place, str]]:
    """A meter that lies at its bound before half-time and stays there tells nothing for the rest of the shift."""
    for name, meter in scenario.meters.items():
        for run in runs:
            at = _stuck_since(run, name, (meter.min, meter.max))
            if at is not None and at < scenario.clock.length // 2:
                value = run.played.state.meters[name]
                yield ("meters", name), f"is at {value} from minute {at // 60} to the end when {run.bot.name} plays"


def _stuck_since(run: _Run, name: str, bounds: tuple[int, int]) -> int | None:
    """When the meter came to a bound that it never left again."""
    value, since = run.played.state.meters[name], 0
    if value not in bounds:
        return None
    for move in run.played.state.moves:
        if move.meter == name:
            since = since if move.value == value and since else move.t if move.value == value else 0
    return since or None


def _never_shown(rubric: Rubric, runs: list[_Run]) -> Iterator[tuple[Place, str]]:
    """A criterion that some way through the scenario gives no chance to show."""
    for number, bound in enumerate(rubric.criteria):
        name = bound.criterion.id
        without = [run.bot.name for run in runs if _status(run, name) == "not_observed"]
        if without:
            names = f"{', '.join(without)} play{'s' * (len(without) == 1)}"
            yield ("criteria", number), f"{name} has no chance to be shown when {names}"


def _status(run: _Run, criterion: str) -> str:
    return next((score.status for score in run.scores if score.criterion == criterion), "")


def _said(level: Level) -> str:
    return level.replace("_", " ")
