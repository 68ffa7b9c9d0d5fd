"""CI's promise that nothing was skipped is itself tested."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

PASSED = '<testcase classname="tests.a" name="test_one" />'
SKIPPED = '<testcase classname="tests.a" name="test_two"><skipped message="no browser" /></testcase>'


def verdict(folder: Path, *groups: str) -> tuple[int, str]:
    command = [sys.executable, str(ROOT / ".ci/no_skips.py"), str(folder), *groups]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip()


def report(folder: Path, group: str, *cases: str) -> None:
    suite = f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>"
    (folder / f"{group}.xml").write_text(suite, encoding="utf-8")


def test_groups_that_ran_whole_pass(tmp_path: Path):
    report(tmp_path, "fast", PASSED)
    report(tmp_path, "browser", PASSED)
    assert verdict(tmp_path, "fast", "browser") == (0, "Nothing was skipped in fast, browser.")


def test_one_skipped_test_fails_and_its_reason_is_told(tmp_path: Path):
    report(tmp_path, "browser", PASSED, SKIPPED)
    assert verdict(tmp_path, "browser") == (1, "browser: skipped tests.a::test_two: no browser")


def test_a_group_without_tests_fails(tmp_path: Path):
    report(tmp_path, "postgres")
    assert verdict(tmp_path, "postgres") == (1, "postgres: ran no test")


def test_a_group_without_a_report_fails(tmp_path: Path):
    code, told = verdict(tmp_path, "fast")
    assert (code, told) == (1, f"fast: left no report at {tmp_path / 'fast.xml'}")
