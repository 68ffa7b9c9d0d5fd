"""A learner's hands in a browser: what is folded away under a post, a picture of one's own, another case, the order of
comments, that nothing of it is wider than a phone, and how it is looked back on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from simulator.runs.commands import AdvanceClock, EndRun
from simulator.runs.deeds import PostMoved, PostScheduled
from simulator.runs.events import Happening, InjectReleased
from simulator.runs.state import State
from simulator.services import practise
from simulator.services.parts import Parts
from tests.browser.chromium import DESK, browser, new_context, settled, sign_in
from tests.learner import who
from tests.living import busy, living_root, parts_with, served
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SIDEWAYS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth > m.clientWidth }"


@dataclass(frozen=True)
class Shift:
    """Jo's run, half an hour in, as the database has it."""

    server: Server
    parts: Parts
    run: str

    @property
    def state(self) -> State:
        return practise.desk(self.parts, who("jo"), self.run).state

    def url(self, at: str) -> str:
        return f"{self.server.url}/practise?run={self.run}&at={at}"

    def look_back(self, at: Callable[[Happening], bool]) -> str:
        """The debrief at the first event of which this holds; the run is handed in where it is still open."""
        if not self.state.over:
            submit = {"command_id": self.parts.new_id(), "expected_seq": self.state.seq}
            practise.submit(self.parts, who("jo"), self.run, EndRun(), **submit)  # type: ignore[arg-type]
        with self.parts.store.read() as tx:
            seq = next(event.seq for event in tx.events(self.run) if at(event.data))
        return f"{self.server.url}/debrief?run={self.run}&moment={seq}"


@pytest.fixture(scope="module")
def shift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shift]:
    root = living_root(tmp_path_factory.mktemp("content"))
    with serve(tmp_path_factory.mktemp("hands"), environment=served(root)) as server:
        parts = parts_with(server, root)
        run = practise.start(parts, who("jo"), "patch-day", "practice", command_id=parts.new_id()).run
        submit = {"command_id": parts.new_id(), "expected_seq": practise.desk(parts, who("jo"), run).state.seq}
        practise.submit(parts, who("jo"), run, AdvanceClock(to=600), **submit)  # type: ignore[arg-type]
        busy(parts, run)
        yield Shift(server, parts, run)


@pytest.fixture(scope="module")
def page(browser: Browser, shift: Shift) -> Iterator[Page]:
    found = new_context(browser).new_page()
    sign_in(found, shift.server, "Jo")
    yield found
    found.context.close()


def test_a_thread_is_locked_from_its_own_menu_and_says_so(page: Page, shift: Shift):
    page.goto(shift.url("forum"))
    thread = page.get_by_role("article", name="mara_plays, 09:01")
    thread.locator("summary").click()
    thread.get_by_role("button", name="Lock the thread").click()
    expect(thread.get_by_text("Thread locked")).to_be_visible()
    assert shift.state.posts["saves-thread"].locked


def test_an_edited_post_shows_its_new_words_and_that_it_was_edited(page: Page, shift: Shift):
    page.goto(shift.url("hall"))
    page.get_by_role("button", name="Edit: Jo, community desk").click()
    field = page.get_by_label("Edit what you wrote")
    expect(field).to_have_value("Please stop playing on that slot.")
    field.fill("Please stop playing on that slot, and log out.")
    page.get_by_role("button", name="Keep the change").click()
    expect(page.get_by_text("Edited 09:10")).to_be_visible()
    expect(page.get_by_text("and log out.")).to_be_visible()


def test_comments_come_by_likes_or_by_age_without_a_word_to_the_server(page: Page, shift: Shift):
    page.goto(shift.url("film"))
    first = page.get_by_role("article").first
    expect(first).to_contain_text("Who sings it?")
    page.get_by_role("button", name="Newest").click()
    expect(page.get_by_role("button", name="Newest")).to_have_attribute("aria-pressed", "true")
    expect(first).to_contain_text("where is my save")


