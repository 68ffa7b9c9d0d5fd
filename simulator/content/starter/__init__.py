"""`content new`: a small scenario to begin from. Its files lie beside this module; they are copied and renamed."""

import re
from pathlib import Path

from simulator.content.packs import PACKS
from simulator.errors import SimulatorError

SCHEMAS = "schemas"
"""Where the starter's first lines tell an editor to look for the form of each file, beside `scenarios`."""

_HERE = Path(__file__).parent
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def write_starter(root: Path, name: str) -> Path:
    """A new scenario of this id under `root`; returns its folder. SimulatorError where the id is none, or is taken:
    nothing is ever overwritten."""
    if not _ID.fullmatch(name) or name == PACKS or len(name) > 60:
        raise SimulatorError(f"{name!r} cannot be a scenario's id. Use small letters, digits and -, as night-shift.")
    if not (root / "scenarios").is_dir():
        raise SimulatorError(
            f"{root} has no folder scenarios. Run this where scenarios/ is, or name it with --content."
        )
    folder = root / "scenarios" / name
    if folder.exists() or folder.is_symlink():
        raise SimulatorError(f"scenarios/{name} is there already. Choose another id; nothing was changed.")
    (folder / "content").mkdir(parents=True)
    for path in sorted([*_HERE.glob("*.yml"), *_HERE.glob("content/*.md")]):
        words = path.read_text(encoding="utf-8")
        if path.name == "scenario.yml":
            title = name.replace("-", " ").capitalize()
            words = words.replace("id: starter\n", f"id: {name}\n").replace("title: Starter\n", f"title: {title}\n")
        (folder / path.relative_to(_HERE)).write_text(words, encoding="utf-8")
    return folder
