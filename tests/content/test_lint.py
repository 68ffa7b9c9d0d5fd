"""What the checker finds beyond references: what can never be, what says nothing, and what is only worth a look."""

from pathlib import Path

import pytest

from simulator.content.check import check, look
from simulator.content.lint.reading import HARDEST, score
from tests.content.folders import SCENARIO, Spoil, added, both, replaced

LONG = "I went " + "and I went " * 20 + "home."
AGAIN = "      - {when: {fact: answered, is: true}, body: content/rude.md}"
SHORT = "  short: {kind: short, name: Short, tone: quick, limit: 9}\n"
COVERED = "  - {id: calmer, title: Calmer, when: {all: [{meter: trust, gte: 60}, {fact: answered, is: true}]}}"
RULE = "\n  - {id: other, when: %s, do: [{meter: trust, add: 1}]}\n"
STRONG = "strong: {report: agree, content: [hide], account: [warn], notices: [author], clause: P2}"
FIGURES = """figures:
  - id: calls
    title: Calls a day
    unit: calls
    days: 28
    series: [{id: desk, label: Desk, base: 20, bumps: [{day: 20, add: 5}]}]
    fault: {kind: counted_twice, series: desk, from: 21, to: 28, about: Counted at both doors.}
"""


def with_figures(old: str = "", new: str = "") -> Spoil:
    """The scenario with a figure that a task shows, with `new` in the place of `old`."""

    def spoil(folder: Path) -> None:
        (folder / "data.yml").write_text(FIGURES.replace(old, new) if old else FIGURES, encoding="utf-8")
        replaced("tasks.yml", "    channels: [forum]\n", "    channels: [forum]\n    data: [calls, meters]\n")(folder)

    return spoil


def test_a_scenario_may_have_figures(root: Path):
    with_figures()(root / SCENARIO)

    assert check(root) == []


