"""What staff do, in a real browser: a tutor levels, progress shows it, an assessor takes a pack away that verifies."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator import demo
from simulator.evidence.verify import verify
from simulator.scoring.registry import again, installed
from simulator.services import mark, report
from simulator.ui.staff.marking import chosen
from tests.browser.chromium import browser, settled
from tests.learner import parts_of, who
from tests.reading import READ_BY_RULES
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.long]
LEARNER = "demo-learner-2"
NOT_SHOWN, EMERGING, SECURE, STRONG = range(4)


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two learners have played Patch day: Jo's levels are confirmed, Maya's wait for Rosa, and Idris assesses both."""
    with serve(tmp_path_factory.mktemp("staff")) as running:
        parts = parts_of(running)
        patch_day = {"patch-day": parts.library.scenarios["patch-day"]}
        library = replace(parts.library, scenarios=patch_day)
        demo.fill(replace(parts, library=library, scorers=READ_BY_RULES), learners=2)
        yield running


def signed_in(browser: Browser, server: Server, name: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True).new_page()
    page.goto(server.url)
    page.get_by_role("button", name=f"Sign in as {name}").click()
    page.get_by_role("link", name="You").wait_for()
    return page


def run_of(server: Server, learner: str = LEARNER) -> str:
    waiting = mark.queue(parts_of(server), who("rosa"))
    return next(item.row.id for item in waiting if item.row.owner.person == learner)


def lines_of(server: Server, run: str):
    return {line.effective.criterion: line for line in mark.sheet(parts_of(server), who("rosa"), run).lines}


def open_sheet(page: Page, server: Server, run: str, criterion: str) -> None:
    page.goto(f"{server.url}/review?run={run}&criterion={criterion}")
    page.get_by_role("button", name="Confirm and go on").wait_for()


def choose(page: Page, level: int) -> None:
    page.get_by_test_id("stRadioOption").nth(level).click()


def confirm(page: Page, said: str) -> None:
    page.get_by_role("button", name="Confirm and go on").click()
    page.get_by_text(said).wait_for()


def tile(page: Page, place: str, ksb: str):
    """A KSB's square by its part's own id: duty number, or `b` and the board."""
    return page.locator(f"#t-{place}-{ksb}")


def write_feedback(page: Page, words: str) -> None:
    page.get_by_label("Feedback to the learner").fill(words)
    page.get_by_role("status").filter(has_text="Saved").wait_for()


def test_a_tutor_confirms_one_level_and_changes_another_with_a_reason_and_progress_shows_both(browser, staffed):
    run, page = run_of(staffed), signed_in(browser, staffed, "Rosa Halloran")
    open_sheet(page, staffed, run, "R-planning")
    choose(page, NOT_SHOWN)
    page.get_by_text("agrees with you").wait_for()
    confirm(page, "Kept: Schedule, not shown.")
    open_sheet(page, staffed, run, "R-safeguard")
    choose(page, SECURE)
    page.get_by_text("differs from you").wait_for()
    confirm(page, "Enter a reason for changing the level.")
    page.get_by_role("textbox", name="Reason for the change").fill("Kept a copy before removing it.")
    confirm(page, "Kept: Safeguarding, secure.")
    page.goto(f"{staffed.url}/progress?learner={LEARNER}")
    expect(tile(page, "10", "K15")).to_have_accessible_name(re.compile("Secure. Shown in 1 of 1 chances"))
    expect(tile(page, "5", "S6")).to_have_accessible_name(
        re.compile("Not shown. Shown in 0 of 1 chances.*Proposed link")
    )
    page.get_by_text("By KSB").click()
    expect(tile(page, "b1", "S6")).to_have_accessible_name(re.compile("Not shown"))
    expect(tile(page, "b0", "K17")).to_have_accessible_name(re.compile("Secure"))


def test_a_change_and_its_reason_are_kept_in_the_record(browser, staffed):
    run, page = run_of(staffed), signed_in(browser, staffed, "Rosa Halloran")
    open_sheet(page, staffed, run, "R-prompt")
    choose(page, STRONG)
    reason = page.get_by_role("textbox", name="Reason for the change")
    reason.fill("First word within a minute of reading.")
    write_feedback(page, "Early, and where they asked.")
    page.reload()  # nothing that was written is lost to it
    choose(page, STRONG)
    expect(reason).to_have_value("First word within a minute of reading.")
    confirm(page, "Kept: Promptness, strong.")
    review = lines_of(staffed, run)["R-prompt"].effective.review
    assert review is not None
    assert (review.level, review.suggested) == ("strong", "emerging")
    assert (review.reason, review.feedback) == (
        "First word within a minute of reading.",
        "Early, and where they asked.",
    )


def test_a_suggestion_stays_shut_until_the_tutor_has_chosen_or_asks_for_it(browser, staffed):
    page = signed_in(browser, staffed, "Rosa Halloran")
    open_sheet(page, staffed, run_of(staffed), "R-planning")
    page.get_by_text("Better to choose a level first").wait_for()
    settled(page)
    expect(page.get_by_text("Suggested:")).not_to_be_visible()
    confirm(page, "Choose a level first.")
    choose(page, EMERGING)
    page.get_by_text("Suggested: not shown").wait_for()


def test_feedback_outlives_a_refresh(browser, staffed):
    run, page = run_of(staffed), signed_in(browser, staffed, "Rosa Halloran")
    open_sheet(page, staffed, run, "R-tone")
    write_feedback(page, "Half a sentence")
    open_sheet(page, staffed, run, "R-tone")
    expect(page.get_by_label("Feedback to the learner")).to_have_value("Half a sentence")


