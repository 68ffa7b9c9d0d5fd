"""The standard under `ksb/` and the criteria under `rubrics/`: reading them, and what each must keep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from simulator.canonical import digest
from simulator.content.answers import AnswersFile
from simulator.content.document import Document
from simulator.content.faults import did_you_mean, one_of, validated
from simulator.content.files import YAML_CAP, gathering, listing, read_text
from simulator.content.rubric import CriteriaFile, Criterion
from simulator.content.standard import Published, Standard, Working
from simulator.content.yaml import Loaded, Place, load
from simulator.errors import ContentError, Fault

D = TypeVar("D", bound=Document)

ANSWERS = "rubrics/answers"
"""Answers with levels, one file for each task."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a criterion stands."""

    loaded: Loaded
    place: Place

    def fault(self, place: Place, problem: str) -> Fault:
        """A fault at a place inside the criterion."""
        return self.loaded.fault((*self.place, *place), problem)


def read_standard(root: Path, faults: list[Fault]) -> Standard | None:
    """The one standard under `ksb/`, both layers; None where a layer cannot be read."""
    if not (root / "ksb").is_dir():
        faults.append(Fault("ksb", 0, "", "is missing; needed: a folder with one standard, as ksb/st0345"))
        return None
    with gathering(faults):
        files, folders = listing(root, "ksb")
        faults += [Fault(f"ksb/{name}", 0, "", "is a file; allowed: one folder with a standard") for name in files]
        if len(folders) != 1:
            faults.append(Fault("ksb", 0, "", f"holds {len(folders)} standards; allowed: one"))
            return None
        return _standard(root, f"ksb/{folders[0]}", faults)
    return None


def read_criteria(
    root: Path, standard: Standard | None, faults: list[Fault], homes: dict[str, Home] | None = None
) -> dict[str, Criterion]:
    """Every criterion of every file under `rubrics/`, by id; where each stands is put into `homes`."""
    found: dict[str, Criterion] = {}
    homes = {} if homes is None else homes
    if not (root / "rubrics").is_dir():
        faults.append(Fault("rubrics", 0, "", "is missing; needed: a folder with files of criteria"))
        return found
    with gathering(faults):
        for name in _yaml_files(root, "rubrics", faults):
            with gathering(faults):
                loaded, document = _read(root, name, CriteriaFile, faults)
                faults += [loaded.fault(*fault) for fault in _codes(loaded, standard)]
                for place, criterion in _criteria_in(document):
                    if criterion.id not in found:
                        found[criterion.id], homes[criterion.id] = criterion, Home(loaded, place[:-1])
                        continue
                    first = homes[criterion.id]
                    at = f"{first.loaded.file}:{first.loaded.lines[(*first.place, 'id')]}"
                    problem = f'"{criterion.id}" is given a second time, first in {at}'
                    faults.append(loaded.fault(place, f"{problem}; allowed: an id no other criterion has"))
    return found


def read_answers(root: Path, faults: list[Fault]) -> dict[str, AnswersFile]:
    """Every file of answers with levels, by its name; none where there is no such folder."""
    return {loaded.file: document for loaded, document in open_answers(root, faults)}


def open_answers(root: Path, faults: list[Fault]) -> list[tuple[Loaded, AnswersFile]]:
    """The same, each with its lines."""
    found: list[tuple[Loaded, AnswersFile]] = []
    if (root / ANSWERS).is_dir():
        with gathering(faults):
            for name in _yaml_files(root, ANSWERS, faults):
                with gathering(faults):
                    loaded, document = _read(root, name, AnswersFile, faults)
                    found += [(loaded, document)] if document else []
    return found


def read_answers_file(path: Path) -> AnswersFile:
    """One file of answers with levels, wherever it lies. ContentError with all that is wrong with it."""
    faults: list[Fault] = []
    with gathering(faults):
        _, document = _read(Path(), str(path), AnswersFile, faults)
        if document is not None and not faults:
            return document
    raise ContentError(faults)


def answers_digest(files: Mapping[str, AnswersFile]) -> str:
    """Of every file of answers, in the order of their names: what a model was fitted to."""
    return digest([files[name].compiled() for name in sorted(files)])


def _criteria_in(document: CriteriaFile | None) -> Iterator[tuple[Place, Criterion]]:
    """Each criterion with the place of its id."""
    for index, criterion in enumerate(document.criteria if document else ()):
        yield ("criteria", index, "id"), criterion


