"""The small part of YAML that content is written in, read strictly and with the line of everything.

Values are text, whole numbers, true or false, lists and mappings. `no`, `on`, `010`, `1:30`, dates, `.nan` and `1e3`
are text. No anchors, aliases, tags, merge keys, directives, empty values, decimal numbers or second documents; no key
twice.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from simulator.content.characters import refused_characters
from simulator.content.slips import cut_off, keys_below, missing_value, slip
from simulator.errors import ContentError, Fault

Place = tuple[str | int, ...]
"""Keys and positions from the root of a document to a value."""

MAX_DEPTH = 20
MAX_VALUES = 20_000
MAX_FAULTS = 50

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_NULLS = {"", "~", "null", "Null", "NULL"}
_LARGEST = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file's value, the line of every place in it, and what is wrong with its YAML."""

    file: str
    value: Any
    lines: dict[Place, int]
    faults: tuple[Fault, ...] = ()
    spoilt: frozenset[Place] = frozenset()
    """Places with a fault of their own: what follows from it is not worth a second message."""

    def fault(self, place: Place, problem: str) -> Fault:
        """A fault at `place`, on its line or that of what holds it."""
        known = place
        while known and known not in self.lines:
            known = known[:-1]
        return Fault(self.file, self.lines.get(known, 0), written(place), problem)

    def is_spoilt(self, place: Place) -> bool:
        return any(place[:length] in self.spoilt for length in range(len(place) + 1))


