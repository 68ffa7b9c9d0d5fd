"""The desk in a browser: what a press comes to, what stays where it was, what costs the server nothing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocket, expect

from simulator.content.scenario import ModeName
from simulator.runs.commands import AdvanceClock, EndRun
from simulator.runs.state import State
from simulator.services import practise
from simulator.services.parts import Parts
from tests.browser.chromium import DESK, browser, new_context, pick, settled, sign_in
from tests.learner import parts_of, who
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240), pytest.mark.long]

WORDS = "We can see it, and it is ours."
PHONE = (390, 844)


@dataclass
class Run:
    """A run of Jo's in the app, seen from outside the browser."""

    server: Server
    parts: Parts
    id: str

    @property
    def state(self) -> State:
        return practise.desk(self.parts, who("jo"), self.id).state

    def count(self, kind: str) -> int:
        return len(self.state.happened.get(kind, ()))

    def url(self, at: str) -> str:
        return f"{self.server.url}/practise?run={self.id}&at={at}"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("desk")) as running:
        yield running


@pytest.fixture(scope="module")
def parts(app: Server) -> Parts:
    return parts_of(app)


@pytest.fixture
def begin(app: Server, parts: Parts) -> Callable[..., Run]:
    """A new run at `minutes`; whatever run was open is handed in first, for a learner has one at a time."""

    def at(minutes: int = 0, mode: ModeName = "practice") -> Run:
        for row in practise.my_runs(parts, who("jo")):
            if row.status == "live":
                send(parts, row.id, EndRun())
        run = practise.start(parts, who("jo"), "patch-day", mode, command_id=parts.new_id()).run
        if minutes:
            send(parts, run, AdvanceClock(to=minutes * 60))
        return Run(app, parts, run)

    return at


@pytest.fixture
def page(browser: Browser, app: Server) -> Iterator[Page]:
    found = new_context(browser).new_page()
    sign_in(found, app, "Jo")
    yield found
    found.context.close()


def test_a_shift_played_to_its_end_through_the_pages_ends_in_words_and_leads_to_the_debrief(page: Page, begin):
    run = begin()
    page.goto(run.url("forum"))
    while (before := clock(page)) < "10:25":
        page.get_by_role("button", name="Wait 5 min").click()
        expect(page.get_by_role("timer")).not_to_have_text(before)
    page.get_by_role("button", name=re.compile("Next event|Go to the end")).click()
    while not page.get_by_role("button", name="End the shift now").is_visible():
        page.get_by_role("button", name=re.compile("Next event|Go to the end")).click()
        settled(page, DESK)
    page.get_by_role("button", name="End the shift now").click()
    page.get_by_role("heading", name=re.compile("^The shift is over: .+")).wait_for()
    assert run.state.ending is not None
    expect(page.get_by_role("link", name="Practise", exact=True).first).to_be_visible()  # no longer “Desk”
    page.get_by_role("button", name="See what happened").click()
    page.wait_for_url(re.compile(rf"/debrief\?run={run.id}"))


def test_a_double_click_moves_time_once(page: Page, begin):
    run = begin()
    page.goto(run.url("forum"))
    page.get_by_role("button", name="Wait 5 min").dblclick()
    expect(page.get_by_role("timer")).to_have_text("09:05")
    page.get_by_text("Kept as event").wait_for()
    visit(page, "Brand book")
    assert run.state.now == 300


def test_a_button_that_is_drawn_anew_under_the_finger_is_still_pressed(page: Page, begin):
    run = begin(minutes=2)
    page.goto(run.url("forum"))
    spot = page.get_by_role("button", name="Pause", exact=True).bounding_box()
    assert spot is not None
    page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    page.mouse.down()
    wait_aside(page)
    page.mouse.up()
    page.get_by_role("button", name="Resume").click()
    page.get_by_role("button", name="Pause", exact=True).wait_for()
    assert (run.count("run.paused"), run.count("run.resumed")) == (1, 1)