def test_a_review_by_another_in_between_loses_nothing(browser, staffed):
    """Also where the address names no criterion, and the one that is open waits no longer."""
    run, page = run_of(staffed), signed_in(browser, staffed, "Rosa Halloran")
    parts = parts_of(staffed)
    sheet = mark.sheet(parts, who("rosa"), run)
    first = chosen(sheet.lines, None)
    assert first
    page.goto(f"{staffed.url}/review?run={run}")
    choose(page, EMERGING)
    write_feedback(page, "Mine, not sent yet.")
    mark.review(
        parts,
        who("rosa"),
        run,
        criterion=first.effective.criterion,
        level="strong",
        reason="Seen from the other desk.",
        feedback="",
        command_id=parts.new_id(),
        expected_head=sheet.head,
    )
    confirm(page, "Someone reviewed this criterion while you were at it")
    page.get_by_text("Seen from the other desk.").first.wait_for()
    expect(page.get_by_test_id("stRadioOption").nth(EMERGING).get_by_role("radio")).to_be_checked()
    expect(page.get_by_label("Feedback to the learner")).to_have_value("Mine, not sent yet.")
    assert len(lines_of(staffed, run)[first.effective.criterion].reviews) == 1


def test_a_run_that_is_confirmed_throughout_says_so_and_leads_to_the_next_that_waits(browser, staffed):
    page, queue = signed_in(browser, staffed, "Rosa Halloran"), mark.queue(parts_of(staffed), who("rosa"))
    (waiting,), (done,) = ([item.row.id for item in queue if bool(item.waiting) is still] for still in (True, False))
    page.goto(f"{staffed.url}/review?run={done}")
    page.get_by_text("Every level of this run is confirmed.").wait_for()
    page.get_by_role("button", name="Next run that waits").click()
    page.wait_for_url(re.compile(waiting))


def test_an_assessor_builds_downloads_and_checks_a_pack(browser, staffed, tmp_path):
    page = signed_in(browser, staffed, "Idris Vale")
    page.goto(f"{staffed.url}/evidence?learner=demo-jo")
    page.get_by_role("button", name="Build the evidence pack").click()
    page.get_by_text("Built: firedrill").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Download firedrill")).click()
    download.value.save_as(tmp_path / "pack.zip")
    data = (tmp_path / "pack.zip").read_bytes()
    assert verify(data, again(installed())).outcome == "valid"
    assert data == report.pack_body(
        parts_of(staffed), who("idris"), report.packs(parts_of(staffed), who("idris"))[0].id
    )
    middle = len(data) // 2
    assert verify(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]).outcome == "invalid"
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("Valid: every part of it fits every other").wait_for()


def test_a_debrief_is_walked_by_its_decisions(browser, staffed):
    page = signed_in(browser, staffed, "Jo Adeyemi")
    page.get_by_role("link", name="Debrief").click()
    page.get_by_role("button", name="Look back").first.click()
    page.get_by_text(re.compile(r"^decision 1 of \d+$")).wait_for()
    page.get_by_role("button", name="Later decision").click()
    page.get_by_text(re.compile(r"^decision 2 of \d+$")).wait_for()
    page.reload()
    page.get_by_text(re.compile(r"^decision 2 of \d+$")).wait_for()


def test_model_commentary_opens_after_the_learners_own_words_and_they_outlive_a_refresh(browser, staffed):
    page = signed_in(browser, staffed, "Jo Adeyemi")
    page.goto(f"{staffed.url}/debrief?run={run_of(staffed, 'demo-jo')}")
    page.get_by_role("button", name="I have answered").wait_for()
    settled(page)
    assert page.get_by_text("How others saw these moments", exact=True).count() == 0
    fields = page.get_by_role("textbox")
    for place in range(fields.count()):
        fields.nth(place).fill(f"My own words {place}")
        expect(page.get_by_role("status").filter(has_text="Saved")).to_have_count(place + 1)
    page.get_by_role("button", name="I have answered").click()
    page.get_by_text("How others saw these moments", exact=True).wait_for()
    page.reload()
    expect(page.get_by_role("textbox").first).to_have_value("My own words 0")


def test_from_the_cohort_a_tile_leads_to_that_ksb_of_that_learner(browser, staffed):
    page = signed_in(browser, staffed, "Rosa Halloran")
    page.get_by_role("link", name="Cohort", exact=True).click()
    name = page.get_by_role("button", name="Maya Lindqvist: open progress")
    page.get_by_role("listitem").filter(has=name).get_by_role("button").nth(1).click()
    page.get_by_role("heading", name="Progress").wait_for()
    assert re.search(f"learner={LEARNER}&ksb=[KSB][0-9]+$", page.url)


def test_from_the_cohort_a_name_leads_to_that_learners_progress(browser, staffed):
    page = signed_in(browser, staffed, "Rosa Halloran")
    page.get_by_role("link", name="Cohort", exact=True).click()
    page.get_by_role("button", name="Maya Lindqvist: open progress").click()
    page.get_by_role("heading", name="Progress").wait_for()
    page.get_by_text("Maya Lindqvist · ST0345").wait_for()
    assert f"learner={LEARNER}" in page.url
    tile(page, "10", "S14").click()
    page.get_by_role("heading", name="S14").wait_for()
    assert "ksb=S14" in page.url


def test_from_the_evidence_an_assessor_looks_back_at_a_run(browser, staffed):
    page = signed_in(browser, staffed, "Idris Vale")
    page.goto(f"{staffed.url}/evidence?learner=demo-jo")
    page.get_by_role("link", name="Look back").click()
    page.get_by_role("heading", name="Patch day: ").wait_for()
    page.get_by_text("“You” is the learner throughout.").wait_for()
    settled(page)
    assert page.get_by_role("heading", name="Your reflection").count() == 0
