"""What the learner wrote in a run, in the order it was written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from simulator.content.scenario import Declare, Scenario
from simulator.evidence.chosen import PackRun
from simulator.evidence.render.markup import Html, el, join, own_words
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.commands import Declared
from simulator.runs.events import (
    AppealDecided,
    CaseDecided,
    EscalationSent,
    Event,
    PostHeld,
    PostReleased,
    PredictionMade,
    QueuePaused,
    QueueResumed,
    ReplyPublished,
    TaskSubmitted,
)

Noted = QueuePaused | QueueResumed | PostHeld | PostReleased
Worded = CaseDecided | AppealDecided | ReplyPublished | TaskSubmitted | EscalationSent | PredictionMade | Noted
_NOTES = {
    "queue.paused": "Note on pausing the queue",
    "queue.resumed": "Note on resuming the queue",
    "post.held": "Note on holding a post",
    "post.released": "Note on letting a post go out",
}


class Words(NamedTuple):
    title: str
    text: str
    declared: str = ""


def what_was_written(run: PackRun) -> Html:
    """Every text with its time, its place in the log and what the learner stated beside it."""
    found = [(event, words) for event in run.events for words in _words(run.scenario, event) if words.text.strip()]
    if not found:
        return el("p", "Nobody wrote anything in this run.")
    return join(_shown(run, event, words) for event, words in found)


def _shown(run: PackRun, event: Event, words: Words) -> Html:
    at = f"{time_of_day(run.scenario, event.t)}, event {event.seq}"
    stated = el("p", f"Stated beside it: {words.declared}", class_="small") if words.declared else Html()
    return el("section", el("h4", f"{words.title} ({at})"), own_words(words.text), stated)


def _words(scenario: Scenario, event: Event) -> Iterator[Words]:
    data = event.data
    if not isinstance(data, Worded):
        return
    match data:
        case TaskSubmitted():
            yield from _task(scenario, data)
        case ReplyPublished():
            place = scenario.channels[data.channel].name
            yield Words(f"Posted in {place}", data.text, _declared(scenario.replies_declare, data.declare))
        case CaseDecided():
            yield Words(f"Why: {_title(find.case(scenario, data.item), data.item)}", data.why)
        case AppealDecided():
            yield Words(f"Answer: {_title(find.appeal(scenario, data.item), data.item)}", data.reply)
        case EscalationSent():
            # what goes to a colleague with a case is the reason beside the decision, shown there
            yield Words(f"To {find.name_of(scenario, data.to)}", "" if data.case else data.text)
        case PredictionMade():
            yield Words(f"Expected of {_foreseen(scenario, data.about)}", data.text)
        case QueuePaused() | QueueResumed() | PostHeld() | PostReleased():
            yield Words(_NOTES[data.kind], data.note)
        case _:
            assert_never(data)


def _task(scenario: Scenario, data: TaskSubmitted) -> Iterator[Words]:
    task = find.task(scenario, data.item)
    declared = _declared(task.declare, data.declare) if task else ""
    for channel, text in data.texts.items():
        yield Words(f"{_title(task, data.item)}, for {scenario.channels[channel].name}", text, declared)


def _declared(offered: Declare, said: Declared) -> str:
    """The labels of what was chosen, as the learner saw them."""
    chosen: Sequence[tuple[str, Sequence[str | None]]] = (
        ("intent", [said.intent]),
        ("facts_used", said.facts_used),
        ("promises", [said.promises]),
        ("asks_for", [said.asks_for]),
        ("finding", [said.finding]),
    )
    parts = [choice.label for part, ids in chosen for choice in getattr(offered, part) if choice.id in ids]
    return "; ".join(parts)


def _foreseen(scenario: Scenario, about: str) -> str:
    """What a prediction was made with, by its title: `about` is a command's kind and its object."""
    kind, _, name = about.partition(":")
    thing = find.case(scenario, name) or find.appeal(scenario, name) or find.task(scenario, name)
    return f"“{thing.title}”" if thing else f"{kind.replace('.', ' ')} {name}".strip()


def _title(thing: object, name: str) -> str:
    return str(getattr(thing, "title", name))
