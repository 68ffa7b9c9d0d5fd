"""Hostile words in a real browser, drawn every way our pages draw words: they show as they are, and do nothing."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from simulator.ui.safe import visible
from tests.serving import Server, begin
from tests.web.hostile_words import WORDS

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("FIREDRILL_TEST_CHROMIUM", "")
DOES_SOMETHING = (
    "a[href], img, iframe, svg a, strong, b, em, del, code:not(pre code), table, li, blockquote, hr, .katex, sup"
)
MARKDOWN = "[data-testid=stMarkdownContainer]"
WAYS = {
    "markdown": MARKDOWN,
    "caption": "[data-testid=stCaptionContainer]",
    "alert": MARKDOWN,
    "inside": MARKDOWN,
    "button": MARKDOWN,
    "checkbox": MARKDOWN,
    "radio": f"[data-testid=stRadioOption] {MARKDOWN}",
    "expander": f"summary {MARKDOWN}",
    "metric": f"[data-testid=stMetricLabel] {MARKDOWN}",
}
INVISIBLE = re.compile("[\u2060\u2068\u2069]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = begin(tmp_path_factory.mktemp("hostile"), script="tests/web/hostile_page.py")
    try:
        server.wait("/_stcore/health")
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def asked_for() -> list[str]:
    return []


@pytest.fixture(scope="module")
def page(hostile: Server, asked_for: list[str]) -> Iterator[Page]:
    if not CHROMIUM:
        pytest.skip("no Chromium: set FIREDRILL_TEST_CHROMIUM")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        drawn = browser.new_page()
        drawn.on("request", lambda request: asked_for.append(request.url))
        drawn.goto(hostile.url)
        drawn.get_by_text("All is drawn.").wait_for()
        yield drawn
        browser.close()


def test_nothing_is_fetched_from_elsewhere(page: Page, hostile: Server, asked_for: list[str]):
    page.wait_for_load_state()
    outside = [url for url in asked_for if not url.startswith((hostile.url, "data:", "blob:"))]
    assert outside == []


def test_no_words_become_a_link_an_image_a_mark_or_a_list(page: Page):
    made = page.locator("[data-testid=stMain]").locator(DOES_SOMETHING)
    assert made.evaluate_all("found => found.map(one => one.outerHTML)") == []


def test_no_words_become_a_heading_a_badge_a_colour_or_an_icon(page: Page):
    main = page.locator("[data-testid=stMain]")
    assert main.locator("h1, h2, h3, h4, h5, h6").count() == 0
    texts = main.locator("[data-testid=stMarkdownContainer]")
    assert texts.locator("[style*=color], [class*=badge i], [role=img]").count() == 0
    assert texts.locator(".stMarkdownBadge, [data-testid=stIconMaterial]").count() == 0


@pytest.mark.parametrize("way", WAYS)
def test_words_in_a_label_read_as_they_were_written(page: Page, way: str):
    boxes = page.locator(f"[class*='st-key-{way}_'] {WAYS[way]}")
    boxes.nth(len(WORDS) - 1).wait_for(state="attached")
    before, after = ("By ", " today") if way == "inside" else ("", "")
    assert [one_line(text) for text in boxes.all_text_contents()] == [
        one_line(before + visible(words) + after) for words in WORDS
    ]


def test_a_persons_own_text_keeps_every_letter_and_line(page: Page):
    shown = page.evaluate(
        "count => [...Array(count).keys()].map(n =>"
        "document.querySelector(`.st-key-text_${n} [data-testid=stText]`).textContent)",
        len(WORDS),
    )
    assert shown == [visible(words) for words in WORDS]


def test_a_pile_of_marks_stays_in_its_line(page: Page):
    number = next(n for n, words in enumerate(WORDS) if "\u0316" in words)
    boxes = page.locator(f".st-key-text_{number} [data-testid=stText]")
    assert boxes.evaluate("box => getComputedStyle(box).height.replace('px', '') < 80")


def one_line(text: str) -> str:
    return " ".join(INVISIBLE.sub("", text).split())
