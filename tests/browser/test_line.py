"""The whole product in one go, through its pages only: a shift, its review, its progress, its evidence."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from simulator.evidence.verify import exit_code, verify
from simulator.settings import ROOT
from simulator.ui.words import LEVEL
from tests.browser.chromium import ENCODING_WITHIN, at_the_door, browser, end_shift, new_context, pick
from tests.serving import Server, serve
from tests.shipped import shipped_library

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240), pytest.mark.long]

TEXTS = ROOT / "scenarios/patch-day/content"
LIBRARY = shipped_library()
Parts = Mapping[str, str | tuple[str, ...]]
INSULT: Parts = {
    "The report is": "Right",
    "The post": "Hide",
    "The member": "Warn",
    "Rule": "P2 Insults",
    "Tell": ("The author", "The reporter"),
    "Keep a copy as evidence": "Yes",
}
PRIVATE: Parts = {
    "The report is": "Right",
    "The post": "Remove",
    "The member": "Suspend",
    "For how long": "7 days",
    "Rule": "P4",
    "Send to": ("Sam, safety lead",),
    "How severe": "4 High",
    "Tell": ("The author", "The reporter"),
    "Keep a copy as evidence": "Yes",
}
SAME, CHANGED = ("R-planning", "strong"), ("R-safeguard", "secure")
REASON = "Told the reporter late; the order was right."


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("line"), learners=0, first=True) as running:
        yield running


def test_a_shift_is_played_reviewed_shown_and_handed_over_as_evidence_that_a_stranger_can_check(
    browser: Browser, app: Server, tmp_path: Path
) -> None:
    page = new_context(browser).new_page()
    at_the_door(page, app, "Jo")
    play(page)
    sign_out(page)
    at_the_door(page, app, "Rosa")
    review(page)
    sign_out(page)
    at_the_door(page, app, "Jo")
    look_at_progress(page)
    sign_out(page)
    at_the_door(page, app, "Idris")
    pack = tmp_path / "pack.zip"
    take_the_pack(page, pack)
    assert verified_by_command(pack) == 0
    changed_anywhere_it_is_invalid(pack)


def play(page: Page) -> None:
    begin(page)
    pause_the_schedule(page)
    until(page, "Writing")
    write_the_statement(page)
    until(page, "Moderation queue")
    decide(page, "An answer to ninelives", INSULT)
    until(page, "Moderation queue")
    decide(page, "A post about the build lead", PRIVATE)
    end_shift(page)
    page.get_by_role("heading", name=re.compile("^The shift is over: .+")).wait_for()
    page.get_by_text("You decided 2 cases").wait_for()


def begin(page: Page) -> None:
    page.get_by_role("link", name="Practise", exact=True).first.click()
    page.get_by_role("heading", name="Practise").wait_for()
    page.locator(".st-key-offer_patch-day").get_by_role("button", name="Prepare and start").click()
    page.get_by_role("heading", name="Patch day", level=1).wait_for()
    page.get_by_text("Practice", exact=True).first.click()
    page.get_by_role("button", name="Start the shift").click()
    page.get_by_role("timer").wait_for()


def pause_the_schedule(page: Page) -> None:
    go_to(page, "Scheduled posts")
    page.get_by_placeholder("A fault; again at half past").fill("Saves are missing. Again at 10:00.")
    page.get_by_role("button", name="Pause everything").click()
    page.get_by_role("button", name="Resume the schedule").wait_for()


def write_the_statement(page: Page) -> None:
    go_to(page, "Writing")
    page.get_by_role("textbox", name=re.compile("^Lanternfall boards")).fill(text("bot-strong-holding-forum.md"))
    page.get_by_role("textbox", name=re.compile("^Chirrup")).fill(text("bot-strong-holding-micro.md"))
    choose(page, "This message", "Say that it is happening")
    choose(page, "Facts used", ("The cause is not known", "Stop playing on an affected slot"))
    choose(page, "Promises", "Our next update, at a time")
    page.get_by_label("I expect… because…").fill("Calmer questions, because both are answered")
    page.get_by_role("button", name="Send to both").click()
    page.get_by_text(re.compile("^You stated: Say that it is happening")).wait_for()
    page.get_by_text("What a first reading found").wait_for(timeout=ENCODING_WITHIN)


def decide(page: Page, title: str, parts: Parts) -> None:
    go_to(page, "Moderation queue")
    page.get_by_role("heading", name=f"Case: {title}").wait_for()
    page.get_by_label("Why, in a line or two").fill(f"{title}: the lowest step that changes what happens next.")
    for part, chosen in parts.items():
        choose(page, part, chosen)
    page.get_by_label("I expect… because…").fill("Quiet, because it was said once and plainly")
    kept = page.get_by_text(re.compile("Kept as event"))
    before = kept.inner_text()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("button", name="Decide", exact=True)).to_have_count(0)
    expect(kept).not_to_have_text(before)  # the rail has been drawn anew too, and counts one case less


def choose(page: Page, part: str, chosen: str | tuple[str, ...]) -> None:
    """Pills of one, pills of several, or a list: whatever the form has for this part."""
    work = page.get_by_role("main")
    if isinstance(chosen, tuple):
        for each in chosen:
            work.get_by_role("toolbar", name=part).get_by_role("button", name=each).click()
        return
    radios = work.get_by_role("radiogroup", name=part, exact=True)
    if radios.count():
        radios.get_by_role("radio", name=chosen, exact=True).click()
        return
    pick(work.get_by_role("combobox", name=part), re.compile(f"^{chosen}"))


def go_to(page: Page, place: str) -> None:
    chip(page, place).click()
    expect(chip(page, place)).to_have_attribute("aria-current", "page")


def chip(page: Page, place: str) -> Locator:
    return page.get_by_role("navigation", name="Desk").get_by_role("button", name=re.compile(f"^{place}"))


def until(page: Page, place: str) -> None:
    """Move time, event by event, until something waits there."""
    waits = re.compile(r"\d+ (new|urgent)$")
    while not waits.search(chip(page, place).inner_text().replace("\n", " ")):
        kept = page.get_by_text(re.compile("Kept as event"))
        before = kept.inner_text()
        page.get_by_role("button", name="Next event").click()
        expect(kept).not_to_have_text(before)


def review(page: Page) -> None:
    page.get_by_role("link", name="Review").first.click()
    page.get_by_text("in 1 run wait for you.").wait_for()
    page.get_by_role("button", name="Open", exact=True).click()
    page.get_by_role("button", name="Confirm and go on").wait_for()
    open_criterion(page, SAME[0])
    level(page, SAME[1])
    page.get_by_text("agrees with you").wait_for()
    confirm(page, f"Kept: {name_of(SAME[0])}, {SAME[1]}.")
    open_criterion(page, CHANGED[0])
    page.get_by_label("Feedback to the learner").fill("Copy first, then gone. Well done.")
    level(page, CHANGED[1])
    page.get_by_text("differs from you").wait_for()
    confirm(page, "Enter a reason for changing the level.")
    expect(page.get_by_label("Feedback to the learner")).to_have_value("Copy first, then gone. Well done.")
    expect(page.get_by_test_id("stRadioOption").nth(list(LEVEL).index(CHANGED[1])).get_by_role("radio")).to_be_checked()
    page.get_by_role("textbox", name="Reason for the change").fill(REASON)
    confirm(page, f"Kept: {name_of(CHANGED[0])}, {CHANGED[1]}.")


def open_criterion(page: Page, criterion: str) -> None:
    tab = page.get_by_role("radio", name=re.compile(f"{name_of(criterion)}$"))
    tab.click()
    page.get_by_text(LIBRARY.rubrics["patch-day"].get(criterion).criterion.asks).wait_for()


def level(page: Page, wanted: str) -> None:
    page.get_by_test_id("stRadioOption").nth(list(LEVEL).index(wanted)).click()


def confirm(page: Page, said: str) -> None:
    page.get_by_role("button", name="Confirm and go on").click()
    page.get_by_text(said).wait_for()


def name_of(criterion: str) -> str:
    return LIBRARY.criteria[criterion].name


def look_at_progress(page: Page) -> None:
    """Each confirmed level stands at each of its KSBs, under each duty the standard or a proposal links it to."""
    page.get_by_role("link", name="Progress").first.click()
    page.get_by_text("2 confirmed levels").wait_for()
    seen = 0
    for criterion, given in (SAME, CHANGED):
        for code in LIBRARY.criteria[criterion].ksb.primary:
            for duty in LIBRARY.standard.published.duties:
                if LIBRARY.standard.layer(duty.number, code):
                    tile = page.locator(f"#t-{duty.number}-{code}")
                    expect(tile).to_have_accessible_name(re.compile(rf": {LEVEL[given]}\. Shown in 1 of 1 chances"))
                    seen += 1
                else:
                    expect(page.locator(f"#t-{duty.number}-{code}")).to_have_count(0)
    assert seen == 3
    page.locator("#t-5-K5").click()
    page.get_by_text(re.compile("Schedule: strong, confirmed by Rosa")).wait_for()


def take_the_pack(page: Page, file: Path) -> None:
    page.get_by_role("link", name="Evidence").first.click()
    page.get_by_role("combobox", name="Learner").click()
    page.get_by_role("option", name=re.compile("^Jo")).click()
    page.get_by_role("button", name="Build the evidence pack").click()
    page.get_by_text("Built: firedrill").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Download firedrill")).click()
    download.value.save_as(file)
    again = page.request.get(download.value.url)
    assert again.status == 404
    assert file.read_bytes()[:64] not in again.body()


def verified_by_command(file: Path) -> int:
    """In a process that knows no database and none of our settings."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("FIREDRILL_")}
    command = [sys.executable, "-m", "simulator", "verify", str(file)]
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, check=False).returncode


def changed_anywhere_it_is_invalid(pack: Path) -> None:
    data, chance = pack.read_bytes(), random.Random(2)
    for place in [0, len(data) - 1, *chance.sample(range(len(data)), 40)]:
        assert exit_code(verify(changed(data, place, chance.randrange(1, 256)))) == 1, place
    damaged = pack.with_name("damaged.zip")
    damaged.write_bytes(changed(data, chance.randrange(len(data)), 1))
    assert verified_by_command(damaged) == 1


def changed(data: bytes, place: int, by: int) -> bytes:
    return data[:place] + bytes([data[place] ^ by]) + data[place + 1 :]


def sign_out(page: Page) -> None:
    page.get_by_role("link", name="You").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name=re.compile("^Sign in as")).first.wait_for()


def text(file: str) -> str:
    return (TEXTS / file).read_text(encoding="utf-8").strip()