def test_a_picture_is_judged_described_and_shown_with_its_plan(page: Page, shift: Shift, tmp_path: Path):
    (tmp_path / "words.png").write_text("no picture at all", encoding="utf-8")
    Image.new("RGB", (2400, 1600), "teal").save(tmp_path / "field.jpg")
    page.goto(shift.url("schedule&item=new"))
    page.get_by_label("Or one of your own").set_input_files(tmp_path / "words.png")
    page.get_by_text("could not be read as a picture").wait_for()
    page.get_by_label("Or one of your own").set_input_files(tmp_path / "field.jpg")
    page.get_by_text("Checked. It is kept when you plan the post.").wait_for()
    page.get_by_role("radio", name="Chirrup, 280").click()
    page.get_by_role("combobox", name="When").select_option(index=3)
    page.get_by_label("Its words").fill("The fix is out at ten.")
    page.get_by_role("button", name="Plan this post").click()
    page.get_by_text("say what the picture shows").wait_for()
    page.get_by_label("What the picture shows").fill("A teal field.")
    for claim in ("Say that we have heard it", "Nothing"):
        page.get_by_role("radio", name=claim, exact=True).click()
    page.get_by_role("button", name="Plan this post").click()
    expect(page.get_by_role("button", name="The fix is out at ten.")).to_be_in_viewport()
    expect(page.get_by_alt_text("A teal field.")).to_be_in_viewport()


def test_a_note_on_the_schedule_is_written_on_while_time_moves(page: Page, shift: Shift):
    page.goto(shift.url("schedule"))
    note = page.get_by_label("Why, and when you look again")
    note.press_sequentially("Again at ")
    moved = page.get_by_role("timer").inner_text()
    page.get_by_role("button", name="Wait 5 min").evaluate("button => button.click()")
    expect(page.get_by_role("timer")).not_to_have_text(moved)
    settled(page, DESK)
    page.keyboard.type("ten.")
    expect(note).to_have_value("Again at ten.")


def test_a_note_outlives_a_press_that_is_refused_and_goes_with_the_one_that_is_kept(page: Page, shift: Shift):
    page.goto(shift.url("schedule&item=change:trailer"))
    note = page.get_by_label("About this post: why, until when")
    note.fill("The cause is not known.")
    page.get_by_role("button", name="Move it").click()
    page.get_by_text("Not moved yet: choose another time first.").wait_for()
    expect(note).to_have_value("The cause is not known.")
    page.get_by_label("Another time").select_option("10:10")
    page.get_by_role("button", name="Move it").click()
    expect(note).to_have_value("")
    moved = [event.data for event in shift.state.happened["post.moved"] if isinstance(event.data, PostMoved)]
    assert [(data.item, data.at, data.note) for data in moved][-1] == ("trailer", 4200, "The cause is not known.")


@pytest.mark.parametrize("drawn", ["in the day", "in what is due"])
def test_on_a_phone_the_planned_post_that_is_asked_for_comes_into_view(page: Page, shift: Shift, drawn: str):
    words = {
        "in the day": re.compile("Summer trailer.*Chirrup", re.S),
        "in what is due": re.compile("Summer trailer.*left$", re.S),
    }
    about = page.get_by_label("About this post: why, until when")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(shift.url("schedule"))
    settled(page, DESK)
    expect(about).not_to_be_in_viewport()  # what is opened for want of another stays where it is
    page.get_by_role("button", name=words[drawn]).click()
    expect(about).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})


