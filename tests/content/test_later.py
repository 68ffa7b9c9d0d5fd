"""A bot's command may have a time of its own beside the time at which it is sent, and speak of what the run made."""

from pathlib import Path

import pytest

from simulator.content.check import check
from simulator.content.library import load_library
from simulator.runs.play import play
from tests.content.folders import SCENARIO, added, replaced

BOT = """  - name: planner
    about: Moves and plans.
    seed: 3
    do:
      - {at: 2m, send: post.move, post: joke, to: 25m, note: Later.}
      - {at: 3m, send: watch.set, item: lost, to: 8m, why: It may be found.}
      - {at: 4m, send: post.schedule, channel: forum, to: 10m, text: content/bot-brisk.md}
      - {at: 5m, send: post.move, post: plan--1, to: 12m}
      - {at: 13m, send: post.edit, post: plan--1, text: Found them.}
      - {at: 14m, send: run.stop}
    expect: {ending: stopped}
"""


def faults(root: Path) -> list[str]:
    return [fault.problem for fault in check(root)]


def test_the_time_of_a_command_stands_under_to(root: Path):
    added("tests.yml", BOT)(root / SCENARIO)

    library = load_library(root)
    (planner,) = (bot for bot in library.bots["lost-keys"] if bot.name == "planner")

    assert [step.send.get("at") for step in planner.do] == [1500, 480, 600, 720, None, None]
    played = play(library.scenarios["lost-keys"], library.rubrics["lost-keys"], planner)
    assert (played.refused, played.state.ending) == ((), "stopped")
    assert (played.state.planned["joke"].at, played.state.posts["plan--1"].text) == (1500, "Found them.")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (", to: soon", '"soon" is not a duration; allowed: a time from the start, as 40m'),
        (", to: 900", "900 is without its unit; allowed: a time from the start, as 40m"),
        ("", "is missing; needed: a time from the start, as 40m"),
    ],
)
def test_a_time_that_is_none_is_told(root: Path, written: str, fault: str):
    added("tests.yml", BOT.replace(", to: 25m", written))(root / SCENARIO)

    assert faults(root) == [fault]


def test_what_the_author_misspelt_is_still_told(root: Path):
    added("tests.yml", BOT.replace("post: joke", "post: jok"))(root / SCENARIO)

    assert faults(root) == ['"jok" is no planned post; allowed: joke (did you mean "joke"?)']


def test_no_ending_has_the_name_of_a_stopped_run(root: Path):
    replaced("scenario.yml", "id: sour", "id: stopped")(root / SCENARIO)

    assert '"stopped" is how a run ends that its learner stops; allowed: another id' in faults(root)


def test_a_case_to_take_in_anothers_place_waits_until_it_is_wanted(root: Path):
    replaced("cases.yml", "    duty: [10]\nappeals", "    duty: [10]\n    instead: case-rude\nappeals")(root / SCENARIO)

    assert sorted(faults(root)) == [
        '"case-rude" comes anyway; allowed: a case whose inject has standby: true',
        "names the case itself; allowed: another case",
    ]


EQUAL = """  - id: case-other
    title: Another reply
    target: other
    reports: [{by: ann, reason: P2}]
    decide_within: 10m
    strong: {report: agree, content: [hide], account: [warn], clause: P2}
    acceptable: {report: agree, clause: P2}
    unsafe: []
    on_expire: []
    ksb: [S13]
    duty: [10]
appeals"""
OTHER = """  - id: other
    standby: true
    channel: forum
    by: bob
    body: content/lost.md
    opens_case: case-other
"""


def test_a_case_to_take_in_anothers_place_shows_and_sets_what_the_other_does(root: Path):
    folder = root / SCENARIO
    added("timeline.yml", OTHER)(folder)
    replaced("cases.yml", "appeals", EQUAL)(folder)
    replaced("cases.yml", "    on_expire: [{meter", "    instead: case-other\n    on_expire: [{meter")(folder)
    replaced("cases.yml", "do: [{appeal", "do: [{set: answered, to: true}, {appeal")(folder)

    assert sorted(faults(root)) == [
        '"case-other" lacks what this case sets: answered; needed: all of them in both',
        '"case-other" lacks what this case shows: K8; needed: all of them in both',
    ]
