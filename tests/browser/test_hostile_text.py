"""Hostile texts put into a run through the services: every view shows them as written, and nothing comes of them."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from simulator import demo
from simulator.people import Subject
from simulator.runs.commands import (
    AdvanceClock,
    Command,
    DecideCase,
    Declared,
    EndRun,
    PauseQueue,
    PublishReply,
    SendEscalation,
    SubmitTask,
)
from simulator.services import mark, practise, report
from simulator.services.parts import Parts
from simulator.ui.safe import visible
from tests.browser.chromium import DESK, HEADING, READ_TEXT, browser, new_context, settled, sign_in
from tests.browser.hostile_strings import EVIL, LONGEST, NAME, STRINGS, WORD, joined
from tests.browser.test_axe import PEOPLE
from tests.learner import begin_run, parts_of, who
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

STATED = Declared(intent="acknowledge", facts_used=("fault-known",), promises="none")
INVISIBLE = re.compile("[\u0301\u0316\u2060\u2066-\u2069\\s]|⟨\\+\\d+\\s*marks⟩")
MADE = """([word, evil, name]) => {
    const kinds = 'a, img, iframe, object, embed, video, form, meta, base, link, script, style, svg a, strong, b, em,'
        + ' del, h1, h2:not(.own), h3, h4, h5, h6, table, blockquote:not(.own), sup, mark, .katex, [class*=badge i],'
        + ' [data-testid=stIconMaterial], .stMarkdown :is(code, li, hr, [style*=color], [role=img])'
    const LEADING = ['href', 'src', 'action', 'data', 'content', 'srcset']
    const found = []
    const look = root => {
        for (const one of root.querySelectorAll('*')) {
            if (one.shadowRoot) look(one.shadowRoot)
            const to = LEADING.map(name => one.getAttribute(name) || '').join(' ')
            const text = one.textContent.replaceAll('\u2060', '')
            if (to.toLowerCase().includes(evil) || (one.matches(kinds) && text.includes(word) && !text.includes(name)))
                found.push(one.outerHTML.slice(0, 300))
        }
    }
    look(document)
    return found
}"""
"""Every element that a text could have turned into and that holds its word, or that leads outside; in shadows too.
What holds the whole name, letter for letter, is our own heading or bold around it; `blockquote.own` is the pack's, and
`h2.own` the heading of a thread, which is made of its first words."""
READ = """() => {
    const texts = []
    const walk = root => {
        for (const node of root.childNodes) {
            if (node.nodeType === 3) texts.push(node.nodeValue)
            if (node.nodeType !== 1 || node.matches('style, script')) continue
            if (node.matches('textarea, input')) texts.push(node.value)
            if (node.shadowRoot) walk(node.shadowRoot)
            walk(node)
        }
    }
    walk(document.body)
    return texts.join('')
}"""


@dataclass(frozen=True)
class Attacked:
    """A live run and an ended one, full of hostile texts; `big` is the decision that holds all of them."""

    server: Server
    live: str
    ended: str
    big: int


@dataclass(frozen=True)
class View:
    """Where a text comes out, and which texts it must show."""

    role: str
    name: str
    path: str
    shows: tuple[str, ...] = ()
    drawn: str = HEADING


LONG = (WORD + "x" * LONGEST)[:LONGEST]
NOTE = joined(most=6000)
SHORT = joined(30, most=280)
WHY, EXPECTED = joined(most=2000), joined(40, most=2000)
FEEDBACK, REASON = joined(most=4000), joined(20, most=4000)
VIEWS = (
    View("apprentice", "desk forum", "practise?run={live}&at=forum", (*STRINGS, LONG), DESK),
    View("apprentice", "desk micro", "practise?run={live}&at=micro", (SHORT,), DESK),
    View("apprentice", "desk mail", "practise?run={live}&at=mail", (), DESK),
    View("apprentice", "writing", "practise?run={live}&at=writing&item=holding", (), READ_TEXT),
    View("apprentice", "note", "practise?run={live}&at=writing&item=insight-note", (), READ_TEXT),
    View("apprentice", "case", "practise?run={live}&at=queue&item=case-insult", (WHY,), DESK),
    View("apprentice", "people", "practise?run={live}&at=brand", (), DESK),
    View("apprentice", "debrief", "debrief?run={ended}&moment={big}", (NOTE, EXPECTED, FEEDBACK)),
    View("apprentice", "progress", "progress"),
    View("tutor", "queue", "review", (NAME,)),
    View("tutor", "sheet", "review?run={ended}&criterion=R-insight", (NOTE, EXPECTED, FEEDBACK)),
    View("tutor", "cohort", "cohort", (NAME,)),
    View("tutor", "debrief", "debrief?run={ended}&moment={big}", (NOTE, EXPECTED, FEEDBACK)),
    View("tutor", "progress panel", "progress?learner=demo-jo&ksb=S12"),
    View("tutor", "progress of a name", "progress?learner=demo-ines", (NAME,)),
    View("assessor", "evidence", "evidence?learner=demo-ines", (NAME,)),
)


@pytest.fixture(scope="module")
def attacked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    with serve(tmp_path_factory.mktemp("hostile")) as server:
        parts = parts_of(server)
        demo.open_house(parts)
        a_learner_of_that_name(server)
        send(parts, "ines", begin_run(server, "ines"), EndRun())
        ended = begin_run(server, "jo")
        big = attack(parts, ended)
        send(parts, "jo", ended, EndRun())
        review_all(parts, ended)
        live = begin_run(server, "jo")
        attack(parts, live)
        practise.save_draft(parts, who("jo"), live, key="reply:forum", text=LONG, rev=1)
        yield Attacked(server, live, ended, big)


def a_learner_of_that_name(server: Server) -> None:
    with server.store.write() as tx:
        demo._person(tx, "ines", NAME, "apprentice")
        tx.commit()


def attack(parts: Parts, run: str) -> int:
    """Every kind of command that carries words, with hostile ones; the number of the note's event."""
    for text in STRINGS:
        said = PublishReply(channel="forum", text=text, declare=STATED, expect=text)
        send(parts, "jo", run, said)
    send(parts, "jo", run, PublishReply(channel="micro", text=SHORT, declare=STATED, expect=SHORT))
    send(parts, "jo", run, PauseQueue(note=WHY))
    send(parts, "jo", run, SendEscalation(to="priya", topic="refunds", text=joined(10, most=4000)))
    forum_and_micro = {"forum": joined(50, most=4000), "micro": SHORT}
    to(parts, run, 10)
    send(parts, "jo", run, SubmitTask(task="holding", texts=forum_and_micro, declare=STATED, expect=WHY))
    send(parts, "jo", run, decision())
    to(parts, run, 66)
    note = SubmitTask(task="insight-note", texts={"mail": NOTE}, declare=Declared(asks_for="decision"), expect=EXPECTED)
    return send(parts, "jo", run, note) + 1  # the prediction stands before the note


