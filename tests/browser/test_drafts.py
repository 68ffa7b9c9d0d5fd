"""Words being written outlive a refresh, a restart and a killed server, and a send takes the newest of them."""

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from simulator.runs.commands import EndRun
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.services.practise import Desk
from simulator.ui import scripts
from tests.browser.chromium import browser, new_context, sign_in
from tests.learner import parts_of, who
from tests.serving import Server, begin

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.long]

FIRST = "We can see it, and it is ours."
MORE = " Please stop playing on any slot that looks empty."
LAST = " Next word at 09:45."
EACH_KEY = 50
"""Milliseconds."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One installation for all, restarted in place by the tests that kill it."""
    running = begin(tmp_path_factory.mktemp("drafts"))
    running.wait()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def parts(app: Server) -> Parts:
    return parts_of(app)


@pytest.fixture
def page(browser: Browser, app: Server, parts: Parts) -> Iterator[Page]:
    """Jo at the composer of the boards, in a run that has just begun."""
    context = new_context(browser)
    found = context.new_page()
    sign_in(found, app, "Jo")
    open_desk(found, app, new_run(parts))
    yield found
    context.close()


def test_saved_words_outlive_a_refresh_and_are_still_said_to_be_saved(page: Page, parts: Parts) -> None:
    write(page, FIRST)
    until_saved(page)
    assert stored(parts, page) == FIRST
    page.reload()
    expect(composer(page)).to_have_value(FIRST)
    until_saved(page)


def test_a_refresh_before_anything_was_sent_loses_no_key(page: Page, parts: Parts) -> None:
    write(page, FIRST)
    until_saved(page)
    write_and(page, MORE, "() => location.reload()")
    expect(composer(page)).to_have_value(FIRST + MORE)
    until_nothing_is_owed(page)
    assert stored(parts, page) == FIRST + MORE


def test_words_that_were_kept_while_the_page_went_away_are_said_to_be_saved_when_it_is_back(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.removeItem = () => {} }")  # as where it goes before the answer comes
    write(page, FIRST)
    until_saved(page)
    page.reload()
    composer(page).wait_for()
    until_saved(page)
    until_nothing_is_owed(page)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "restarted"])
def test_a_tab_left_alone_keeps_what_was_typed_while_the_server_was_gone(
    page: Page, app: Server, parts: Parts, how: signal.Signals
) -> None:
    write(page, FIRST)
    until_saved(page)
    before, seen = desk_of(parts, page), view_of(page)
    write(page, MORE)
    start_again(app, how, lambda: write(page, LAST))
    until_nothing_is_owed(page)
    assert stored(parts, page) == FIRST + MORE + LAST
    expect(composer(page)).to_have_value(FIRST + MORE + LAST)
    assert view_of(page) == seen
    after = desk_of(parts, page)
    assert (after.state.seq, after.row.head_hash) == (before.state.seq, before.row.head_hash)


def test_a_kill_takes_no_more_than_two_seconds_of_typing_even_if_the_tab_is_gone_too(
    page: Page, app: Server, browser: Browser
) -> None:
    run = run_of(page)
    composer(page).press_sequentially(FIRST + MORE, delay=EACH_KEY)
    start_again(app, signal.SIGKILL, page.context.close)
    with elsewhere(browser, app, run) as other:
        left = composer(other).input_value()
    assert (FIRST + MORE).startswith(left)
    assert len(FIRST + MORE) - len(left) <= 2_000 / EACH_KEY


def test_a_send_right_behind_the_last_key_sends_the_newest_words(page: Page, parts: Parts) -> None:
    write(page, FIRST)
    until_saved(page)
    page.get_by_role("radio", name="Say that we have heard it").click()
    page.get_by_role("radio", name="Nothing", exact=True).click()
    click_behind_the_key_that_ends(page, FIRST + MORE, "Post to Lanternfall boards")
    write(page, MORE)
    page.get_by_text("Kept as event").first.wait_for()
    expect(composer(page)).to_have_value("")
    assert published(parts, page) == [FIRST + MORE]


def test_another_browser_of_the_same_learner_shows_the_last_saved_words(
    page: Page, app: Server, browser: Browser
) -> None:
    write(page, FIRST)
    until_saved(page)
    with elsewhere(browser, app, run_of(page)) as other:
        expect(composer(other)).to_have_value(FIRST)


