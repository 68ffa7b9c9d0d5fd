"""Files of items with two readers' levels, as CSV or as lines of JSON: one item of one criterion in each row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from simulator.content.document import LEVELS
from simulator.content.faults import did_you_mean
from simulator.errors import ContentError, Fault, SimulatorError
from simulator.scoring.readers import Item

NEEDED = ("item", "criterion", "reference", "reader")
FREE = ("kind", "family", "sureness", "second")
CAP = 20_000_000
"""Bytes."""


def marked(path: Path) -> list[Item]:
    """Every item of a file. ContentError with the line of each row that is not one."""
    rows = list(_lines_of_json(path) if path.suffix == ".jsonl" else _rows_of_csv(path))
    faults: list[Fault] = []
    found = [item for line, row in rows if (item := _item(path, line, row, faults)) is not None]
    if not rows:
        faults.append(Fault(str(path), 1, "", f"has no items; needed: rows with {', '.join(NEEDED)}"))
    if faults:
        raise ContentError(faults[:20])
    return found


def text_of(path: Path) -> str:
    """The text of a file. SimulatorError where it cannot be read, is too long, or is not UTF-8."""
    try:
        data = path.read_bytes() if path.stat().st_size <= CAP else None
    except OSError as fault:
        raise SimulatorError(f"{path} cannot be read ({fault.strerror}). Give a file .yml, .csv or .jsonl.") from None
    if data is None:
        raise SimulatorError(f"{path} is longer than {CAP:,} bytes, which is more than is read here.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise SimulatorError(f"{path}, line {line}: is not UTF-8. Save the file as UTF-8.") from None


def _rows_of_csv(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""), restkey="", restval=None)
    named = [name.strip() for name in reader.fieldnames or ()]
    if missing := [name for name in NEEDED if name not in named]:
        said = f"has no column {', '.join(missing)}; needed: {', '.join(NEEDED)}; allowed too: {', '.join(FREE)}"
        raise ContentError([Fault(str(path), 1, "", said)])
    reader.fieldnames = named
    try:
        yield from ((reader.line_num, row) for row in reader)
    except csv.Error as fault:
        raise ContentError([Fault(str(path), reader.line_num, "", f"is no CSV: {fault}")]) from None


def _lines_of_json(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict):
                said = f"is no JSON object; needed: one in each line, with {', '.join(NEEDED)}"
                raise ContentError([Fault(str(path), number, "", said)])
            yield number, row


def _item(path: Path, line: int, row: Mapping[str, Any], faults: list[Fault]) -> Item | None:
    before = len(faults)

    def fault(place: str, problem: str) -> None:
        faults.append(Fault(str(path), line, place, problem))

    for name in row:
        if name not in (*NEEDED, *FREE):
            said = f"is an unknown column; allowed: {', '.join((*NEEDED, *FREE))}"
            fault(name or "a value", said if name else f"stands beyond the last column; {said}")
    told = {name: _text(row.get(name)) for name in (*NEEDED, *FREE)}
    for name in NEEDED:
        if told[name] is None and name != "reader":
            fault(name, "is missing; needed: a value")
    levels = {name: _level(told[name]) for name in ("reference", "reader", "second")}
    for name, level in levels.items():
        if level is None and told[name] is not None:
            said = f'"{told[name]}" is no level; allowed: 0 to 3, or {", ".join(LEVELS)}'
            fault(name, said + did_you_mean(told[name] or "", LEVELS))
    sureness = _number(told["sureness"])
    if sureness is None and told["sureness"] is not None:
        fault("sureness", f'"{told["sureness"]}" is no number; allowed: the surer the greater')
    if len(faults) > before or levels["reference"] is None:
        return None
    return Item(
        item=told["item"] or "",
        criterion=told["criterion"] or "",
        reference=levels["reference"],
        reader=levels["reader"],
        kind=told["kind"],
        family=told["family"],
        sureness=sureness,
        second=levels["second"],
    )


def _text(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def _level(text: str | None) -> int | None:
    if text is not None and text.lower().replace(" ", "_") in LEVELS:
        return [*map(str, LEVELS)].index(text.lower().replace(" ", "_"))
    return int(text) if text in ("0", "1", "2", "3") else None


def _number(text: str | None) -> float | None:
    try:
        found = float(text) if text is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < float("inf") else None
