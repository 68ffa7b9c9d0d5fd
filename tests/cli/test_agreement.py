"""`python -m simulator agreement`: what is said of how far two readers agree, and of what it is worth."""

import json
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.content.shelves import answers_digest, read_answers
from simulator.scoring.offline.model import about
from simulator.settings import ROOT
from tests.content.folders import good_content
from tests.content.taught import ANSWERS, taught

HEAD = "item,criterion,reference,reader,kind,family,sureness,second\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return taught(good_content(tmp_path / "content"))


def rows(count: int) -> str:
    """Items of two criteria; the reader is a level too high in one in four, and never surer there."""
    lines = []
    for number in range(count):
        level, off = number % 4, number % 8 == 2
        name, sure = ("R-tone", "R-known")[number % 2], 90 - 50 * off
        lines.append(f"a{number // 2},{name},{level},{min(3, level + off)},good,tone,{sure},{level}\n")
    return HEAD + "".join(lines)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["agreement", *(str(argument) for argument in arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def told(capsys: pytest.CaptureFixture[str], text: str, file: Path) -> dict:
    file.write_text(text, encoding="utf-8")
    code, out, _ = said(capsys, "--gold", file, "--json")
    assert code == 0
    return json.loads(out)


def test_a_hundred_items_are_conclusive_and_fewer_say_how_many_are_missing(tmp_path: Path, capsys):
    enough = told(capsys, rows(100), tmp_path / "a.csv")["agreement"]["all"]
    few = told(capsys, rows(40), tmp_path / "b.csv")["agreement"]["all"]

    assert (enough["conclusive"], enough["more_needed"]) == (True, 0)
    assert (few["conclusive"], few["more_needed"]) == (False, 60)
    assert "INCONCLUSIVE: 60 more items are needed" in said(capsys, "--gold", tmp_path / "b.csv")[1]


def test_harsh_and_lenient_are_counted_apart(tmp_path: Path, capsys):
    found = told(
        capsys, HEAD + "a,R-tone,2,1,,,,\na,R-known,1,3,,,,\nb,R-tone,3,2,,,,\nb,R-known,0,0,,,,\n", tmp_path / "a.csv"
    )

    assert (found["agreement"]["all"]["harsh"], found["agreement"]["all"]["lenient"]) == (2, 1)


def test_figures_are_told_by_criterion_kind_and_family(tmp_path: Path, capsys):
    found = told(capsys, rows(40), tmp_path / "a.csv")["agreement"]

    assert {name: list(found[name]) for name in ("criteria", "kinds", "families")} == {
        "criteria": ["R-known", "R-tone"],
        "kinds": ["good"],
        "families": ["tone"],
    }
    assert found["all"]["interval"][0] <= found["all"]["kappa"] <= found["all"]["interval"][1]


def test_leaving_out_the_least_sure_is_told_share_by_share(tmp_path: Path, capsys):
    curve = told(capsys, rows(80), tmp_path / "a.csv")["agreement"]["coverage"]

    assert [one["share"] for one in curve] == [1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
    assert curve[5]["exact"] > curve[0]["exact"]


def test_two_people_are_compared_where_both_gave_levels(tmp_path: Path, capsys):
    found = told(capsys, rows(40), tmp_path / "a.csv")

    assert found["between_people"]["all"]["exact"] == 1.0
    assert told(capsys, "item,criterion,reference,reader\na,R-tone,1,2\n", tmp_path / "b.csv")["between_people"] is None


def test_what_was_not_scored_is_counted_and_is_no_zero(tmp_path: Path, capsys):
    found = told(
        capsys, "item,criterion,reference,reader\na,R-tone,strong,\nb,R-tone,strong,strong\n", tmp_path / "a.csv"
    )

    assert (found["unscored"], found["agreement"]["all"]["count"], found["agreement"]["all"]["exact"]) == (1, 1, 1.0)


def test_lines_of_json_say_the_same_as_csv(tmp_path: Path, capsys):
    line = {"item": "a", "criterion": "R-tone", "reference": 2, "reader": "emerging", "sureness": 10}
    found = told(capsys, json.dumps(line) + "\n", tmp_path / "a.jsonl")["agreement"]

    assert found["all"]["confusion"][2] == [0, 1, 0, 0]


def test_answers_are_scored_and_compared_with_what_their_readers_said(root: Path, capsys):
    code, out, _ = said(capsys, "--content", root, "--gold", root / ANSWERS, "--json")

    found = json.loads(out)
    assert (code, found["scorer"], found["fitted_to_these"]) == (0, "offline@1", False)
    assert "left_out" not in found
    assert found["agreement"]["all"]["count"] == 2
    assert list(found["agreement"]["kinds"]) == ["good", "weak"]
    assert found["between_people"]["all"]["confusion"][3] == [0, 0, 1, 0]


def test_figures_on_what_the_model_was_fitted_to_come_with_those_on_what_it_had_not_seen(capsys):
    _, out, _ = said(capsys, "--gold", ROOT / "rubrics/answers/launch-week.alt-text.yml", "--json")

    found = json.loads(out)
    same = answers_digest(read_answers(ROOT, [])) == about()["answers"]
    assert found["fitted_to_these"] is (True if same else None)
    assert found["left_out"] == about()["kappa"]
    assert any("fitted" in note for note in found["notes"])
    assert found["synthetic"]


@pytest.mark.parametrize(
    ("name", "text", "code", "says"),
    [
        ("a.csv", "item,criterion,reference\n", 1, "a.csv:1: has no column reader; needed: item, criterion"),
        ("a.csv", HEAD, 1, "a.csv:1: has no items"),
        ("a.csv", HEAD + "a,R-tone,4,1,,,,\n", 1, 'a.csv:2: reference: "4" is no level; allowed: 0 to 3, or not_shown'),
        ("a.csv", HEAD + "a,R-tone,1,secur,,,,\n", 1, '(did you mean "secure"?)'),
        ("a.csv", HEAD + "a,R-tone,,1,,,,\n", 1, "a.csv:2: reference: is missing"),
        ("a.csv", HEAD + "a,R-tone,1,1,,,high,\n", 1, 'sureness: "high" is no number'),
        ("a.csv", HEAD + "a,R-tone,1,1,,,,,9\n", 1, "stands beyond the last column"),
        ("a.jsonl", "[1]\n", 1, "a.jsonl:1: is no JSON object"),
        ("a.jsonl", '{"item": "a", "mark": 2}\n', 1, "a.jsonl:1: mark: is an unknown column"),
        ("a.txt", "", 2, "Allowed: .yml, .csv, .jsonl"),
        ("a.yml", "format: 1\n", 1, "a.yml:1: scenario: is missing"),
    ],
)
def test_a_bad_file_is_told_by_line(tmp_path: Path, capsys, name: str, text: str, code: int, says: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    found, _, err = said(capsys, "--gold", tmp_path / name)

    assert (found, says in err) == (code, True), err


@pytest.mark.parametrize(("name", "says"), [("no.csv", "cannot be read"), ("no.yml", "no.yml: is missing")])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys, name: str, says: str):
    assert says in said(capsys, "--gold", tmp_path / name)[2]


def test_bytes_that_are_no_utf_8_are_told_by_line(tmp_path: Path, capsys):
    (tmp_path / "a.csv").write_bytes(HEAD.encode() + b"\xff,R-tone,1,1\n")

    assert "a.csv, line 2: is not UTF-8" in said(capsys, "--gold", tmp_path / "a.csv")[2]