@pytest.mark.parametrize(
    ("name", "spoil", "file", "says"),
    [
        (
            "a fact it never is",
            both(
                replaced("scenario.yml", "facts:\n", "facts:\n  stage: {type: int, start: 0}\n"),
                added("rules.yml", "  - {id: x, when: {fact: stage, is: 3}, do: [{set: stage, to: 1}]}\n"),
            ),
            "rules.yml",
            "stage is never 3",
        ),
        (
            "a value of another type",
            added("rules.yml", RULE % "{fact: answered, is: 3}"),
            "rules.yml",
            "3 does not fit a fact of type bool; allowed: true or false",
        ),
        (
            "a meter above its bound",
            added("rules.yml", RULE % "{meter: trust, gte: 101}"),
            "rules.yml",
            "trust is never more than 100, so this rule can never fire",
        ),
        (
            "an event of another thing",
            added("rules.yml", RULE % "{event: post.auto_sent, item: lost}"),
            "rules.yml",
            "lost never has post.auto_sent",
        ),
        (
            "two that shut each other out",
            added("rules.yml", RULE % "{all: [{fact: answered, is: true}, {fact: answered, is: false}]}"),
            "rules.yml",
            "answered cannot be true and false at once",
        ),
        (
            "a meter that would be high and low",
            added("rules.yml", RULE % "{all: [{meter: trust, gte: 60}, {meter: trust, lte: 40}]}"),
            "rules.yml",
            "trust cannot be 60 or more and 40 or less at once, so this rule can never fire",
        ),
        (
            "what must be and must not",
            added("rules.yml", RULE % "{all: [{event: queue.paused}, {not: {event: queue.paused}}]}"),
            "rules.yml",
            "what must not be so must be so at once",
        ),
        (
            "a crowd's event where there is no crowd",
            added("rules.yml", RULE % "{event: post.reacted}"),
            "rules.yml",
            "nothing here brings about post.reacted",
        ),
        (
            "a case left for an equal where there is none",
            added("rules.yml", RULE % "{event: case.skipped}"),
            "rules.yml",
            "nothing here brings about case.skipped",
        ),
        (
            "an answer from whom the topic is not for",
            both(
                added("rules.yml", RULE % "{event: escalation.answered, to: ann, topic: conduct}"),
                replaced("world.yml", "role: player}\n  bob", "role: player, reply_after: 2m}\n  bob"),
            ),
            "rules.yml",
            "ann never answers on conduct, so this rule can never fire",
        ),
        (
            "a variant that asks what an earlier one asks",
            replaced("timeline.yml", "      - {when: otherwise,", f"{AGAIN}\n      - {{when: otherwise,"),
            "timeline.yml",
            "is what an earlier variant asks",
        ),
        (
            "no part of an any",
            added("rules.yml", RULE % "{any: [{meter: trust, lte: -1}, {meter: trust, gte: 101}]}"),
            "rules.yml",
            "none of these can be so",
        ),
        (
            "an ending",
            replaced("scenario.yml", "{meter: trust, gte: 40}", "{meter: trust, gte: 400}"),
            "scenario.yml",
            "so this ending is never reached",
        ),
        (
            "an empty strong set",
            replaced("cases.yml", STRONG, "strong: {}"),
            "cases.yml",
            "fits every decision",
        ),
        (
            "an empty unsafe set",
            replaced("cases.yml", "{content: [keep], flag: insult-left-up}", "{flag: insult-left-up}"),
            "cases.yml",
            "fits every decision",
        ),
        (
            "a covered picture without a note",
            both(
                replaced("scenario.yml", "content_notes: [harassment]", "content_notes: []"),
                replaced("timeline.yml", "    by: ann\n", '    by: ann\n    media: {alt: A key, cover: "May hurt"}\n'),
            ),
            "timeline.yml",
            "is not announced",
        ),
        (
            "an ending that an earlier one covers",
            replaced("scenario.yml", "  - {id: sour", f"{COVERED}\n  - {{id: sour"),
            "scenario.yml",
            "is so only where calm is so too, which stands before it, so that this ending is never come to",
        ),
        (
            "a post longer than its channel takes",
            replaced("world.yml", "limit: 2000", "limit: 40"),
            "timeline.yml",
            "content/lost.md has 59 characters, and forum takes 40; allowed: at most 40, or a higher limit of forum",
        ),
        (
            "a planned post longer than its channel takes",
            replaced("world.yml", "limit: 2000", "limit: 9"),
            "world.yml",
            "and forum takes 9",
        ),
        (
            "a reaction longer than its channel takes",
            both(
                replaced("world.yml", "channels:\n", f"channels:\n{SHORT}"),
                replaced("rules.yml", "wait: 1m", "wait: 1m, channel: short"),
            ),
            "rules.yml",
            "and short takes 9",
        ),
        ("a day after the last", with_figures("day: 20", "day: 28"), "data.yml", "28 is after the last day"),
        ("a fault without days", with_figures("to: 28", "to: 21"), "data.yml", "after day 21, at most 28"),
        ("a fault of no series", with_figures("series: desk", "series: dusk"), "data.yml", 'did you mean "desk"?'),
        ("a factor for nothing", with_figures("series: desk,", "series: desk, factor: 3,"), "data.yml", "unit_changed"),
        ("an id that is taken", with_figures("id: calls", "id: meters"), "data.yml", "is a figure of every scenario"),
        (
            "a figure nobody sees",
            both(with_figures(), replaced("tasks.yml", "data: [calls, meters]", "data: [meters]")),
            "data.yml",
            "is shown nowhere; needed: a task with data: [calls]",
        ),
        (
            "a figure that is not there",
            both(with_figures(), replaced("tasks.yml", "data: [calls, meters]", "data: [calls, meter]")),
            "tasks.yml",
            'did you mean "meters"?',
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_a_fault_with_its_line(root: Path, name: str, spoil: Spoil, file: str, says: str):
    spoil(root / SCENARIO)

    found = [fault for fault in check(root) if fault.file == f"{SCENARIO}/{file}" and says in fault.problem]

    assert [fault for fault in found if fault.line], check(root)


@pytest.mark.parametrize("about", ["about: case-rude", "about: joke", 'about: rude, title: "What Bob wrote"'])
def test_commentary_stands_under_any_words_that_are_there(root: Path, about: str):
    replaced("debrief.yml", "about: lost", about)(root / SCENARIO)

    assert check(root) == []


@pytest.mark.parametrize(
    "condition",
    [
        "{event: post.pinned, item: lost}",
        "{event: persona.reacted}",
        "{event: escalation.answered, to: cas, topic: conduct}",
        "{all: [{meter: trust, gte: 40}, {meter: trust, lte: 40}]}",
        "{all: [{event: queue.paused}, {not: {event: queue.resumed}}]}",
        "{event: post.auto_sent, item: joke}",
        "{event: item.viewed, item: lost}",
        "{not: {fact: answered, is: true}}",
        "{any: [{meter: trust, gte: 101}, {meter: trust, gte: 60}]}",
        "{count: {event: reply.published, gte: 2}}",
    ],
)
def test_what_may_be_is_no_fault(root: Path, condition: str):
    added("rules.yml", RULE % condition)(root / SCENARIO)

    assert check(root) == []


def advice(root: Path) -> list[str]:
    found = look(root)
    assert found.faults == []
    return [str(fault) for fault in found.advice]


def test_a_good_scenario_leaves_nothing_worth_a_look(root: Path):
    assert advice(root) == []


def test_a_text_that_is_hard_to_read_is_worth_a_look(root: Path):
    hard = "Notwithstanding considerable organisational interdependencies, prospective respondents demonstrably " * 8
    (root / SCENARIO / "content" / "lost.md").write_text(hard + ".\n", encoding="utf-8")

    found = advice(root)

    assert [line for line in found if f"{SCENARIO}/content/lost.md: is hard to read" in line]


def test_a_long_sentence_is_worth_a_look(root: Path):
    (root / SCENARIO / "content" / "lost.md").write_text("I went " + "and I went " * 20 + "home.\n", encoding="utf-8")

    assert [line for line in advice(root) if "has a sentence of 63 words" in line]


@pytest.mark.parametrize(("spoil", "place"), [
    (replaced("scenario.yml", "id: calm, title: Calm,", f"id: calm, title: Calm, text: {LONG},"), "endings[0].text"),
    (replaced("debrief.yml", "text: She asks one thing.", f"text: {LONG}"), "commentary[0].text"),
    (replaced("world.yml", "text: No attacks on people.", f"text: {LONG}"), "policy.P2.text"),
])  # fmt: skip
def test_whatever_a_learner_reads_at_length_is_looked_at(root: Path, spoil: Spoil, place: str):
    spoil(root / SCENARIO)

    assert [line for line in advice(root) if "has a sentence of 63 words" in line and place in line], advice(root)


def test_what_is_masked_and_not_covered_is_worth_a_look(root: Path):
    added("content/lost.md", "\nIt is on ▇▇▇▇ Street.\n")(root / SCENARIO)
    added("content/rude.md", "\nYou ▇▇▇▇.\n")(root / SCENARIO)

    assert [line.split(": ", 1)[1] for line in advice(root)] == [
        "injects[0]: shows something masked without a cover: should it be asked for first?"
    ]


def test_easy_words_score_easy():
    easy = "We do not know yet. I will be back here at ten, also if I have no news for you by then. "

    assert 0 < score(easy * 2) < HARDEST


def test_a_criterion_that_hangs_on_a_condition_is_worth_a_look(root: Path):
    waits = "    after: {inject: lost, wait: 2m}\n"
    replaced("timeline.yml", waits, waits + "    when: {fact: answered, is: false}\n")(root / SCENARIO)

    assert [line for line in advice(root) if "R-proportion has no evidence that every learner meets" in line]


def test_a_meter_that_nothing_moves_is_worth_a_look(root: Path):
    replaced("scenario.yml", "meters:\n", "meters:\n  calm: {start: 1, min: 0, max: 9}\n")(root / SCENARIO)

    assert [line for line in advice(root) if "meters.calm: is moved by nothing" in line]


def test_two_that_can_come_at_once_in_one_channel_are_worth_a_look(root: Path):
    also = "  - {id: also, at: 3m, channel: forum, by: ann, body: content/lost.md}\n"
    added("timeline.yml", also)(root / SCENARIO)

    assert [line for line in advice(root) if "injects[2]: comes in the same second as rude" in line]


CONTEXT = "      - {id: around, title: Around it, costs: 20s, body: content/around.md}\n"


@pytest.mark.parametrize(("told", "found"), [
    ("ann_turns at 10:03, bob_rattles at 10:04", ["10:04"]),
    ("ann_turns at 9:58, and once more at 10:03. It is £10.04 and 10:31 is another day", []),
])  # fmt: skip
def test_a_context_that_tells_of_what_is_still_to_come_is_worth_a_look(root: Path, told: str, found: list[str]):
    (root / SCENARIO / "content" / "around.md").write_text(f"{told}.\n", encoding="utf-8")
    replaced("cases.yml", "    decide_within: 10m\n", f"{CONTEXT}    decide_within: 10m\n")(root / SCENARIO)

    said = [line.split(": ", 2)[2] for line in advice(root) if "context[1]" in line]

    assert said == [f"can be read at 10:03 and tells of {late}: is that announced?" for late in found]


def test_a_shift_that_goes_past_midnight_has_a_future_too(root: Path):
    (root / SCENARIO / "content" / "around.md").write_text(
        "ann_turns at 23:52, bob_rattles at 0:10.\n", encoding="utf-8"
    )
    replaced("cases.yml", "    decide_within: 10m\n", f"{CONTEXT}    decide_within: 10m\n")(root / SCENARIO)
    replaced("scenario.yml", "Mon 10:00", "Mon 23:50")(root / SCENARIO)

    assert [line for line in advice(root) if "can be read at 23:53 and tells of 0:10: is that announced?" in line]


SECOND = """cases:
  - id: case-second
    title: Another reply
    target: second
    reports: [{by: bob, reason: P2}]
    decide_within: 5m
    strong: {report: disagree, content: [keep], account: [none], notices: [reporter], clause: P2}
    acceptable: {report: disagree, content: [keep], account: [none], clause: P2}
    unsafe: []
    on_expire: [{meter: trust, add: -1}]
    ksb: [S13]
    duty: [10]
"""


@pytest.mark.parametrize(("account", "said"), [("mute", 0), ("suspend", 1)])
def test_a_report_by_somebody_who_may_have_been_sent_away_is_worth_a_look(root: Path, account: str, said: int):
    second = "  - {id: second, at: 9m, channel: forum, by: ann, body: content/lost.md, opens_case: case-second}\n"
    for spoil in (
        replaced("cases.yml", "account: [note, warn, mute]", f"account: [note, warn, {account}]"),
        replaced("cases.yml", "cases:\n", SECOND),
        replaced("world.yml", "ladder: [note, warn, mute]", "ladder: [note, warn, mute, suspend]"),
        added("timeline.yml", second),
    ):
        spoil(root / SCENARIO)

    found = [line.split(": ", 2)[2] for line in advice(root) if "would they" in line]

    assert found == ["bob may have been sent away by then, in case-rude: would they still report?"] * said


@pytest.mark.parametrize(
    "when",
    [
        "{all: [{meter: trust, gte: 30}, {fact: answered, is: true}]}",
        "{meter: trust, gte: 60}",
        "{all: [{meter: trust, lte: 60}, {fact: answered, is: true}]}",
    ],
)
def test_an_ending_that_may_be_come_to_below_another_is_no_fault(root: Path, when: str):
    other = f"  - {{id: other, title: Other, when: {when}}}\n  - {{id: sour"
    replaced("scenario.yml", "  - {id: sour", other)(root / SCENARIO)

    assert check(root) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Give me **my** keys.\n",
            'lost.md:1: has "**my**" in it, and its signs are shown as they stand: leave them out',
        ),
        ("I want _mine_ back.\n", 'has "_mine_" in it'),
        ("One.\n\nGive me my\nkeys now.\n", "lost.md:3: goes on in the line below: a paragraph stands on one line"),
    ],
)
def test_a_text_that_would_be_shown_otherwise_than_it_is_meant_is_worth_a_look(root: Path, text: str, says: str):
    (root / SCENARIO / "content" / "lost.md").write_text(text, encoding="utf-8")

    assert [line for line in advice(root) if says in line], advice(root)


@pytest.mark.parametrize(
    "text", ["KEYS\nLOST | 2\nFOUND | 0\n", "Ask @bob_rattles or @ann_turns.\n", "2 * 3 * 4 is 24.\n"]
)
def test_a_text_that_is_shown_as_it_is_meant_is_not(root: Path, text: str):
    (root / SCENARIO / "content" / "lost.md").write_text(text, encoding="utf-8")

    assert advice(root) == []
