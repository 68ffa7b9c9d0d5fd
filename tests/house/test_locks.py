"""What the lock files promise: the same packages everywhere, checked by hash, and nothing of one machine."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.tree import ROOT, committed, named

LOCKS = {"requirements.txt": "requirements.in", "requirements-dev.txt": "requirements-dev.in"}
LOCKS |= {"requirements-uv.txt": "requirements-uv.in"}
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>\S+)", re.MULTILINE)
WANTED = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)

# Written so that these lines do not match themselves.
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.<>)}\]])/(?:work|root|home/\w+|Users/\w+)\b")
REGISTRY = re.compile(r"\b(?:pypi\Worg|pythonhosted\Worg|npmjs\W(?:org|com)|deb\Wdebian\Worg)\b")


def pins(lock: str) -> dict[str, set[str]]:
    """Each package and the versions pinned; two where the Python version decides."""
    found: dict[str, set[str]] = {}
    for pin in PIN.finditer((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(pin["name"], set()).add(pin["version"])
    return found


def mentions(pattern: re.Pattern[str], path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
    return [
        f"{named(path)}:{number}: {line.strip()[:120]}" for number, line in enumerate(lines, 1) if pattern.search(line)
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str):
    assert mentions(re.compile(r"https?://|git\+|file:"), ROOT / lock) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    starts = [pin.start() for pin in PIN.finditer(text)] + [len(text)]
    blocks = [text[start:end] for start, end in pairwise(starts)]
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(("lock", "source"), LOCKS.items())
def test_every_package_asked_for_is_pinned(lock: str, source: str):
    wanted = {name.lower().replace("_", "-") for name in WANTED.findall((ROOT / source).read_text(encoding="utf-8"))}
    assert wanted - set(pins(lock)) == set()


def test_what_is_left_out_is_in_no_lock():
    left_out = set(WANTED.findall((ROOT / "requirements-without.in").read_text(encoding="utf-8")))
    assert left_out
    assert {name for lock in LOCKS for name in pins(lock)} & left_out == set()


def test_tests_run_on_the_versions_the_app_runs_on():
    app, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: (app[name], dev[name]) for name in app.keys() & dev.keys() if app[name] != dev[name]} == {}


def test_there_is_one_kind_of_lock():
    assert [name for name in ("uv.lock", "poetry.lock", "Pipfile.lock") if (ROOT / name).exists()] == []


def test_no_file_names_a_folder_of_somebodys_machine():
    assert [line for path in committed() for line in mentions(SOMEBODYS_FOLDER, path)] == []


def test_no_file_names_a_package_registry():
    assert [line for path in committed() for line in mentions(REGISTRY, path)] == []
