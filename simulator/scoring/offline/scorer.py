"""offline@1: what it says of a finished run, and of a text that belongs to no run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.canonical import digest
from simulator.content.rubric import BoundCriterion, EvidenceFrom
from simulator.encoder.minilm import Encoder
from simulator.runs.events import ReplyPublished, TaskSubmitted
from simulator.scoring import checks
from simulator.scoring.offline.bank import Bank
from simulator.scoring.offline.model import Model, shipped
from simulator.scoring.offline.reading import Read, read
from simulator.scoring.offline.response import respond
from simulator.scoring.offline.tasks import Sheet, sheet
from simulator.scoring.offline.units import Unit
from simulator.scoring.offline.unreadable import unreadable
from simulator.scoring.parts import Finished, Part
from simulator.scoring.score import Finding, Quote, Score

NAME = "offline@1"
KEPT = 64
"""Readings that a process keeps."""


@dataclass(frozen=True, slots=True)
class Written:
    """The words of one task, or of the replies in one channel, and where in the log they stand."""

    texts: dict[str, str]
    places: dict[str, tuple[int, str]]
    """Text → the event that holds it, and its channel."""


class Offline:
    """The scorer over one encoder. Holds what indicators are made of, so that each is encoded once."""

    name = NAME

    def __init__(self, encoder: Encoder) -> None:
        self._bank = Bank(encoder)
        self._model: Model | None = shipped()
        self._kept: dict[str, dict[str, Read] | str] = {}

    def reads(self, bound: BoundCriterion) -> bool:
        """Whether there is anything in words to look for."""
        return bound.criterion.marked_by != "human" and any(
            bound.writing(about) is not None for about in filter(None, map(_about, bound.binding.evidence))
        )

    def score(self, run: Finished, bound: BoundCriterion, *, rubric: str) -> Score:
        """Structured evidence as `checks` has it, words read; the lowest level of them all."""
        if run.state.stopped:
            return checks.stopped(bound, rubric, self.name)
        parts = [self._look(run, evidence, bound) for evidence in bound.binding.evidence]
        score = checks.judged(bound, [part for part, _ in parts], rubric, self.name)
        reads = [one for _, one in parts if one is not None]
        if not reads:
            return score
        told = tuple(finding for part, one in parts for finding in (part.finding, *(one.findings if one else ())))
        return score.model_copy(update={"findings": told, **_together(reads)})

    def read_text(self, page: Sheet, criterion: str, texts: Mapping[str, str]) -> Read | str:
        """One text under one criterion of a sheet; or, in a sentence, why it is not read."""
        found = self.read_all(page, texts)
        return found if isinstance(found, str) else found[criterion]

    def read_all(self, page: Sheet, texts: Mapping[str, str]) -> dict[str, Read] | str:
        """One text under every criterion of a sheet; or, in a sentence, why it is not read. The last few are kept, for
        each of a task's criteria asks by itself."""
        key = digest([page.about, page.shown, page.keys, dict(texts)])
        if (kept := self._kept.get(key)) is None:
            response = respond(texts, page.shown, self._bank.encoder)
            kept = unreadable(response) or read(self._bank, self._model, page, response)
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = kept
        return kept

    def is_warm(self, page: Sheet) -> bool:
        """Whether a sheet's indicators are ready, so that a text is read in a fraction of a second."""
        return all(self._bank.has(page, name) for name in page.writings)

    def warm(self, page: Sheet) -> None:
        """Make a sheet's indicators ready before somebody waits for them."""
        for name in page.writings:
            self._bank.get(page, name)

    def _look(self, run: Finished, evidence: EvidenceFrom, bound: BoundCriterion) -> "tuple[Part, _Of | None]":
        part = checks.look(run, evidence, bound.binding.levels)
        about = _about(evidence)
        if not part.waits or about is None or bound.writing(about) is None:
            return part, None
        words = _written(run, about)
        page = sheet(run.scenario, run.rubric, about)
        found = self.read_text(page, bound.criterion.id, words.texts)
        if isinstance(found, str):
            return _unread(part, found), None
        of = _Of(found, tuple(_findings(found, about, words)))
        level = found.levelled.level
        finding = part.finding.model_copy(update={"points_to": level, "said": found.reason})
        return Part(finding, attempted=True), of


@dataclass(frozen=True, slots=True)
class _Of:
    """What was read in one piece of evidence."""

    read: Read
    findings: tuple[Finding, ...]


def _together(reads: list[_Of]) -> dict[str, object]:
    """Careful reasons of all; expectation and sureness of the lowest."""
    lowest = min(reads, key=lambda one: one.read.levelled.expected).read
    careful = tuple(dict.fromkeys(why for one in reads for why in one.read.levelled.careful))
    critical = tuple(dict.fromkeys(name for one in reads for name in one.read.critical))
    return {
        "careful": careful or None,
        "critical": critical or None,
        "expected": round(lowest.levelled.expected * 100),
        "sureness": min(one.read.levelled.sureness for one in reads),
    }


def _about(evidence: EvidenceFrom) -> str | None:
    return evidence.task or evidence.reply


def _written(run: Finished, about: str) -> Written:
    """A task's last submission, or every reply in a channel."""
    texts: dict[str, str] = {}
    places: dict[str, tuple[int, str]] = {}
    for event in run.events:
        data = event.data
        if isinstance(data, TaskSubmitted) and data.item == about:
            texts, places = dict(data.texts), {channel: (event.seq, channel) for channel in data.texts}
        elif isinstance(data, ReplyPublished) and data.channel == about:
            texts[data.item] = data.text
            places[data.item] = (event.seq, data.channel)
    return Written(texts, places)


def _findings(found: Read, about: str, words: Written) -> Iterator[Finding]:
    for one in found.told:
        quotes = tuple(_quote(unit, words) for unit in one.units)
        events = tuple(dict.fromkeys(quote.event for quote in quotes))
        yield Finding(about=about, said=one.said, events=events, quotes=quotes or None, met=one.met)


def _quote(unit: Unit, words: Written) -> Quote:
    event, channel = words.places[unit.text_of]
    return Quote(event=event, text_of=channel, start=unit.start, end=unit.end, quote=unit.text)


def _unread(part: Part, why: str) -> Part:
    finding = part.finding.model_copy(update={"said": f"{part.finding.said} {why}"})
    return Part(finding, attempted=True, waits=True)
