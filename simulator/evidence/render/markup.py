"""HTML that cannot be broken into: text is escaped unless it is `Html` already. People's own words are shown as they
are, isolated, with what cannot be seen made visible and counted."""

import base64
import html
import re
import unicodedata
from collections.abc import Iterable

from simulator.evidence.chosen import PNG

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff\U000e0000-\U000e0fff]"
)
_JOINER = "\u200d"


class Html(str):
    """Markup made here. Everything else is text."""

    __slots__ = ()


def el(name: str, *children: str, **attributes: str | int) -> Html:
    """One element. `class_` stands for class; every child that is not Html is escaped."""
    named = "".join(f' {_attribute(key)}="{html.escape(str(value))}"' for key, value in attributes.items())
    return Html(f"<{name}{named}>{join(children)}</{name}>")


def join(parts: Iterable[str], between: str = "") -> Html:
    return Html(between.join(part if isinstance(part, Html) else text(part) for part in parts))


def text(value: str) -> Html:
    """A word or a line of somebody's: escaped, isolated from what stands around it, hidden characters visible."""
    shown = _visible(value)
    return Html(f"<bdi>{shown}</bdi>" if any(_spills(letter) for letter in value) else shown)


def own_words(value: str, *, count: bool = True) -> Html:
    """A longer text that somebody wrote, verbatim and in serif. Its height is limited on screen, not in print. Under it
    stands how long it is, where `count` asks for it, and always how much of it is hidden."""
    hidden = sum(1 for found in _HIDDEN.finditer(value) if not _joins(value, found.start()))
    notes = [f"{len(value)} characters"] if count or hidden else []
    notes += [f"{hidden} of them hidden or steering; each is shown as ⟨its number⟩"] if hidden else []
    words = el("blockquote", Html(_visible(value)), class_="own", dir="auto", tabindex=0)
    return join((words, el("p", ", ".join(notes), class_="small") if notes else Html()))


def picture(body: bytes, alt: str) -> Html:
    """A picture inside the page, with what it shows in words."""
    kind = "png" if body.startswith(PNG) else "jpeg"
    source = f"data:image/{kind};base64,{base64.b64encode(body).decode('ascii')}"
    return Html(f'<img src="{source}" alt="{html.escape(_numbered(alt))}">')


def table(head: Iterable[str], rows: Iterable[Iterable[str]], *, caption: str) -> Html:
    """The first cell of every row names it."""
    top = el("tr", *(el("th", name, scope="col") for name in head))
    body = join(_row(list(row)) for row in rows)
    return el(
        "div", el("table", el("caption", caption), el("thead", top), el("tbody", body)), class_="wide", tabindex=0
    )


def link(target: str, *children: str) -> Html:
    """To a place in this page."""
    return el("a", *children, href=f"#{target}")


def _row(cells: list[str]) -> Html:
    return el("tr", el("th", cells[0], scope="row"), *(el("td", cell) for cell in cells[1:]))


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _spills(letter: str) -> bool:
    """Whether it may turn or climb over what stands beside it."""
    return unicodedata.bidirectional(letter) in ("R", "AL", "AN") or unicodedata.combining(letter) > 0


def _visible(value: str) -> str:
    escaped = html.escape(value)
    return _HIDDEN.sub(lambda found: _mark(escaped, found), escaped)


def _numbered(value: str) -> str:
    """For an attribute, in which nothing can be set off."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", value)


def _mark(value: str, found: re.Match[str]) -> str:
    if _joins(value, found.start()):
        return found.group()
    return f'<b class="hidden">⟨U+{ord(found.group()):04X}⟩</b>'


def _joins(value: str, at: int) -> bool:
    """A joiner between two pictures makes one picture of them, and hides nothing."""
    around = value[at - 1 : at] + value[at + 1 : at + 2]
    return (
        value[at] == _JOINER and len(around) == 2 and all(unicodedata.category(c) in ("So", "Sk", "Mn") for c in around)
    )
