"""Whatever lies in the content folder is read in safety, or refused at once with its file, its line and what to do."""

from pathlib import Path
from time import process_time

import pytest

from simulator.content.check import check
from simulator.content.library import load_library
from simulator.errors import ContentError, Fault
from tests.content.folders import SCENARIO, added, replaced, written
from tests.content.hostile import HOSTILE, Hostile

AT_MOST = 1.0
"""Seconds of work until a hostile file is refused; what other programs take of the machine is not counted."""


def line_of(root: Path, hostile: Hostile) -> int:
    if isinstance(hostile.at, int):
        return hostile.at
    text = (root / SCENARIO / hostile.file).read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(hostile.at)) + 1


def test_the_folder_that_is_spoilt_is_in_order_before(root: Path):
    assert check(root) == []


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_file_line_and_what_is_allowed(root: Path, hostile: Hostile):
    hostile.spoil(root / SCENARIO)
    began = process_time()

    faults = check(root)

    took = process_time() - began
    wanted = (f"{SCENARIO}/{hostile.file}", line_of(root, hostile))
    assert [fault for fault in faults if (fault.file, fault.line) == wanted and hostile.says in fault.problem], faults
    assert all("allowed: " in fault.problem or "needed: " in fault.problem for fault in faults), faults
    assert took < AT_MOST


def test_more_than_thirty_kinds_of_hostile_file_are_tried():
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE) > 30


def test_all_faults_of_all_files_are_told_at_once(root: Path):
    folder = root / SCENARIO
    replaced("scenario.yml", "difficulty: 1", "difficulty: easy")(folder)
    replaced("cases.yml", "ksb: [S13, K8]", "ksb: [S13, K99]")(folder)
    replaced("cases.yml", "title: A rude reply", "titel: A rude reply")(folder)
    replaced("timeline.yml", "by: bob", "by: bert")(folder)
    added("content/lost.md", "<i>\n")(folder)
    written("content/spare.md", b"\xff")(folder)
    replaced("tests.yml", "seed: 3", "seed: three")(folder)

    told = [(Path(fault.file).name, fault.place) for fault in check(root)]
    assert told == [
        ("cases.yml", "cases[0].title"),
        ("cases.yml", "cases[0].titel"),
        ("cases.yml", "cases[0].ksb[1]"),
        ("lost.md", ""),
        ("spare.md", ""),
        ("scenario.yml", "difficulty"),
        ("tests.yml", "bots[0].seed"),
        ("timeline.yml", "injects[1].by"),
    ]


def test_a_library_with_a_fault_is_not_loaded_in_part(root: Path):
    replaced("scenario.yml", "difficulty: 1", "difficulty: 9")(root / SCENARIO)

    with pytest.raises(ContentError) as refused:
        load_library(root)

    problem = "9 is not allowed; allowed: a whole number (from 1, up to 5)"
    assert refused.value.faults == (Fault(f"{SCENARIO}/scenario.yml", 7, "difficulty", problem),)
