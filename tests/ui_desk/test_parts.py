"""The drawn parts: no markup from anyone's words, no request to anywhere, one registration each."""

import re
from pathlib import Path

import pytest

from simulator.ui import parts
from simulator.ui.slim import slim

HERE = Path(parts.__file__).parent
SCRIPTS = sorted(HERE.glob("*.js"))
SHEETS = sorted(HERE.glob("*.css"))
BEHIND = {"shared", "posts", "fields", "into_view"}
"""What parts share; none is a part."""


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_part_never_makes_markup_of_a_string(path: Path):
    makers = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextual|eval\(|new Function",
        text_of(path),
    )
    assert makers == []


@pytest.mark.parametrize("path", [*SCRIPTS, *SHEETS], ids=lambda path: path.name)
def test_a_part_asks_nothing_of_any_server(path: Path):
    assert (
        re.findall(r"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(|https?://|@import|url\(", text_of(path)) == []
    )


def test_every_part_has_a_script_and_a_sheet_and_is_registered_once():
    names = {path.stem for path in SCRIPTS} - BEHIND
    assert names == {path.stem for path in SHEETS} - BEHIND == set(parts.__all__)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_part_says_in_its_first_lines_what_data_it_takes(path: Path):
    head = "\n".join(text_of(path).splitlines()[:16])
    assert path.stem in BEHIND or "data:" in head


def test_every_part_honours_a_wish_for_less_motion():
    assert "prefers-reduced-motion" in text_of(HERE / "shared.css")
    for path in SCRIPTS:
        scrolls = "behavior:" in text_of(path)
        assert not scrolls or "prefers-reduced-motion" in text_of(path)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_part_takes_its_data_out_of_the_list_it_is_sent_in(path: Path):
    assert path.stem in BEHIND or "export default function ({ data: [data]" in text_of(path)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_no_string_of_a_script_goes_on_in_the_next_line(path: Path):
    assert [line for line in text_of(path).splitlines() if line.count("`") % 2 or line.endswith("\\")] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_is_sent_with_every_rule_and_no_comment(path: Path):
    sent = slim(path)
    assert "/*" not in sent
    assert sent.count("{") == re.sub(r"/\*.*?\*/", "", text_of(path), flags=re.DOTALL).count("{")
