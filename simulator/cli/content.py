"""`python -m simulator content`: for those who write scenarios."""

import argparse
import json
from pathlib import Path
from typing import Any

from simulator.cli.checking import checking_it
from simulator.cli.places import as_given, content_root, one_of
from simulator.content.apart import read_apart
from simulator.content.coverage import coverage, in_words
from simulator.content.difference import CHANGED, change, differences
from simulator.content.library import load_library
from simulator.content.schema import FILE_SCHEMAS, write_schemas
from simulator.content.starter import SCHEMAS, write_starter
from simulator.content.timeline import events_of, svg, text
from simulator.errors import SimulatorError

PYTHON = ".venv/bin/python"
"""As `make run` puts it, and as it is given in Firedrill's own folder."""


def add_commands(commands: Any) -> None:
    """Declare `content` and its actions."""
    content = commands.add_parser("content", help="write, check and look over scenarios, rubrics and the standard")
    actions = content.add_subparsers(required=True, metavar="action")

    checking = actions.add_parser("check", help="print every fault of every file; exit 1 where there is one")
    checking.add_argument("scenario", nargs="?", help="tell of this one alone")
    checking.add_argument("--quick", action="store_true", help="read the files only: play no bots, look at no wording")
    checking.add_argument("--strict", action="store_true", help="exit 1 also where something is worth a look")
    checking.set_defaults(run=checking_it)

    starting = actions.add_parser("new", help="write a small scenario to begin from, with comments, that can be played")
    starting.add_argument("id", help="small letters, digits and -, as night-shift")
    starting.set_defaults(run=_new)

    drawing = actions.add_parser("timeline", help="show what comes when, by channel; as a picture with --out")
    drawing.add_argument("scenario")
    drawing.add_argument("--out", type=Path, metavar="FILE.svg")
    drawing.set_defaults(run=_timeline)

    comparing = actions.add_parser("diff", help="say what changes for a learner between two versions of a scenario")
    comparing.add_argument("old", type=Path, help="the folder of the old version, with its pack's folder beside it")
    comparing.add_argument("new", type=Path, help="the folder of the new version")
    comparing.set_defaults(run=_diff)

    covering = actions.add_parser("coverage", help="say which scenarios give a chance to show which KSBs")
    covering.add_argument("--json", action="store_true", help="print it as JSON")
    covering.set_defaults(run=_coverage)

    describing = actions.add_parser("schema", help="write a JSON Schema for each file, for editors that complete YAML")
    describing.add_argument("--out", type=Path, metavar="DIR", help=f"{SCHEMAS}/ of the content folder where not given")
    describing.set_defaults(run=_schema)
    for action in (checking, starting, drawing, comparing, covering, describing):
        content_root(action)


def _new(chosen: argparse.Namespace) -> int:
    folder = write_starter(chosen.content, chosen.id)
    write_schemas(chosen.content / SCHEMAS)
    where = as_given(chosen.content)
    begin = folder if where else folder.relative_to(chosen.content)
    print(f"{begin} is there and can be played:")
    print(f"  {PYTHON} -m simulator play {chosen.id} --bot strong{where}")
    print(f"Begin with {begin}/scenario.yml, then:")
    print(f"  {PYTHON} -m simulator content check {chosen.id}{where}")
    return 0


def _timeline(chosen: argparse.Namespace) -> int:
    library = load_library(chosen.content)
    scenario = library.scenarios[one_of("scenario", chosen.scenario, library.scenarios)]
    events = events_of(scenario)
    if chosen.out is None:
        print(text(scenario, events))
        return 0
    if chosen.out.suffix != ".svg":
        raise SimulatorError(f"{chosen.out} is no name for a picture. Give one that ends in .svg.")
    chosen.out.write_text(svg(scenario, events), encoding="utf-8")
    print(f"{chosen.out} is there: {len(events)} things over {scenario.clock.length // 60} minutes.")
    return 0


def _diff(chosen: argparse.Namespace) -> int:
    old, new = (read_apart(path, chosen.content) for path in (chosen.old, chosen.new))
    found = differences(old, new)
    print("\n".join(found) if found else "Nothing changes for a learner.")
    if (how := change(old.rubric, new.rubric)) != "none":
        print(CHANGED[how])
    return 0


def _coverage(chosen: argparse.Namespace) -> int:
    found = coverage(load_library(chosen.content))
    print(json.dumps(found, indent=2, ensure_ascii=False) if chosen.json else in_words(found))
    return 0


def _schema(chosen: argparse.Namespace) -> int:
    out = chosen.out or chosen.content / SCHEMAS
    write_schemas(out)
    print(f"{len(FILE_SCHEMAS)} schemas are in {out}.")
    return 0
