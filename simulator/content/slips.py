"""What a place that is not YAML most likely should have been, in the words of somebody who has never heard of tokens.

The parser knows where it gave up. Why is a guess from the line, the one before it and what was open; where there is no
guess, the parser's own words are handed on.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from yaml.error import Mark, MarkedYAMLError, YAMLError

Slip = tuple[int, str]
"""A line, from 1, and what is wrong there with what is allowed."""

_KEY = re.compile(r":(\s|$)")
_NAMED = re.compile(r" *([\w-]+):(?:\s|$)")
_ITEM = re.compile(r" *-( +)\S")
_DASH = re.compile(r" *-[^\s-]")
_COMMENT = re.compile(r"\s#")
_NO_START = re.compile("start any token|entries are not|keys are not|alphabetic or numeric|comment or line break")
"""What the parser says where a text begins with a character that means something."""

COMMA = 'inside { } a comma ends a value, so a text with a comma is written in straight quotes, as "one, two"'
CURLY = "“ and ” are no quotes here"
_DASHED = "has no space after the -; allowed: `- item`"
_KEYLESS = (
    "has no colon and space; allowed: `key: value`, `- item` with a space after the -, "
    "or further right than its key where it is the rest of a text"
)
_OPENED = {"}": "{", "]": "["}
_COLON = "has a text with a colon and a space; allowed: quotes around a text that holds a colon and a space"


def slip(error: YAMLError, lines: Sequence[str]) -> Slip:
    """Where a file stops being YAML, and what is most likely meant there."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return 1, f"{str(error).splitlines()[0]}; allowed: indentation by spaces, `key: value`, `- item`"
    found = (look(error, error.problem_mark, lines) for look in _LOOKS)
    line, words = next((each for each in found if each), _unknown(error, error.problem_mark))
    return line, words + (f"; {CURLY}" if "“" in _at(lines, line) else "")


def missing_value(rest: str) -> str:
    """Why a key has no value, where that can be told from the rest of its line; may be empty."""
    rest = rest.lstrip()
    if rest.startswith("#"):
        return "; what follows a # is a comment, so a text that begins with one is written in quotes"
    return f"; {COMMA}" if rest.startswith((",", "}")) else ""


def cut_off(rest: str) -> str:
    """The word right after a value, of which its # makes a comment; nothing where there is none."""
    found = re.match(r" +(#[^\s#]\S*)", rest)
    return found[1] if found else ""


def keys_below(lines: Sequence[str], line: int, column: int) -> Iterator[str]:
    """The keys that stand right below the one in this line, from 0, and in its column."""
    for words in lines[line + 1 :]:
        left = _indent(words)
        if not words.strip() or words.lstrip().startswith("#") or left > column:
            continue
        found = _NAMED.match(words)
        if left < column or found is None:
            return
        yield found[1]


def _at(lines: Sequence[str], line: int) -> str:
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _sign(lines: Sequence[str], mark: Mark) -> str:
    return _at(lines, mark.line + 1)[mark.column : mark.column + 1]


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip(" "))


def _spaces(count: int) -> str:
    return "no space" if count == 0 else "1 space" if count == 1 else f"{count} spaces"


