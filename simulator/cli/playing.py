"""`python -m simulator play`: a scenario, played by one of its bots, or by many learners at random."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterable
from typing import Any

from simulator.cli.places import content_root
from simulator.content.bots import Bot
from simulator.content.library import Library, load_library
from simulator.errors import SimulatorError
from simulator.runs.play import Played, play
from simulator.runs.wandering.play import Summary, wander_all
from simulator.scoring.registry import score_run
from simulator.scoring.score import Score


def add_commands(commands: Any) -> None:
    """Declare `play`."""
    playing = commands.add_parser("play", help="play a scenario with one of its bots, or at random")
    playing.add_argument("scenario")
    who = playing.add_mutually_exclusive_group(required=True)
    who.add_argument("--bot", help="a name from the scenario's tests.yml")
    who.add_argument(
        "--random", type=int, metavar="N", help="N learners who try anything; exit 1 at the first unsound run"
    )
    playing.add_argument("--seed", type=int, help="another seed than the bot's own; the first seed of those at random")
    playing.add_argument("--json", action="store_true", help="print the result as JSON")
    content_root(playing)
    playing.set_defaults(run=_play)


def _play(chosen: argparse.Namespace) -> int:
    library = load_library(chosen.content)
    scenario = library.scenarios.get(one_of("scenario", chosen.scenario, library.scenarios))
    assert scenario is not None
    if chosen.random is not None:
        return _at_random(library, scenario.id, chosen)
    bot, rubric = _bot(library, scenario.id, chosen.bot), library.rubrics[scenario.id]
    played = play(scenario, rubric, bot, seed=chosen.seed)
    result = summary(played, score_run(scenario, rubric, played.events, played.state))
    print(json.dumps(result, indent=2) if chosen.json else _in_words(scenario.title, bot.name, result))
    return 0


def _at_random(library: Library, scenario: str, chosen: argparse.Namespace) -> int:
    if chosen.random < 1:
        raise SimulatorError("--random takes a number of runs, from 1.")
    first = 1 if chosen.seed is None else chosen.seed
    seeds = range(first, first + chosen.random)
    found = wander_all(library.scenarios[scenario], library.rubrics[scenario], seeds)
    print(json.dumps(dataclasses.asdict(found), indent=2) if chosen.json else _added_up(scenario, found))
    if found.broken:
        seed, law = found.broken
        print(f"Seed {seed} is unsound: {law}. Play it alone: --random 1 --seed {seed}", file=sys.stderr)
    return 1 if found.broken else 0


def _added_up(scenario: str, found: Summary) -> str:
    endings = ", ".join(f"{ending} {number}" for ending, number in found.endings)
    return "\n".join(
        (
            f"{scenario}, {found.runs} runs at random: {endings}",
            f"  events in a run: {found.events_half} in half of them or fewer, {found.events_most} at most",
            f"  refusals: {found.refusals}",
        )
    )


def summary(played: Played, scores: Iterable[Score]) -> dict[str, Any]:
    """What a run came to: ending, facts, flags, meters, the level or status of each criterion, number of events, digest
    of the log, what was refused."""
    state = played.state
    return {
        "ending": state.ending,
        "facts": dict(sorted(state.facts.items())),
        "flags": sorted(state.flags),
        "meters": dict(sorted(state.meters.items())),
        "levels": {score.criterion: score.level or score.status for score in scores},
        "events": state.seq,
        "digest": state.head,
        "refused": list(played.refused),
    }


def _bot(library: Library, scenario: str, name: str) -> Bot:
    bots = {bot.name: bot for bot in library.bots[scenario]}
    return bots[one_of("bot", name, bots)]


def one_of(what: str, name: str, known: Iterable[str]) -> str:
    """`name`, which must be one of these."""
    if name not in known:
        raise SimulatorError(f"There is no {what} {name!r}. Known: {', '.join(sorted(known)) or 'none'}.")
    return name


def _in_words(title: str, bot: str, result: dict[str, Any]) -> str:
    lines = [f"{title}, played by {bot}: {result['ending']}"]
    lines += [f"  {name}: {value}" for name, value in [*result["facts"].items(), *result["meters"].items()]]
    lines.append(f"  flags: {', '.join(result['flags']) or 'none'}")
    lines += [f"  {criterion}: {said.replace('_', ' ')}" for criterion, said in result["levels"].items()]
    lines += [f"  refused: {reason}" for reason in result["refused"]]
    lines.append(f"  {result['events']} events, {result['digest']}")
    return "\n".join(lines)
