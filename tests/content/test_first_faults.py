"""A slip is told once: what only follows from it is not told beside it, and what is told can be done."""

import json
from pathlib import Path
from typing import Any

import pytest
from annotated_types import MinLen
from pydantic import TypeAdapter

from simulator.content.check import check
from simulator.content.document import SOURCE
from simulator.content.folder import EMPTY
from simulator.content.joining import Answers
from simulator.content.scenario import Debrief, Scenario
from simulator.content.shape import bared, fields
from simulator.content.variables import Variables
from tests.content.folders import SCENARIO, Spoil, added, both, replaced, without, written

RUBRIC = """format: 1
standard: ST0345
criteria:
  - id: R-keys
    name: Keys
    asks: Are the keys found?
    ksb: {primary: [S2]}
    marked_by: human
    levels: {not_shown: No., emerging: Late., secure: Yes., strong: At once.}
"""

VARIABLES = both(
    added("scenario.yml", "variables: {town: Marram}\n"), replaced("content/lost.md", "keys", "keys to {{town}}")
)
NEVER_SAY = replaced("world.yml", "  voice: Plain", "  never_say:\n    - Never say: maybe.\n  voice: Plain")


def told(root: Path) -> list[str]:
    return [str(fault).removeprefix(f"{SCENARIO}/") for fault in check(root)]


def with_own_criterion(old: str = "", new: str = "") -> Spoil:
    """The scenario with a criterion of its own in a file of its own, with `new` in the place of `old`."""

    def spoil(folder: Path) -> None:
        text = RUBRIC.replace(old, new) if old else RUBRIC
        (folder.parents[1] / "rubrics" / "keys.yml").write_text(text, encoding="utf-8")
        also = "  - criterion: R-keys\n    duty: [2]\n    evidence: [{task: answer}]\n"
        added("marking.yml", also)(folder)

    return spoil


def test_a_scenario_may_have_a_criterion_of_its_own(root: Path):
    with_own_criterion()(root / SCENARIO)

    assert check(root) == []


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (replaced("timeline.yml", "id: lost", "id: Lost Keys"), "timeline.yml:2: injects[0].id"),
        (replaced("timeline.yml", "id: lost", "name: lost"), "timeline.yml"),
        (replaced("timeline.yml", "by: bob", "by: bob_rattles"), "timeline.yml:12: injects[1].by"),
        (replaced("timeline.yml", "content/lost.md", "content/lots.md"), "timeline.yml:7: injects[0].body"),
        (replaced("tasks.yml", "set: answered", "set: anwsered"), "tasks.yml:12: tasks[0].effects[0].do[0].set"),
        (replaced("tasks.yml", "to: true", 'to: "yes"'), "tasks.yml:12: tasks[0].effects[0].do[0].to"),
        (replaced("tasks.yml", "set: answered", "sets: answered"), "tasks.yml:12: tasks[0].effects[0].do[0]"),
        (replaced("tasks.yml", "obligations:", "obligation:"), "tasks.yml:15: obligation"),
        (replaced("cases.yml", "flag: insult-left-up", "flag: insult-left"), "cases.yml:11: cases[0].unsafe[0].flag"),
        (replaced("world.yml", "  P2:", "  insults:"), "world.yml:16: policy.insults"),
        (replaced("marking.yml", "R-prompt", "R-promt"), "marking.yml:5: criteria[1].criterion"),
        (with_own_criterion("marked_by: human", "marked_by: tutor"), "rubrics/keys.yml:8: criteria[0].marked_by"),
        (with_own_criterion("asks: Are", "asks: Keys: are"), "rubrics/keys.yml:6"),
        (
            replaced("timeline.yml", "  - id: rude\n", "    id: rude\n"),
            "timeline.yml:9: injects[1].id",
        ),
        (replaced("scenario.yml", "[harassment]", ""), "scenario.yml:11: content_notes"),
        (replaced("timeline.yml", "content/lost.md", "Where are my keys"), "timeline.yml:7: injects[0].body"),
        (replaced("cases.yml", "ksb: [S13, K8]", "ksb: [s13, K8]"), "cases.yml:15: cases[0].ksb[0]"),
        (replaced("cases.yml", "account: [warn]", "account: [ban]"), "cases.yml:9: cases[0].strong.account[0]"),
        (replaced("cases.yml", "reason: P2", "reason: insults"), "cases.yml:5: cases[0].reports[0].reason"),
        (both(VARIABLES, replaced("content/lost.md", "{{town}}", "{{twon}}")), "content/lost.md:1"),
        (both(VARIABLES, replaced("world.yml", "voice: Plain and short.", "voice: {{town}}")), "world.yml"),
        (replaced("tasks.yml", "channels: [forum]", "channels: []"), "tasks.yml:5: tasks[0].channels"),
        (both(VARIABLES, replaced("scenario.yml", "town: Marram", "town: 14")), "scenario.yml:21: variables.town"),
        (both(VARIABLES, replaced("scenario.yml", "{town: Marram}", "[Marram]")), "scenario.yml:21: variables"),
    ],
)
def test_what_follows_from_a_slip_is_not_told_beside_it(root: Path, spoil: Spoil, place: str):
    spoil(root / SCENARIO)

    found = told(root)
    assert found
    assert [fault for fault in found if not fault.startswith(f"{place}:")] == []