def written(place: Place) -> str:
    """`cases[0].strong.content`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def load(text: str, file: str, empty: Mapping[str, str] = MappingProxyType({})) -> Loaded:
    """`text` as a value. ContentError where it cannot be read to its end; lesser faults are kept in the result.
    `empty`: keys of the file → how it is written that there is nothing under them."""
    return _Reader(file, empty).read(text)


@dataclass(slots=True)
class _Reader:
    file: str
    empty: Mapping[str, str]
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    spoilt: set[Place] = field(default_factory=set)
    values: int = 0
    text: list[str] = field(default_factory=list)
    """The file, line by line."""
    commented: set[int] = field(default_factory=set)
    """The lines, from 0, in which a comment may stand after something."""
    begun: dict[Place, dict[str, Any]] = field(default_factory=dict)
    """Items whose `- ` was forgotten: read as part of the one before, and put behind it."""

    def read(self, text: str) -> Loaded:
        self.text = text.split("\n")
        self.commented = {number for number, line in enumerate(self.text) if " #" in line}
        events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        try:
            value = self._document(events)
        except yaml.YAMLError as fault:
            raise ContentError([*self.faults, _syntax(self.file, fault, self.text)]) from None
        return Loaded(self.file, value, self.lines, tuple(self.faults), frozenset(self.spoilt))

    def _document(self, events: Iterator[Event]) -> Any:
        next(events)
        start = next(events)
        if isinstance(start, StreamEndEvent):
            self._stop(start, (), "holds no document; allowed: one document")
        assert isinstance(start, DocumentStartEvent)
        if start.version or start.tags:
            self._note(start, (), "has a % directive; allowed: content only")
        value = self._value(next(events), events, (), 1)
        next(events)
        after = next(events)
        if not isinstance(after, StreamEndEvent):
            self._stop(after, (), "starts a second document; allowed: one document in a file")
        return value

    def _value(self, event: Event, events: Iterator[Event], place: Place, depth: int) -> Any:
        self.lines.setdefault(place, _line(event))
        self.values += 1
        if depth > MAX_DEPTH:
            self._stop(event, place, f"is nested too deeply; allowed: {MAX_DEPTH} levels")
        if self.values > MAX_VALUES:
            self._stop(event, place, f"is too much for one file; allowed: {MAX_VALUES:,} values")
        self._refuse_machinery(event, place)
        if isinstance(event, SequenceStartEvent):
            return self._list(events, place, depth)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, place, depth)
        return self._scalar(event, place) if isinstance(event, ScalarEvent) else ""

    def _refuse_machinery(self, event: Event, place: Place) -> None:
        if isinstance(event, AliasEvent):
            self._note(event, place, f"is the alias *{event.anchor}; allowed: the value itself")
            return
        assert isinstance(event, NodeEvent)
        alone = "allowed: the value alone, in quotes if it is text"
        if event.anchor is not None:
            self._note(event, place, f"has the anchor &{event.anchor}; {alone}")
        if getattr(event, "tag", None) is not None:
            self._note(event, place, f"has the tag {_shown(event.tag)}; {alone}")  # type: ignore[attr-defined]

    def _list(self, events: Iterator[Event], place: Place, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            items.append(self._value(event, events, (*place, len(items)), depth + 1))
            while (more := self.begun.pop((*place, len(items)), None)) is not None:
                items.append(more)
        return items

    def _mapping(self, events: Iterator[Event], place: Place, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            if self._begins_an_item(event, place, entries):
                self._begin(event, events, place, depth)
                break
            key = self._key(event, events, place, depth, entries)
            inside = (*place, key)
            if key not in entries:
                self.lines[inside] = _line(event)
            read = self._value if isinstance(event, ScalarEvent) else self._in_silence
            value = read(next(events), events, inside, depth + 1)
            entries.setdefault(key, value)
        return entries

    def _in_silence(self, event: Event, events: Iterator[Event], place: Place, depth: int) -> Any:
        """What follows from a key that is no text is not told."""
        told = len(self.faults)
        value = self._value(event, events, place, depth)
        del self.faults[told:]
        return value

    def _begins_an_item(self, event: Event, place: Place, entries: Mapping[str, Any]) -> bool:
        """Whether the `- ` before this key was forgotten: in an item of a list its first key, or its id, comes again,
        and something else below does too."""
        if not (place and isinstance(place[-1], int) and isinstance(event, ScalarEvent) and event.value in entries):
            return False
        if event.value not in ("id", next(iter(entries))):
            return False
        below = keys_below(self.text, event.start_mark.line, event.start_mark.column)  # type: ignore[union-attr]
        return any(key in entries for key in below)

    def _begin(self, event: Event, events: Iterator[Event], place: Place, depth: int) -> None:
        """Read the rest of an item as one of its own."""
        assert isinstance(event, ScalarEvent)
        key, first = event.value, self.lines[(*place, event.value)]
        *inside, number = place
        item: Place = (*inside, int(number) + 1)
        words = f"stands here a second time, first in line {first}, as do others below it"
        needed = f'"- " before {key} in line {_line(event)}, if another item begins there'
        self.lines[item] = _line(event)
        self._note(event, (*item, key), f"{words}; needed: {needed}")
        self.begun[item] = self._mapping(chain([event], events), item, depth)

    def _key(self, event: Event, events: Iterator[Event], place: Place, depth: int, entries: dict[str, Any]) -> str:
        if not isinstance(event, ScalarEvent):
            quotes = ", in quotes where it begins with {{" if isinstance(event, MappingStartEvent) else ""
            self._note(event, place, f"has a key that is no text; allowed: text{quotes}")
            if not isinstance(event, AliasEvent):
                self._in_silence(event, events, (*place, "?"), depth + 1)
            return "?"
        self._refuse_machinery(event, (*place, event.value))
        if event.value == "<<" and not event.style:
            self._note(event, (*place, "<<"), "is a merge key; allowed: every key written out")
        elif event.value in entries:
            first = self.lines[(*place, event.value)]
            self._note(event, (*place, event.value), f"stands here a second time, first in line {first}; allowed: once")
        elif event.value in _NULLS and not event.style:
            self._note(event, place, "has a key without a name; allowed: text")
        self._look_at(event, (*place, event.value))
        return event.value

    def _scalar(self, event: ScalarEvent, place: Place) -> str | int | bool:
        text = event.value
        if event.style:
            self._look_at(event, place)
            return text
        if text in _NULLS:
            why = missing_value(self._rest(event.start_mark))
            nothing = self.empty.get(str(place[0])) if len(place) == 1 else None
            else_ = f"{nothing} where there is none" if nothing else "leave the key out"
            self._note(event, place, f"has no value; allowed: a value, or {else_}{why}")
            return text
        self._refuse_cut(event, place)
        if text in ("true", "false"):
            return text == "true"
        if _DECIMAL.fullmatch(text):
            self._note(
                event, place, f"is the decimal number {_shown(text)}; allowed: a whole number, or text in quotes"
            )
        elif _INTEGER.fullmatch(text):
            if len(text) < 20 and abs(int(text)) <= _LARGEST:
                return int(text)
            self._note(event, place, f"is the number {_shown(text)}; allowed: up to {_LARGEST:,} either way")
        return text

    def _refuse_cut(self, event: ScalarEvent, place: Place) -> None:
        """A hashtag in a text without quotes would be a comment, and the rest of the text with it."""
        end: Any = event.end_mark
        word = cut_off(self._rest(end)) if end.line in self.commented else ""
        if word:
            allowed = "quotes around a text with a #, or a space after the # of a comment"
            self._note(event, place, f"is cut off before {_shown(word)}; allowed: {allowed}")

    def _rest(self, mark: Any) -> str:
        """The line from there on."""
        return self.text[mark.line][mark.column :] if mark.line < len(self.text) else ""

    def _look_at(self, event: ScalarEvent, place: Place) -> None:
        double = ", in single quotes where a \\ is meant" if event.style == '"' else ""
        for _, what in refused_characters(event.value):
            self._note(event, place, f"holds {what}, written as an escape; allowed: visible characters{double}")

    def _note(self, event: Event, place: Place, problem: str) -> None:
        self.faults.append(Fault(self.file, _line(event), written(place), problem))
        self.spoilt.add(place)
        if len(self.faults) >= MAX_FAULTS:
            raise ContentError(self.faults)

    def _stop(self, event: Event, place: Place, problem: str) -> None:
        self.faults.append(Fault(self.file, _line(event), written(place[:MAX_DEPTH]), problem))
        raise ContentError(self.faults)


def _line(event: Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.line + 1


def _syntax(file: str, fault: yaml.YAMLError, lines: list[str]) -> Fault:
    line, words = slip(fault, lines)
    return Fault(file, line, "", f"is not YAML here: {words}")


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
