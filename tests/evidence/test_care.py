"""A run that was stopped, and all a learner wrote with their hands on the desk, stand in the pack."""

import json
from typing import Any

from simulator.evidence.chosen import PackRun
from simulator.evidence.render.summary import summary
from simulator.evidence.verify import exit_code, verify
from simulator.runs.commands import COMMANDS
from simulator.runs.engine import execute, start
from tests.evidence.packing import BUILT_AT, SCENARIO, built, chosen, library, scored

WORDS: dict[str, dict[str, Any]] = {
    "reply.publish": {"channel": "forum", "text": "First words.", "declare": {"intent": "joke", "promises": "none"}},
    "post.edit": {"post": "reply--1", "text": "Better words."},
    "watch.set": {"item": "reply--1", "at": 300, "why": "It may be answered."},
    "post.cancel": {"post": "trailer", "note": "Not in a fault."},
    "run.stop": {},
}


def stopped() -> PackRun:
    scenario, rubric = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    step = start(scenario, rubric=rubric, run="r1", seed=1, mode="practice", at=BUILT_AT)
    events = list(step.events)
    for number, (kind, fields) in enumerate(WORDS.items()):
        command = COMMANDS.validate_json(json.dumps({"kind": kind, **fields}))
        step = execute(step.state, scenario, command, command_id=f"c{number}", at=BUILT_AT)
        assert step.refused is None, step.refused
        events += step.events
    return scored("r1", tuple(events), step.state)


def test_a_stopped_run_verifies():
    verdict = verify(built(chosen(stopped())))

    assert (exit_code(verdict), verdict.fault) == (0, None)


def test_words_of_every_kind_are_there():
    page = summary(chosen(stopped()))

    for words in ("First words.", "Better words.", "It may be answered.", "Not in a fault."):
        assert words in page