def test_what_is_left_over_is_told_once_the_rest_is_right(root: Path):
    left_over = added("scenario.yml", "variables: {town: Marram}\n")
    added("content/spare.md", "Spare.\n")(root / SCENARIO)
    replaced("timeline.yml", "by: bob", "by: bert")(root / SCENARIO)
    assert [fault.split(":")[0] for fault in told(root)] == ["timeline.yml"]

    replaced("timeline.yml", "by: bert", "by: bob")(root / SCENARIO)
    assert [fault.split(":")[0] for fault in told(root)] == ["content/spare.md"]
    left_over(root / SCENARIO)
    assert [fault for fault in told(root) if "variables.town: is used by nothing" in fault]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (without("tests.yml"), "tests.yml: is missing; needed: this file, with the key bots"),
        (written("tests.yml", b""), "tests.yml:1: is empty; needed: this file, with the key bots"),
        (written("tests.yml", b"# later\n\n"), "tests.yml:1: holds nothing but comments; needed: the key bots"),
        (written("cases.yml", b""), "needed: this file, with the keys cases, appeals"),
        (written("content/lost.md", b"\n"), "content/lost.md:1: is empty; needed: words in it, or no such file"),
        (written("more.md", b"More.\n"), "; a text lies in its folder content"),
        (written("content/lost.md", "Lost.".encode("utf-16")), "is saved as UTF-16; allowed: UTF-8"),
        (written("rules.yml", b"\xef\xbb\xbfrules: []\n"), "a byte order mark; save it as UTF-8 without one"),
        (replaced("timeline.yml", "content/lost.md", "content/gone.md"), "; needed: that file, or one of content/a"),
        (replaced("timeline.yml", "content/lost.md", "lost.md"), '(did you mean "content/lost.md"?)'),
        (replaced("timeline.yml", "content/rude.md", "content/rudee.md"), '(did you mean "content/rude.md"?)'),
        (replaced("cases.yml", "duty: [10]", "duty: 10"), "(from 1, up to 99) (did you mean [10]?)"),
        (replaced("cases.yml", "notices: [author]", "notices: author"), '(did you mean ["author"]?)'),
        (replaced("cases.yml", "report: agree", "report: [agree]"), '(did you mean "agree"?)'),
        (replaced("cases.yml", "add: -5", "add: +5"), 'a whole number or a mapping with draw (did you mean 5?)'),
        (replaced("scenario.yml", "title: Lost keys", "title: 404"), '(did you mean "404"?)'),
        (replaced("cases.yml", "id: case-rude", "id: lost"), '"lost" is given a second time, first at injects[0].id'),
        (NEVER_SAY, '(did you mean "Never say: maybe."?)'),
        (replaced("cases.yml", "ksb: [S13, K8]", "ksb: [s13, K8]"), '"s13" is no KSB of the standard; allowed: B1'),
        (replaced("cases.yml", "ksb: [S13, K8]", "ksb: [s13, K8]"), '(did you mean "S13"?)'),
        (replaced("cases.yml", "reason: P2", "reason: insults"), '"insults" is no rule of the policy; allowed: P2'),
        (replaced("world.yml", "[note, warn, mute]", "[none]"), "is not on the ladder of P2; allowed: none"),
        (written("rules.yml", b"rules:\n"), "rules: has no value; allowed: a value, or [] where there is none"),
        (replaced("scenario.yml", "  answered: {type: bool, start: false}\n", ""), "or {} where there is none"),
        (with_own_criterion("R-keys", "R-tone"), 'is given a second time, first in rubrics/desk.yml:'),
        (replaced("timeline.yml", "at: 1m", "at: 1"), "1 is without its unit; allowed: a duration like 45s"),
    ],
)  # fmt: skip
def test_what_is_told_is_enough_to_mend_it(root: Path, spoil: Spoil, says: str):
    spoil(root / SCENARIO)

    assert [fault for fault in told(root) if says in fault], told(root)


