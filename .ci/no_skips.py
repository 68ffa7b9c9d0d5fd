"""Fail where a test group ran no test or skipped one: a skipped test proves nothing.

usage: python .ci/no_skips.py FOLDER GROUP...     reads FOLDER/GROUP.xml, as pytest --junit-xml writes it
"""

import sys
from pathlib import Path
from xml.etree import ElementTree


def faults(report: Path) -> list[str]:
    if not report.exists():
        return [f"{report.stem}: left no report at {report}"]
    cases = list(ElementTree.parse(report).iter("testcase"))
    skipped = [case for case in cases if case.find("skipped") is not None]
    found = [f"{report.stem}: skipped {name_of(case)}: {reason_of(case)}" for case in skipped]
    if not cases:
        found.append(f"{report.stem}: ran no test")
    return found


def name_of(case: ElementTree.Element) -> str:
    return f"{case.get('classname', '')}::{case.get('name', '')}"


def reason_of(case: ElementTree.Element) -> str:
    skipped = case.find("skipped")
    return skipped.get("message", "no reason given") if skipped is not None else ""


def main(folder: str, *groups: str) -> int:
    found = [fault for group in groups for fault in faults(Path(folder) / f"{group}.xml")]
    print("\n".join(found) or f"Nothing was skipped in {', '.join(groups)}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
