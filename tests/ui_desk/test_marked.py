"""A text with what was read in it: cut at the edges of its quotations, by code points, and never anything but text."""

from simulator.scoring.score import Quote
from simulator.scoring.signs import Sign
from simulator.ui.reading.marked import Text, numbered, pieces, response

TEXT = "We see it. It is ours, and we are sorry."


def quote(text: str, words: str, event: int = 4) -> Quote:
    start = text.index(words)
    return Quote(event=event, text_of="forum", start=start, end=start + len(words), quote=words)


def sign(how, words: str = "", text: str = TEXT, event: int = 4) -> Sign:
    return Sign("holding", f"{how} it", how, (quote(text, words, event),) if words else ())


def told(found) -> list[tuple[str, list[int], list[int]]]:
    return [(piece["text"], piece["in"], [end["number"] for end in piece["ends"]]) for piece in found]


def test_the_pieces_of_a_text_are_the_text():
    found = pieces(TEXT, [(0, 10, 1, "found"), (11, 21, 2, "found")])
    assert "".join(piece["text"] for piece in found) == TEXT
    assert told(found) == [
        ("We see it.", [1], [1]), (" ", [], []), ("It is ours", [2], [2]), (", and we are sorry.", [], []),
    ]  # fmt: skip


def test_quotations_that_lie_over_each_other_are_both_marked():
    found = pieces(TEXT, [(11, 40, 1, "found"), (11, 21, 2, "holds_down")])
    assert told(found)[1:] == [("It is ours", [1, 2], [2]), (", and we are sorry.", [1], [1])]


def test_offsets_are_code_points_and_hidden_letters_move_none_of_them():
    text = "\u200b👩\u200d👧 sorry, all"
    start = text.index("sorry")
    found = pieces(text, [(start, start + 5, 1, "found")])
    assert [piece["text"] for piece in found if piece["in"]] == ["sorry"]
    assert found[0]["text"].startswith("⟨U+200B⟩")


def test_what_stands_outside_the_text_is_left_out():
    assert told(pieces("Short", [(2, 99, 1, "found"), (3, 3, 2, "found")])) == [("Short", [], [])]


def test_an_empty_text_has_no_pieces():
    assert pieces("", []) == []


def test_only_signs_with_words_have_a_number_and_found_ones_come_first():
    signs = [sign("missing"), sign("holds_down", "It is ours"), sign("found", "We see it.")]
    assert [(one.how, number) for one, number in numbered(signs)] == [("found", 1), ("holds_down", 2), ("missing", 0)]


def test_a_quotation_is_marked_in_the_text_it_is_from_and_in_no_other():
    texts = [Text("Boards", TEXT, 4, "forum"), Text("Chirrup", TEXT, 4, "micro"), Text("Later", TEXT, 9, "forum")]
    data = response(texts, [sign("found", "We see it.")])
    assert [any(piece["in"] for piece in text["pieces"]) for text in data["texts"]] == [True, False, False]


def test_markup_in_a_learners_words_stays_words():
    text = "<b>We</b> **see** it"
    data = response([Text("Boards", text, 4, "forum")], [sign("found", "**see**", text)])
    assert "".join(piece["text"] for piece in data["texts"][0]["pieces"]) == text
    assert data["signs"][0]["quotes"] == ["**see**"]