def test_on_a_phone_the_form_for_a_new_post_comes_into_view(page: Page, shift: Shift):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(shift.url("schedule"))
    page.get_by_role("button", name="Plan a post").click()
    expect(page.get_by_text("Where, and how many characters it takes")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_case_one_would_rather_not_meet_is_left_for_its_equal(page: Page, shift: Shift):
    page.goto(shift.url("queue&item=case-insult"))
    settled(page, DESK)
    page.get_by_text("I would rather not take this one").click()
    page.get_by_role("button", name="Take another case").click()
    expect(page.get_by_role("heading", name="Case: A sneer at the makers")).to_be_visible()
    assert shift.state.cases["case-insult"].status == "skipped"


def test_on_a_phone_a_case_that_is_chosen_comes_into_view(page: Page, shift: Shift):
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(shift.url("queue"))
    settled(page, DESK)
    page.get_by_text("1 closed").click()
    page.get_by_role("button", name=re.compile("An answer to ninelives")).click()
    expect(page.get_by_role("heading", name="Case: An answer to ninelives")).to_be_in_viewport()
    page.get_by_role("button", name="Open the next").click()
    expect(page.get_by_role("heading", name="Case: A sneer at the makers")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize(("width", "height"), [(1280, 700), (390, 844)])
def test_what_a_press_opens_is_in_view_however_far_down_it_was_pressed(
    page: Page, shift: Shift, width: int, height: int
):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(shift.url("forum"))
    settled(page, DESK)
    last = page.get_by_role("article").last
    last.locator("summary").click()
    last.get_by_role("button", name="Watch, look again later").click()
    expect(page.get_by_role("button", name="Watch this")).to_be_in_viewport()
    page.get_by_role("button", name="End shift").evaluate("button => button.click()")
    expect(page.get_by_role("button", name="End the shift now")).to_be_in_viewport()
    page.get_by_role("button", name="Keep going").click()
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("at", ["hall", "film", "help", "queue", "figures", "schedule&item=new"])
def test_nothing_is_wider_than_a_phone(page: Page, shift: Shift, at: str):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(shift.url(at))
    settled(page, DESK)
    assert not page.evaluate(SIDEWAYS)


def test_what_one_reads_stays_where_it_is_when_mail_comes_in_above_it(page: Page, shift: Shift):
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(shift.url("mail"))
    settled(page, DESK)
    reading = page.get_by_role("article").first
    name, before = reading.get_attribute("aria-label"), page.get_by_role("article").count()
    assert name
    body = page.get_by_role("article", name=name)
    page.locator("[data-testid=stMain]").evaluate("main => { main.scrollTop = 150 }")
    top = body.bounding_box()
    for _ in range(12):
        if page.get_by_role("article").count() > before:
            break
        moved = page.get_by_role("timer").inner_text()
        page.get_by_role("button", name="Wait 5 min").evaluate("button => button.click()")
        expect(page.get_by_role("timer")).not_to_have_text(moved)
        settled(page, DESK)
    now = body.bounding_box()
    assert page.get_by_role("article").count() > before
    assert top
    assert now
    assert abs(now["y"] - top["y"]) <= 2
    page.set_viewport_size({"width": 1280, "height": 900})


# The run is over from here on.


def test_a_picture_is_in_the_debrief_with_its_words(page: Page, shift: Shift):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(shift.look_back(lambda data: isinstance(data, PostScheduled) and data.alt == "A teal field."))
    expect(page.get_by_alt_text("A teal field.")).to_be_visible()
    expect(page.get_by_role("main").get_by_text("A teal field.")).to_be_visible()


@pytest.mark.parametrize(
    ("item", "own"),
    [
        ("hall-2", ".lines"),
        ("review-1", ".score"),
        ("film-2", ".film"),
        ("ticket-2", ".tickets"),
        ("article", ".piece"),
    ],
)
def test_looked_back_on_each_channel_has_the_marks_of_its_own_tool(page: Page, shift: Shift, item: str, own: str):
    page.goto(shift.look_back(lambda data: isinstance(data, InjectReleased) and data.item == item))
    expect(page.locator(own).first).to_be_visible()
    expect(page.get_by_role("button", name="Reply")).to_have_count(0)
