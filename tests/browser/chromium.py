"""The one Chromium a module's browser tests share, and how a demo person signs in with it.

`from tests.browser.chromium import browser` in a test module makes the fixture its own.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.serving import Server

CHROMIUM = os.environ.get("FIREDRILL_TEST_CHROMIUM", "")
WITHIN = 15_000
"""Milliseconds that anything awaited on a page may take on a loaded machine."""


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


def sign_in(page: Page, server: Server, name: str) -> None:
    """Through the sign-in page, as `name` stands on its button."""
    page.goto(server.url)
    page.get_by_role("button", name=f"Sign in as {name}").click()
    page.get_by_role("link", name="You").wait_for()
