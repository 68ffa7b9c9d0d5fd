"""The checkout as the house tests read it: files, syntax trees, functions and sizes."""

import ast
import math
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

# A migration is written once and never edited, so its size costs no reader anything.
FROZEN = "migrations"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Sized(NamedTuple):
    """Something and the lines it takes; printed as the place to look when a test fails."""

    lines: int
    where: str


def code() -> list[Path]:
    """Every module of ours that runs in the app: simulator/, pages/ and app.py."""
    return [path for path in python_under("simulator", "pages", "app.py") if FROZEN not in path.parts]


def python_under(*names: str) -> list[Path]:
    found: list[Path] = []
    for name in names:
        place = ROOT / name
        found += [place] if place.is_file() else place.rglob("*.py")
    return sorted(found)


def committed() -> list[Path]:
    """Every file git keeps or would keep, ignored ones left out."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def module_sizes(paths: Iterable[Path]) -> list[Sized]:
    """Lines of each module that holds anything: an empty `__init__.py` would flatter the median."""
    sizes = [Sized(len(path.read_text(encoding="utf-8").splitlines()), named(path)) for path in paths]
    return [size for size in sizes if size.lines]


def function_sizes(paths: Iterable[Path], prefix: str = "") -> list[Sized]:
    """Lines of each function from its `def` on; decorators are not counted, a docstring is."""
    return [
        Sized((node.end_lineno or node.lineno) - node.lineno + 1, f"{named(path)}:{node.lineno} {node.name}")
        for path in paths
        for node in functions(path)
        if node.name.startswith(prefix)
    ]


def longer_than(cap: int, sizes: list[Sized]) -> list[Sized]:
    return sorted((size for size in sizes if size.lines > cap), reverse=True)


def percentile(share: float, sizes: list[Sized]) -> int:
    """The size that `share` of them do not exceed; 0 of none."""
    ordered = sorted(size.lines for size in sizes)
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else 0


def imports(path: Path) -> set[str]:
    """Dotted names of what a module imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def reads(path: Path) -> set[str]:
    """Every dotted name a module uses, written out as it stands: `os.environ`, `time.sleep`."""
    return {ast.unparse(node) for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute | ast.Name)}
