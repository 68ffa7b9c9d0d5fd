"""What is wrong with a document, for its author: place, value, and what is allowed there."""

import difflib
import json
import re
from collections.abc import Iterable
from typing import Any, Literal, TypeVar, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from simulator.content.document import SOURCE, Document
from simulator.content.shape import bared, choices, describe, fields, locate
from simulator.content.yaml import Place

_WHOLE = re.compile("[-+]?[0-9]{1,9}")

D = TypeVar("D", bound=Document)

_NO = {"condition": "no condition", "effect": "no effect", "met_by": "nothing that meets an obligation"}


def validated(kind: type[D], value: Any) -> tuple[D | None, list[tuple[Place, str]]]:
    """`value` as a document, or everything that is wrong with it, each with its place."""
    try:
        return kind.model_validate_json(json.dumps(value), context=SOURCE), []
    except ValidationError as failed:
        errors = failed.errors(include_url=False)
        return None, _merged(_problem(kind, error) for error in errors if not _follows(error))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` (did you mean "remove"?)`, or nothing. A word in other letters, as `s1` for `S1`, is the likeliest."""
    known = sorted(known)
    if meant := next((name for name in known if name.lower() == word.lower()), None):
        return f' (did you mean "{meant}"?)'
    near = difflib.get_close_matches(word[:60], known, n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""


def did_you_mean_text(reference: str, known: Iterable[str]) -> str:
    """The same for a text's reference: by its name alone, since all of them begin and end alike."""
    names = {ref.rsplit("/", 1)[-1].removesuffix(".md"): ref for ref in sorted(known)}
    near = difflib.get_close_matches(
        reference[:80].rsplit("/", 1)[-1].removesuffix(".md"), sorted(names), n=1, cutoff=0.6
    )
    return f' (did you mean "{names[near[0]]}"?)' if near else ""


def shown(value: object) -> str:
    """A value as an author would find it in the file, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"


def one_of(known: Iterable[str]) -> str:
    """`a, b or c`, cut where there are many."""
    names = sorted(known)
    if not names:
        return "none is declared"
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def _problem(kind: type[Document], error: ErrorDetails) -> tuple[Place, str]:
    loc, value = error["loc"], error["input"]
    place, wanted = locate(kind, loc)
    match error["type"]:
        case "missing":
            return place, f"is missing; needed: {describe(wanted)}"
        case "extra_forbidden":
            inside = fields(bared(locate(kind, loc[:-1])[1])[0])
            return (
                place,
                f"is an unknown key; allowed: {', '.join(inside) or 'none'}{did_you_mean(str(loc[-1]), inside)}",
            )
        case "condition" | "effect" | "met_by":
            return place, f"{shown(value)} is {_NO[error['type']]}; allowed: {error['msg']}"
    guess = did_you_mean(value, choices(wanted)) if isinstance(value, str) else ""
    if error["type"] == "value_error" and not isinstance(value, (str, int)):
        return place, str(error["ctx"]["error"])  # of a whole part, and complete as it is
    problem = f"{shown(value)} is {_why(error)}; allowed: {_one(value, wanted)}{describe(wanted)}"
    return place, problem + (guess or _written_otherwise(value, wanted))


def _one(value: Any, wanted: Any) -> str:
    """Before the words of which one is wanted, where several were given."""
    return "one, without [ ], of " if isinstance(value, list) and get_origin(bared(wanted)[0]) is Literal else ""


def _written_otherwise(value: Any, wanted: Any) -> str:
    """The same value as a list of one, without its list, in quotes or without them, where that would do; or nothing.
    A text with a colon and a space was read as a key and its value."""
    if isinstance(value, list):
        tries = value if len(value) == 1 else []
    elif isinstance(value, str):
        tries = [[value], *([int(value)] if _WHOLE.fullmatch(value) else [])]
    elif isinstance(value, dict):
        tries = [[value], *(f"{key}: {text}" for key, text in value.items() if len(value) == 1 and _plain(text))]
    else:
        tries = [[value], shown(value)]
    meant = next((shown(other) for other in tries if _would_do(other, wanted)), "…")
    return "" if meant.endswith("…") else f" (did you mean {meant}?)"


def _plain(value: Any) -> bool:
    return isinstance(value, (str, int))


def _would_do(value: Any, wanted: Any) -> bool:
    try:
        TypeAdapter(wanted).validate_json(json.dumps(value), context=SOURCE, strict=True)
    except ValidationError:
        return False
    return True


def _follows(error: ErrorDetails) -> bool:
    """A list is called too short where its items are wrong: they have faults of their own."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _why(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "string_too_long":
            return f"{len(error['input'])} characters long"
        case "value_error":
            return str(context["error"])
        case "too_short" | "string_too_short":
            return "too short"
    return "not allowed"


def _merged(problems: Iterable[tuple[Place, str]]) -> list[tuple[Place, str]]:
    """One message for each place: a value that fits none of several types has a fault for each of them."""
    found: dict[Place, str] = {}
    for place, problem in problems:
        found.setdefault(place, problem)
    return list(found.items())
