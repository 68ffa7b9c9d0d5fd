"""A scenario's bots tell its author what they came to, where that is not what was expected."""

from pathlib import Path
from time import process_time

import pytest

from simulator.cli import main
from simulator.content.check import look
from simulator.content.library import load_library
from simulator.scoring.rehearsal import Shown, rehearse
from simulator.settings import ROOT
from tests.content.folders import SCENARIO, added, good_content, replaced
from tests.shipped import shipped_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return good_content(tmp_path)


def shown(root: Path) -> list[Shown]:
    library = load_library(root)
    return rehearse(library.scenarios["lost-keys"], library.rubrics["lost-keys"], library.bots["lost-keys"])


@pytest.mark.parametrize("name", sorted(shipped_library().scenarios))
def test_the_bots_that_ship_come_where_their_authors_say(name: str):
    library = shipped_library()

    found = rehearse(library.scenarios[name], library.rubrics[name], library.bots[name])

    assert [told for told in found if told.is_fault] == []


@pytest.mark.parametrize("name", sorted(shipped_library().scenarios))
def test_a_scenario_is_checked_quickly(name: str):
    began = process_time()
    library = look(ROOT, only=name).library
    assert library is not None
    read = process_time()
    rehearse(library.scenarios[name], library.rubrics[name], library.bots[name])

    assert read - began < 1.0
    assert process_time() - read < 0.5 * len(library.bots[name])


@pytest.mark.parametrize(
    ("was", "now", "place", "says"),
    [
        ("ending: calm", "ending: sour", "ending", "brisk comes to calm; expected: sour"),
        ("answered: true", "answered: false", "facts", "is true when brisk has played; expected: false"),
        ("offered: [answer]", "offered: [appeal-mute]", "offered", "appeal-mute is not opened when brisk plays"),
        ("not_observed: [appeal-mute]", "not_observed: [answer]", "not_observed", "answer is offered when brisk plays"),
        ("{R-prompt: strong}", "{R-proportion: strong}", "level_at_least", "expected: at least strong"),
        ("level_at_least: {R-prompt: strong}", "level_at_most: {R-prompt: secure}", "level_at_most", "at most secure"),
        ("ending: calm", "refused: 1", "refused", "brisk is refused 0; expected: 1"),
        ("ending: calm", "flags: [insult-left-up]", "flags", "brisk raises none; expected: insult-left-up"),
    ],
)
def test_an_expectation_that_is_not_met_is_a_fault(root: Path, was: str, now: str, place: str, says: str):
    replaced("tests.yml", was, now)(root / SCENARIO)

    (fault,) = (told for told in shown(root) if told.is_fault)

    assert (fault.file, fault.place[:4]) == ("tests.yml", ("bots", 0, "expect", place))
    assert says in fault.words


def test_an_ending_that_no_bot_comes_to_is_worth_a_look(root: Path):
    assert [told.words for told in shown(root) if told.file == "scenario.yml"] == [
        "sour is where no bot comes to: can anybody?"
    ]


def test_a_meter_that_lies_at_its_bound_is_worth_a_look(root: Path):
    replaced("timeline.yml", "add: {draw: [-3, -1]}", "add: -60")(root / SCENARIO)
    replaced("tests.yml", "ending: calm", "ending: sour")(root / SCENARIO)

    assert [told.words for told in shown(root) if told.place[0] == "meters"] == [
        "is at 0 from minute 1 to the end when brisk plays"
    ]


def test_rules_that_never_rest_are_a_fault_of_their_file(root: Path, capsys: pytest.CaptureFixture[str]):
    for rule in ("{id: again, when: {event: rule.fired}", "{id: begin, when: {event: inject.released}"):
        added("rules.yml", f"  - {rule}, do: [{{meter: trust, add: 1}}]}}\n")(root / SCENARIO)

    assert main(["content", "check", "--content", str(root)]) == 1
    assert (
        f"{SCENARIO}/rules.yml:1: rules: when brisk plays, rule-loop: rules still answered" in capsys.readouterr().out
    )


def test_the_checker_tells_it_with_its_line(root: Path, capsys: pytest.CaptureFixture[str]):
    replaced("tests.yml", "ending: calm", "ending: sour")(root / SCENARIO)

    code = main(["content", "check", "--content", str(root)])

    assert code == 1
    assert (
        f"{SCENARIO}/tests.yml:13: bots[0].expect.ending: brisk comes to calm; expected: sour"
        in capsys.readouterr().out
    )


