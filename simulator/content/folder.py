"""An author's folder, read: its YAML files, its texts, and what is wrong with them as such. A folder is read whole or
not at all: nothing outside it, no unknown file, no link."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.content.faults import did_you_mean
from simulator.content.files import YAML_CAP, gathering, listing, read_text
from simulator.content.texts import load_text
from simulator.content.yaml import Loaded, Place, load
from simulator.errors import Fault

FILES: dict[str, tuple[str, ...]] = {
    "scenario.yml": (
        "format", "id", "version", "title", "pitch", "standard", "difficulty", "shape", "modes", "clock",
        "content_notes", "variables", "meters", "facts", "flags", "endings",
    ),
    "world.yml": ("brand", "cards", "channels", "people", "answers", "policy", "topics", "planned_posts"),
    "timeline.yml": ("injects",),
    "cases.yml": ("cases", "appeals"),
    "tasks.yml": ("tasks", "obligations", "replies_declare", "replies_effects"),
    "rules.yml": ("rules",),
    "marking.yml": ("criteria",),
    "debrief.yml": ("questions", "commentary"),
    "tests.yml": ("bots",),
    "crowd.yml": ("crowd",),
    "data.yml": ("figures",),
}  # fmt: skip
"""The files of a scenario and what stands in each; `marking.yml` and `debrief.yml` are one part of it each."""

EMPTY: dict[str, str] = {
    **dict.fromkeys(
        (
            "content_notes", "planned_posts", "injects", "cases", "appeals", "tasks", "obligations", "replies_effects",
            "rules", "questions", "commentary", "figures",
        ),
        "[]",
    ),
    **dict.fromkeys(
        ("variables", "meters", "facts", "flags", "cards", "people", "answers", "policy", "topics", "replies_declare"),
        "{}",
    ),
}  # fmt: skip
"""What may be empty, and how that is written."""

OPTIONAL = ("crowd.yml", "data.yml")
WHOLE = {"marking.yml": "marking", "debrief.yml": "debrief"}
TESTS = "tests.yml"
PACK = "brand.yml"
PACK_FILES: dict[str, tuple[str, ...]] = {PACK: ("brand", "policy", "people", "topics", "cards", "variables")}
"""The one file of a brand pack, which several scenarios share."""

MAX_TEXTS = 400
TEXT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")


@dataclass(slots=True)
class Folder:
    """A scenario's or a brand pack's folder as it was read."""

    name: str
    """As `scenarios/patch-day`."""
    files: Mapping[str, tuple[str, ...]]
    """`FILES` or `PACK_FILES`."""
    prefix: str = "content"
    """What its texts are named by: `content/first-post.md`, or `brand/first-post.md` in a pack."""
    loaded: dict[str, Loaded] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Every text of the folder by its reference, those of the bots included."""
    wanted: tuple[str, ...] = ()
    """Every file but those that may be left out and are."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Every file could be read, so that what is not found is truly not there."""
        return all(name in self.loaded for name in self.wanted)

    @property
    def sound(self) -> bool:
        """Nothing is wrong with the files as such, so that what is not found is an author's omission."""
        return self.whole and not self.faults

    def raw(self) -> dict[str, Any]:
        """What its files say, in JSON types, before validation, without texts."""
        found: dict[str, Any] = {}
        for name, loaded in self.loaded.items():
            if name in WHOLE:
                found[WHOLE[name]] = loaded.value
            elif name != TESTS:
                found |= {key: value for key, value in loaded.value.items() if key in self.files[name]}
        return found

    def fault(self, place: Place, problem: str) -> Fault | None:
        """A fault at `place`, in the file that holds it; None where that file has a worse one there."""
        if place and place[0] == "texts":
            return self._fault_in_text(place, problem)
        name = _owner(self.files, str(place[0])) if place else next(iter(self.files))
        return self.fault_in(name, place[1:] if name in WHOLE else place, problem)

    def fault_in(self, name: str, place: Place, problem: str) -> Fault | None:
        """A fault at `place` of one file."""
        loaded = self.loaded.get(name)
        return None if loaded is None or loaded.is_spoilt(place) else loaded.fault(place, problem)

    def path_of(self, text: str) -> str:
        """Where the text of this reference lies."""
        return f"{self.name}/content/{text.split('/', 1)[1]}"

    def _fault_in_text(self, place: Place, problem: str) -> Fault | None:
        """`place` is `texts`, the text's reference and, where known, a line."""
        line = place[2] if len(place) > 2 and isinstance(place[2], int) else 0
        return Fault(self.path_of(str(place[1])), line, "", problem) if len(place) > 1 else None


