"""The types of documents, read as a map: which document stands where in a raw value, and what may be written there.

A raw value is what a file says, in JSON types, before it is validated. Walking it by the types finds every part that
can be looked at even where another part is wrong, so that an author sees all faults in one go.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic import Discriminator, Tag
from pydantic.fields import FieldInfo

from simulator.content.document import Allowed, Document
from simulator.content.yaml import Place


@dataclass(frozen=True, slots=True)
class Node:
    """One document inside a raw value."""

    place: Place
    kind: type[Document]
    value: dict[str, Any]

    def get(self, key: str) -> Any:
        return self.value.get(key)

    def texts(self, key: str) -> Iterator[tuple[Place, str]]:
        """The text at `key`, or the texts of the list or the keys of the mapping there, each with its place."""
        found = self.value.get(key)
        if isinstance(found, str):
            yield (*self.place, key), found
        elif isinstance(found, dict):
            yield from (((*self.place, key, name), name) for name in found)
        elif isinstance(found, list):
            yield from (((*self.place, key, i), item) for i, item in enumerate(found) if isinstance(item, str))

    def documents(self, key: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        """The mappings of the list at `key`, each with its place."""
        found = self.value.get(key)
        if isinstance(found, list):
            yield from (((*self.place, key, i), item) for i, item in enumerate(found) if isinstance(item, dict))


@cache
def fields(kind: type[Document]) -> dict[str, Any]:
    """The keys an author may write in a document of this kind → the type of each. Not to be changed: it is shared."""
    return {info.alias or name: _whole(info) for name, info in kind.model_fields.items()}


def nodes(kind: Any, value: Any) -> list[Node]:
    """Every document in `value`, outermost first, read as the type `kind`."""
    found: list[Node] = []
    _collect(kind, value, (), found)
    return found


def _collect(kind: Any, value: Any, place: Place, found: list[Node]) -> None:
    kind = _member_for(kind, value)
    if isinstance(value, dict):
        if _is_document(kind):
            found.append(Node(place, kind, value))
            insides: Mapping[str, Any] = fields(kind)
        elif get_origin(kind) is dict:
            insides = dict.fromkeys(value, get_args(kind)[1])
        else:
            return
        for key, inside in value.items():
            if isinstance(inside, (dict, list)) and key in insides:
                _collect(insides[key], inside, (*place, key), found)
    elif isinstance(value, list) and get_origin(kind) is tuple:
        of_each = get_args(kind)[0]
        for index, inside in enumerate(value):
            if isinstance(inside, (dict, list)):
                _collect(of_each, inside, (*place, index), found)


def locate(kind: Any, loc: tuple[str | int, ...]) -> tuple[Place, Any]:
    """Where pydantic's `loc` points in the author's file, and the type that is wanted there. Tags and names of union
    members, which pydantic writes among the keys, are left out."""
    place: Place = ()
    for part in loc:
        if isinstance(kind, _KeyOf):
            if part == "[key]":
                return place, kind.keys
            kind = kind.values
        bare, _ = bared(kind)
        if is_union(bare):
            member = _member_called(bare, part)
            kind = kind if member is None else member
        else:
            place, kind = (*place, part), _inside(bare, part)
    return place, kind.values if isinstance(kind, _KeyOf) else kind


def describe(kind: Any) -> str:
    """What may be written where this type is wanted, in words."""
    bare, marks = bared(kind)
    words = next((mark.words for mark in marks if isinstance(mark, Allowed)), None)
    if words is not None:
        return words
    if get_origin(bare) is Literal:
        return ", ".join(str(value) for value in get_args(bare))
    if is_union(bare):
        return " or ".join(dict.fromkeys(describe(member) for member in _members(bare)))
    if _is_document(bare):
        return f"a mapping with {', '.join(fields(bare))}"
    if get_origin(bare) is tuple:
        return f"a list{_limits(marks)}, each item {describe(get_args(bare)[0])}"
    if get_origin(bare) is dict:
        return f"a mapping from {describe(get_args(bare)[0])} to {describe(get_args(bare)[1])}"
    return _plain(bare) + _limits(marks)


def choices(kind: Any) -> list[str]:
    """The words that may be written here where only some may; else none."""
    bare, _ = bared(kind)
    if get_origin(bare) is Literal:
        return [str(value) for value in get_args(bare)]
    return [choice for member in _members(bare) for choice in choices(member)] if is_union(bare) else []


@dataclass(frozen=True, slots=True)
class _KeyOf:
    """Inside a mapping, at a key: the next part of a loc tells whether the key or the value is meant."""

    keys: Any
    values: Any


def bared(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without what was written beside it, and that. What may be left out counts as what it is when written."""
    known = _BARED.get(id(kind))
    if known is None:
        known = _BARED[id(kind)] = (kind, *_laid_bare(kind))
    return known[1], known[2]


_BARED: dict[int, tuple[Any, Any, tuple[Any, ...]]] = {}
"""By identity, since not every type can be hashed; each is kept, so that its identity stays its own."""


def _laid_bare(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *beside = get_args(kind)
            for mark in beside:
                marks += tuple(mark.metadata) if isinstance(mark, FieldInfo) else (mark,)
        elif is_union(kind) and len(_members(kind)) == 1:
            kind = _members(kind)[0]
        else:
            return kind, marks


def _inside(kind: Any, part: str | int) -> Any:
    """The type of what stands at `part` in a value of this type."""
    if _is_document(kind):
        return fields(kind).get(str(part))
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    return _KeyOf(*get_args(kind)) if get_origin(kind) is dict else None


def _whole(info: FieldInfo) -> Any:
    """A field's type with what was written beside it."""
    kind: Any = info.annotation
    for mark in info.metadata:
        kind = Annotated[kind, mark]
    return kind


def _is_document(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Document)


def is_union(kind: Any) -> bool:
    """Whether one of several types may stand here."""
    return get_origin(kind) in (Union, types.UnionType)


def _members(union: Any) -> list[Any]:
    return [member for member in get_args(union) if member is not types.NoneType]


def _member_for(kind: Any, value: Any) -> Any:
    """`kind`, or the member of a union that `value` is written as; bare."""
    bare, marks = bared(kind)
    while is_union(bare):
        judge = next((mark for mark in marks if isinstance(mark, Discriminator)), None)
        if judge is not None and callable(judge.discriminator):
            bare, marks = bared(_member_called(bare, judge.discriminator(value)))
        else:
            documents = [member for member in _members(bare) if _is_document(bared(member)[0])]
            others = [member for member in _members(bare) if member not in documents]
            bare, marks = bared((documents if isinstance(value, dict) else others or [None])[0])
    return bare


def _member_called(union: Any, name: object) -> Any:
    """The member of a union that has the tag `name`, or is the document called so; None for plain values."""
    for member in _members(union):
        bare, marks = bared(member)
        if any(isinstance(mark, Tag) and mark.tag == name for mark in marks):
            return member
        if _is_document(bare) and bare.__name__ == name:
            return member
    return None


def _plain(kind: Any) -> str:
    names = {bool: "true or false", int: "a whole number", str: "text"}
    return names.get(kind, "something else")


def _limits(marks: tuple[Any, ...]) -> str:
    words = []
    for mark in marks:
        match mark:
            case Ge(ge=low):
                words.append(f"from {low}")
            case Gt(gt=low):
                words.append(f"above {low}")
            case Le(le=high):
                words.append(f"up to {high}")
            case MinLen(min_length=least):
                words.append(f"at least {least}")
            case MaxLen(max_length=most):
                words.append(f"at most {most}")
    return f" ({', '.join(words)})" if words else ""
