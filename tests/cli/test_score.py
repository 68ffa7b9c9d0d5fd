"""`python -m simulator score`: a text, or a file of answers, scored with any content and no run."""

import json
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.settings import ROOT
from tests.content.folders import SCENARIO, good_content, replaced
from tests.content.taught import ANSWERS, STRONG, WEAK, taught

TASK = ("--scenario", "lost-keys", "--task", "answer")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return taught(good_content(tmp_path / "content"))


@pytest.fixture
def strong(tmp_path: Path) -> Path:
    file = tmp_path / "strong.txt"
    file.write_text(STRONG, encoding="utf-8")
    return file


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_text_is_scored_with_content_that_is_not_the_projects(root: Path, strong: Path, capsys):
    code, out, _ = said(capsys, "score", "--content", root, *TASK, "--text", strong, "--json")

    (found,) = json.loads(out)["criteria"]
    assert (code, found["criterion"], found["status"]) == (0, "R-tone", "level")
    assert found["level_index"] == ["not_shown", "emerging", "secure", "strong"].index(found["level"])
    assert 0 <= found["expected"] <= 300
    assert 0 <= found["sureness"] <= 100


def test_each_quotation_is_a_slice_of_the_text(root: Path, strong: Path, capsys):
    _, out, _ = said(capsys, "score", "--content", root, *TASK, "--text", strong, "--json")

    quotes = [quote for one in json.loads(out)["criteria"][0]["findings"] for quote in one["quotes"]]
    assert quotes
    assert [STRONG[quote["start"] : quote["end"]] for quote in quotes] == [quote["quote"] for quote in quotes]
    assert {quote["text_of"] for quote in quotes} == {"forum"}


def test_what_a_variable_stands_for_is_scored_in_its_place(root: Path, strong: Path, capsys):
    replaced("scenario.yml", "title: Lost keys", "title: Lost by {{owner}}")(root / SCENARIO)
    replaced("scenario.yml", "meters:", "variables: {owner: Ann Turns}\nmeters:")(root / SCENARIO)
    strong.write_text(f"{{{{owner}}}} {STRONG}", encoding="utf-8")
    _, out, _ = said(capsys, "score", "--content", root, *TASK, "--text", strong, "--json")

    quotes = [quote for one in json.loads(out)["criteria"][0]["findings"] for quote in one["quotes"]]
    filled = f"Ann Turns {STRONG}"
    assert quotes
    assert [filled[quote["start"] : quote["end"]] for quote in quotes] == [quote["quote"] for quote in quotes]


def test_it_says_which_scorer_and_which_rubric(root: Path, strong: Path, capsys):
    _, out, _ = said(capsys, "score", "--content", root, *TASK, "--text", strong, "--json")

    told = json.loads(out)
    assert told["scorer"] == "offline@1"
    assert told["rubric"].startswith("sha256:")


def test_one_file_stands_for_every_channel_of_a_task(tmp_path: Path, capsys):
    file = tmp_path / "holding.txt"
    file.write_text("Saves are missing since 4.2. We do not know why yet.", encoding="utf-8")
    task = ("--scenario", "patch-day", "--task", "holding", "--criterion", "R-known")
    code, out, _ = said(capsys, "score", *task, "--text", file, "--json")

    quoted = [quote["text_of"] for one in json.loads(out)["criteria"][0]["findings"] for quote in one["quotes"]]
    assert (code, set(quoted)) == (0, {"answer"})


def test_without_json_it_reads_as_a_report(root: Path, strong: Path, capsys):
    _, out, _ = said(capsys, "score", "--content", root, *TASK, "--text", f"forum={strong}")

    assert out.startswith(
        "lost-keys/answer, scored by offline@1. A suggestion: a tutor decides.\nTone and fit (R-tone): "
    )


def test_a_file_of_answers_gives_one_line_of_json_each(root: Path, capsys):
    code, out, _ = said(capsys, "score", "--content", root, "--answers", root / ANSWERS, "--json")

    told = [json.loads(line) for line in out.splitlines()]
    assert (code, [one["answer"] for one in told]) == (0, ["good-1", "weak-1"])
    levels = [one["criteria"][0]["level_index"] for one in told]
    assert levels[0] > levels[1]
    assert told[1]["gold"] == {"R-tone": "emerging"}


