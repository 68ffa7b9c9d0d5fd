"""The one Chromium a module's browser tests share, and how a demo person signs in with it.

`from tests.browser.chromium import browser` in a test module makes the fixture its own.
"""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.serving import Server

CHROMIUM = os.environ.get("FIREDRILL_TEST_CHROMIUM", "")
WITHIN = 15_000
"""Milliseconds that anything awaited on a page may take on a loaded machine."""
ENCODING_WITHIN = 60_000
"""The same for the first reading of a text in a process, which has the encodings of its rubric made first."""
HEADING = "[data-testid=stMain] h1"
DESK = ".st-key-work"
READ_TEXT = "[class*='-read-']"
"""On the desk: a text that was handed in, with what was found in it."""
_SETTLED = """wanted => {
    const app = document.querySelector('[data-testid=stApp]')
    const parts = [...document.querySelectorAll('[data-testid^=stBidiComponent]')].map(part => part.shadowRoot)
    return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
        && parts.every(root => root?.adoptedStyleSheets.length
            || root?.querySelector('.c, button, form')?.hasChildNodes())
        && document.querySelector(wanted) !== null
}"""
"""A drawn part has put on the sheet that comes with its script, or is one of the small ones and has filled its box."""

expect.set_options(timeout=WITHIN)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Per module: two of Playwright's loops cannot run in one thread at the same time."""
    if not CHROMIUM:
        pytest.skip("no Chromium: set FIREDRILL_TEST_CHROMIUM to one that starts, or run under .ci/services.sh")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


def new_context(browser: Browser) -> BrowserContext:
    """A browser of its own: no cookie, nothing in local storage."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(WITHIN)
    return context


def settled(page: Page, wanted: str = HEADING) -> None:
    """Until the whole page is drawn, `wanted` on it. To be awaited before it is said that something is not there."""
    page.wait_for_function(_SETTLED, arg=wanted, timeout=ENCODING_WITHIN if wanted == READ_TEXT else WITHIN)


def end_shift(page: Page) -> None:
    """Both presses. The question is brought into view first, so it is pressed where it has come to rest."""
    page.get_by_role("button", name="End shift").click()
    now = page.get_by_role("button", name="End the shift now")
    now.wait_for()
    settled(page, DESK)
    now.click()


def pick(listed: Locator, words: re.Pattern[str]) -> None:
    """Choose the first of a list's options that reads so."""
    option = listed.get_by_role("option", name=words).first
    listed.select_option(option.get_attribute("value"))


def sign_in(page: Page, server: Server, name: str) -> None:
    """By the cookie alone, as a browser that comes back: the sign-in page takes seconds of every test. The first name
    does."""
    account = name.split(maxsplit=1)[0].lower()
    cookie, _, secret = server.sign_in(account).partition("=")
    page.context.add_cookies([{"name": cookie, "value": secret, "url": server.url}])


def at_the_door(page: Page, server: Server, name: str) -> None:
    """Through the sign-in page, as `name` stands on its button."""
    page.goto(server.url)
    page.get_by_role("button", name=f"Sign in as {name}").click()
    page.get_by_role("link", name="You").wait_for()
