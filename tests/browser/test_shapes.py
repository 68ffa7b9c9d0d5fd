"""One scenario of each shape, played to its end through the pages, and looked back on at moments all over it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from simulator.content.scenario import Scenario
from simulator.runs.events import Event, InjectReleased
from simulator.runs.state import State
from simulator.services import practise
from simulator.services.parts import Parts
from simulator.ui.desk.declaring import LABELS, offered
from simulator.ui.words import desk_time
from tests.browser.chromium import browser, end_shift, new_context, settled, sign_in
from tests.learner import parts_of, who
from tests.serving import Server, serve
from tests.shipped import shipped_library

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240), pytest.mark.long]

SCENARIOS = sorted(shipped_library().scenarios.values(), key=lambda scenario: scenario.shape or "")
MOMENTS = 4


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("shapes"), learners=0) as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser, app: Server) -> Page:
    opened = new_context(browser).new_page()
    sign_in(opened, app, "Jo")
    return opened


@pytest.fixture(scope="module")
def parts(app: Server) -> Parts:
    return parts_of(app)


@dataclass(frozen=True)
class Shift:
    """An open desk, in the browser and as the database has it."""

    page: Page
    app: Server
    parts: Parts
    scenario: Scenario
    run: str

    @property
    def state(self) -> State:
        return practise.desk(self.parts, who("jo"), self.run).state

    def wait(self) -> None:
        """Five minutes pass."""
        before = self.page.get_by_role("timer").inner_text()
        self.page.get_by_role("button", name="Wait 5 min").click()
        expect(self.page.get_by_role("timer")).not_to_have_text(before)

    def go(self, at: str) -> Locator:
        """The place's own part of the desk."""
        self.page.goto(f"{self.app.url}/practise?run={self.run}&at={at}")
        work = self.page.locator(".st-key-work")
        work.wait_for()
        return work


def test_every_shape_has_a_scenario():
    assert [scenario.shape for scenario in SCENARIOS] == [
        "calendar",
        "crisis",
        "data",
        "moderation",
        "news",
        "takeover",
    ]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.shape)
def test_a_scenario_of_each_shape_is_played_to_its_end_and_replays_what_was_on_screen(
    page: Page, app: Server, parts: Parts, scenario: Scenario
) -> None:
    shift = begin(page, app, parts, scenario)
    let_things_happen(shift)
    speak(shift)
    write_what_is_asked(shift)
    decide_what_is_reported(shift)
    hand_in(shift)
    look_back(shift)


def begin(page: Page, app: Server, parts: Parts, scenario: Scenario) -> Shift:
    page.goto(f"{app.url}/practise")
    page.locator(f".st-key-offer_{scenario.id}").get_by_role("button", name="Prepare and start").click()
    page.get_by_role("heading", name=scenario.title, level=1).wait_for()
    page.get_by_text("Practice", exact=True).first.click()
    page.get_by_role("button", name="Start the shift").click()
    page.get_by_role("timer").wait_for()
    found = re.search(r"run=([^&]+)", page.url)
    assert found
    return Shift(page, app, parts, scenario, found[1])


def let_things_happen(shift: Shift) -> None:
    """Until somebody has written and, where the scenario asks for words, something is to be written."""
    while not shift.state.posts or (shift.scenario.tasks and not shift.state.tasks):
        shift.wait()


def speak(shift: Shift) -> None:
    post = next(iter(shift.state.posts.values()))
    work = shift.go(f"{post.channel}&item={post.id}")
    work.get_by_role("textbox", name=re.compile("^(Reply to|New message)")).fill(
        "Seen. I look into it and write here again."
    )
    choose_first_of_each(work, shift.scenario.replies_declare)
    work.get_by_role("button", name=re.compile("^(Post to|Send to|Answer in|Comment on|Send by|Send from)")).click()
    shift.page.get_by_text("Seen. I look into it").first.wait_for()
    assert "Seen. I look into it and write here again." in [post.text for post in shift.state.posts.values()]


