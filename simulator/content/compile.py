"""From a scenario's folder to one frozen document. A folder is read whole or not at all: nothing outside it, no unknown
file, no link; every fault that can be found is, and each names its file and line."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.content.bots import Bot, TestsFile
from simulator.content.faults import did_you_mean, validated
from simulator.content.files import YAML_CAP, gathering, listing, read_text
from simulator.content.references import references
from simulator.content.scenario import Scenario
from simulator.content.shape import nodes
from simulator.content.texts import load_text
from simulator.content.yaml import Loaded, Place, load
from simulator.errors import Fault

FILES: dict[str, tuple[str, ...]] = {
    "scenario.yml": (
        "format", "id", "version", "title", "pitch", "standard", "difficulty", "modes", "clock", "content_notes",
        "meters", "facts", "flags", "endings",
    ),
    "world.yml": ("brand", "cards", "channels", "people", "policy", "topics", "planned_posts"),
    "timeline.yml": ("injects",),
    "cases.yml": ("cases", "appeals"),
    "tasks.yml": ("tasks", "obligations", "replies_declare", "replies_effects"),
    "rules.yml": ("rules",),
    "crowd.yml": ("crowd",),
    "marking.yml": ("criteria",),
    "debrief.yml": ("questions", "commentary"),
    "tests.yml": ("bots",),
}  # fmt: skip
"""The files of a scenario and what stands in each; `marking.yml` and `debrief.yml` are one part of it each."""

OPTIONAL = frozenset({"crowd.yml"})
"""Files that a scenario may do without."""
WHOLE = {"marking.yml": "marking", "debrief.yml": "debrief"}
TESTS = "tests.yml"
MAX_TEXTS = 400
TEXT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")
_OWNER = {key: name for name, keys in FILES.items() if name not in WHOLE for key in keys}
_OWNER |= {part: name for name, part in WHOLE.items()}


@dataclass(slots=True)
class Folder:
    """A scenario's folder as it was read."""

    name: str
    """As `scenarios/patch-day`."""
    loaded: dict[str, Loaded] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """Every text of the folder by its reference, those of the bots included."""
    wanted: tuple[str, ...] = tuple(FILES)
    """Every file but those that may be left out and are."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Every file could be read, so that what is not found is truly not there."""
        return all(file in self.loaded for file in self.wanted)

    @property
    def sound(self) -> bool:
        """Nothing is wrong with the files as such, so that what is not found is an author's omission."""
        return self.whole and not self.faults

    def raw(self) -> dict[str, Any]:
        """The scenario in JSON types, before validation, without texts."""
        found: dict[str, Any] = {}
        for name, loaded in self.loaded.items():
            if name in WHOLE:
                found[WHOLE[name]] = loaded.value
            elif name != TESTS:
                found |= {key: value for key, value in loaded.value.items() if key in FILES[name]}
        return found

    def fault(self, place: Place, problem: str) -> Fault | None:
        """A fault of the scenario at `place`, in the file that holds it; None where that file has a worse one there."""
        if place and place[0] == "texts":
            return self._fault_in_text(place, problem)
        name = _OWNER[str(place[0])] if place else "scenario.yml"
        return self.fault_in(name, place[1:] if name in WHOLE else place, problem)

    def fault_in(self, name: str, place: Place, problem: str) -> Fault | None:
        loaded = self.loaded.get(name)
        return None if loaded is None or loaded.is_spoilt(place) else loaded.fault(place, problem)

    def _fault_in_text(self, place: Place, problem: str) -> Fault | None:
        """`place` is `texts`, the text's reference and, where known, a line."""
        line = place[2] if len(place) > 2 and isinstance(place[2], int) else 0
        return Fault(f"{self.name}/{place[1]}", line, "", problem) if len(place) > 1 else None


