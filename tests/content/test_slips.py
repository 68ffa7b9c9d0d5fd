"""What a slip of an author's hand is told as: where it is, what it is, and what would be right."""

import pytest

from simulator.content.yaml import load
from simulator.errors import ContentError


def told_of(text: str) -> list[str]:
    try:
        found = load(text, "f.yml").faults
    except ContentError as refused:
        found = refused.faults
    return [str(fault) for fault in found]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a: {b: one, two three, c: 1}\n", 1, "a text with a comma is written in straight quotes"),
        ("a: {b: one, two}\n", 1, "inside { } a comma ends a value"),
        ("a: {limit: 2,000}\n", 1, "inside { } a comma ends a value"),
        ("title: {{x}} writes\n", 1, "quotes around a text that begins with {{"),
        ("title: {{x}}\n", 1, "text, in quotes where it begins with {{"),
        ('title: "\\bnow\\b"\n', 1, "visible characters, in single quotes where a \\ is meant"),
        ("title: Help: it broke\n", 1, "quotes around a text that holds a colon and a space"),
        ("title: “Help: it broke”\n", 1, "“ and ” are no quotes here"),
        ("a: {b: Help: it broke}\n", 1, "quotes around a text that holds a colon and a space"),
        ("a: {b: 1,\n  c: Help: it broke}\n", 2, "quotes around a text that holds a colon and a space"),
        ("title: #1 in town\n", 1, "what follows a # is a comment"),
        ("title: Use #Stop now\nb: 1\n", 1, "is cut off before #Stop; allowed: quotes"),
        ("a: {b: Use #Stop now, c: 1}\nd: 1\n", 1, "opens a { that is not closed"),
        ("title: @ada asks\n", 1, "begins with @; allowed: quotes around a text that begins with @"),
        ("title: **now**\n", 1, "begins with *; allowed: quotes"),
        ("title: - now\n", 1, "begins with -; allowed: quotes"),
        ("title: 50 % of them\nb: %50\n", 2, "begins with %; allowed: quotes"),
        ("title: !now\n", 1, "has the tag !now; allowed: the value alone, in quotes if it is text"),
        ('title: "Who?" she asks\n', 1, 'goes on after the closing "; allowed: nothing more, or one pair of quotes'),
        ("a: {b: 'Riders' forum', c: 1}\n", 1, "goes on after the closing '; allowed: nothing more"),
        ("a: [sic] he said\n", 1, "goes on after the closing ]"),
        ('title: "It broke\nb: 1\n', 1, "opens a quote that is never closed"),
        ('a: {b: "It broke}\nc: {d: "1"}\n', 1, "opens a quote that is not closed in this line"),
        ('a: "C:\\data"\n', 1, "single quotes around a text with one"),
        (
            "a: {b: 1\nc: {d: 1}\n",
            1,
            "opens a { that is not closed; allowed: a comma between its parts and } at its end",
        ),
        ("a: [{b: 1, c: 2], d]\n", 1, "opens a { that is not closed"),
        ("a: [{b: [1]]\n", 1, "opens a { that is not closed"),
        ("a: [\n  {b: 1,\n   c: 2]\n", 2, "opens a { that is not closed"),
        ("a: {b: [1}\nc: 1\n", 1, "opens a [ that is not closed"),
        ("a: [{b: 1}}]\n", 1, "goes on after the closing }"),
        ("a: [b, c\nd: 1\n", 1, "opens a [ that is not closed; allowed: a comma between its parts and ] at its end"),
        ("a:\n  b:c\n  d: 1\n", 2, "has no colon and space; allowed: `key: value`"),
        ("a:\n  - b: 1\n    c:d\n    e: 1\n", 3, "has no colon and space; allowed: `key: value`"),
        (
            "a:\n  b: it broke\n  and is mended\n  c: 1\n",
            3,
            "further right than its key where it is the rest of a text",
        ),
        ("a:\n  -b: 1\n    c: 1\n", 2, "has no space after the -"),
        ("a:\n  - b: 1\n  -b: 1\n", 3, "has no space after the -"),
    ],
)
def test_a_slip_that_many_make_has_a_hint_of_its_own_in_its_line(text: str, line: int, hint: str):
    assert [told for told in told_of(text) if told.startswith(f"f.yml:{line}: ") and hint in told], told_of(text)


