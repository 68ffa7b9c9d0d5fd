"""In and out through a real browser: the forms post, the policy holds, nothing is asked of anybody else."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import COOKIE, Server

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("FIREDRILL_TEST_CHROMIUM", "")
NOT_OURS = ("_stcore/health", "_stcore/host-config")
"""On a deep link the front end asks below the page first, is told 404, and finds the root."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium: set FIREDRILL_TEST_CHROMIUM")
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A new browser at the door. Ends with no refused script, no other host asked and no complaint."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    opened.on("request", lambda asked: said.append(asked.url) if not is_own(asked.url, server) else None)
    opened.goto(server.url)
    yield opened
    context.close()
    assert [line for line in said if not line.endswith(NOT_OURS) and "404" not in line] == []


def is_own(url: str, server: Server) -> bool:
    return url.startswith((server.url, server.url.replace("http", "ws"), "data:", "blob:"))


def sign_in(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Sign in as {name}").click()
    page.get_by_role("link", name="You").wait_for()


def test_a_press_at_the_door_signs_in_and_a_press_on_you_signs_out(page: Page):
    sign_in(page, "Idris Vale")
    cookie = next(c for c in page.context.cookies() if c["name"] == COOKIE)
    assert cookie["httpOnly"]
    page.get_by_role("link", name="You").click()
    page.get_by_role("heading", name="Idris Vale").wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in as Idris Vale").wait_for()
    assert [c for c in page.context.cookies() if c["name"] == COOKIE] == []


def test_signing_out_clears_what_the_browser_kept(page: Page):
    sign_in(page, "Jo Adeyemi")
    page.evaluate("localStorage.setItem('firedrill:draft', 'half a sentence')")
    page.get_by_role("link", name="You").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in as Jo Adeyemi").wait_for()
    assert page.evaluate("localStorage.getItem('firedrill:draft')") is None


def test_the_door_can_be_used_by_keyboard_alone(page: Page):
    page.get_by_role("button", name="Sign in as Jo Adeyemi").wait_for()
    page.get_by_role("button", name="Sign in as Rosa Halloran").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="You").wait_for()


def test_a_link_to_a_page_leads_a_stranger_to_the_door_without_an_alarm(page: Page, server: Server):
    page.goto(f"{server.url}/review")
    page.get_by_role("button", name="Sign in as Rosa Halloran").wait_for()
    assert page.get_by_text("not found").count() == 0
    assert page.get_by_role("dialog").count() == 0
