"""`python -m simulator play`: a scenario, played by one of its bots, or by many learners at random."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterable
from typing import Any

from simulator.cli.places import content_root, one_of
from simulator.cli.reading import reader
from simulator.content.bots import Bot
from simulator.content.document import Level
from simulator.content.library import Library, load_library
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.errors import SimulatorError
from simulator.runs.play import Played, play
from simulator.runs.refusals import in_words as refused_in_words
from simulator.runs.wandering.play import Summary, wander_all
from simulator.scoring.offline.texts import readable
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
    playing.add_argument(
        "--words", action="store_true", help="say what the scorer of words suggests, too; takes some seconds"
    )
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
    result = summary(scenario, rubric, played, words=chosen.words)
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


def suggested(scenario: Scenario, rubric: Rubric, played: Played, scores: Iterable[Score]) -> dict[str, Level]:
    """What the scorer of words makes of what waits for a tutor, where it was taught what to look for."""
    waiting = {score.criterion for score in scores if score.status == "unscored"}
    if not waiting & {criterion for read in readable(rubric).values() for criterion in read}:
        return {}
    by = reader()
    found = score_run(scenario, rubric, played.events, played.state, scorer=by.name, scorers={by.name: by})
    return {score.criterion: score.level for score in found if score.level and score.criterion in waiting}


def summary(scenario: Scenario, rubric: Rubric, played: Played, *, words: bool) -> dict[str, Any]:
    """What a run came to: ending, facts, flags, meters, the level or status of each criterion, number of events, digest
    of the log, what was refused; with `words` also what the scorer of words suggests where a tutor levels."""
    state = played.state
    scores = score_run(scenario, rubric, played.events, played.state)
    return {
        "ending": state.ending,
        "facts": dict(sorted(state.facts.items())),
        "flags": sorted(state.flags),
        "meters": dict(sorted(state.meters.items())),
        "levels": {score.criterion: score.level or score.status for score in scores},
        **({"suggested": suggested(scenario, rubric, played, scores)} if words else {}),
        "events": state.seq,
        "digest": state.head,
        "refused": [f"do[{one.step}], {refused_in_words(one, scenario)}" for one in played.refusals],
    }


def _bot(library: Library, scenario: str, name: str) -> Bot:
    bots = {bot.name: bot for bot in library.bots[scenario]}
    return bots[one_of("bot", name, bots)]


def _in_words(title: str, bot: str, result: dict[str, Any]) -> str:
    lines = [f"{title}, played by {bot}: {result['ending']}"]
    lines += [f"  {name}: {value}" for name, value in [*result["facts"].items(), *result["meters"].items()]]
    lines.append(f"  flags: {', '.join(result['flags']) or 'none'}")
    lines += [f"  {name}: {_level(name, said, result)}" for name, said in result["levels"].items()]
    if "unscored" in result["levels"].values() and "suggested" not in result:
        lines.append(
            "  unscored is for a tutor; --words says what the scorer suggests, where it was taught what to look for"
        )
    lines += [f"  refused: {reason}" for reason in result["refused"]]
    lines.append(f"  {result['events']} events, {result['digest']}")
    return "\n".join(lines)


def _level(criterion: str, said: str, result: dict[str, Any]) -> str:
    read = result.get("suggested", {}).get(criterion)
    return f"{said}; the scorer suggests {read}, a tutor decides".replace("_", " ") if read else said.replace("_", " ")
