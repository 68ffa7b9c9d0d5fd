"""What the learner wrote in a run, in the order it was written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from simulator.content.scenario import Declare, Scenario
from simulator.evidence.chosen import PackRun, picture_name
from simulator.evidence.render.markup import Html, el, join, own_words, picture
from simulator.runs import find
from simulator.runs.clock import time_of_day
from simulator.runs.commands import Declared
from simulator.runs.deeds import (
    CaseSkipped,
    PostCancelled,
    PostEdited,
    PostMoved,
    PostScheduled,
    ThreadSplit,
    WatchSet,
)
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

Noted = QueuePaused | QueueResumed | PostHeld | PostReleased | PostMoved | PostCancelled
Posted = ReplyPublished | PostEdited | PostScheduled | ThreadSplit
Reasoned = CaseDecided | WatchSet | CaseSkipped
Worded = Reasoned | AppealDecided | Posted | TaskSubmitted | EscalationSent | PredictionMade | Noted
_NOTES = {
    "queue.paused": "Note on pausing the queue",
    "queue.resumed": "Note on resuming the queue",
    "post.held": "Note on holding a post",
    "post.released": "Note on letting a post go out",
    "post.moved": "Note on moving a post",
    "post.cancelled": "Note on cancelling a post",
}


class Words(NamedTuple):
    title: str
    text: str
    declared: str = ""
    picture: str | None = None
    """Digest of the picture of the learner's own that the text describes."""


def what_was_written(run: PackRun) -> Html:
    """Every text with its time, its place in the log and what the learner stated beside it."""
    all_of_it = ((event, words) for event in run.events for words in _words(run.scenario, event))
    found = [(event, words) for event, words in all_of_it if words.text.strip() or words.picture]
    if not found:
        return el("p", "Nobody wrote anything in this run.")
    return join(_shown(run, event, words) for event, words in found)


def _shown(run: PackRun, event: Event, words: Words) -> Html:
    at = f"{time_of_day(run.scenario, event.t)}, event {event.seq}"
    stated = el("p", f"Stated beside it: {words.declared}", class_="small") if words.declared else Html()
    shown = _picture(run, words) if words.picture else Html()
    return el("section", el("h4", f"{words.title} ({at})"), shown, own_words(words.text), stated)


def _picture(run: PackRun, words: Words) -> Html:
    """The picture itself, and where in the pack its file is."""
    digest = words.picture or ""
    body = run.pictures[digest]
    file = el("p", f"data/runs/{run.run}/{picture_name(digest, body)}", class_="hash")
    return join((picture(body, words.text), file))


def _words(scenario: Scenario, event: Event) -> Iterator[Words]:
    data = event.data
    if not isinstance(data, Worded):
        return
    match data:
        case TaskSubmitted():
            yield from _task(scenario, data)
        case ReplyPublished() | PostEdited() | PostScheduled() | ThreadSplit():
            yield from _posted(scenario, data)
        case CaseDecided() | WatchSet() | CaseSkipped():
            yield _why(scenario, data)
        case AppealDecided():
            yield Words(f"Answer: {_title(find.appeal(scenario, data.item), data.item)}", data.reply)
        case EscalationSent():
            # what goes to a colleague with a case is the reason beside the decision, shown there
            yield Words(f"To {find.name_of(scenario, data.to)}", "" if data.case else data.text)
        case PredictionMade():
            sure = "" if data.confidence is None else f", sure to {data.confidence} per cent"
            yield Words(f"Expected of {_foreseen(scenario, data.about)}{sure}", data.text or "No words.")
        case QueuePaused() | QueueResumed() | PostHeld() | PostReleased() | PostMoved() | PostCancelled():
            yield Words(_NOTES[data.kind], data.note)
        case _:
            assert_never(data)


def _posted(scenario: Scenario, data: Posted) -> Iterator[Words]:
    place = scenario.channels[data.channel].name
    match data:
        case ReplyPublished():
            yield Words(f"Posted in {place}", data.text, _declared(scenario.replies_declare, data.declare))
        case PostEdited():
            yield Words(f"Changed to, in {place}", data.text)
        case ThreadSplit():
            yield Words(f"Title of a new thread in {place}", data.title)
        case PostScheduled():
            declared = _declared(scenario.replies_declare, data.declare)
            yield Words(f"Planned for {place} at {time_of_day(scenario, data.at)}", data.text, declared)
            own = find.own_picture(data.asset)
            what = "a picture of the learner’s own" if own else data.asset or "a picture"
            yield Words(f"Attached to it: {what}", data.alt or "", picture=own)
            yield Words("Note on planning it", data.note)
        case _:
            assert_never(data)


def _why(scenario: Scenario, data: Reasoned) -> Words:
    does = {"watch.set": "Why to wait", "case.skipped": "Why to take another case"}.get(data.kind, "Why")
    return Words(f"{does}: {_title(find.case(scenario, data.item), data.item)}", data.why)


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
