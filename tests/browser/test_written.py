"""Writing as learner and tutor meet it in a real browser: read at once in practice, written again, marked in the
debrief, levelled by keyboard alone. Each place is read by axe, wide and light, on a phone and dark."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.assessment_log import of_score
from simulator.content.scenario import ModeName
from simulator.runs.commands import AdvanceClock, Declared, EndRun, SubmitTask
from simulator.scoring.score import Score
from simulator.services import mark, practise, scoring
from simulator.services.parts import Parts, stamp
from tests.browser.chromium import ENCODING_WITHIN, browser, new_context, settled, sign_in
from tests.browser.test_axe import AXE, SHORT, faults
from tests.learner import parts_of, who
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.long]

FORUM = (
    "We apologise for any inconvenience. Some of you opened the game this morning and your save was gone. It is on us, "
    "you did nothing wrong. Stop playing on that slot and keep your local files. Ring Petra on 0161 496 0123."
)
MICRO = "Saves missing since 4.2: it is real and ours. Next update 10:00 on the boards."
BETTER = "I am reading every post in here. It is on us, you did nothing wrong. Next word here at ten."
HOLDING = SubmitTask(
    task="holding",
    texts={"forum": FORUM, "micro": MICRO},
    declare=Declared(intent="acknowledge", facts_used=(), promises="none"),
)


@dataclass(frozen=True)
class Staged:
    server: Server
    parts: Parts

    def handed_in(self, mode: ModeName = "practice", *, ended: bool = False) -> str:
        """A run of Jo's with the holding statement sent."""
        given = {"command_id": self.parts.new_id(), "own_work": mode == "assessed"}
        run = practise.start(self.parts, who("jo"), "patch-day", mode, **given).run  # type: ignore[arg-type]
        for command in (AdvanceClock(to=600), HOLDING, *([EndRun()] if ended else [])):
            seq = practise.desk(self.parts, who("jo"), run).state.seq
            sent = {"command_id": self.parts.new_id(), "expected_seq": seq}
            practise.submit(self.parts, who("jo"), run, command, **sent)  # type: ignore[arg-type]
        return run

    def read(self) -> None:
        while scoring.score_next(self.parts):
            continue


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staged]:
    """An app that scores nothing by itself: the tests say when what waits is read."""
    with serve(tmp_path_factory.mktemp("written"), environment={"FIREDRILL_WORKER": "off"}) as server:
        yield Staged(server, parts_of(server))


@pytest.fixture
def jo(browser: Browser, staged: Staged) -> Iterator[Page]:
    context = new_context(browser)
    page = context.new_page()
    sign_in(page, staged.server, "Jo Adeyemi")
    yield page
    context.close()


@pytest.fixture
def rosa(browser: Browser, staged: Staged) -> Iterator[Page]:
    context = new_context(browser)
    page = context.new_page()
    sign_in(page, staged.server, "Rosa Halloran")
    yield page
    context.close()


def over(staged: Staged, run: str) -> None:
    """End a run that a later test would trip over."""
    seq = practise.desk(staged.parts, who("jo"), run).state.seq
    given = {"command_id": staged.parts.new_id(), "expected_seq": seq}
    practise.submit(staged.parts, who("jo"), run, EndRun(), **given)  # type: ignore[arg-type]


def read_by_axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    return [f"{theme} {width} px: {fault}" for width, theme in SHORT for fault in faults(page, theme, width)]


def marked(page: Page, words: str):
    return page.locator("mark").filter(has_text=words)


def test_a_hand_in_is_read_at_once_and_written_again_beside_it(jo: Page, staged: Staged):
    run = staged.handed_in()
    address = f"{staged.server.url}/practise?run={run}&at=writing&item=holding"
    jo.goto(address)
    jo.get_by_text("Practice level, suggested:").wait_for(timeout=ENCODING_WITHIN)
    expect(marked(jo, "It is on us").first).to_be_visible()
    expect(marked(jo, "We apologise for any inconvenience.").first).to_have_class("held")
    assert read_by_axe(jo) == []
    jo.set_viewport_size({"width": 1280, "height": 900})
    jo.get_by_role("button", name="Write it again").click()
    field = jo.get_by_role("textbox", name="Lanternfall boards")
    field.fill(BETTER)
    jo.get_by_role("status").filter(has_text="Saved").wait_for()
    jo.get_by_role("button", name="Read it again").click()
    jo.get_by_text("Holds it down no more").first.wait_for()
    jo.reload()
    jo.get_by_role("heading", name="Both versions").wait_for()
    expect(jo.get_by_role("textbox", name="Lanternfall boards")).to_have_value(BETTER)
    assert read_by_axe(jo) == []
    assert practise.desk(staged.parts, who("jo"), run).state.tasks["holding"].submission.texts["forum"] == FORUM  # type: ignore[union-attr]
    over(staged, run)