def write_what_is_asked(shift: Shift) -> None:
    task = next((task for task in shift.scenario.tasks if task.id in shift.state.tasks), None)
    if task is None:
        return
    work = shift.go(f"writing&item={task.id}")
    for channel in task.channels:
        name = shift.scenario.channels[channel].name
        work.get_by_role("textbox", name=re.compile(f"^{re.escape(name)}")).fill(
            "What we know, what to do, when we write next."
        )
    choose_first_of_each(work, task.declare)
    work.get_by_role("button", name=re.compile("^Send")).click()
    shift.page.get_by_text(re.compile("What we know, what to do")).first.wait_for()
    assert shift.state.tasks[task.id].status == "submitted"


def decide_what_is_reported(shift: Shift) -> None:
    """The first case, where the scenario reports anything."""
    if not shift.scenario.cases:
        return
    while not (open_ := [id_ for id_, case in shift.state.cases.items() if case.status == "open"]):
        shift.wait()
    work = shift.go(f"queue&item={open_[0]}")
    for part, chosen in (("The report is", "Right"), ("The post", "Hide"), ("The member", "Note")):
        work.get_by_role("radiogroup", name=part, exact=True).get_by_role("radio", name=chosen, exact=True).click()
    work.get_by_role("combobox", name="Rule").select_option(index=1)
    work.get_by_role("radiogroup", name="Keep a copy as evidence").get_by_role("radio", name="Yes").click()
    work.get_by_label("Why, in a line or two").fill("The lowest step that changes what happens next.")
    work.get_by_role("button", name="Decide", exact=True).click()
    expect(work.get_by_role("button", name="Decide", exact=True)).to_have_count(0)
    assert shift.state.cases[open_[0]].status == "decided"


def choose_first_of_each(work: Locator, declare: object) -> None:
    for part in offered(declare):  # type: ignore[arg-type]
        group = work.get_by_role("toolbar" if part == "facts_used" else "radiogroup", name=LABELS[part], exact=True)
        group.get_by_role("button" if part == "facts_used" else "radio").first.click()


def hand_in(shift: Shift) -> None:
    end_shift(shift.page)
    shift.page.get_by_role("heading", name=re.compile("^The shift is over: .+")).wait_for()
    assert shift.state.ending in {ending.id for ending in shift.scenario.endings}


def look_back(shift: Shift) -> None:
    """At moments spread over the run: what had just come stands there in full, and nothing of what came later."""
    with shift.parts.store.read() as tx:
        events = tx.events(shift.run)
    came = [(event, words) for event in events if (words := words_of(event, shift.scenario))]
    for event, words in came[:: max(1, len(came) // MOMENTS)][:MOMENTS]:
        shift.page.goto(f"{shift.app.url}/debrief?run={shift.run}&moment={event.seq}")
        main = shift.page.get_by_role("main")
        expect(
            main.get_by_text(f"What was on screen at {desk_time(shift.scenario.clock.starts, event.t)}")
        ).to_be_visible()
        expect(main.get_by_text(words).first).to_be_visible()
        settled(shift.page)
        shown = one_line(main.text_content() or "")
        assert [unseen for later, unseen in came if later.seq > event.seq and one_line(unseen) in shown] == []


def one_line(words: str) -> str:
    """As text is compared on a page: whatever its case and however its spaces fall."""
    return " ".join(words.split()).casefold()


def words_of(event: Event, scenario: Scenario) -> str:
    """How the longest line of a post begins that came as an inject: a short one may be a title that the page names
    elsewhere. Empty where the post is covered, or no inject at all."""
    if not isinstance(event.data, InjectReleased):
        return ""
    covered = any(inject.id == event.data.item and inject.cover for inject in scenario.injects)
    return "" if covered else max(scenario.texts[event.data.body].split("\n"), key=len)[:60]
