"""`python -m simulator agreement`: how far a scorer, or any second reader, agrees with levels that people gave."""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from simulator.cli.marked import marked
from simulator.cli.places import content_root
from simulator.cli.reading import library_of, page_of, reader
from simulator.content.answers import Answer, AnswersFile
from simulator.content.document import LEVELS
from simulator.content.shelves import answers_digest, read_answers, read_answers_file
from simulator.errors import SimulatorError
from simulator.scoring.offline.model import about
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.offline.texts import verdicts
from simulator.scoring.readers import Item, Told, against_reference, between_people, in_json, in_words
from simulator.settings import ROOT

KINDS = (".yml", ".csv", ".jsonl")
FITTED = "The shipped model was fitted to these very answers, so that it knows them: read left_out beside the figures."
PERHAPS = "The shipped model was fitted to an earlier state of the project's answers; these may have been among them."
SYNTHETIC = "Answers and levels were written by the project; they say nothing of real marking."


def add_commands(commands: Any) -> None:
    """Declare `agreement`."""
    agreeing = commands.add_parser("agreement", help="how far a scorer agrees with levels that people gave")
    agreeing.add_argument(
        "--gold",
        type=Path,
        nargs="+",
        required=True,
        metavar="FILE",
        help="answers with levels (.yml), which are scored; or items with two levels (.csv, .jsonl)",
    )
    agreeing.add_argument("--json", action="store_true", help="print it as JSON")
    content_root(agreeing)
    agreeing.set_defaults(run=_agree)


def _agree(chosen: argparse.Namespace) -> int:
    strays = [path for path in chosen.gold if path.suffix not in KINDS]
    if strays:
        raise SimulatorError(f"{strays[0]} is of no kind that is read here. Allowed: {', '.join(KINDS)}.")
    files = {path: read_answers_file(path) for path in chosen.gold if path.suffix == ".yml"}
    scorer = reader() if files else None
    items = [one for path in chosen.gold if path not in files for one in marked(path)]
    for file in files.values():
        assert scorer is not None
        items += _scored(scorer, chosen.content, file)
    found, people = against_reference(items), between_people(items)
    told = {
        "files": [str(path) for path in chosen.gold],
        "scorer": scorer.name if scorer else None,
        "items": len(items),
        "unscored": sum(one.reader is None for one in items),
        **_caveats(files),
        "agreement": in_json(found),
        "between_people": in_json(people),
    }
    print(json.dumps(told, indent=2, ensure_ascii=False) if chosen.json else "\n".join(_lines(told, found, people)))
    return 0


def _scored(scorer: Offline, content: Path, file: AnswersFile) -> Iterator[Item]:
    """Each answer of a file with what the scorer makes of it."""
    page = page_of(library_of(content, file.scenario), file.scenario, file.task)
    for answer in file.answers:
        if strange := answer.gold.keys() - page.bound.keys():
            said = f"answer {answer.id} has a level for {', '.join(sorted(strange))}"
            raise SimulatorError(f"{said}, which {file.task} is not marked by. Allowed: {', '.join(page.bound)}.")
        yield from _of_answer(scorer, page, f"{file.scenario}/{file.task}/{answer.id}", answer)


def _of_answer(scorer: Offline, page: Sheet, called: str, answer: Answer) -> Iterator[Item]:
    for found in verdicts(scorer, page, answer.texts, answer.gold):
        first, second = (levels.get(found.criterion) for levels in (answer.first, answer.second))
        yield Item(
            item=called,
            criterion=found.criterion,
            reference=LEVELS.index(answer.gold[found.criterion]),
            reader=found.level_index,
            kind=answer.kind,
            family=page.bound[found.criterion].criterion.family,
            sureness=found.sureness,
            second=None if second is None else LEVELS.index(second),
            first=None if first is None else LEVELS.index(first),
        )


def _caveats(files: Mapping[Path, AnswersFile]) -> dict[str, Any]:
    """What to bear in mind with the figures."""
    fitted = _fitted(files)
    synthetic = any(file.synthetic for file in files.values())
    notes = [SYNTHETIC] if synthetic else []
    told: dict[str, Any] = {"synthetic": synthetic, "fitted_to_these": fitted, "notes": notes}
    if fitted is False:
        return told
    return {**told, "notes": [*notes, FITTED if fitted else PERHAPS], "left_out": about()["kappa"]}


def _fitted(files: Mapping[Path, AnswersFile]) -> bool | None:
    """Whether the shipped model knows one of these files: whether it is among the project's own, and those are what the
    model was fitted to. None where they have changed since, so that it cannot be told."""
    known = read_answers(ROOT, []) if files else {}
    digests = {file.digest for file in known.values()}
    if not any(file.digest in digests for file in files.values()):
        return False
    return True if answers_digest(known) == about()["answers"] else None


def _lines(told: Mapping[str, Any], found: Told | None, people: Told | None) -> Iterator[str]:
    who, items, unscored = told["scorer"] or "The reader", told["items"], told["unscored"]
    yield f"{who} against the reference, {items} items, {unscored} not scored"
    yield from told["notes"]
    yield from in_words(found) if found else ["Nothing was scored, so there is nothing to compare."]
    for way, kappas in told.get("left_out", {}).items():
        reached = ", ".join(f"{name} {kappa:.2f}" for name, kappa in kappas.items())
        yield f"On what it had not seen ({way.replace('_', ' ')}), kappa: {reached}"
    if people is not None:
        yield "\nTwo people, neither of whom saw the other's levels"
        yield from in_words(people)
