"""`docs/authoring.md`, followed to the letter: what it says to type is typed, and what it shows is what is said."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.content.library import load_library
from simulator.runs.play import play
from simulator.settings import ROOT
from tests.content.folders import Spoil, added, good_content, replaced, without, written
from tests.content.taught import ALIKE, WRITING

DOC = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
SCENARIO = Path("scenarios/boathouse")
PLACE = re.compile(r"# (?P<file>[\w./-]+\.yml), (?:(?P<new>new file)|(?P<how>under|in place of) (?P<key>\w+):)")
KINDS = {"yaml", "text", "console"}


def blocks() -> Iterator[tuple[str, str]]:
    """Every fenced block, its kind and its words."""
    yield from re.findall(r"^```(\w*)\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)


def type_yaml(words: str) -> None:
    """Do with a file what the block's first line says."""
    first, _, rest = words.partition("\n")
    place = PLACE.fullmatch(first)
    assert place, f"{first!r} does not say where it belongs"
    file = Path(place["file"]) if "/" in place["file"] else SCENARIO / place["file"]
    if place["new"]:
        assert not file.exists()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(rest, encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    key = re.search(rf"^{place['key']}:.*\n", text, re.MULTILINE)
    assert key, f"{file} has no {place['key']}:"
    if place["how"] == "under":
        text = text[: key.end()] + rest + text[key.end() :]
    else:
        after = re.search(r"^(?=\S)", text[key.end() :], re.MULTILINE)
        text = text[: key.start()] + rest + "\n" + text[key.end() + (after.start() if after else len(text)) :]
    file.write_text(text, encoding="utf-8")


def type_text(words: str) -> None:
    name, _, rest = words.partition("\n\n")
    file = Path(name) if name.startswith("scenarios/") else SCENARIO / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(rest, encoding="utf-8")


def run_console(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command says, in this order, the lines that follow it; `…` stands for whatever else."""
    for session in words.split("$ ")[1:]:
        command, *shown = session.splitlines()
        _, _, _, *arguments = shlex.split(command)
        capsys.readouterr()
        main(arguments)
        printed = capsys.readouterr()
        said = iter((printed.out + printed.err).splitlines())
        for line in shown:
            wanted = re.compile(".*".join(map(re.escape, line.split("…"))))
            assert any(wanted.match(each) for each in said), f"{command!r} does not say {line!r}:\n{printed}"


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library without scenarios, to work in."""
    for name in ("ksb", "rubrics"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("answers"))
    (tmp_path / "scenarios").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("simulator.cli.places.ROOT", tmp_path)
    return tmp_path


def test_whoever_follows_it_has_a_scenario_that_checks_and_plays(fresh: Path, capsys: pytest.CaptureFixture[str]):
    for kind, words in blocks():
        assert kind in KINDS, f"a block of kind {kind!r} is followed by nobody"
        if kind == "yaml":
            type_yaml(words)
        elif kind == "text":
            type_text(words)
        else:
            run_console(words, capsys)

    library = load_library(fresh)
    scenario = library.scenarios["boathouse"]
    for bot in library.bots["boathouse"]:
        played = play(scenario, library.rubrics["boathouse"], bot)
        assert (played.refused, bot.expect.ending) == ((), played.state.ending)
    assert scenario.crowd
    assert scenario.figures
    assert "in Marram and nowhere else" in scenario.brand.voice


def test_every_part_of_the_work_is_in_it():
    files = {place["file"] for kind, words in blocks() if kind == "yaml" and (place := PLACE.match(words))}

    assert files >= {
        "scenario.yml", "world.yml", "timeline.yml", "cases.yml", "tasks.yml", "rules.yml", "marking.yml",
        "debrief.yml", "tests.yml", "crowd.yml", "data.yml",
    }  # fmt: skip


SLIPS: tuple[Spoil, ...] = (
    replaced("timeline.yml", "by: ann", "by: anne"),
    replaced("timeline.yml", "content/lost.md", "content/lots.md"),
    replaced("timeline.yml", "channel: forum", "chanel: forum"),
    replaced("timeline.yml", "wait: 2m", "wait: 12"),
    replaced("timeline.yml", "    at: 1m", "   at: 1m"),
    replaced("timeline.yml", "  - id: rude", "    id: rude"),
    replaced("cases.yml", "duty: [10]", "duty: 10"),
    replaced("world.yml", "voice: Plain and short.", "voice: Plain: and short."),
    replaced("world.yml", "voice: Plain and short.", "voice: Plain #and short."),
    replaced("world.yml", "role: player, strikes", "role: player, loud, strikes"),
    written("rules.yml", b"rules: [\xff]\n"),
    written("rules.yml", b"\xef\xbb\xbfrules: []\n"),
    without("tests.yml"),
    added("content/spare.md", "Spare.\n"),
    replaced("world.yml", "  ann:", "  eve: {role: player}\n  ann:"),
    replaced("scenario.yml", "facts:", "facts:\n  found: {type: bool, start: false}"),
    added("content/lost.md", "\nhttps://example.test\n"),
    replaced("scenario.yml", "gte: 40", "gte: 99"),
    added(
        "marking.yml",
        WRITING.replace("          not_shown:", "          emerging:", 1).replace(
            "          emerging:\n            - The", "            - The"
        ),
    ),
    added(
        "marking.yml",
        WRITING.replace("strong: {all: [says-sorry, says-where, says-next]}", "strong: {all: [says-sorry]}"),
    ),
    added("marking.yml", ALIKE),
    replaced("tests.yml", "{intent: acknowledge}", "{intent: [acknowledge]}"),
    replaced("timeline.yml", "title: Where are my keys", 'title: "\\bWhere"'),
)
"""Slips on which the checker says what the page explains."""


def test_each_message_that_it_explains_is_one_that_the_checker_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for number, slip in enumerate(SLIPS):
        slip(good_content(tmp_path / str(number)) / "scenarios" / "lost-keys")
        assert main(["content", "check", "lost-keys", "--content", str(tmp_path / str(number))]) == 1
    said = capsys.readouterr().out

    rows = re.findall(r"^\| (`.+?`) \| ", DOC.partition("| The checker says |")[2], re.MULTILINE)
    explained = [message for row in rows for message in re.findall("`([^`]+)`", row)]
    assert len(explained) > 12
    assert [each for each in explained if not re.search(".*".join(map(re.escape, each.split("…"))), said)] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/authoring-reference.md"])
def test_those_who_look_for_it_find_it(page: str):
    assert "authoring.md" in (ROOT / page).read_text(encoding="utf-8")
