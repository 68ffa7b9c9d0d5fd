"""No text with NUL or half a surrogate pair reaches a database: PostgreSQL refuses the one, both drivers the other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simulator.canonical import canonical_json
from simulator.content.document import Document
from simulator.errors import UnstorableText

_BYTES = (bytes, bytearray, memoryview)
"""The SQLite driver is handed a view of the bytes, which would be a sequence of a million numbers."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def canonical_body(document: Document) -> str:
    """The whole document in canonical JSON. JSON would spell NUL as an escape, so its texts are looked at first."""
    value = document.model_dump(mode="json", exclude_none=True)
    _look_at(value)
    return canonical_json(value).decode()


def refuse_unstorable(_conn: object, _cursor: object, _statement: str, parameters: Any, *_rest: object) -> None:
    """Before every statement: UnstorableText, while the transaction is still sound."""
    _look_at(parameters)


def _look_at(value: object) -> None:
    if isinstance(value, str):
        if not value.isascii() or "\0" in value:
            _look_closely(value)
    elif isinstance(value, Mapping):
        _look_at_each(value.values())
    elif isinstance(value, Sequence) and not isinstance(value, _BYTES):
        _look_at_each(value)


def _look_at_each(values: Iterable[object]) -> None:
    for value in values:
        _look_at(value)


def _look_closely(text: str) -> None:
    found = _UNSTORABLE.search(text)
    if found:
        raise UnstorableText(found.group(), found.start())
