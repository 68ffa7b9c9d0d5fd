"""`python -m simulator score`: one text, or a file of answers, scored offline with any content; no run is needed."""

import argparse
import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator.cli.places import content_root, one_of
from simulator.cli.reading import library_of, page_of, reader
from simulator.content.answers import AnswersFile
from simulator.content.shelves import read_answers_file
from simulator.content.variables import filled
from simulator.errors import SimulatorError
from simulator.scoring.offline.texts import WHOLE, Verdict, in_words, verdicts
from simulator.scoring.offline.unreadable import MOST_CHARACTERS

CAP = 4 * MOST_CHARACTERS
"""Bytes of a text that is read at all."""


def add_commands(commands: Any) -> None:
    """Declare `score`."""
    scoring = commands.add_parser("score", help="score a text offline, as an answer to a task; no run is needed")
    scoring.add_argument("--scenario", metavar="ID")
    scoring.add_argument("--task", metavar="ID", help="a task; or a channel, for the replies in it")
    what = scoring.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--text",
        action="append",
        metavar="[CHANNEL=]FILE",
        help="the answer, as UTF-8; with a channel once for each of the task's channels",
    )
    what.add_argument(
        "--answers", type=Path, metavar="FILE.yml", help="every answer of such a file as under rubrics/answers; fast"
    )
    scoring.add_argument("--criterion", metavar="ID", help="this one alone")
    scoring.add_argument("--json", action="store_true", help="print JSON; with --answers one line for each answer")
    content_root(scoring)
    scoring.set_defaults(run=_score)


def _score(chosen: argparse.Namespace) -> int:
    answers = read_answers_file(chosen.answers) if chosen.answers else None
    scenario, task = _about(chosen, answers)
    library = library_of(chosen.content, scenario)
    page = page_of(library, scenario, task)
    only = [one_of(f"criterion of {task} named", chosen.criterion, page.bound)] if chosen.criterion else None
    if answers is not None:
        named = {answer.id: (answer.texts, {"kind": answer.kind, "gold": answer.gold}) for answer in answers.answers}
    else:
        channels = next((one.channels for one in library.scenarios[scenario].tasks if one.id == task), (task,))
        texts = _texts(chosen.text, channels)
        named = {"": ({of: filled(text, library.variables[scenario]) for of, text in texts.items()}, {})}
    scorer, rubric = reader(), library.rubrics[scenario].digest
    for name, (texts, more) in named.items():
        head = {"answer": name, **more} if name else {}
        head |= {"scorer": scorer.name, "rubric": rubric, "scenario": scenario, "task": task}
        _tell(head, list(verdicts(scorer, page, texts, only)), as_json=chosen.json, on_one_line=bool(name))
    return 0


def _about(chosen: argparse.Namespace, answers: AnswersFile | None) -> tuple[str, str]:
    """The scenario and the task: as asked for, or as the file of answers says."""
    said = (answers.scenario, answers.task) if answers else (None, None)
    for option, asked, found in zip(("scenario", "task"), (chosen.scenario, chosen.task), said, strict=True):
        if answers and asked not in (None, found):
            raise SimulatorError(
                f"{chosen.answers} holds answers of {option} {found!r}, and --{option} says {asked!r}."
            )
        if not (asked or found):
            raise SimulatorError(f"--{option} is missing; needed: the id of a {option}.")
    return chosen.scenario or answers.scenario, chosen.task or answers.task  # type: ignore[union-attr]


def _texts(given: list[str], channels: tuple[str, ...]) -> dict[str, str]:
    """By channel; one file without a channel stands for the whole answer."""
    parts = [_part(one, channels) for one in given]
    names = [name for name, _ in parts]
    if None in names and len(parts) > 1:
        raise SimulatorError(
            f"One --text without a channel is the whole answer. Or give CHANNEL=FILE: {_list(channels)}."
        )
    if len(set(names)) < len(names):
        raise SimulatorError("A channel is given twice with --text; allowed: once each.")
    return {name or (channels[0] if len(channels) == 1 else WHOLE): _read(path) for name, path in parts}


def _part(given: str, channels: tuple[str, ...]) -> tuple[str | None, Path]:
    name, is_named, path = given.partition("=")
    if not is_named or (name not in channels and Path(given).exists()):
        return None, Path(given)
    if name not in channels:
        raise SimulatorError(f"--text {given}: {name!r} is no channel of this task. Allowed: {_list(channels)}.")
    return name, Path(path)


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise SimulatorError(f"{path} cannot be read ({fault.strerror}). Give a file of plain text.") from None
    if len(data) > CAP:
        raise SimulatorError(f"{path} is {len(data):,} bytes long; allowed: at most {CAP:,}.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        said = f"{path}, line {line}: byte 0x{data[fault.start]:02x} is not UTF-8"
        raise SimulatorError(f"{said}. Save the file as UTF-8.") from None


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _tell(head: Mapping[str, object], found: list[Verdict], *, as_json: bool, on_one_line: bool) -> None:
    if as_json:
        told = {**head, "criteria": [dataclasses.asdict(one) for one in found]}
        print(json.dumps(told, ensure_ascii=False, indent=None if on_one_line else 2))
        return
    title = f"{head['answer']}: " if "answer" in head else ""
    print(f"{title}{head['scenario']}/{head['task']}, scored by {head['scorer']}. A suggestion: a tutor decides.")
    for one in found:
        print("\n".join(in_words(one)))