def test_hints_come_after_a_save_and_are_told_once(jo: Page, staged: Staged):
    run = practise.start(staged.parts, who("jo"), "patch-day", "practice", command_id=staged.parts.new_id()).run
    given = {"command_id": staged.parts.new_id(), "expected_seq": practise.desk(staged.parts, who("jo"), run).state.seq}
    practise.submit(staged.parts, who("jo"), run, AdvanceClock(to=600), **given)  # type: ignore[arg-type]
    jo.goto(f"{staged.server.url}/practise?run={run}&at=writing&item=holding")
    field = jo.get_by_role("textbox", name="Lanternfall boards")
    field.fill("Hi guys, we see it and it is ours.")
    jo.get_by_text("Kinder: “everyone” or “all”").wait_for()
    heard = jo.get_by_role("status").filter(has_text="1 hint under the text")
    expect(heard).to_have_count(1)
    field.press_sequentially(" Next word at ten.")
    jo.get_by_role("status").filter(has_text="Saved").first.wait_for()
    expect(heard).to_have_count(1)
    assert read_by_axe(jo) == []
    over(staged, run)


def test_the_debrief_waits_for_a_reading_and_then_marks_it_in_the_text(jo: Page, staged: Staged):
    staged.read()
    run = staged.handed_in("mock", ended=True)
    jo.goto(f"{staged.server.url}/debrief?run={run}")
    jo.get_by_text("Being read…").first.wait_for()
    staged.read()
    jo.get_by_text("Marked in the text").wait_for(timeout=ENCODING_WITHIN)
    expect(jo.get_by_text("Being read…")).to_have_count(0)
    expect(marked(jo, "It is on us").first).to_be_visible()
    jo.get_by_text("Known and not known").first.click()
    expect(marked(jo, "Saves missing since 4.2").first).to_be_visible()
    assert read_by_axe(jo) == []


def test_a_tutor_levels_a_doubtful_text_by_keyboard_alone(rosa: Page, staged: Staged):
    run = staged.handed_in("assessed", ended=True)
    staged.read()
    judged(staged, run)
    rosa.goto(f"{staged.server.url}/review?run={run}&criterion=R-tone")
    rosa.get_by_text("It opens after you choose a level.").wait_for()
    expect(marked(rosa, "It is on us").first).to_be_visible()
    settled(rosa)
    assert rosa.get_by_text("Suggested:").count() == 0
    assert read_by_axe(rosa) == []
    rosa.set_viewport_size({"width": 1280, "height": 900})
    tab_to(rosa, "1\u2002Not shown")
    rosa.keyboard.press("ArrowDown")
    rosa.get_by_text("Suggested:").wait_for()
    tab_to(rosa, "It is there")
    rosa.keyboard.press("Space")
    assert read_by_axe(rosa) == []
    rosa.set_viewport_size({"width": 1280, "height": 900})
    tab_to(rosa, "Confirm and go on", role="button")
    rosa.keyboard.press("Enter")
    rosa.get_by_text("Kept: Tone and fit").wait_for()
    lines = mark.sheet(staged.parts, who("rosa"), run).lines
    review = next(line.effective.review for line in lines if line.effective.criterion == "R-tone")
    assert review is not None
    assert set((review.critical or {}).values()) == {"confirmed"}


def judged(staged: Staged, run: str) -> None:
    """A judge two levels above whatever was suggested, so that there is a reason to look twice."""
    with staged.parts.store.write() as tx:
        records = tx.assessments(run)
        rubric = next(record.score.rubric for record in records if record.score)
        score = Score(
            criterion="R-tone", scorer="judge@1:cedar-4", rubric=rubric, status="level", level="strong", reason="Warm."
        )
        record = of_score(run, score, at=stamp(staged.parts.clock()), after=records[-1])
        tx.append_assessments(run, [record], expected_seq=len(records))
        tx.commit()


def tab_to(page: Page, name: str, *, role: str = "radio") -> None:
    """Press Tab until the control of this name has the focus."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    wanted.wait_for(state="attached")
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement || one.contains(document.activeElement)"):
            return
    raise AssertionError(f"no Tab leads to {name}")
