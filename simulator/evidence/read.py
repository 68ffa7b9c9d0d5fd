"""A pack's records, read back. Strict: what is not spelled as this program spells it is a fault, named by its file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError

from simulator.assessment_log import Assessment
from simulator.canonical import digest_bytes
from simulator.content.document import Document
from simulator.content.rubric import Rubric
from simulator.content.scenario import Scenario
from simulator.content.standard import Standard
from simulator.evidence import records
from simulator.evidence.chosen import PackInput, PackRun, later_rubrics, rubric_name
from simulator.runs import find
from simulator.runs.deeds import PostScheduled
from simulator.runs.events import Event

D = TypeVar("D", bound=Document)
OF_THE_PACK = (
    "data/00-summary.html",
    "data/VERIFY.md",
    "data/pack.json",
    "data/progress.json",
    "data/rubrics.json",
    "data/standard.json",
)
OF_A_RUN = ("assessments.jsonl", "decisions.json", "events.jsonl", "rubric.json", "scenario.json")


class Fault(Exception):
    """The first thing that is wrong with a pack, in words, with its file."""


class About(Document):
    """pack.json."""

    format: str
    learner: str
    learner_name: str
    organisation: str
    library: str
    built_at: str
    built_by: str
    runs: tuple[str, ...]


def pack_of(files: Mapping[str, bytes]) -> PackInput:
    """The pack whose payload this is. Fault where a file is missing, one too many, or not what it should be."""
    about = document(About, files, "data/pack.json")
    _complete(files, about)
    rubrics = documents(Rubric, files, "data/rubrics.json")
    return PackInput(
        learner=about.learner,
        learner_name=about.learner_name,
        organisation=about.organisation,
        standard=document(Standard, files, "data/standard.json"),
        library=about.library,
        runs=tuple(_run(files, name) for name in about.runs),
        possible={rubric.scenario: rubric for rubric in rubrics},
        built_at=about.built_at,
        built_by=about.built_by,
    )


def document(kind: type[D], files: Mapping[str, bytes], name: str) -> D:
    """One document from a file of its own."""
    return _parsed(kind, _file(files, name), name)


def documents(kind: type[D], files: Mapping[str, bytes], name: str) -> tuple[D, ...]:
    """The documents of a file that has one a line."""
    *whole, rest = _file(files, name).split(b"\n")
    if rest:
        raise Fault(f"{name}: its last line does not end")
    return tuple(_parsed(kind, line, f"{name}: line {place}") for place, line in enumerate(whole, start=1))


def _run(files: Mapping[str, bytes], run: str) -> PackRun:
    folder = f"data/runs/{run}"
    events = documents(Event, files, f"{folder}/events.jsonl")
    assessments = documents(Assessment, files, f"{folder}/assessments.jsonl")
    return PackRun(
        run=run,
        scenario=document(Scenario, files, f"{folder}/scenario.json"),
        rubric=document(Rubric, files, f"{folder}/rubric.json"),
        events=events,
        assessments=assessments,
        pictures=_pictures(files, folder, events),
        later_rubrics=_later(files, folder, events, assessments),
    )


def _pictures(files: Mapping[str, bytes], folder: str, events: Iterable[Event]) -> dict[str, bytes]:
    """Each picture the log names, with the bytes it had when it was attached."""
    named = [find.own_picture(event.data.asset) for event in events if isinstance(event.data, PostScheduled)]
    packed = {name for name in files if name.startswith(f"{folder}/pictures/")}
    found: dict[str, bytes] = {}
    for digest in dict.fromkeys(filter(None, named)):
        start = f"{folder}/pictures/{digest.removeprefix('sha256:')}."
        name = next((name for name in packed if name.startswith(start)), f"{start}jpg")
        found[digest] = _file(files, name)
        packed.discard(name)
        if digest_bytes(found[digest]) != digest:
            raise Fault(f"{name}: is not the picture that the log names")
    for name in sorted(packed):
        raise Fault(f"{name} is not part of a pack")
    return found


def _later(
    files: Mapping[str, bytes], folder: str, events: Sequence[Event], assessments: Iterable[Assessment]
) -> dict[str, Rubric]:
    """Each rubric that a score names beside the run's own."""
    if not events:
        raise Fault(f"{folder}/events.jsonl: has no event")
    names = {digest: f"{folder}/{rubric_name(digest)}" for digest in later_rubrics(events, assessments)}
    for name in sorted(name for name in files if name.startswith(f"{folder}/rubrics/") and name not in names.values()):
        raise Fault(f"{name} is not part of a pack")
    found = {digest: document(Rubric, files, name) for digest, name in names.items()}
    for digest, later in found.items():
        if later.digest != digest:
            raise Fault(f"{names[digest]}: is not the rubric that a score names")
    return found


def _complete(files: Mapping[str, bytes], about: About) -> None:
    """Nothing is missing and nothing too many. Pictures and later rubrics are looked for later: the logs say which."""
    wanted = {*OF_THE_PACK, *(f"data/runs/{run}/{name}" for run in about.runs for name in OF_A_RUN)}
    for name in sorted(wanted - set(files)):
        raise Fault(f"{name} is missing")
    named_in_logs = tuple(f"data/runs/{run}/{kind}/" for run in about.runs for kind in ("pictures", "rubrics"))
    for name in sorted(name for name in set(files) - wanted if not name.startswith(named_in_logs)):
        raise Fault(f"{name} is not part of a pack")


def _file(files: Mapping[str, bytes], name: str) -> bytes:
    if name not in files:
        raise Fault(f"{name} is missing")
    return files[name]


def _parsed(kind: type[D], data: bytes, where: str) -> D:
    try:
        found = kind.model_validate_json(data)
        again = records.one(found)
    except (ValidationError, ValueError) as problem:
        _unreadable(where, problem)
    if again != data:
        raise Fault(f"{where}: is not spelled as this program spells it")
    return found


def _unreadable(where: str, problem: Exception) -> NoReturn:
    first: Any = problem.errors()[0] if isinstance(problem, ValidationError) else {}
    place = ".".join(str(part) for part in first.get("loc", ()))
    raise Fault(f"{where}: cannot be read{f' at {place}' if place else ''}: {first.get('msg', problem)}") from problem