def test_a_quick_check_plays_nothing(root: Path, capsys: pytest.CaptureFixture[str]):
    replaced("tests.yml", "ending: calm", "ending: sour")(root / SCENARIO)

    assert main(["content", "check", "--quick", "--content", str(root)]) == 0
    assert capsys.readouterr().out == "The content is in order.\n"


def test_a_strict_check_fails_where_something_is_worth_a_look(root: Path):
    assert main(["content", "check", "--content", str(root)]) == 0
    assert main(["content", "check", "--strict", "--content", str(root)]) == 1


def test_what_is_refused_is_worth_a_look_unless_it_is_meant(root: Path):
    replaced("tests.yml", "- at: 2m", "- {at: 30s, send: queue.resume}\n      - at: 2m")(root / SCENARIO)
    words = "brisk is refused at 30s: The queue is running already."
    assert [told for told in shown(root) if "refused" in told.words] == [
        Shown("tests.yml", ("bots", 0, "do", 0), words, False)
    ]

    replaced("tests.yml", "ending: calm", "refused: 1")(root / SCENARIO)

    assert [told for told in shown(root) if "refused" in told.words] == []


def test_where_a_bot_does_not_come_what_it_was_refused_is_the_first_fault(
    root: Path, capsys: pytest.CaptureFixture[str]
):
    replaced("tests.yml", "- at: 2m", "- at: 30s")(root / SCENARIO)

    assert main(["content", "check", "--content", str(root)]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    refused = "brisk is refused at 30s: “First answer” has not been asked for yet. It comes at 1m at the soonest."
    assert first == f"{SCENARIO}/tests.yml:7: bots[0].do[0]: {refused}"
    assert second.endswith("bots[0].expect.ending: brisk comes to sour; expected: calm")


DECIDE = (
    "\n      - {at: %s, send: case.decide, case: case-rude, report: agree, content: hide, account: warn, clause: P2,"
    " preserve: false, why: Rude.}"
)
MOVE = "\n      - {at: 21m, send: post.move, post: joke, to: 25m}"
APPEAL = "\n      - {at: 9m, send: appeal.decide, appeal: appeal-mute, outcome: uphold}"
GONE = "\n      - {at: 9m, send: post.edit, post: reply--1, text: Found.}"


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (
            DECIDE % "2m30s",
            "at 2m30s: There is no case “case-rude” on the desk. It comes at 3m at the soonest.",
        ),
        (APPEAL, "It has no time of its own, and had not come by then."),
        (GONE, "It has no time of its own, and had not come by then."),
    ],
)
def test_what_is_not_there_yet_is_told_with_its_time(root: Path, step: str, says: str):
    replaced("tests.yml", "intent: acknowledge}", f"intent: acknowledge}}{step}")(root / SCENARIO)

    (told,) = (told.words for told in shown(root) if "is refused" in told.words)
    assert told.endswith(says)


def test_what_is_there_is_told_without_a_time(root: Path):
    replaced("tests.yml", "intent: acknowledge}", f"intent: acknowledge}}{MOVE}")(root / SCENARIO)

    (told,) = (told.words for told in shown(root) if "is refused" in told.words)
    assert told == "brisk is refused at 21m: “Monday joke” is out already."


def test_a_colleague_who_is_asked_about_anothers_topic_is_worth_a_look(root: Path):
    replaced("world.yml", "topics:\n", "topics:\n  keys: Whose keys they are\n")(root / SCENARIO)
    dot = "  dot: {name: Dot, role: porter, answers: [keys], answer: {keys: content/cas-answers.md}, reply_after: 3m}\n"
    replaced("world.yml", "  cas: {", f"{dot}  cas: {{")(root / SCENARIO)
    ask = "\n      - {at: 9m, send: escalation.send, to: cas, topic: keys, text: Whose are they?}"
    replaced("tests.yml", "intent: acknowledge}", f"intent: acknowledge}}{ask}")(root / SCENARIO)

    assert [told for told in shown(root) if told.place[-1] == "topic"] == [
        Shown("tests.yml", ("bots", 0, "do", 1, "topic"), "cas has no answer on keys, which is a topic of dot", False)
    ]


def test_one_scenario_is_checked_alone(root: Path, capsys: pytest.CaptureFixture[str]):
    main(["content", "new", "cold-tea", "--content", str(root)])
    replaced("scenario.yml", "difficulty: 1", "difficulty: 9")(root / SCENARIO)
    capsys.readouterr()

    assert main(["content", "check", "cold-tea", "--content", str(root)]) == 0
    assert capsys.readouterr().out == "scenarios/cold-tea is in order.\n"
    assert main(["content", "check", "lost-keys", "--content", str(root)]) == 1
    assert main(["content", "check", "no-tea", "--content", str(root)]) == 2