def read_folder(root: Path, name: str) -> Folder:
    """Everything in a scenario's folder, with what is wrong with it."""
    wanted = (file for file in FILES if file not in OPTIONAL or _is_there(root / name / file))
    folder = Folder(name, wanted=tuple(wanted))
    with gathering(folder.faults):
        files, folders = listing(root, name)
        folder.faults += [_unknown(f"{name}/{file}", FILES) for file in files if file not in FILES]
        folder.faults += [_unknown(f"{name}/{inside}", ["content"]) for inside in folders if inside != "content"]
    for file in folder.wanted:
        with gathering(folder.faults):
            _read_yaml(root, folder, file)
    with gathering(folder.faults):
        _read_texts(root, folder)
    return folder


def compile_scenario(folder: Folder) -> tuple[Scenario | None, list[Fault]]:
    """The frozen scenario with its texts inside, or every fault of its form."""
    raw = folder.raw()
    used = {found.name for found in references(nodes(Scenario, raw)) if found.what == "texts"}
    raw["texts"] = {ref: folder.texts[ref] for ref in sorted(used) if ref in folder.texts}
    scenario, problems = validated(Scenario, raw)
    return scenario, [fault for place, text in problems if (fault := folder.fault(place, text))]


def compile_bots(folder: Folder) -> tuple[tuple[Bot, ...], list[Fault]]:
    """The folder's bots with their texts inside, or every fault of their form."""
    loaded = folder.loaded.get(TESTS)
    if loaded is None:
        return (), []
    found, problems = validated(TestsFile, _with_commands(loaded.value, folder.texts))
    faults = [fault for place, text in problems if (fault := folder.fault_in(TESTS, place, text))]
    return found.bots if found else (), faults


def _is_there(path: Path) -> bool:
    """Also as a link that leads nowhere: that is a fault, not an absence."""
    return path.exists() or path.is_symlink()


def _read_yaml(root: Path, folder: Folder, file: str) -> None:
    name = f"{folder.name}/{file}"
    loaded = load(read_text(root, name, YAML_CAP), name)
    folder.faults += loaded.faults
    if not isinstance(loaded.value, dict):
        folder.faults.append(loaded.fault((), f"is no mapping; allowed: the keys {', '.join(FILES[file])}"))
        return
    folder.loaded[file] = loaded
    if file not in WHOLE:
        folder.faults += [_stray(loaded, file, key) for key in loaded.value if key not in FILES[file]]


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
            folder.texts[f"content/{file}"] = ""
            folder.texts[f"content/{file}"] = load_text(root, f"{inside}/{file}")


def _stray(loaded: Loaded, file: str, key: str) -> Fault:
    elsewhere = f"; it belongs in {_OWNER[key]}" if key in _OWNER and _OWNER[key] not in WHOLE else ""
    guess = "" if elsewhere else did_you_mean(key, FILES[file])
    return loaded.fault((key,), f"is an unknown key here{elsewhere}; allowed: {', '.join(FILES[file])}{guess}")


def _unknown(name: str, allowed: Any) -> Fault:
    guess = did_you_mean(Path(name).name, allowed)
    return Fault(name, 0, "", f"does not belong in a scenario; allowed: {', '.join(allowed)}{guess}")


def _with_commands(value: Any, texts: dict[str, str]) -> Any:
    """The bots with each step's `send` and its other keys made one command, and texts in the place of their names."""
    if not isinstance(value, dict) or not isinstance(value.get("bots"), list):
        return value
    return {**value, "bots": [_bot_with_commands(bot, texts) for bot in value["bots"]]}


def _bot_with_commands(bot: Any, texts: dict[str, str]) -> Any:
    if not isinstance(bot, dict) or not isinstance(bot.get("do"), list):
        return bot
    return {**bot, "do": [_command(step, texts) for step in bot["do"]]}


def _command(step: Any, texts: dict[str, str]) -> Any:
    if not isinstance(step, dict) or "send" not in step:
        return step
    rest = {key: _with_texts(value, texts) for key, value in step.items() if key not in ("at", "send")}
    at = {"at": step["at"]} if "at" in step else {}
    return {**at, "send": {"kind": step["send"], **rest}}


def _with_texts(value: Any, texts: dict[str, str]) -> Any:
    if isinstance(value, str):
        return texts.get(value, value)
    if isinstance(value, dict):
        return {key: _with_texts(inside, texts) for key, inside in value.items()}
    return value
