"""Other people's words: nothing hidden, nothing read as Markdown."""

import unicodedata

import pytest

from simulator.ui.safe import MARKS_SHOWN, plain, visible


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("del\x7f", "del␡"),
        ("pay\u202egpj.exe", "pay⟨U+202E⟩gpj.exe"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("\ufeffstart", "⟨U+FEFF⟩start"),
        ("two\u2028lines", "two⟨U+2028⟩lines"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        ("half\ud800", "half⟨U+D800⟩"),
        ("carriage\rreturn", "carriage␍return"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_name(hidden: str, shown: str):
    assert visible(hidden) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Two lines\nand a\ttab",
        "Zoë’s “naïve” café – 5 €",
        "👩\u200d👩\u200d👧 and 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "Tiếng Việt",
        "हिन्दी क्\u200dष",
    ],
)
def test_what_people_really_write_stays_as_it_is(text: str):
    assert visible(text) == text


def test_a_pile_of_marks_is_cut_and_counted():
    piled = "o" + "\u0301" * 60
    assert visible(piled) == "o" + "\u0301" * MARKS_SHOWN + "⟨+56 marks⟩"


def test_each_right_to_left_line_keeps_its_direction_to_itself():
    assert visible("שלום\nhello") == "\u2068שלום\u2069\nhello"


def test_a_label_is_one_line_with_every_mark_of_markdown_taken_literally():
    assert plain("# One\n- *two*") == r"\# One \- \*two\*"


@pytest.mark.parametrize(
    "trick",
    [
        ":material/verified:",
        ":green-badge[Assessor approved]",
        ":smile:",
        ":+1:",
        "https://evil.example",
        "www.evil.example",
        "a@evil.example",
        "a -> b",
    ],
)
def test_what_is_read_after_markdown_is_broken_up_invisibly(trick: str):
    shown = plain(trick).replace("\\", "")
    assert shown != trick
    assert "".join(c for c in shown if unicodedata.category(c) != "Cf") == trick


@pytest.mark.parametrize("name", ["Jo Adeyemi", "Patch day", "09:30", "O’Brien", "Zoë"])
def test_an_ordinary_name_is_searched_and_copied_as_it_was_typed(name: str):
    assert plain(name).replace("\\", "") == name
