"""A bot's step is looked at when its file is read: what it needs, what may stand at each part, and what is declared."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.content.bots import COMMAND_PARTS, LATER
from simulator.content.check import check
from simulator.content.faults import validated
from simulator.content.library import load_library
from simulator.content.steps import NEEDED, form
from simulator.errors import ContentError
from simulator.runs.commands import COMMANDS
from tests.content.folders import SCENARIO, replaced

DECIDE = (
    "send: case.decide, case: case-rude, report: agree, content: hide, account: warn, clause: P2, notices: [author], "
    "preserve: false, why: Rude."
)
SUBMIT = "send: task.submit, task: answer, texts: {forum: content/bot-brisk.md}, declare: {intent: acknowledge}"
REPLY = "send: reply.publish, channel: forum, text: We look into it."
ASK = "send: escalation.send, to: cas, topic: conduct, text: What is this?"
WARNED, SAFETY = "account: warn", "notices: [author]"
HOURS = "a whole number (from 1, up to 8760)"
GRADE = "a whole number (from 1, up to 5)"


def with_step(root: Path, step: str, was: str = "", now: str = "") -> None:
    """Let the bot send this step first, with `now` in the place of `was`."""
    assert was in step
    replaced("tests.yml", "      - at: 2m", f"      - {{at: 2m, {step.replace(was, now, 1)}}}\n      - at: 2m")(
        root / SCENARIO
    )


def told(root: Path) -> list[str]:
    """What the checker says of the step, without its file."""
    start = f"{SCENARIO}/tests.yml:7: bots[0].do[0]."
    found = [str(fault) for fault in check(root)]
    assert all(fault.startswith(start) for fault in found), found
    return [fault.removeprefix(start) for fault in found]


@pytest.mark.parametrize("step", [DECIDE, SUBMIT, REPLY, ASK])
def test_a_step_with_all_it_needs_is_in_order(root: Path, step: str):
    with_step(root, step)

    assert told(root) == []


SLIPS = [
    (
        SUBMIT,
        "acknowledge}",
        "[deny]}",
        (
            'declare.intent: ["deny"] is not allowed; allowed: one, without [ ], of acknowledge, deny '
            '(did you mean "deny"?)'
        ),
    ),
    (
        SUBMIT,
        "acknowledge}",
        "den}",
        'declare.intent: "den" is not allowed; allowed: acknowledge, deny (did you mean "deny"?)',
    ),
    (SUBMIT, "intent: acknowledge", "", "declare.intent: is missing; needed: acknowledge, deny"),
    (SUBMIT, ", declare: {intent: acknowledge}", "", "declare.intent: is missing; needed: acknowledge, deny"),
    (SUBMIT, "acknowledge}", "deny, finding: none}", "declare.finding: is an unknown key; allowed: intent"),
    (SUBMIT, "{intent: acknowledge}", "[deny]", 'declare: ["deny"] is not allowed; allowed: a mapping with intent'),
    (SUBMIT, "task: answer, ", "", "task: is missing; needed: answer"),
    (
        SUBMIT,
        "{forum: content/bot-brisk.md}",
        "content/bot-brisk.md",
        'texts: "content/bot-brisk.md" is not allowed; allowed: a mapping from each channel of the task to its text',
    ),
    (
        SUBMIT,
        "{forum: content/bot-brisk.md}",
        "{}",
        "texts.forum: is missing; needed: the text for this channel, as the task goes to it",
    ),
    (SUBMIT, "{forum:", "{mail: Hello., forum:", "texts.mail: is no channel of this task; allowed: forum"),
    (
        REPLY,
        "text:",
        "declare: {intent: deny}, text:",
        "declare: is not allowed here; allowed: only beside a text for which tasks.yml offers something",
    ),
    (REPLY, "channel: forum, ", "", "channel: is missing; needed: forum, mail"),
    (
        REPLY,
        "We look into it.",
        "[We look]",
        'text: ["We look"] is not allowed; allowed: text, or the file that holds it (did you mean "We look"?)',
    ),
    (DECIDE, "preserve: false", "preserve: yes", 'preserve: "yes" is not allowed; allowed: true or false'),
    (DECIDE, "report: agree", "report: no", 'report: "no" is not allowed; allowed: agree, disagree, ignore'),
    (
        DECIDE,
        "content: hide",
        "content: [hide]",
        (
            'content: ["hide"] is not allowed; allowed: one, without [ ], of keep, edit, hide, remove, lock, '
            'restore (did you mean "hide"?)'
        ),
    ),
    (DECIDE, "clause: P2, ", "", "clause: is missing; needed: P2"),
    (DECIDE, ", why: Rude.", "", "why: is missing; needed: text (at most 2000)"),
    (
        DECIDE,
        SAFETY,
        "notices: author",
        'notices: "author" is not allowed; allowed: a list, each item author, reporter (did you mean ["author"]?)',
    ),
    (DECIDE, WARNED, "account: mute", f"hours: is missing; needed with account: mute or suspend: {HOURS}"),
    (DECIDE, WARNED, "account: mute, hours: 24h", f'hours: "24h" is not allowed; allowed: {HOURS}'),
    (
        DECIDE,
        WARNED,
        "account: warn, hours: 24",
        "hours: is not allowed here; allowed: only with account: mute or suspend",
    ),
    (DECIDE, SAFETY, "escalate: [cas]", f"severity: is missing; needed with escalate: {GRADE}"),
    (DECIDE, SAFETY, "escalate: [cas], severity: high", f'severity: "high" is not allowed; allowed: {GRADE}'),
    (DECIDE, SAFETY, "escalate: [cas], severity: 9", f"severity: 9 is not allowed; allowed: {GRADE}"),
    (DECIDE, SAFETY, "severity: 3", "severity: is not allowed here; allowed: only with escalate"),
    (ASK, "to: cas, ", "", "to: is missing; needed: ann, bob, cas"),
    (ASK, "text:", "severity: high, text:", f'severity: "high" is not allowed; allowed: {GRADE}'),
]


@pytest.mark.parametrize(("step", "was", "now", "says"), SLIPS)
def test_a_slip_in_a_step_is_one_fault_that_says_what_is_allowed(root: Path, step: str, was: str, now: str, says: str):
    with_step(root, step, was, now)

    assert told(root) == [says]


def test_a_slip_in_a_step_keeps_the_app_from_loading(root: Path):
    with_step(root, DECIDE, "preserve: false", "preserve: yes")

    with pytest.raises(ContentError, match=r'tests\.yml:7: .*preserve: "yes" is not allowed; allowed: true or false'):
        load_library(root)


@pytest.mark.parametrize("step", ["note: Later., post: joke", "case: case-rude, content: hide"])
def test_a_step_without_its_command_is_one_fault(root: Path, step: str):
    with_step(root, step)

    assert told(root) == ["send: is missing; needed: a command, as post.hold or case.decide"]


def test_a_step_that_sends_a_list_names_no_command(root: Path):
    with_step(root, "send: [post.hold], post: joke")

    (fault,) = told(root)
    assert fault.startswith('send: ["post.hold"] is no command; allowed: clock.advance, ')
    assert fault.endswith('(did you mean "post.hold"?)')


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        ("", "refund, or none once {id: none, label: Nothing} is among what is offered"),
        (", {id: none, label: Nothing}", "refund, none"),
    ],
)
def test_who_promises_nothing_is_told_how_to_say_it(root: Path, choices: str, says: str):
    offered = f"replies_declare: {{promises: [{{id: refund, label: Money}}{choices}]}}"
    replaced("tasks.yml", "replies_declare: {}", offered)(root / SCENARIO)
    with_step(root, REPLY)

    assert told(root) == [f"declare.promises: is missing; needed: {says}"]


@pytest.mark.parametrize(
    ("used", "says"),
    [
        ("[found]", []),
        (
            "found",
            ['declare.facts_used: "found" is not allowed; allowed: a list, each item found (did you mean ["found"]?)'],
        ),
        ("[fond]", ['declare.facts_used[0]: "fond" is not allowed; allowed: found (did you mean "found"?)']),
    ],
)
def test_of_facts_a_text_may_use_several_or_none(root: Path, used: str, says: list[str]):
    offered = "replies_declare: {facts_used: [{id: found, label: They are found}]}"
    replaced("tasks.yml", "replies_declare: {}", offered)(root / SCENARIO)
    with_step(root, REPLY, "text:", f"declare: {{facts_used: {used}}}, text:")

    assert told(root) == says


@pytest.mark.parametrize("step", [SUBMIT, REPLY])
def test_a_text_longer_than_its_channel_allows_is_a_fault(root: Path, step: str):
    long = "It is found and all is well. " * 70 + "Really."
    with_step(root, step.replace("content/bot-brisk.md", f'"{long}"').replace("We look into it.", long))

    place = "texts.forum" if step == SUBMIT else "text"
    assert told(root) == [f"{place}: is {len(long)} characters long; allowed: at most 2000, the limit of forum"]


def test_a_bot_plays_in_a_mode_that_is_offered(root: Path):
    replaced("tests.yml", "seed: 3", "seed: 3\n    mode: assessed")(root / SCENARIO)

    assert [fault.problem for fault in check(root)] == ['"assessed" is not offered in this scenario; allowed: practice']


GOOD: dict[str, Any] = {
    "report": "agree",
    "content": "keep",
    "account": "none",
    "preserve": True,
    "outcome": "uphold",
    "texts": {"forum": "Yes."},
}
ODD: tuple[Any, ...] = (
    "x",
    "",
    "yes",
    "none",
    "agree",
    0,
    3,
    9000,
    -1,
    0.5,
    True,
    ["x"],
    ["author"],
    [3],
    {},
    {"x": 3},
)


@pytest.mark.parametrize("command", COMMAND_PARTS)
def test_what_may_stand_in_a_step_can_be_sent(command: str):
    timed = {"to": "40m"} if command in (*LATER, "clock.advance") else {}
    sent = {("at" if command in LATER else "to"): 2400} if timed else {}
    whole = {part: GOOD.get(part, "x") for part in NEEDED.get(command, ()) if part not in timed}
    free = [part for part in form(command).model_fields if part not in ("declare", *timed)]

    for step in (whole, *({**whole, part: value} for part in free for value in ODD)):
        if not validated(form(command), {**step, **timed})[1]:
            COMMANDS.validate_json(json.dumps({"kind": command, **step, **sent}))
