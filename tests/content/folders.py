"""Content folders for tests: the good one, copied, and ways to spoil it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from simulator.settings import ROOT

GOOD = Path(__file__).parent / "good"
SCENARIO = "scenarios/lost-keys"

Spoil = Callable[[Path], None]
"""Spoils the scenario's folder it is given."""


def good_content(place: Path) -> Path:
    """A content root with the real standard and criteria, and one small scenario that has one of everything."""
    for name in ("ksb", "rubrics"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("answers"))
    shutil.copytree(GOOD / "scenarios", place / "scenarios")
    return place


def replaced(file: str, old: str, new: str) -> Spoil:
    """Write `new` in the place of `old`, which must stand there."""

    def spoil(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def added(file: str, text: str) -> Spoil:
    """Add `text` at the end."""

    def spoil(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return spoil


def written(file: str, data: bytes) -> Spoil:
    """Make the file hold these bytes."""
    return lambda folder: _ignore((folder / file).write_bytes(data))


def without(file: str) -> Spoil:
    return lambda folder: (folder / file).unlink()


def linked(file: str, target: str) -> Spoil:
    """Put a symbolic link in the file's place."""

    def spoil(folder: Path) -> None:
        (folder / file).unlink(missing_ok=True)
        (folder / file).symlink_to(target)

    return spoil


def both(first: Spoil, second: Spoil) -> Spoil:
    def spoil(folder: Path) -> None:
        first(folder)
        second(folder)

    return spoil


def _ignore(_: object) -> None:
    return None