def test_a_double_click_sends_a_reply_once_and_leaves_an_empty_composer(page: Page, begin):
    run = begin(minutes=2)
    page.goto(run.url("forum"))
    composer(page).press_sequentially(WORDS)
    state_the_claims(page)
    page.get_by_role("button", name="Post to Lanternfall boards").dblclick()
    expect(composer(page)).to_have_value("")
    visit(page, "Brand book")
    assert (run.count("reply.published"), run.count("command.refused")) == (1, 0)


def test_a_double_click_on_a_form_with_parts_missing_is_one_refusal(page: Page, begin):
    run = begin(minutes=6)
    page.goto(run.url("queue"))
    page.get_by_role("button", name="Decide", exact=True).dblclick()
    warning(page).wait_for()
    visit(page, "Brand book")
    assert (run.count("case.decided"), run.count("command.refused")) == (0, 1)


def test_a_refusal_stands_in_view_beside_the_button_and_nothing_that_was_entered_is_lost(page: Page, begin):
    page.goto(begin(minutes=2).url("forum"))
    composer(page).press_sequentially(WORDS)
    page.get_by_role("radio", name="Explain what happened").click()
    page.get_by_label("I expect… because…").fill("Calm, because it is owned.")
    page.get_by_role("button", name="Post to Lanternfall boards").click()
    expect(warning(page)).to_contain_text("what it promises")
    expect(warning(page)).to_be_in_viewport()
    expect(composer(page)).to_have_value(WORDS)
    expect(page.get_by_role("radio", name="Explain what happened")).to_be_checked()
    expect(page.get_by_label("I expect… because…")).to_have_value("Calm, because it is owned.")


def test_what_was_chosen_outlives_a_look_elsewhere_and_goes_with_what_is_sent(page: Page, begin):
    page.goto(begin(minutes=2).url("forum"))
    state_the_claims(page)
    page.get_by_label("I expect… because…").fill("Calm, because it is owned.")
    visit(page, "Brand book")
    visit(page, "Lanternfall boards")
    expect(page.get_by_role("radio", name="Explain what happened")).to_be_checked()
    expect(page.get_by_label("I expect… because…")).to_have_value("Calm, because it is owned.")
    composer(page).fill(WORDS)
    page.get_by_role("button", name="Post to Lanternfall boards").click()
    expect(composer(page)).to_have_value("")
    expect(page.get_by_role("radio", name="Explain what happened")).not_to_be_checked()
    expect(page.get_by_label("I expect… because…")).to_have_value("")


def test_while_time_moves_a_line_is_written_on_and_an_open_list_stays_the_same(page: Page, begin):
    run = begin(minutes=6)
    page.goto(run.url("forum&item=watch:saves-thread"))
    page.get_by_role("radio", name="5 min, 09:11").click()
    why = page.get_by_label("What are you waiting for?")
    why.press_sequentially("For oth")
    wait_aside(page)
    expect(page.get_by_role("radio", name="5 min, 09:16")).to_be_checked()
    page.keyboard.type("ers to join in.")
    expect(why).to_have_value("For others to join in.")

    page.goto(run.url("queue"))
    rule = page.get_by_role("combobox", name="Rule").element_handle()
    wait_aside(page)
    assert rule.evaluate("one => one.isConnected")


def test_what_can_no_longer_be_chosen_is_no_longer_given(page: Page, begin):
    page.goto(begin(minutes=6).url("schedule&item=new"))
    when = page.get_by_role("combobox", name="When")
    when.select_option("09:10")
    wait_aside(page)
    expect(when).to_have_value("")
    page.get_by_role("button", name="Plan this post").click()
    expect(warning(page)).to_contain_text("choose where it goes and when")