def test_the_same_text_is_scored_alike_alone_and_among_others(root: Path, tmp_path: Path, capsys):
    weak = tmp_path / "weak.txt"
    weak.write_text(WEAK, encoding="utf-8")
    _, alone, _ = said(capsys, "score", "--content", root, *TASK, "--text", weak, "--json")
    _, among, _ = said(capsys, "score", "--content", root, "--answers", root / ANSWERS, "--json")

    assert json.loads(among.splitlines()[1])["criteria"] == json.loads(alone)["criteria"]


def test_a_text_too_short_to_read_is_unscored_and_no_zero(root: Path, tmp_path: Path, capsys):
    short = tmp_path / "short.txt"
    short.write_text("", encoding="utf-8")
    code, out, _ = said(capsys, "score", "--content", root, *TASK, "--text", short, "--json")

    (found,) = json.loads(out)["criteria"]
    assert (code, found["status"], found["level"], found["expected"]) == (0, "unscored", None, None)
    assert "fewer than" in found["reason"]


def test_replies_for_which_no_criterion_is_taught_are_a_tutors(strong: Path, capsys):
    code, _, err = said(capsys, "score", "--scenario", "launch-week", "--task", "bench", "--text", strong)

    assert (code, "No criterion of launch-week reads words in 'bench'" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--scenario", "lost-kees", "--task", "answer"), "There is no scenario 'lost-kees'. Known: lost-keys."),
        (("--scenario", "lost-keys", "--task", "reply"), "There is no task in lost-keys named 'reply'. Known: answer."),
        (("--scenario", "lost-keys"), "--task is missing; needed: the id of a task."),
        ((*TASK, "--criterion", "R-tune"), "There is no criterion of answer named 'R-tune'. Known: R-tone."),
    ],
)
def test_what_is_not_there_is_told_with_what_is(root: Path, strong: Path, capsys, arguments, says: str):
    code, _, err = said(capsys, "score", "--content", root, *arguments, "--text", strong)

    assert (code, err.strip()) == (2, says)


def test_a_task_that_no_criterion_reads_is_told(tmp_path: Path, strong: Path, capsys):
    untaught = good_content(tmp_path / "untaught")
    code, _, err = said(capsys, "score", "--content", untaught, *TASK, "--text", strong)

    assert code == 2
    assert err.strip() == "No criterion of lost-keys reads words in 'answer'. Read by one or more: none."


def test_a_file_that_cannot_be_read_is_named_with_what_is_wrong(root: Path, tmp_path: Path, capsys):
    latin = tmp_path / "latin.txt"
    latin.write_bytes("fine\ncaf\u00e9".encode("latin-1"))

    assert (
        "latin.txt, line 2: byte 0xe9 is not UTF-8"
        in said(capsys, "score", "--content", root, *TASK, "--text", latin)[2]
    )
    assert (
        "cannot be read (No such file" in said(capsys, "score", "--content", root, *TASK, "--text", tmp_path / "no")[2]
    )
    assert "cannot be read (Is a dir" in said(capsys, "score", "--content", root, *TASK, "--text", tmp_path)[2]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["chat={file}"], "'chat' is no channel of this task. Allowed: forum."),
        (["{file}", "forum={file}"], "One --text without a channel is the whole answer."),
        (["forum={file}", "forum={file}"], "A channel is given twice"),
    ],
)
def test_channels_are_those_of_the_task_once_each(root: Path, strong: Path, capsys, given: list[str], says: str):
    texts = [part for one in given for part in ("--text", one.format(file=strong))]
    code, _, err = said(capsys, "score", "--content", root, *TASK, *texts)

    assert (code, says in err) == (2, True)


def test_a_file_of_answers_that_is_none_is_told_by_line(root: Path, capsys):
    file = root / ANSWERS
    file.write_text(file.read_text(encoding="utf-8").replace("kind: weak", "kind: poor"), encoding="utf-8")
    code, _, err = said(capsys, "score", "--content", root, "--answers", file)

    assert code == 1
    assert "lost-keys.answer.yml:14: answers[1].kind" in err


def test_a_folder_that_is_no_content_is_told(tmp_path: Path, strong: Path, capsys):
    code, _, err = said(capsys, "score", "--content", tmp_path / "none", *TASK, "--text", strong)

    assert (code, "is no folder" in err) == (2, True)
    assert said(capsys, "score", "--content", ROOT / "ksb", *TASK, "--text", strong)[2].endswith("Known: none.\n")
