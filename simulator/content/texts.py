"""Long texts: plain paragraphs. A text is shown as it stands, so markup in it would reach the learner as marks."""

import re
from collections.abc import Iterator
from pathlib import Path

from simulator.content.files import TEXT_CAP, read_text
from simulator.errors import ContentError, Fault

_REFUSED = (
    (re.compile(r"<[A-Za-z/!?]"), "HTML"),
    (re.compile(r"!\["), "an image"),
    (re.compile(r"\]\(|\]\[|^\s*\[[^\]]+\]:", re.MULTILINE), "a link"),
    (re.compile(r"^\s{0,3}#{1,6} ", re.MULTILINE), "a heading"),
    (re.compile(r"^```|^~~~", re.MULTILINE), "a code block"),
)


def load_text(root: Path, name: str) -> str:
    """The text of one Markdown file, without the line ends around it."""
    text = read_text(root, name, TEXT_CAP, "words in it, or no such file")
    faults = [Fault(name, line, "", problem) for line, problem in _markup(text)]
    if faults:
        raise ContentError(faults)
    return text.strip("\n")


def _markup(text: str) -> Iterator[tuple[int, str]]:
    for pattern, what in _REFUSED:
        for found in pattern.finditer(text):
            start = found.start() + len(found.group()) - len(found.group().lstrip("\n "))
            yield text.count("\n", 0, start) + 1, f"holds {what}; allowed: plain paragraphs"
