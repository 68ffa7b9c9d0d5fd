"""The form of each file as JSON Schema, made from the documents, so that an editor completes and checks the YAML while
it is written. `content check` says more: whether what is named is there, and whether it can be played."""

import ast
import inspect
import json
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic import StringConstraints

from simulator.content.bots import COMMAND_PARTS, BotStep, TestsFile
from simulator.content.document import Allowed, Document, Line, Seconds
from simulator.content.folder import FILES, PACK, WHOLE
from simulator.content.joining import Answers
from simulator.content.packs import BrandPack
from simulator.content.rubric import CriteriaFile
from simulator.content.scenario import Scenario
from simulator.content.shape import bared, fields, is_union
from simulator.content.variables import Variables

DURATION = r"^(?=.)([0-9]{1,3}h)?([0-9]{1,4}m)?([0-9]{1,5}s)?$"
_SECONDS = get_args(Seconds)[2]
_PLAIN: Mapping[Any, dict[str, Any]] = {str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}}

FILE_SCHEMAS: tuple[str, ...] = (*FILES, PACK, "rubric.yml")
"""The files that have one; `rubric.yml` stands for each file under `rubrics/`."""

_FROM_PACK = ("people", "policy")
"""Keys that a scenario may leave to its brand pack."""


def write_schemas(folder: Path) -> None:
    """`scenario.schema.json` and its like, one for each file, in `folder`, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILE_SCHEMAS:
        written = json.dumps(schema(file), indent=1, ensure_ascii=False) + "\n"
        (folder / f"{Path(file).stem}.schema.json").write_text(written, encoding="utf-8")


def schema(file: str) -> dict[str, Any]:
    """The JSON Schema of one file of `FILE_SCHEMAS`."""
    defs: dict[str, Any] = {}
    form = _file(file, defs)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": file}
    return {**head, **form, "$defs": dict(sorted(defs.items()))}


def _file(file: str, defs: dict[str, Any]) -> dict[str, Any]:
    documents: dict[str, type[Document]] = {PACK: BrandPack, "rubric.yml": CriteriaFile, "tests.yml": TestsFile}
    if file in WHOLE:
        return _document(bared(fields(Scenario)[WHOLE[file]])[0], defs)
    if file in documents:
        return _document(documents[file], defs)
    kinds = {**fields(Scenario), "variables": fields(Variables)["variables"], "answers": fields(Answers)["answers"]}
    made = {key: _described(Scenario, key, _schema(kinds[key], defs)) for key in FILES[file]}
    if "brand" in made:
        made["brand"] = {"anyOf": [_schema(Line, defs) | {"description": "a brand pack, by its id"}, made["brand"]]}
    needed = [key for key in FILES[file] if _is_needed(key) and key not in _FROM_PACK]
    return {"type": "object", "properties": made, "required": needed, "additionalProperties": False}


def _is_needed(key: str) -> bool:
    return key in Scenario.model_fields and Scenario.model_fields[key].is_required()


def _schema(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """What may stand where this type is wanted. Documents are added to `defs` and pointed to."""
    bare, marks = bared(kind)
    if _SECONDS in marks:
        return {"type": "string", "pattern": DURATION, "description": _SECONDS.words}
    found = _form(bare, defs) | _limits(bare, marks)
    words = next((mark.words for mark in marks if isinstance(mark, Allowed)), None)
    return {**found, "description": words} if words else found


def _form(bare: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, inside = get_origin(bare), get_args(bare)
    if origin is Literal:
        return {"enum": list(inside)}
    if is_union(bare):
        return {"anyOf": [_schema(member, defs) for member in inside if member is not NoneType]}
    if isinstance(bare, type) and issubclass(bare, Document):
        if bare.__name__ not in defs:
            defs[bare.__name__] = {}  # a document may hold itself
            defs[bare.__name__] = _document(bare, defs)
        return {"$ref": f"#/$defs/{bare.__name__}"}
    if origin is tuple and inside[-1] is not ...:
        count = len(inside)
        return {
            "type": "array",
            "prefixItems": [_schema(i, defs) for i in inside],
            "minItems": count,
            "maxItems": count,
        }
    if origin is tuple:
        return {"type": "array", "items": _schema(inside[0], defs)}
    if origin is dict:
        keys = {key: value for key, value in _schema(inside[0], defs).items() if key != "description"}
        return {"type": "object", "propertyNames": keys, "additionalProperties": _schema(inside[1], defs)}
    return dict(_PLAIN.get(bare, {}))


def _document(kind: type[Document], defs: dict[str, Any]) -> dict[str, Any]:
    if kind is BotStep:
        return _bot_step(defs)
    inside = {key: _described(kind, key, _schema(wanted, defs)) for key, wanted in fields(kind).items()}
    needed = [info.alias or name for name, info in kind.model_fields.items() if info.is_required()]
    made = {"type": "object", "properties": inside, "required": needed, "additionalProperties": False}
    return (
        {**made, "description": inspect.cleandoc(kind.__doc__)}
        if kind.__doc__ and kind.__doc__ != Document.__doc__
        else made
    )


def _bot_step(defs: dict[str, Any]) -> dict[str, Any]:
    """As authors write it: the command's name at `send`, and its parts beside it."""
    parts: dict[str, Any] = {part: {} for given in COMMAND_PARTS.values() for part in given}
    times = {"at": _schema(Seconds, defs), "to": {"anyOf": [_schema(Seconds, defs), {"type": "string"}]}}
    inside = {**parts, **times, "send": {"enum": list(COMMAND_PARTS)}}
    return {"type": "object", "properties": inside, "required": ["at", "send"], "additionalProperties": False}


def _limits(bare: Any, marks: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for mark in marks:
        match mark:
            case Ge(ge=low):
                found["minimum"] = low
            case Gt(gt=low):
                found["exclusiveMinimum"] = low
            case Le(le=high):
                found["maximum"] = high
            case MinLen(min_length=least):
                found["minLength" if bare is str else "minItems"] = least
            case MaxLen(max_length=most):
                found["maxLength" if bare is str else "maxItems"] = most
            case StringConstraints(pattern=pattern, min_length=least, max_length=most):
                given = {"pattern": pattern, "minLength": least, "maxLength": most}
                found |= {key: value for key, value in given.items() if value is not None}
    return found


def _described(kind: type[Document], key: str, made: dict[str, Any]) -> dict[str, Any]:
    """With the sentence that stands under the field, which an editor shows."""
    sentence = _sentences(kind).get(key)
    if sentence is None:
        return made
    return {**made, "description": f"{sentence} ({made['description']})" if "description" in made else sentence}


@cache
def _sentences(kind: type[Document]) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for field, after in zip(body.body, body.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            info = kind.model_fields.get(field.target.id)
            name = (info.alias if info else None) or field.target.id
            found[name] = " ".join(after.value.value.split())
    return found