OVERTAKEN = """async address => {
    const draw = (await import(address)).default, host = document.body.appendChild(document.createElement('div'))
    const root = host.attachShadow({ mode: 'open' }), said = window.said = []
    root.innerHTML = '<div class="c"></div>'
    const data = [{ id: 'one', label: 'Words', text: '', rev: 0, cap: 100, store: 'none', turn: 0 }]
    const drawing = () => draw({ data, parentElement: root, setStateValue: (_, value) => said.push(value) })
    const first = drawing()
    drawing()
    first()
    const area = root.querySelector('textarea')
    area.value = 'Words'
    area.dispatchEvent(new Event('input'))
}"""
"""As Streamlit does where two drawings come close together: the one that was overtaken is ended last."""


def test_words_that_nobody_answers_are_sent_again_though_a_drawing_was_overtaken(page: Page) -> None:
    (address,) = (address for address in scripts.files() if address.startswith("/parts/editor-"))
    page.evaluate(OVERTAKEN, address)
    page.wait_for_function("() => window.said.length > 1")
    assert page.evaluate("() => window.said.map(each => each.text)")[:2] == ["Words", "Words"]


def write(page: Page, words: str) -> None:
    """Key by key, at the end of what is there."""
    composer(page).press_sequentially(words)


def write_and(page: Page, words: str, script: str) -> None:
    """Key by key, then run `script` at once."""
    write(page, words)
    with page.expect_navigation():
        page.evaluate(script)


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^New thread in Lanternfall boards"))


def open_desk(page: Page, server: Server, run: str) -> None:
    page.goto(f"{server.url}/practise?run={run}&at=forum")
    composer(page).wait_for()


def until_saved(page: Page) -> None:
    """Until the page says so, which has to be within two seconds of the last key."""
    page.get_by_role("status").filter(has_text=re.compile("^Saved$")).wait_for(timeout=2_000)


def until_nothing_is_owed(page: Page) -> None:
    """The browser drops its own copy when the server has said that it holds the same."""
    page.wait_for_function("() => !Object.keys(localStorage).some(key => key.endsWith(':reply:forum'))", timeout=60_000)


def click_behind_the_key_that_ends(page: Page, words: str, label: str) -> None:
    """In the page's very next turn, which no slow machine makes later. As with a mouse, the focus moves first."""
    page.get_by_role("button", name=label).evaluate(
        "(button, words) => addEventListener('input', event => {"
        " if (event.composedPath()[0].value === words) setTimeout(() => { button.focus(); button.click(); }); }, true)",
        words,
    )


def start_again(app: Server, how: signal.Signals, meanwhile: Callable[[], None]) -> None:
    """The same app on the same port and database; `meanwhile` happens while there is none."""
    app.process.send_signal(how)
    app.process.wait(20)
    meanwhile()
    app.process = begin(app.folder, port=app.port).process
    app.wait()


@contextmanager
def elsewhere(browser: Browser, app: Server, run: str) -> Iterator[Page]:
    """The same learner at the same desk in a browser that knows nothing."""
    context = new_context(browser)
    other = context.new_page()
    sign_in(other, app, "Jo")
    open_desk(other, app, run)
    yield other
    context.close()


def new_run(parts: Parts) -> str:
    """Jo's newest run; the one before it is over."""
    jo = who("jo")
    for row in practise.my_runs(parts, jo):
        if row.status == "live":
            practise.submit(parts, jo, row.id, EndRun(), command_id=parts.new_id(), expected_seq=row.head_seq)
    return practise.start(parts, jo, "patch-day", "practice", command_id=parts.new_id()).run


def run_of(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["run"][0]


def desk_of(parts: Parts, page: Page) -> Desk:
    return practise.desk(parts, who("jo"), run_of(page))


def stored(parts: Parts, page: Page) -> str:
    return desk_of(parts, page).drafts["reply:forum"].text


def published(parts: Parts, page: Page) -> list[str]:
    events = desk_of(parts, page).state.happened["reply.published"]
    return [event.data.text for event in events if event.data.kind == "reply.published"]


def view_of(page: Page) -> tuple[str, str, str]:
    """Where the learner is: the address, the desk's clock, the place chosen in the rail."""
    chosen = page.locator("[aria-current=page]").filter(has_text="Lanternfall boards")
    return page.url, page.get_by_role("timer").inner_text(), chosen.inner_text()