def decision() -> DecideCase:
    return DecideCase(
        case="case-insult",
        report="agree",
        content="hide",
        account="warn",
        clause="P2",
        notices=("author", "reporter"),
        preserve=True,
        why=WHY,
        expect=EXPECTED,
    )


def to(parts: Parts, run: str, minute: int) -> None:
    send(parts, "jo", run, AdvanceClock(to=minute * 60))


def send(parts: Parts, subject: str, run: str, command: Command) -> int:
    """Carry out; the number of the command's first event."""
    state = practise.desk(parts, who(subject), run).state
    receipt = practise.submit(parts, who(subject), run, command, command_id=parts.new_id(), expected_seq=state.seq)
    assert receipt.refused is None, receipt.refused
    return receipt.first_seq


def review_all(parts: Parts, run: str) -> None:
    """Every criterion that can be levelled gets hostile feedback and a hostile reason."""
    rosa: Subject = who("rosa")
    for line in mark.sheet(parts, rosa, run).lines:
        if line.effective.status == "not_observed":
            continue
        mark.review(
            parts,
            rosa,
            run,
            criterion=line.effective.criterion,
            level="emerging",
            reason=REASON,
            feedback=FEEDBACK,
            command_id=parts.new_id(),
            expected_head=mark.sheet(parts, rosa, run).head,
        )


@pytest.fixture(scope="module")
def outside() -> list[str]:
    return []


@pytest.fixture(scope="module")
def page_of(browser: Browser, attacked: Attacked, outside: list[str]) -> Iterator[Callable[[str], Page]]:
    """One browser context for each role, signed in once; what it asks of anybody else is noted."""
    pages: dict[str, Page] = {}
    own = (attacked.server.url, attacked.server.url.replace("http", "ws"), "data:", "blob:")

    def of(role: str) -> Page:
        if role not in pages:
            pages[role] = page = new_context(browser).new_page()
            page.on("request", lambda asked: None if asked.url.startswith(own) else outside.append(asked.url))
            page.on("dialog", lambda said: outside.append(f"dialog: {said.message}"))
            sign_in(page, attacked.server, PEOPLE[role])
            page.set_viewport_size({"width": 390, "height": 900})
        return pages[role]

    yield of
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.role}-{view.name}")
def test_hostile_texts_show_as_written_and_nothing_comes_of_them(attacked: Attacked, page_of, outside, view: View):
    page: Page = page_of(view.role)
    path = view.path.format(live=attacked.live, ended=attacked.ended, big=attacked.big)
    page.goto(f"{attacked.server.url}/{path}")
    settled(page, view.drawn)
    assert made(page) == []
    assert overflow(page) <= 0
    shown = squeezed(page.evaluate(READ))
    assert [text for text in view.shows if squeezed(visible(text)) not in shown] == []
    assert outside == []


def test_a_packs_summary_opened_as_a_file_shows_them_as_written(attacked: Attacked, browser: Browser, tmp_path: Path):
    parts = parts_of(attacked.server)
    row = report.build_pack(parts, who("idris"), "demo-jo", command_id=parts.new_id())
    with zipfile.ZipFile(io.BytesIO(row.body)) as pack:
        name = next(name for name in pack.namelist() if name.endswith("summary.html"))
        (tmp_path / "summary.html").write_bytes(pack.read(name))
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "summary.html").as_uri())
    shown = squeezed(page.evaluate(READ))
    assert [text for text in (*STRINGS, NOTE, FEEDBACK, REASON) if squeezed(visible(text)) not in shown] == []
    assert overflow(page) <= 0
    assert made(page) == []
    assert asked == [page.url]
    context.close()


def made(page: Page) -> list[str]:
    found: list[str] = page.evaluate(MADE, [WORD, EVIL, visible(NAME).strip("\u2068\u2069")])
    return found


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"))


def squeezed(text: str) -> str:
    """Without white space, piled marks and what keeps a direction, which each place sets its own way."""
    return INVISIBLE.sub("", text)


def test_there_are_sixty_strings_and_more():
    assert len(set(STRINGS)) >= 60
    assert all(WORD in text for text in STRINGS)


def test_an_element_that_a_text_became_would_be_found(browser: Browser):
    page = browser.new_page()
    page.set_content("<p>zqx</p><strong>zqx</strong><a href='https://evil.example'>in</a><div id=host></div>")
    page.evaluate("document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML = '<h2>zqx</h2>'")
    assert len(made(page)) == 3
    page.close()
