"""`python -m simulator`: content, bots, packs, people. Exit codes are part of the answer."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from simulator.bootstrap import build
from simulator.content.bots import Bot
from simulator.content.check import check
from simulator.content.library import Library, load_library
from simulator.errors import ContentError, SimulatorError
from simulator.evidence.verify import exit_code, verify
from simulator.people import ROLES
from simulator.runs.play import Played, play
from simulator.services import enrol
from simulator.settings import ROOT, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except ContentError as faults:
        print(faults, file=sys.stderr)
        return 1
    except SimulatorError as fault:
        print(fault, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    content = commands.add_parser("content", help="look after scenarios, rubrics and the standard")
    actions = content.add_subparsers(required=True, metavar="action")
    checking = actions.add_parser("check", help="print every fault of every file; exit 1 where there is one")
    _content_root(checking)
    checking.set_defaults(run=_check)

    playing = commands.add_parser("play", help="play a scenario with one of its bots")
    playing.add_argument("scenario")
    playing.add_argument("--bot", required=True, help="a name from the scenario's tests.yml")
    playing.add_argument("--seed", type=int, help="another seed than the bot's own")
    playing.add_argument("--json", action="store_true", help="print the result as JSON")
    _content_root(playing)
    playing.set_defaults(run=_play)

    _people_commands(commands)

    verifying = commands.add_parser("verify", help="check an evidence pack: exit 0 valid, 1 invalid, 2 cannot tell")
    verifying.add_argument("pack", type=Path)
    verifying.set_defaults(run=_verify)
    return parser


def _people_commands(commands: Any) -> None:
    """Who may come in, where people sign in with OpenID Connect."""
    people = commands.add_parser("people", help="who may come in, and as what (uses FIREDRILL_DATABASE_URL)")
    actions = people.add_subparsers(required=True, metavar="action")
    actions.add_parser("list", help="everyone, with their ids and roles").set_defaults(run=_people_list)

    adding = actions.add_parser("add", help="let the person behind a sign-in take a role; may be repeated")
    adding.add_argument("name")
    adding.add_argument("--issuer", required=True, help="the provider, as its tokens name it")
    adding.add_argument("--subject", required=True, help="the person, as the provider's tokens name them")
    adding.add_argument("--role", required=True, help=", ".join(ROLES))
    adding.add_argument("--organisation", required=True, metavar="ID")
    adding.add_argument("--cohort", metavar="ID", help="needed by apprentices, tutors and assessors")
    adding.set_defaults(run=_people_add)

    revoking = actions.add_parser("revoke", help="take a role away; counts at the next click")
    revoking.add_argument("person", metavar="ID")
    revoking.add_argument("--role", required=True)
    revoking.set_defaults(run=_people_revoke)
    for name, active in (("disable", False), ("enable", True)):
        switching = actions.add_parser(name, help="let nobody in as this person" if not active else "let them in again")
        switching.add_argument("person", metavar="ID")
        switching.set_defaults(run=_people_switch, active=active)


def _people_list(chosen: argparse.Namespace) -> int:
    for row in enrol.register(build(read_settings())):
        print(f"{row.id}  {row.organisation}  {row.name}  {', '.join(row.roles)}{'' if row.active else '  (disabled)'}")
    return 0


def _people_add(chosen: argparse.Namespace) -> int:
    role = enrol.role_named(chosen.role)
    if role in enrol.RELATION and not chosen.cohort:
        raise SimulatorError(f"A person who is {role} needs --cohort.")
    parts = build(read_settings())
    identity = {"issuer": chosen.issuer, "subject": chosen.subject}
    print(
        enrol.enrol(parts, chosen.name, role=role, organisation=chosen.organisation, cohort=chosen.cohort, **identity)
    )
    return 0


def _people_revoke(chosen: argparse.Namespace) -> int:
    enrol.revoke(build(read_settings()), chosen.person, enrol.role_named(chosen.role))
    return 0


def _people_switch(chosen: argparse.Namespace) -> int:
    enrol.set_active(build(read_settings()), chosen.person, active=chosen.active)
    return 0


def _content_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=ROOT, metavar="FOLDER", help="holds ksb/, rubrics/, scenarios/")


def _check(chosen: argparse.Namespace) -> int:
    faults = check(chosen.content)
    for fault in faults:
        print(fault)
    if faults:
        files = len({fault.file for fault in faults})
        print(f"{len(faults)} fault{'s' * (len(faults) > 1)} in {files} file{'s' * (files > 1)}.", file=sys.stderr)
        return 1
    print("The content is in order.")
    return 0


def _play(chosen: argparse.Namespace) -> int:
    library = load_library(chosen.content)
    scenario = library.scenarios.get(_one_of("scenario", chosen.scenario, library.scenarios))
    assert scenario is not None
    bot = _bot(library, scenario.id, chosen.bot)
    result = summary(play(scenario, library.rubrics[scenario.id], bot, seed=chosen.seed))
    print(json.dumps(result, indent=2) if chosen.json else _in_words(scenario.title, bot.name, result))
    return 0


def summary(played: Played) -> dict[str, Any]:
    """What a run came to: ending, facts, flags, meters, number of events, digest of the log."""
    state = played.state
    return {
        "ending": state.ending,
        "facts": dict(sorted(state.facts.items())),
        "flags": sorted(state.flags),
        "meters": dict(sorted(state.meters.items())),
        "events": state.seq,
        "digest": state.head,
    }


def _bot(library: Library, scenario: str, name: str) -> Bot:
    bots = {bot.name: bot for bot in library.bots[scenario]}
    return bots[_one_of("bot", name, bots)]


def _one_of(what: str, name: str, known: Mapping[str, Any]) -> str:
    if name not in known:
        raise SimulatorError(f"There is no {what} {name!r}. Known: {', '.join(sorted(known))}.")
    return name


def _in_words(title: str, bot: str, result: dict[str, Any]) -> str:
    lines = [f"{title}, played by {bot}: {result['ending']}"]
    lines += [f"  {name}: {value}" for name, value in [*result["facts"].items(), *result["meters"].items()]]
    lines.append(f"  flags: {', '.join(result['flags']) or 'none'}")
    lines.append(f"  {result['events']} events, {result['digest']}")
    return "\n".join(lines)


def _verify(chosen: argparse.Namespace) -> int:
    try:
        data = chosen.pack.read_bytes()
    except OSError as fault:
        print(f"cannot tell: {chosen.pack} cannot be read ({fault.strerror})")
        return 2
    verdict = verify(data)
    print(verdict.outcome.replace("_", " ") + (f": {verdict.fault}" if verdict.fault else ""))
    for fact in verdict.facts:
        print(f"  {fact}")
    return exit_code(verdict)
