"""Packs of real runs: Patch day played by its bots, scored, and reviewed by a tutor."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from simulator.assessment_log import Assessment, of_review, of_score
from simulator.canonical import GENESIS, digest_bytes
from simulator.content.document import Level
from simulator.content.library import Library
from simulator.content.rubric import Rubric
from simulator.evidence.bag import bag
from simulator.evidence.pack import PackInput, PackRun, files
from simulator.review import Review, decide
from simulator.runs.commands import COMMANDS
from simulator.runs.engine import execute, fold, start
from simulator.runs.events import Event, seal
from simulator.runs.play import play
from simulator.runs.state import State
from simulator.scoring.registry import Scorer, score_run
from simulator.scoring.score import Score
from tests.shipped import shipped_library

CONFIRMED_AT, BUILT_AT = "2026-02-03T14:05:00.000Z", "2026-03-02T09:00:00.000Z"
SCENARIO = "patch-day"
PLACE = "Words to be put in."
ASKED: dict[str, dict[str, Any]] = {
    "queue.pause": {"note": PLACE},
    "escalation.send": {"to": "priya", "topic": "cause", "text": PLACE},
    "post.schedule": {
        "channel": "forum",
        "at": 900,
        "text": PLACE,
        "note": PLACE,
        "alt": PLACE,
        "asset": "lantern",
        "declare": {"intent": "acknowledge", "promises": "none"},
    },
    "post.move": {"post": "trailer", "at": 5000, "note": PLACE},
    "post.cancel": {"post": "trailer", "note": PLACE},
    "run.end": {},
}


@cache
def library() -> Library:
    return shipped_library()


@cache
def pack_run(bot: str, run: str | None = None) -> PackRun:
    """A run that a bot played, with its scores, a level confirmed and a level changed with a reason."""
    scenario, rubric = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    player = next(b for b in library().bots[SCENARIO] if b.name == bot)
    name = run or f"run-{bot}"
    played = play(scenario, rubric, player, run=name)
    return reviewed(
        scored(name, played.events, played.state),
        ("R-planning", None, ""),
        ("R-tone", "secure", "Fits both channels; the boards get the detail."),
    )


def scored(name: str, events: tuple[Event, ...], state: State) -> PackRun:
    """A run that is over, as the scorers leave it."""
    scenario, rubric = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    return said(PackRun(name, scenario, rubric, events, ()), *score_run(scenario, rubric, events, state))


def said(run: PackRun, *scores: Score) -> PackRun:
    """The run with more scores."""
    records = list(run.assessments)
    for score in scores:
        records.append(of_score(run.run, score, at=BUILT_AT, after=records[-1] if records else None))
    return replace(run, assessments=tuple(records))


def read_too(run: PackRun, *others: Scorer) -> PackRun:
    """The run with the scores of these scorers."""
    by = {other.name: other for other in others}
    for name in by:
        run = said(run, *score_run(run.scenario, run.rubric, run.events, run.state, scorer=name, scorers=by))
    return run


def read_again(run: PackRun, other: Scorer, rubric: Rubric) -> PackRun:
    """The run with the scores of this scorer under a later rubric."""
    scores = score_run(run.scenario, rubric, run.events, run.state, scorer=other.name, scorers={other.name: other})
    return replace(said(run, *scores), later_rubrics={**run.later_rubrics, rubric.digest: rubric})


@cache
def with_picture(body: bytes, alt: str = "A teal field.") -> PackRun:
    """A run in which a post was planned with this picture of the learner's own."""
    scenario, rubric = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    step = start(scenario, rubric=rubric, run="r1", seed=1, mode="practice", at="2026-01-05T09:00:00.000Z")
    events = list(step.events)
    asked = {**ASKED["post.schedule"], "asset": digest_bytes(body), "alt": alt, "kind": "post.schedule"}
    for number, fields in enumerate((asked, {"kind": "run.end"})):
        command = COMMANDS.validate_json(json.dumps(fields))
        step = execute(step.state, scenario, command, command_id=f"c{number}", at="2026-01-05T10:30:00.000Z")
        assert step.refused is None, step.refused
        events += step.events
    return replace(scored("r1", tuple(events), step.state), pictures={digest_bytes(body): body})


@cache
def with_words(words: str) -> PackRun:
    """A run in which these words were written, also such words as the desk would refuse."""
    scenario, rubric = library().scenarios[SCENARIO], library().rubrics[SCENARIO]
    step = start(scenario, rubric=rubric, run="r1", seed=1, mode="practice", at="2026-01-05T09:00:00.000Z")
    events = list(step.events)
    for number, (kind, fields) in enumerate(ASKED.items()):
        command = COMMANDS.validate_json(json.dumps({"kind": kind, **fields}))
        step = execute(step.state, scenario, command, command_id=f"c{number}", at="2026-01-05T10:30:00.000Z")
        assert step.refused is None, step.refused
        events += step.events
    log = tuple(_saying(events, words))
    return scored("r1", log, fold(scenario, log))


def _saying(events: Sequence[Event], words: str) -> Iterator[Event]:
    """The same log with these words in the place of PLACE, its chain mended."""
    head = GENESIS
    for event in events:
        parts = {part: words for part in ("note", "text", "alt") if getattr(event.data, part, None) == PLACE}
        data = event.data.model_copy(update=parts)
        sealed = seal({**{k: v for k, v in event if k != "hash"}, "data": data, "prev_hash": head})
        head = sealed.hash
        yield sealed


def reviewed(run: PackRun, *given: tuple[str, Level | None, str], author: str = "Tess Example") -> PackRun:
    """The run with reviews; None confirms what was suggested."""
    records = list(run.assessments)
    for criterion, level, reason in given:
        record = next(r for r in records if r.score and r.score.criterion == criterion)
        assert record.score
        to = level or record.score.level or "emerging"
        review = decide(
            record.score, record.seq, _earlier(records, criterion), level=to, reason=reason, feedback="Well read.",
            author="t1", author_name=author,
        )  # fmt: skip
        command = f"c{len(records)}"
        records.append(of_review(run.run, review, at=CONFIRMED_AT, command_id=command, after=records[-1]))
    return replace(run, assessments=tuple(records))


def _earlier(records: Sequence[Assessment], criterion: str) -> Review | None:
    found = [r.review for r in records if r.review and r.review.criterion == criterion]
    return found[-1] if found else None


def chosen(*runs: PackRun, **parts: Any) -> PackInput:
    """A pack of these runs; of a strong one where none is given."""
    fields: dict[str, Any] = {
        "learner": "5f0c2f1e9a7b4d0d8e3c6a1b2c3d4e5f",
        "learner_name": "Ann Example",
        "organisation": "org-1",
        "standard": library().standard,
        "library": GENESIS,
        "runs": runs or (pack_run("strong"),),
        "possible": library().rubrics,
        "built_at": BUILT_AT,
        "built_by": "Ada Assessor",
    } | parts
    return PackInput(**fields)


def built(pack: PackInput) -> bytes:
    return bag(files(pack), pack.info())


@cache
def strong_pack() -> bytes:
    return built(chosen())
