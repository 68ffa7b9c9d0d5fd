"""Looking back in a browser: any moment by keyboard, another try from a moment, both beside each other; a note that
stays although the press came with the last key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.runs.commands import AdvanceClock, EndRun, PauseQueue
from simulator.services import practise
from simulator.services.parts import Parts
from tests.browser.chromium import browser, end_shift, new_context, sign_in
from tests.learner import begin_run, parts_of, who
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

MOMENT = re.compile(r"moment=(\d+)")


@dataclass
class Looking:
    """Jo, with an ended practice run before them."""

    server: Server
    parts: Parts
    run: str
    page: Page

    def open(self, run: str | None = None) -> None:
        self.page.goto(f"{self.server.url}/debrief?run={run or self.run}")
        self.page.get_by_role("slider", name=re.compile("^Any moment")).wait_for()

    @property
    def forks(self) -> list[str]:
        return [row.id for row in practise.my_runs(self.parts, who("jo")) if row.forked_from == self.run]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("fork")) as running:
        yield running


@pytest.fixture
def looking(browser: Browser, app: Server) -> Iterator[Looking]:
    parts = parts_of(app)
    run = begin_run(app, "jo")
    for command in (AdvanceClock(to=360), PauseQueue(note="Until the cause is known."), EndRun()):
        head = practise.desk(parts, who("jo"), run).state.seq
        practise.submit(parts, who("jo"), run, command, command_id=parts.new_id(), expected_seq=head)
    page = new_context(browser).new_page()
    sign_in(page, app, "Jo")
    yield Looking(app, parts, run, page)
    page.context.close()


def test_another_try_from_a_moment_stands_beside_the_first_run_when_it_has_ended(looking: Looking):
    page = looking.page
    looking.open()
    page.get_by_role("button", name="Fork here").click()
    page.get_by_role("timer").wait_for()
    (child,) = looking.forks
    page.wait_for_url(re.compile(rf"/practise\?run={child}&at=schedule"))  # where what was decided can be decided anew
    expect(page.get_by_role("timer")).to_have_text("09:06")

    end_shift(page)
    page.get_by_role("button", name="See what happened").click()

    page.get_by_role("heading", name="Both ways from 09:06").wait_for()
    both = page.locator(".st-key-branches")
    expect(both.get_by_text("First run", exact=True).first).to_be_visible()
    expect(both.get_by_text("This try", exact=True).first).to_be_visible()
    expect(both.get_by_text("Until the cause is known.")).to_have_count(1)
    expect(both.get_by_text("Nothing was decided.")).to_have_count(1)


def test_any_moment_is_reached_by_arrow_keys_and_the_focus_stays(looking: Looking):
    page = looking.page
    looking.open()
    scrubber = page.get_by_role("slider", name=re.compile("^Any moment"))
    scrubber.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(MOMENT)
    first = page.url
    expect(page.get_by_role("heading", name="What happened", exact=True)).to_be_visible()
    expect(scrubber).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => location.href !== before", arg=first)
    expect(scrubber).to_be_focused()


def test_the_note_of_a_press_that_came_with_the_last_key_is_shown_and_stays(looking: Looking):
    page = looking.page
    looking.open()
    answer = page.get_by_role("textbox").first
    answer.click()
    page.keyboard.type("Calmer than I feared, because both places were answered")
    page.get_by_role("button", name="I have answered").click()
    expect(page.get_by_text(re.compile("question.* still to answer"))).to_be_visible()
    answer.click()
    page.keyboard.type(" at once.")
    expect(page.get_by_text("Saved").first).to_be_visible()
    expect(page.get_by_text(re.compile("question.* still to answer"))).to_be_visible()
