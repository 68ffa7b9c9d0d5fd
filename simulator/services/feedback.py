"""What a learner is told of their writing while they practise: read from what was handed in, kept nowhere. In no other
mode, and before nobody's own attempt."""

from dataclasses import dataclass

from simulator.content.document import Level
from simulator.content.scenario import Scenario, Task
from simulator.errors import Refused
from simulator.people import Subject, may_play, require
from simulator.runs import find
from simulator.scoring.examples import examples
from simulator.scoring.formative import Formative, formative
from simulator.scoring.offline.scorer import Offline
from simulator.scoring.offline.tasks import Sheet
from simulator.scoring.offline.tasks import sheet as sheet_of
from simulator.services.accounts import load
from simulator.services.parts import Parts
from simulator.store.rows import DraftRow

NOT_YET = "Hand this in first. What was found in it comes after your own attempt."


@dataclass(frozen=True, slots=True)
class Attempt:
    """One version of a task's texts, by channel, and what was read in it; nothing where nobody reads, or not yet."""

    texts: dict[str, str]
    read: tuple[Formative, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    task: Task
    scenario: Scenario
    event: int
    """Where the hand-in stands in the log."""
    handed_in: Attempt
    rewritten: Attempt | None
    """What the learner made of it since, as far as it was kept; None where it is still the same."""
    waits: bool
    """Whether the reader is still being made ready, which takes seconds and happens once in a process. Ask again."""
    drafts: dict[str, DraftRow]
    """The rewriting as it is kept, by channel."""
    examples: dict[str, dict[Level, str]]
    """By criterion: an answer at each level."""


def feedback(parts: Parts, subject: Subject, run: str, task: str) -> Feedback:
    """The learner's own hand-in of a practice run, read; and their rewriting of it. Refused before the hand-in."""
    with parts.store.read() as tx:
        actor = load(tx, subject)
        row = tx.run(run)
        require(row is not None and may_play(actor, row.owner) and row.mode == "practice")
        assert row is not None
        scenario, rubric = parts.memory.scenario(tx, row), parts.memory.rubric(tx, row)
        state, drafts = parts.memory.state(tx, row), tx.drafts(run)
    asked, stands = find.task(scenario, task), state.tasks.get(task)
    require(asked is not None)
    assert asked is not None
    if stands is None or stands.submission is None or stands.submitted_seq is None:
        raise Refused(NOT_YET)
    page, texts = sheet_of(scenario, rubric, task), dict(stands.submission.texts)
    kept = {channel: drafts[key] for channel in texts if (key := rewrite_key(task, channel)) in drafts}
    again = {channel: kept[channel].text if channel in kept else text for channel, text in texts.items()}
    reader = next((one for one in parts.scorers.values() if isinstance(one, Offline)), None)
    waits = reader is not None and not parts.preparing.ready(reader, page)
    reads = None if waits else reader
    return Feedback(
        task=asked,
        scenario=scenario,
        event=stands.submitted_seq,
        handed_in=_attempt(reads, page, texts, stands.submitted_seq),
        rewritten=_attempt(reads, page, again) if again != texts else None,
        waits=waits,
        drafts=kept,
        examples={name: examples(page.bound[name], task, run=run) for name in page.writings},
    )


def rewrite_key(task: str, channel: str) -> str:
    """Where the rewriting of a task's text is kept: a draft, and never part of the run."""
    return f"rewrite:{task}:{channel}"


def _attempt(reader: Offline | None, page: Sheet, texts: dict[str, str], event: int = 0) -> Attempt:
    return Attempt(texts, formative(reader, page, texts, event=event) if reader else ())
