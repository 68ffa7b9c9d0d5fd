"""`python -m simulator content …`, as an author meets it."""

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.cli import main
from simulator.content.library import load_library
from simulator.runs.play import play
from simulator.settings import ROOT
from tests.content.folders import SCENARIO, good_content, replaced
from tests.shipped import shipped_library

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return good_content(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_new_scenario_is_in_order_and_its_bots_come_where_they_should(root: Path, capsys):
    assert said(capsys, "content", "new", "cold-tea", "--content", root)[0] == 0
    code, words = said(capsys, "content", "check", "--content", root)
    assert (code, "cold-tea" in words) == (0, False)

    library = load_library(root)
    assert [bot.name for bot in library.bots["cold-tea"]] == ["strong", "silent", "trigger-happy"]
    for bot in library.bots["cold-tea"]:
        played = play(library.scenarios["cold-tea"], library.rubrics["cold-tea"], bot)
        assert played.refused == ()
        assert played.state.ending == bot.expect.ending
        assert bot.expect.flags is None or set(bot.expect.flags) == set(played.state.flags)


def test_a_scenario_that_is_not_there_is_told_with_those_that_are(root: Path, capsys):
    assert said(capsys, "content", "check", "lost-kees", "--content", root) == (
        2,
        "There is no scenario 'lost-kees'. Known: lost-keys.\n",
    )
    assert said(capsys, "content", "check", "lost-keys", "--content", root / "ksb")[1].endswith("Known: none.\n")


def test_a_new_scenario_has_its_own_id_and_title(root: Path, capsys):
    said(capsys, "content", "new", "cold-tea", "--content", root)

    assert load_library(root).scenarios["cold-tea"].title == "Cold tea"
    assert (root / "schemas" / "timeline.schema.json").is_file()


def test_what_a_new_scenario_says_to_type_and_to_open_is_there(root: Path, capsys):
    _, words = said(capsys, "content", "new", "cold-tea", "--content", root)

    lines = words.splitlines()
    assert (root / SCENARIO).parent / "cold-tea" / "scenario.yml" == Path(lines[2].split()[2].rstrip(","))
    for command in (lines[1], lines[3]):
        python, _, module, *arguments = shlex.split(command)
        assert (python, module) == (".venv/bin/python", "simulator")
        assert said(capsys, *arguments)[0] == 0


@pytest.mark.parametrize("name", ["lost-keys", "brands", "Two words", "../out", "a" * 70])
def test_a_new_scenario_overwrites_nothing_and_goes_nowhere_else(root: Path, capsys, name: str):
    before = sorted(str(path) for path in root.rglob("*"))

    code, words = said(capsys, "content", "new", name, "--content", root)

    assert code == 2
    assert "there already" in words or "cannot be a scenario's id" in words
    assert sorted(str(path) for path in root.rglob("*")) == before


def test_the_timeline_lists_what_comes_when(root: Path, capsys):
    code, words = said(capsys, "content", "timeline", "lost-keys", "--content", root)

    assert code == 0
    assert " 10:01  Keyring boards  inject  lost: Where are my keys" in words
    assert "~10:03  Keyring boards  inject  rude" in words
    assert "case-rude: A rude reply, until 10:13" in words


def test_the_timeline_is_drawn_with_a_lane_for_each_channel_and_everything_on_it(tmp_path: Path, capsys):
    out = tmp_path / "day.svg"

    assert said(capsys, "content", "timeline", "patch-day", "--out", out)[0] == 0

    drawn = ElementTree.parse(out).getroot()
    lanes = {text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "lane"}
    told = " ".join(title.text or "" for title in drawn.iter(f"{SVG}title"))
    scenario = shipped_library().scenarios["patch-day"]
    assert lanes == {*(channel.name for channel in scenario.channels.values()), "Tasks", "Cases", "Due"}
    parts = (scenario.planned_posts, scenario.cases, scenario.tasks, scenario.obligations)
    assert [item.id for part in parts for item in part if f" {item.id}: " not in told] == []


def test_a_picture_has_a_name_that_says_so(root: Path, tmp_path: Path, capsys):
    code, words = said(capsys, "content", "timeline", "lost-keys", "--content", root, "--out", tmp_path / "day.txt")

    assert (code, "ends in .svg" in words) == (2, True)


@pytest.fixture
def versions(root: Path) -> tuple[Path, Path]:
    """A scenario and a copy of it."""
    copy = root / "scenarios" / "lost-keys-2"
    shutil.copytree(root / SCENARIO, copy)
    return root / SCENARIO, copy


def test_two_versions_that_are_alike_change_nothing_for_a_learner(versions: tuple[Path, Path], root: Path, capsys):
    old, new = versions
    (new / "rules.yml").write_text("# a comment\n" + (new / "rules.yml").read_text(encoding="utf-8"), encoding="utf-8")

    assert said(capsys, "content", "diff", old, new, "--content", root) == (0, "Nothing changes for a learner.\n")


@pytest.mark.parametrize(
    ("file", "was", "now", "says"),
    [
        ("cases.yml", "decide_within: 10m", "decide_within: 90s", "case case-rude: decide_within: 10m → 1m30s"),
        ("cases.yml", "account: [warn]", "account: [mute]", "case case-rude: strong.account: now also “mute”"),
        ("content/lost.md", "keys are", "two keys are", "text content/lost.md: is worded anew (14 → 15 words)"),
        ("scenario.yml", "difficulty: 1", "difficulty: 3", "difficulty: 1 → 3"),
        ("scenario.yml", "title: Lost keys", "title: Keys", "title: “Lost keys” → “Keys”"),
        ("marking.yml", "duty: [7]", "duty: [8]", "criterion R-prompt: duty: no longer 7"),
        (
            "world.yml",
            "  forum: {",
            "  chat: {kind: chat, name: Chat, tone: short, limit: 9}\n  forum: {",
            "channel chat: is new",
        ),
    ],
)
def test_a_difference_is_told_by_part_in_words(
    versions: tuple[Path, Path], root: Path, capsys, file: str, was: str, now: str, says: str
):
    replaced(file, was, now)(versions[1])

    code, words = said(capsys, "content", "diff", *versions, "--content", root)

    assert code == 0
    assert says in words


def test_a_scenario_with_a_brand_pack_is_compared_with_all_that_the_pack_gives(tmp_path: Path, capsys):
    for name in ("ksb", "rubrics", "scenarios"):
        shutil.copytree(ROOT / name, tmp_path / name)
    assert said(capsys, "content", "diff", "patch-day", tmp_path / "scenarios/patch-day")[1].startswith("Nothing")

    pack = tmp_path / "scenarios/brands/tidewick/brand.yml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("reply_after: 9m", "reply_after: 4m"), encoding="utf-8")

    code, words = said(capsys, "content", "diff", "patch-day", tmp_path / "scenarios/patch-day")
    assert (code, words) == (0, "person priya: reply_after: 9m → 4m\n")


def test_a_version_that_cannot_be_read_is_told_with_its_line(versions: tuple[Path, Path], root: Path, capsys):
    replaced("scenario.yml", "difficulty: 1", "difficulty: 9")(versions[1])

    code, words = said(capsys, "content", "diff", *versions, "--content", root)

    assert (code, "scenario.yml:7: difficulty: 9" in words) == (1, True)


def test_a_version_that_is_not_there_is_told(root: Path, capsys):
    assert said(capsys, "content", "diff", "lost-keys", "found-keys", "--content", root)[0] == 2


def test_coverage_is_counted_from_the_criteria_that_scenarios_bind(capsys):
    code, words = said(capsys, "content", "coverage", "--json")
    found, library = json.loads(words), shipped_library()

    assert code == 0
    by_code = {ksb["code"]: ksb["scenarios"] for ksb in found["ksbs"]}
    for name, rubric in library.rubrics.items():
        primary = {code for bound in rubric.criteria for code in bound.criterion.ksb.primary}
        assert {code for code, where in by_code.items() if where.get(name) == "primary"} == primary
    assert [code for code, where in by_code.items() if not where] == found["without"]
    (patch_day,) = (scenario for scenario in found["scenarios"] if scenario["id"] == "patch-day")
    assert (patch_day["shape"], patch_day["difficulty"]) == ("crisis", 2)
    for ksb in found["ksbs"]:
        offered = [library.scenarios[name] for name in ksb["scenarios"]]
        assert ksb["shapes"] == sorted({scenario.shape for scenario in offered if scenario.shape})
        assert ksb["difficulties"] == sorted({scenario.difficulty for scenario in offered})


def test_coverage_names_what_no_scenario_shows(capsys):
    assert "No scenario gives a chance to show:" in said(capsys, "content", "coverage")[1]


def test_a_bot_that_is_refused_is_told(root: Path, capsys):
    replaced("tests.yml", "at: 2m", "at: 1s")(root / SCENARIO)

    assert "  refused: " in said(capsys, "play", "lost-keys", "--bot", "brisk", "--content", root)[1]


def test_whoever_writes_scenarios_waits_for_no_database():
    says = "import sys, simulator.cli; print('sqlalchemy' in sys.modules)"

    found = subprocess.run([sys.executable, "-c", says], cwd=ROOT, capture_output=True, text=True, check=True)

    assert found.stdout == "False\n"