def test_no_guess_is_made_that_would_not_do(root: Path):
    replaced("scenario.yml", "version: 1.0.0", "version: 1")(root / SCENARIO)

    assert told(root) == ["scenario.yml:3: version: 1 is not allowed; allowed: a version, as 1.0.0"]


def test_a_step_of_a_bot_that_stands_too_late_is_told(root: Path):
    late = "      - {at: 1m, send: run.end}\n    expect:"
    replaced("tests.yml", "    expect:", late)(root / SCENARIO)

    place = "tests.yml:12: bots[0].do[1].at"
    assert told(root) == [f"{place}: 1m is before 2m of a step above; allowed: steps in the order of their times"]


def test_two_steps_at_one_time_are_no_fault(root: Path):
    again = "      - {at: 2m, send: queue.pause, note: Wait.}\n    expect:"
    replaced("tests.yml", "    expect:", again)(root / SCENARIO)

    assert check(root) == []


def test_what_a_system_or_an_editor_leaves_unasked_is_passed_over(root: Path):
    for folder in ("scenarios", SCENARIO, f"{SCENARIO}/content", "rubrics", "ksb/st0345"):
        (root / folder / ".DS_Store").write_bytes(b"\x00\x01")

    assert check(root) == []


def test_a_hidden_link_is_still_refused(root: Path):
    (root / SCENARIO / ".rules.yml").symlink_to("/etc/passwd")

    assert [fault for fault in told(root) if "is a symbolic link" in fault]


def test_a_misspelt_criterion_is_guessed_from_what_there_is(root: Path):
    both(
        replaced("marking.yml", "R-prompt", "R-promt"),
        replaced("tests.yml", "{R-prompt: strong}", "{R-pomt: strong}"),
    )(root / SCENARIO)

    assert [fault.rpartition("(")[2] for fault in told(root)] == ['did you mean "R-prompt"?)'] * 2


def test_what_may_be_empty_is_written_as_its_form_wants_it():
    kinds = {**fields(Scenario), **fields(Debrief), **fields(Variables), **fields(Answers)}

    for key, nothing in EMPTY.items():
        kind, marks = bared(kinds[key])
        assert validated_alone(kind, [] if nothing == "[]" else {}), key
        assert not [mark for mark in marks if isinstance(mark, MinLen)], key


def validated_alone(kind: Any, value: object) -> bool:
    TypeAdapter(kind).validate_json(json.dumps(value), context=SOURCE, strict=True)
    return True


def test_none_is_allowed_once(root: Path):
    replaced("world.yml", "[note, warn, mute]", "[none, note]")(root / SCENARIO)

    assert {fault.partition("; ")[2] for fault in told(root)} == {"allowed: none, note"}