def test_a_form_is_filled_in_by_keyboard_and_a_choice_can_be_taken_back(page: Page, begin):
    page.goto(begin(minutes=2).url("forum"))
    first, second = (page.get_by_role("radio", name=name) for name in ("Say that we have heard it", "Explain what"))
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    expect(second).not_to_be_checked()
    page.keyboard.press("Space")
    expect(second).to_be_checked()
    page.keyboard.press("Tab")
    facts = page.get_by_role("toolbar", name="Facts used").get_by_role("button")
    expect(facts.first).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
    expect(facts.nth(1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(second).not_to_be_checked()


def test_where_the_button_that_was_pressed_is_gone_the_next_tab_goes_on_from_what_it_led_to(page: Page, begin):
    page.goto(begin(minutes=2).url("forum"))
    composer(page).press_sequentially(WORDS)
    state_the_claims(page)
    page.get_by_role("button", name="Post to Lanternfall boards").press("Enter")
    expect(composer(page)).to_have_value("")
    page.wait_for_function("() => document.activeElement !== document.body")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"  # it is nothing one presses
    page.keyboard.press("Tab")
    expect(composer(page)).to_be_focused()


def test_a_decision_is_one_form_though_its_reason_stands_in_the_middle_of_it(page: Page, begin):
    run = begin(minutes=6)
    page.goto(run.url("queue"))
    for part, chosen in (("The report is", "Right"), ("The post", "Hide"), ("The member", "Warn")):
        page.get_by_role("radiogroup", name=part, exact=True).get_by_role("radio", name=chosen, exact=True).click()
    pick(page.get_by_role("combobox", name="Rule"), re.compile("^P2"))
    page.get_by_role("toolbar", name="Tell").get_by_role("button", name="The author").click()
    page.get_by_role("radiogroup", name="Keep a copy as evidence").get_by_role("radio", name="No").click()
    page.get_by_label("Why, in a line or two").fill("An insult, and the second one.")
    page.get_by_role("radio", name="70%").click()
    expect(page.get_by_text("Reports", exact=True)).to_be_in_viewport()  # what one decides on stays beside the form
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("button", name="Decide", exact=True)).to_have_count(0)
    decided = run.state.cases["case-insult"].decision
    assert decided is not None
    assert (decided.report, decided.content, decided.account, decided.clause) == ("agree", "hide", "warn", "P2")
    assert (decided.notices, decided.preserve, decided.why) == (("author",), False, "An insult, and the second one.")


def test_a_refresh_and_a_second_tab_land_in_the_same_place(page: Page, begin):
    page.goto(begin(minutes=6).url("forum"))
    visit(page, "Moderation queue")
    page.get_by_role("heading", name="Case: An answer to ninelives").wait_for()
    address = page.url
    page.reload()
    page.get_by_role("heading", name="Case: An answer to ninelives").wait_for()
    second = page.context.new_page()
    second.goto(address)
    second.get_by_role("heading", name="Case: An answer to ninelives").wait_for()


def test_opening_a_channel_counts_its_posts_as_looked_at(page: Page, begin):
    run = begin(minutes=10)
    page.goto(run.url("brand"))
    expect(place(page, "Lanternfall boards")).to_contain_text("new")
    visit(page, "Lanternfall boards")
    expect(place(page, "Lanternfall boards")).not_to_contain_text("new")
    assert run.count("item.viewed") == 1


def test_a_channel_opens_where_what_is_new_begins(page: Page, begin):
    run = begin(minutes=6)
    page.goto(run.url("brand"))
    visit(page, "Lanternfall boards")
    page.set_viewport_size({"width": 1280, "height": 420})
    page.locator("[data-testid=stMain]").evaluate("main => { main.scrollTop = 200 }")
    visit(page, "Brand book")
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop === 0")  # another place
    page.set_viewport_size({"width": 1280, "height": 900})
    send(run.parts, run.id, AdvanceClock(to=3600))
    page.goto(run.url("brand"))
    page.set_viewport_size({"width": 1280, "height": 420})
    visit(page, "Lanternfall boards")
    expect(page.get_by_text("since you looked")).to_be_in_viewport()
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") > 0
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_covered_post_opens_where_it_stands_and_says_so_in_the_record_once(page: Page, begin):
    run = begin(minutes=6)
    page.goto(run.url("forum"))
    page.get_by_role("button", name=re.compile("^Show post: kestrel99")).dblclick()
    page.get_by_text("Nobody tested this.").wait_for()
    visit(page, "Brand book")
    assert run.count("item.viewed") == 2
    assert run.state.posts["insult-reply"].uncovered


def test_on_a_phone_a_reply_brings_the_composer_into_view_and_says_to_whom(page: Page, begin):
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(begin(minutes=6).url("forum"))
    page.get_by_role("button", name=re.compile("^Reply: mara_plays")).click()
    answer = page.get_by_role("textbox", name=re.compile("^Reply to mara_plays"))
    expect(answer).to_be_in_viewport()
    expect(answer).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_the_clock_of_a_paced_run_ticks_without_a_word_to_the_server(page: Page, begin):
    sent: list[float] = []
    page.on("websocket", lambda socket: _listen(socket, sent))
    page.goto(begin(mode="mock").url("brand"))
    page.get_by_role("heading", name="Brand book").wait_for()
    gone = page.locator(".gone")
    page.wait_for_load_state("networkidle")
    sent.clear()
    for _ in range(3):
        before = gone.evaluate("bar => bar.style.width")
        expect(gone).not_to_have_attribute("style", f"width: {before};")
    assert sent == []


def test_a_text_longer_than_can_be_kept_is_neither_cut_nor_sent(page: Page, begin):
    run = begin(minutes=2)
    page.goto(run.url("forum"))
    composer(page).fill(("It is down. " * 2_000)[:20_001])
    state_the_claims(page)
    page.get_by_role("button", name="Post to Lanternfall boards").click()
    expect(warning(page)).to_contain_text("1 characters over the 20,000")
    assert len(composer(page).input_value()) == 20_001
    assert run.count("reply.published") == 0


def test_the_next_person_at_this_computer_finds_none_of_the_words(page: Page, app: Server, begin):
    page.goto(begin(minutes=2).url("forum"))
    composer(page).wait_for()
    page.evaluate(
        "() => localStorage.setItem('firedrill:demo-jo:any:reply:forum', WORDS)".replace("WORDS", f"{WORDS!r}")
    )
    page.goto(f"{app.url}/you")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name=re.compile("^Sign in as")).first.wait_for()
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('firedrill:'))") == []


