"""The standard and the criteria are held to the same care as scenarios."""

from pathlib import Path

import pytest

from simulator.content.check import check

PUBLISHED, WORKING, RUBRIC = "ksb/st0345/published.yml", "ksb/st0345/working.yml", "rubrics/desk.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "says"),
    [
        (PUBLISHED, "ksbs: [K2, K4, S4, S5]", "ksbs: [K2, K4, S4, S55]", "duties[3].ksbs[3]", "is no KSB below"),
        (PUBLISHED, "  - number: 12", "  - number: 11", "duties[11].number", "11 is given a second time"),
        (PUBLISHED, "licence:", "license:", "license", 'did you mean "licence"?'),
        (WORKING, "duty: 2, ksb: K3", "duty: 22, ksb: K3", "links[7].duty", "22 is no duty; allowed: 1 to 12"),
        (WORKING, "duty: 2, ksb: K3", "duty: 4, ksb: K2", "links[7]", "as published; allowed: what is not published"),
        (WORKING, "duty: 2, ksb: K10", "duty: 2, ksb: K3", "links[8]", "a second time; allowed: once"),
        (WORKING, "standard: ST0345", "standard: ST0999", "standard", 'allowed: "ST0345"'),
        (RUBRIC, "primary: [S6]", "primary: [S66]", "criteria[2].ksb.primary[0]", '"S66" is no KSB of the standard'),
        (RUBRIC, "primary: [S6]", "primary: [B2]", "criteria[2].ksb.primary[0]", "allowed: a K or an S, as K8 or S13"),
        (RUBRIC, "primary: [S6]", "primary: []", "criteria[2].ksb.primary", "is too short"),
        (RUBRIC, "id: R-tone", "id: R-prompt", "criteria[4].id", '"R-prompt" is given a second time'),
        (
            RUBRIC,
            "marked_by: auto\n",
            "marked_by: humans\n",
            "criteria[2].marked_by",
            "allowed: auto, human, auto_then_human",
        ),
    ],
)
def test_a_fault_of_the_standard_or_a_criterion_is_told(
    root: Path, file: str, old: str, new: str, place: str, says: str
):
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    faults = [fault for fault in check(root) if fault.file == file]

    assert [fault for fault in faults if fault.place == place and says in fault.problem and fault.line], faults


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("ksb", "needed: a folder with one standard"),
        ("rubrics", "needed: a folder with files of criteria"),
        ("scenarios", "needed: a folder with a folder for each scenario"),
    ],
)
def test_a_root_that_is_none_is_told(root: Path, folder: str, says: str):
    (root / folder).rename(root / "elsewhere")

    assert [fault for fault in check(root) if fault.file == folder and says in fault.problem]


def test_an_empty_folder_is_no_content(tmp_path: Path):
    assert [fault.file for fault in check(tmp_path)] == ["ksb", "rubrics", "scenarios"]


def test_a_second_standard_is_refused_until_there_can_be_two(root: Path):
    (root / "ksb" / "st0999").mkdir()

    assert "holds 2 standards; allowed: one" in [fault.problem for fault in check(root)]


def test_a_provider_may_put_its_own_links_in_place(root: Path):
    link = "{duty: 5, ksb: K5, provenance: Northlight, why: Ours.}"
    own = f'format: 1\nstandard: ST0345\nreviewed: "2026-01-05"\nlinks:\n  - {link}\n'
    (root / WORKING).write_text(own, encoding="utf-8")

    assert check(root) == []


def test_a_stray_file_beside_the_content_is_told(root: Path):
    for name in ("ksb/notes.txt", "ksb/st0345/old.yml", "rubrics/desk.yaml", "scenarios/todo.txt"):
        (root / name).write_text("x", encoding="utf-8")

    assert {fault.file for fault in check(root)} == {
        "ksb/notes.txt",
        "ksb/st0345/old.yml",
        "rubrics/desk.yaml",
        "scenarios/todo.txt",
    }