def _standard(root: Path, folder: str, faults: list[Fault]) -> Standard | None:
    _only(root, folder, ("published.yml", "working.yml"), faults)
    published: Published | None = None
    working: Working | None = None
    with gathering(faults):
        loaded, published = _read(root, f"{folder}/published.yml", Published, faults)
        faults += [loaded.fault(*fault) for fault in _published_faults(published)]
    with gathering(faults):
        loaded, working = _read(root, f"{folder}/working.yml", Working, faults)
        faults += [loaded.fault(*fault) for fault in _working_faults(working, published)]
    return Standard(published=published, working=working) if published and working else None


def _read(root: Path, name: str, kind: type[D], faults: list[Fault]) -> tuple[Loaded, D | None]:
    loaded = load(read_text(root, name, YAML_CAP), name)
    faults += loaded.faults
    document, problems = validated(kind, loaded.value)
    faults += [loaded.fault(*problem) for problem in problems if not loaded.is_spoilt(problem[0])]
    return loaded, document


def _published_faults(published: Published | None) -> Iterator[tuple[Place, str]]:
    if published is None:
        return
    codes, numbers = [ksb.code for ksb in published.ksbs], [duty.number for duty in published.duties]
    for index, code in enumerate(codes):
        if code in codes[:index]:
            yield ("ksbs", index, "code"), f"{code} is given a second time; allowed: once"
    for index, duty in enumerate(published.duties):
        if duty.number in numbers[:index]:
            yield ("duties", index, "number"), f"{duty.number} is given a second time; allowed: once"
        for at, code in enumerate(duty.ksbs):
            if code not in codes or code in duty.ksbs[:at]:
                yield (
                    ("duties", index, "ksbs", at),
                    f"{code} is no KSB below, or stands here twice; allowed: each KSB once",
                )


def _working_faults(working: Working | None, published: Published | None) -> Iterator[tuple[Place, str]]:
    if working is None or published is None:
        return
    if working.standard != published.id:
        yield ("standard",), f'"{working.standard}" is not the standard beside it; allowed: "{published.id}"'
    duties = {duty.number: duty.ksbs for duty in published.duties}
    codes, seen = {ksb.code for ksb in published.ksbs}, set()
    for index, link in enumerate(working.links):
        if link.duty not in duties:
            yield ("links", index, "duty"), f"{link.duty} is no duty; allowed: 1 to {max(duties)}"
        if link.ksb not in codes:
            yield ("links", index, "ksb"), f"{link.ksb} is no KSB of the standard; allowed: {one_of(codes)}"
        if link.ksb in duties.get(link.duty, ()):
            yield (
                ("links", index),
                f"links duty {link.duty} and {link.ksb}, as published; allowed: what is not published",
            )
        if (link.duty, link.ksb) in seen:
            yield ("links", index), f"links duty {link.duty} and {link.ksb} a second time; allowed: once"
        seen.add((link.duty, link.ksb))


def _codes(loaded: Loaded, standard: Standard | None) -> Iterator[tuple[Place, str]]:
    """KSBs that a file of criteria names and the standard does not have; looked for in what the file says."""
    found = loaded.value.get("criteria") if isinstance(loaded.value, dict) else None
    if standard is None or not isinstance(found, list):
        return
    named = loaded.value.get("standard")
    if isinstance(named, str) and named != standard.published.id:
        yield ("standard",), f'"{named}" is not the standard under ksb/; allowed: "{standard.published.id}"'
    known = {ksb.code for ksb in standard.published.ksbs}
    for index, criterion in enumerate(found):
        map_ = criterion.get("ksb") if isinstance(criterion, dict) else None
        for key, codes in map_.items() if isinstance(map_, dict) else ():
            for at, code in enumerate(codes if isinstance(codes, list) else ()):
                if isinstance(code, str) and code not in known:
                    problem = f'"{code}" is no KSB of the standard; allowed: {one_of(known)}{did_you_mean(code, known)}'
                    yield ("criteria", index, "ksb", key, at), problem


def _yaml_files(root: Path, folder: str, faults: list[Fault]) -> list[str]:
    files, folders = listing(root, folder)
    strays = [name for name in folders if f"{folder}/{name}" != ANSWERS]
    strays += [name for name in files if not name.endswith(".yml")]
    faults += [Fault(f"{folder}/{name}", 0, "", "does not belong here; allowed: .yml files") for name in strays]
    return [f"{folder}/{name}" for name in files if name.endswith(".yml")]


def _only(root: Path, folder: str, allowed: tuple[str, ...], faults: list[Fault]) -> None:
    with gathering(faults):
        files, folders = listing(root, folder)
        strays = [name for name in [*files, *folders] if name not in allowed]
        faults += [
            Fault(f"{folder}/{n}", 0, "", f"does not belong here; allowed: {', '.join(allowed)}") for n in strays
        ]