@pytest.mark.parametrize(
    ("text", "line", "is_", "allowed"),
    [
        ("a:\n  - b: 1\n     c: 1\n", 3, "after 5 spaces and is read as", "4 spaces before a key beside that one"),
        ("a:\n  - b: 1\n   c: 1\n", 3, "in the list that begins in line 2", "2 spaces before the - of an item"),
        ("a:\n  - b: 1\n   c: 1\n", 3, "after 3 spaces", "4 spaces before a key of an item"),
        ("a:\n  - b: 1\n  c: 1\n", 3, "after 2 spaces", "4 spaces before a key of an item"),
        ("a:\n-   b: 1\nc\n", 3, "has no colon", "`key: value`"),
        ("a:\n  b: 1\n c: 1\n", 3, "after 1 space, where keys are", "no space before the next key"),
        ("a:\n  - b: 1\n   \u00a0c: 1\n", 3, "indented by a no-break space", "plain spaces"),
        (" a: 1\nb: 1\n", 2, "does not begin where the file began", "in the first column"),
    ],
)  # fmt: skip
def test_wrong_indentation_is_told_with_the_spaces_that_are_right(text: str, line: int, is_: str, allowed: str):
    told = told_of(text)[0]

    assert told.startswith(f"f.yml:{line}: is not YAML here: ")
    assert is_ in told
    assert allowed in told.partition("; allowed: ")[2]


@pytest.mark.parametrize("text", ["a: 1  # one\n", "a: x # y\n", "a:  # z\n  b: 1\n", "# a\na: 'x #y'\n", "a: x#y\n"])
def test_a_comment_with_a_space_after_its_sign_is_one(text: str):
    assert told_of(text) == []


def test_what_no_guess_fits_is_told_in_the_words_of_the_parser():
    assert told_of("a: *\u0080\n")[0].startswith("f.yml:1: is not YAML here: ")


FORGOTTEN = (
    "a:\n  - id: x\n    at: 1m\n    by: ann\n    id: y\n    # later\n    at: 2m\n    by: bob\n  - id: z\n    at: 3m\n"
)


def test_a_forgotten_dash_is_asked_for_once_and_what_follows_is_an_item():
    loaded = load(FORGOTTEN, "f.yml")

    (fault,) = loaded.faults
    place, _, words = str(fault).partition(": stands here a second time, first in line 2, as do others below it; ")
    assert (place, words) == ("f.yml:5: a[1].id", 'needed: "- " before id in line 5, if another item begins there')
    assert [item["id"] for item in loaded.value["a"]] == ["x", "y", "z"]
    assert [loaded.lines["a", item, "at"] for item in range(3)] == [3, 7, 10]


def test_each_of_several_forgotten_dashes_is_asked_for():
    loaded = load(FORGOTTEN.replace("  - id: z", "    id: z"), "f.yml")

    assert [(fault.line, fault.place) for fault in loaded.faults] == [(5, "a[1].id"), (9, "a[2].id")]


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - id: x\n    id: y\n    by: ann\n",
        "a:\n  - id: x\n    by: y\n    by: z\n",
        "a:\n  - {id: x, by: y, id: z, by: z}\n",
    ],
)
def test_one_key_that_stands_twice_is_no_forgotten_dash(text: str):
    assert told_of(text)
    assert [fault for fault in told_of(text) if "allowed: once" not in fault] == []


def test_what_may_be_empty_is_told_how_that_is_written():
    fault = load("rules:\n", "f.yml", {"rules": "[]"}).faults[0]

    assert str(fault) == "f.yml:1: rules: has no value; allowed: a value, or [] where there is none"
