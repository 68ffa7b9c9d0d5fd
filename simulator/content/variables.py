"""`{{name}}` in a text: a word that is said once, under `variables`, and put in wherever it is named."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from simulator.content.document import NAME, Document, Id, Line
from simulator.content.faults import did_you_mean, one_of, validated
from simulator.content.folder import Folder
from simulator.content.yaml import Place

_NAMED = re.compile(r"\{\{([^{}\n]*)\}\}|\{\{|\}\}")
_ID = re.compile(NAME)
_Note = Callable[[str, int], None]
"""Hears what is wrong, and how many lines into the text."""


class Variables(Document):
    variables: dict[Id, Line] = {}


def declared(folder: Folder) -> dict[str, str] | None:
    """The folder's own variables; what is wrong with them joins its faults. One with a wrong value is there and stands
    for its own name, so that nobody is told it is not declared; None where they are no variables at all."""
    given = folder.raw().get("variables", {})
    found, problems = validated(Variables, {"variables": given})
    problems += [
        (("variables", name), "holds {{ or }}; allowed: plain text, as a variable is not put into another")
        for name, value in (found.variables.items() if found else ())
        if _NAMED.search(value)
    ]
    folder.faults += [fault for place, text in problems if (fault := folder.fault(place, text))]
    wrong = {place[1] for place, _ in problems if len(place) > 1}
    return {name: name if name in wrong else given[name] for name in given} if isinstance(given, dict) else None


def fill(folder: Folder, *given: Mapping[str, str] | None) -> set[str]:
    """Put the variables into every text of the folder, in place. Returns the names that were used; what is named and
    not declared joins the folder's faults, unless it is not known what is declared."""
    used: set[str] = set()
    known = [each for each in given if each is not None]
    if len(known) < len(given):
        return used
    variables = {name: value for each in known for name, value in each.items()}
    for name, loaded in folder.loaded.items():
        lines = _Filling(variables, used)
        value = {
            key: inside if key == "variables" else lines.value(inside, (key,)) for key, inside in loaded.value.items()
        }
        folder.loaded[name] = replace(loaded, value=value)
        folder.faults += [loaded.fault(place, problem) for place, problem in lines.problems]
    for reference, text in folder.texts.items():
        lines = _Filling(variables, used)
        folder.texts[reference] = lines.text(text, ("texts", reference))
        found = (
            folder.fault((*place, at), problem) for (place, problem), at in zip(lines.problems, lines.at, strict=True)
        )
        folder.faults += [fault for fault in found if fault]
    return used


def filled(text: str, variables: Mapping[str, str]) -> str:
    """A text that belongs to no folder, as it would read in one; what is not declared stays as it is written."""
    return _Filling(variables, set()).text(text, ())


class _Filling:
    """Texts with variables put in, and what was wrong on the way."""

    def __init__(self, variables: Mapping[str, str], used: set[str]) -> None:
        self._variables, self._used = variables, used
        self.problems: list[tuple[Place, str]] = []
        self.at: list[int] = []
        """The line of each problem inside its text, from 1."""

    def value(self, value: Any, place: Place) -> Any:
        if isinstance(value, str):
            return self.text(value, place)
        if isinstance(value, dict):
            return {key: self.value(inside, (*place, key)) for key, inside in value.items()}
        if isinstance(value, list):
            return [self.value(inside, (*place, index)) for index, inside in enumerate(value)]
        return value

    def text(self, text: str, place: Place) -> str:
        return _NAMED.sub(lambda found: self._put_in(found, place), text) if "{{" in text or "}}" in text else text

    def _put_in(self, found: re.Match[str], place: Place) -> str:
        name = (found[1] or "").strip()
        if name in self._variables:
            self._used.add(name)
            return self._variables[name]
        guess = did_you_mean(name, self._variables)
        self.problems.append((place, f"{_why(found[0], name)}; allowed: {one_of(self._variables)}{guess}"))
        self.at.append(found.string.count("\n", 0, found.start()) + 1)
        return found[0]


def _why(written: str, name: str) -> str:
    if _ID.fullmatch(name):
        return f'"{{{{{name}}}}}" is not declared under variables'
    return f'"{written[:40]}" names no variable'


def unused(variables: Mapping[str, str], used: set[str]) -> Iterator[tuple[Place, str]]:
    """The variables that no text names."""
    for name in sorted(set(variables) - used):
        yield ("variables", name), f"is used by nothing; needed: a text with {{{{{name}}}}}, or no such variable"
