"""The summary for people: what it says, and that nobody's words can make it say anything else."""

import re
from html.parser import HTMLParser

import pytest

from simulator.evidence.render.markup import el, own_words, text
from simulator.evidence.render.summary import summary
from simulator.runs.events import TaskSubmitted
from tests.evidence.hostile import FAMILY, HOSTILE, ZALGO
from tests.evidence.packing import chosen, library, pack_run, with_words

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "article", "p", "span", "h1", "h2", "h3", "h4",
    "dl", "dt", "dd", "ul", "ol", "li", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "bdi", "b",
    "blockquote",
}  # fmt: skip


class Seen(HTMLParser):
    """Every element, every attribute and all text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_it_says_what_it_is_before_anything_else():
    page = Seen(summary(chosen()))

    said = "".join(page.texts).partition("Evidence of Ann Example")[0]
    assert "Simulated practice evidence" in said
    assert "Practice levels from simulation, not an assessment decision" in said


@pytest.mark.parametrize(
    "words",
    ["no grade, and no decision", "No language model took part", "not observed", "those proposed by this project",
     "Run 1: Patch day", "checks@1 suggested strong", "Tess Example, 3 February 2026, 14:05 UTC",
     "No KSBs published", "Queue paused at 09:02", "never levelled", "Strong (suggested, not confirmed)"],
)  # fmt: skip
def test_it_says(words: str):
    assert words in re.sub(r"\s+", " ", "".join(Seen(summary(chosen())).texts))


def test_every_ksb_and_duty_of_the_standard_is_in_it():
    page = summary(chosen())
    standard = library().standard.published

    assert all(f'id="ksb-{ksb.code}"' in page for ksb in standard.ksbs)
    assert all(f'<th scope="row">{duty.number}</th>' in page for duty in standard.duties)


def test_every_link_leads_to_a_place_in_the_page():
    page = Seen(summary(chosen(pack_run("strong"), pack_run("ban-everything"))))
    places = {value for name, value in page.attributes if name == "id"}
    links = {str(value) for name, value in page.attributes if name == "href"}

    assert {link[1:] for link in links} <= places
    assert all(link.startswith("#") for link in links)


def test_no_place_is_named_twice():
    page = Seen(summary(chosen(pack_run("strong"), pack_run("ban-everything"))))
    places = [value for name, value in page.attributes if name == "id"]

    assert len(places) == len(set(places))


def test_the_learners_words_are_there_to_the_letter():
    run = chosen().runs[0]
    written = [words for e in run.events if isinstance(e.data, TaskSubmitted) for words in e.data.texts.values()]

    told = "".join(Seen(summary(chosen())).texts)

    assert len(written) == 3
    assert all(words in told for words in written)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words_wherever_they_stand(words: str):
    page = Seen(summary(chosen(with_words(words), learner_name=words[:200] or "x", built_by=words[:200])))

    assert set(page.elements) <= ALLOWED
    assert {name for name, _ in page.attributes if name.startswith("on") or name in ("src", "srcdoc", "style")} == set()
    assert (page.elements.count("h1"), page.elements.count("style"), page.elements.count("meta")) == (1, 1, 3)


def test_what_cannot_be_seen_is_shown_by_its_number_and_counted():
    page = own_words("a\u202eb\u200bc")

    assert "⟨U+202E⟩" in page
    assert "5 characters, 2 of them hidden or steering" in page


def test_letters_that_may_turn_or_climb_are_kept_apart_from_what_stands_beside_them():
    assert str(text("Ann")) == "Ann"
    assert str(text("\u05e9\u05dc\u05d5\u05dd")).startswith("<bdi>")
    assert str(text(ZALGO)).startswith("<bdi>")


def test_a_joiner_inside_a_picture_is_left_in_it():
    assert "⟨" not in own_words(FAMILY)
    assert "⟨U+200D⟩" in own_words("a\u200db")


def test_markup_is_never_made_from_text():
    assert el("p", "<b>", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;</p>'


def test_nothing_is_fetched_and_nothing_runs():
    page = summary(chosen())

    assert "default-src 'none'" in page
    assert not re.search(r"https?://|<script|url\(|@import|javascript:", page)