def read_scenario_folder(root: Path, name: str) -> Folder:
    """Everything in a scenario's folder, with what is wrong with it."""
    return _read(root, Folder(name, FILES), "a scenario")


def read_pack_folder(root: Path, name: str) -> Folder:
    """Everything in a brand pack's folder, with what is wrong with it."""
    return _read(root, Folder(name, PACK_FILES, "brand"), "a brand pack")


def _read(root: Path, folder: Folder, called: str) -> Folder:
    at = root / folder.name
    folder.wanted = tuple(file for file in folder.files if file not in OPTIONAL or _is_there(at / file))
    with gathering(folder.faults):
        present, folders = listing(root, folder.name)
        strays = [(name, folder.files) for name in present if name not in folder.files]
        strays += [(name, {"content": ()}) for name in folders if name != "content"]
        folder.faults += [_unknown(f"{folder.name}/{name}", called, allowed) for name, allowed in strays]
    for file in folder.wanted:
        with gathering(folder.faults):
            _read_yaml(root, folder, file)
    with gathering(folder.faults):
        _read_texts(root, folder)
    return folder


def _is_there(path: Path) -> bool:
    """Also as a link that leads nowhere: that is a fault, not an absence."""
    return path.exists() or path.is_symlink()


def _read_yaml(root: Path, folder: Folder, file: str) -> None:
    name, allowed = f"{folder.name}/{file}", folder.files[file]
    keys = f"the key{'s' * (len(allowed) > 1)} {', '.join(allowed)}"
    text = read_text(root, name, YAML_CAP, f"this file, with {keys}")
    if all(line.lstrip().startswith("#") for line in text.splitlines() if line.strip()):
        folder.faults.append(Fault(name, 1, "", f"holds nothing but comments; needed: {keys}"))
        return
    loaded = load(text, name, EMPTY)
    folder.faults += loaded.faults
    if not isinstance(loaded.value, dict):
        folder.faults.append(loaded.fault((), f"is no mapping; allowed: {keys}"))
        return
    folder.loaded[file] = loaded
    if file not in WHOLE:
        folder.faults += [_stray(loaded, folder.files, file, key) for key in loaded.value if key not in allowed]


def _read_texts(root: Path, folder: Folder) -> None:
    inside = f"{folder.name}/content"
    if (root / inside).is_symlink() or not (root / inside).is_dir():
        return
    files, folders = listing(root, inside)
    if len(files) > MAX_TEXTS:
        folder.faults.append(Fault(inside, 0, "", f"holds {len(files)} texts; allowed: {MAX_TEXTS}"))
        return
    for found in folders:
        folder.faults.append(Fault(f"{inside}/{found}", 0, "", "is a folder; allowed: texts, as first-post.md"))
    for file in files:
        if not TEXT_NAME.fullmatch(file):
            problem = "has a name no text may have; allowed: small letters, digits and -, as first-post.md"
            folder.faults.append(Fault(f"{inside}/{file}", 0, "", problem))
            continue
        with gathering(folder.faults):
            folder.texts[f"{folder.prefix}/{file}"] = ""
            folder.texts[f"{folder.prefix}/{file}"] = load_text(root, f"{inside}/{file}")


def _owner(files: Mapping[str, tuple[str, ...]], key: str) -> str:
    """The file that holds this part."""
    parts = {part: name for name, part in WHOLE.items()}
    return parts.get(key) or next(name for name, keys in files.items() if name not in WHOLE and key in keys)


def _stray(loaded: Loaded, files: Mapping[str, tuple[str, ...]], file: str, key: str) -> Fault:
    owners = [name for name, keys in files.items() if key in keys and name not in WHOLE]
    elsewhere = f"; it belongs in {owners[0]}" if owners else ""
    guess = "" if elsewhere else did_you_mean(key, files[file])
    return loaded.fault((key,), f"is an unknown key here{elsewhere}; allowed: {', '.join(files[file])}{guess}")


def _unknown(name: str, called: str, allowed: Iterable[str]) -> Fault:
    known = list(allowed)
    guess = "; a text lies in its folder content" if name.endswith(".md") else did_you_mean(Path(name).name, known)
    return Fault(name, 0, "", f"does not belong in {called}; allowed: {', '.join(known)}{guess}")