def _hard_space(_: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    if "\u00a0" not in re.match(r"\s*", _at(lines, mark.line + 1))[0]:  # type: ignore[index]
        return None
    return mark.line + 1, "is indented by a no-break space, as copied from a page; allowed: plain spaces"


def _no_text_begins_so(error: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    """`@` and its like at the beginning of a text."""
    mark = error.context_mark or mark
    sign = _sign(lines, mark)
    if not _NO_START.search(str(error.problem)):
        return None
    return mark.line + 1, f"begins with {sign}; allowed: quotes around a text that begins with {sign}"


def _quote(error: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    if "quoted scalar" not in str(error.context) or error.context_mark is None:
        return None
    if "end of stream" not in str(error.problem):
        return mark.line + 1, "has a \\ inside double quotes; allowed: single quotes around a text with one"
    sign = _sign(lines, error.context_mark)
    return (
        error.context_mark.line + 1,
        f"opens a quote that is never closed; allowed: {sign} at the end of the text too",
    )


def _braces(error: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    """Inside `{ }` or `[ ]`."""
    if "flow" not in str(error.context) or error.context_mark is None:
        return None
    opened, at = error.context_mark.line + 1, _at(lines, mark.line + 1)
    words, sign = _at(lines, opened), _sign(lines, error.context_mark)
    close = "}" if sign == "{" else "]"
    hint = "; what follows a # is a comment, so a text with one is written in quotes" if _COMMENT.search(words) else ""
    left_open = f"opens a {sign} that is not closed; allowed: a comma between its parts and {close} at its end{hint}"
    if _closes_another(at, mark.column):
        return opened, left_open
    if mark.line + 1 == opened:
        after = words[: mark.column].rstrip()[-1:]
        return _goes_on(opened, after) if after in ("'", '"', "}", "]") else (opened, _COLON)
    if words.count('"') % 2:
        return opened, 'opens a quote that is not closed in this line; allowed: " at the end of the text too'
    return (mark.line + 1, _COLON) if _KEY.search(at[: mark.column]) else (opened, left_open)


def _closes_another(words: str, column: int) -> bool:
    """Whether what stands there would close a bracket outside the one that is still open, and is not one too many."""
    sign, before = words[column : column + 1], words[:column].rstrip()
    if sign not in _OPENED:
        return False
    return not (before.endswith(sign) and before.count(sign) >= before.count(_OPENED[sign]))


def _goes_on(line: int, after: str) -> Slip:
    return (
        line,
        f"goes on after the closing {after}; allowed: nothing more, or one pair of quotes around all of the text",
    )


def _no_colon(error: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    """A line that should have been `key: value`, or the rest of a text that should stand further right."""
    if "could not find expected ':'" in str(error.problem) and error.context_mark is not None:
        return error.context_mark.line + 1, _KEYLESS
    if "mapping values" not in str(error.problem):
        return None
    if _KEY.search(_at(lines, mark.line + 1)[: mark.column]):
        return mark.line + 1, _COLON
    above = next((n for n in range(mark.line, 0, -1) if _at(lines, n).split("#")[0].strip()), 0)
    if _DASH.match(_at(lines, above)):
        return above, _DASHED
    if above and not _KEY.search(_at(lines, above)):
        return above, _KEYLESS
    here, there = _indent(_at(lines, mark.line + 1)), _indent(_at(lines, above).replace("-", " ", 1))
    return mark.line + 1, (
        f"begins after {_spaces(here)} and is read as the rest of the text above; allowed: "
        f"{_spaces(there)} before a key beside that one, or quotes around a text that holds a colon and a space"
    )


def _list(error: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    """Something among the items of a list that is no item."""
    if "'-' indicator" not in str(error.problem) or error.context_mark is None:
        return None
    words, begun = _at(lines, mark.line + 1), error.context_mark.line + 1
    if _DASH.match(words):
        return mark.line + 1, _DASHED
    item = _ITEM.match(_at(lines, begun))
    left = error.context_mark.column
    inside = left + 1 + (len(item[1]) if item else 1)
    return mark.line + 1, (
        f"begins after {_spaces(mark.column)}, in the list that begins in line {begun}; "
        f"allowed: {_spaces(left)} before the - of an item, {_spaces(inside)} before a key of an item"
    )


def _mapping(error: MarkedYAMLError, mark: Mark, lines: Sequence[str]) -> Slip | None:
    """Something among keys that is no key, or more after a value that was closed."""
    problem = str(error.problem)
    if "document start" in problem:
        return (
            mark.line + 1,
            "does not begin where the file began; allowed: the keys of a file begin in the first column",
        )
    if "did not find expected key" not in problem or error.context_mark is None:
        return None
    words, begun, column = _at(lines, mark.line + 1), error.context_mark.line + 1, error.context_mark.column
    if re.search(r"[:-] \{\{", words):
        return (
            mark.line + 1,
            'begins with {{; allowed: quotes around a text that begins with {{, as title: "{{name}} writes"',
        )
    if words[: mark.column].strip():
        return _goes_on(mark.line + 1, words[: mark.column].rstrip()[-1])
    return mark.line + 1, (
        f"begins after {_spaces(mark.column)}, where keys are, the first in line {begun}; "
        f"allowed: {_spaces(column)} before the next key, more before what belongs to the key above"
    )


def _unknown(error: MarkedYAMLError, mark: Mark) -> Slip:
    return mark.line + 1, f"{error.problem}; allowed: indentation by spaces, `key: value`, `- item`"


_LOOKS: tuple[Callable[[MarkedYAMLError, Mark, Sequence[str]], Slip | None], ...] = (
    _hard_space,
    _quote,
    _braces,
    _no_colon,
    _no_text_begins_so,
    _list,
    _mapping,
)
"""The first that recognises what happened counts."""