def send(parts: Parts, run: str, command: AdvanceClock | EndRun) -> None:
    head = practise.desk(parts, who("jo"), run).state.seq
    practise.submit(parts, who("jo"), run, command, command_id=parts.new_id(), expected_seq=head)


def clock(page: Page) -> str:
    return page.get_by_role("timer").inner_text()


def place(page: Page, name: str) -> Locator:
    return page.get_by_role("navigation", name="Desk").get_by_role("button", name=re.compile(f"^{name}"))


def visit(page: Page, name: str) -> None:
    """Go there; by then every press before it has been answered."""
    place(page, name).click()
    expect(place(page, name)).to_have_attribute("aria-current", "page")


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^New thread in Lanternfall boards"))


def wait_aside(page: Page) -> None:
    """Let five minutes pass without taking the focus from where it is."""
    before = clock(page)
    page.get_by_role("button", name="Wait 5 min").evaluate("button => button.click()")
    expect(page.get_by_role("timer")).not_to_have_text(before)
    settled(page, DESK)


def warning(page: Page) -> Locator:
    """What the record answered, in the form that it answers."""
    return page.locator(".said")


def state_the_claims(page: Page) -> None:
    page.get_by_role("radio", name="Explain what happened").click()
    page.get_by_role("radio", name="Nothing", exact=True).click()


def _listen(socket: WebSocket, sent: list[float]) -> None:
    socket.on("framesent", lambda frame: sent.append(len(frame)))
