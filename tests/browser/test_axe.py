"""Every page of every role, light and dark, wide and on a phone, read by axe: WCAG 2.0 to 2.2, levels A and AA."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from simulator import demo
from simulator.runs.commands import AdvanceClock, EndRun
from simulator.runs.play import script
from simulator.runs.state import YOU
from simulator.services import forks, mark, practise, report
from simulator.services.parts import Parts
from tests.browser.chromium import DESK, HEADING, browser, new_context, settled, sign_in
from tests.learner import who
from tests.living import busy, living_root, parts_with, served
from tests.reading import READ_BY_RULES
from tests.serving import Server, serve

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.long]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
VIEWS = [(width, theme) for width in (1280, 390) for theme in ("light", "dark")]
SHORT = [(1280, "light"), (390, "dark")]
"""Every theme and every width once."""
NOT_OURS: dict[tuple[str, str], str] = {}
"""What Streamlit itself draws amiss: rule and part of the target → date and reason. Nothing of ours belongs here."""
PEOPLE = {"apprentice": "Jo Adeyemi", "tutor": "Rosa Halloran", "assessor": "Idris Vale"}
REPAINTED = """dark => {
    const isDark = colour => {
        const probe = document.createElement('canvas').getContext('2d')
        probe.fillStyle = colour.trim()
        return parseInt(probe.fillStyle.slice(1, 3), 16) < 128
    }
    const hosts = [...document.querySelectorAll('[data-testid^=stBidiComponent]')].filter(one => one.shadowRoot)
    const parts = hosts.map(one => getComputedStyle(one).getPropertyValue('--st-background-color'))
    const ours = [document.body, document.querySelector('[data-testid=stApp]')]
    return [...parts, ...ours.map(one => getComputedStyle(one).backgroundColor)].every(one => isDark(one) === dark)
        && document.getAnimations().every(one => one.playState !== 'running')
}"""
"""The theme has reached the page and every part: Streamlit hands it to the parts a moment later."""
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


@dataclass(frozen=True)
class Place:
    """One address of one role. `path` may name a run by `{live}`, `{jo}` (Jo's, ended) or `{waiting}` (unreviewed)."""

    role: str
    name: str
    path: str
    drawn: str = HEADING


@dataclass(frozen=True)
class Staged:
    """The app with something on every page."""

    server: Server
    runs: dict[str, str]


def desk(name: str, at: str) -> Place:
    return Place("apprentice", f"desk-{name}", f"practise?run={{live}}&at={at}", DESK)


PLACES = (
    Place("nobody", "sign-in", "", ".stMain h1, .stMain h2"),
    Place("apprentice", "home", ""),
    Place("apprentice", "practise", "practise"),
    desk("forum", "forum"),
    desk("micro", "micro"),
    desk("mail", "mail"),
    desk("queue", "queue"),
    desk("case", "queue&item=case-private"),
    desk("schedule", "schedule"),
    desk("writing", "writing&item=holding"),
    desk("figures", "figures"),
    desk("brand", "brand"),
    desk("chat", "hall"),
    desk("reviews", "shelf"),
    desk("film", "film"),
    desk("tickets", "help"),
    desk("press", "paper"),
    desk("watching", "forum&item=watch:saves-thread"),
    desk("splitting", "forum&item=split:daughters-slot"),
    desk("editing", "hall&item={own}"),
    desk("planning", "schedule&item=new"),
    desk("moving", "schedule&item=change:plan--1"),
    desk("five-channels", "writing&item=one-word"),
    Place("apprentice", "ended", "practise?run={jo}", "[data-testid=stMain] :is(h1, h2)"),
    Place("apprentice", "start", "practise?start=quiet-numbers"),
    Place("apprentice", "stopped", "practise?run={stopped}", "[data-testid=stMain] h2"),
    Place("apprentice", "debrief-chooser", "debrief"),
    Place("apprentice", "debrief-moment", "debrief?run={jo}&moment=5"),
    Place("apprentice", "debrief-tickets", "debrief?run={looked}&moment={ticket}"),
    Place("apprentice", "debrief-fork", "debrief?run={fork}"),
    Place("apprentice", "debrief", "debrief?run={jo}"),
    Place("apprentice", "progress-duty", "progress"),
    Place("apprentice", "progress-ksb", "progress?view=By+KSB"),
    Place("apprentice", "progress-table", "progress?view=As+a+table"),
    Place("apprentice", "you", "you"),
    Place("tutor", "home", ""),
    Place("tutor", "review-queue", "review"),
    Place("tutor", "review-sheet", "review?run={waiting}"),
    Place("tutor", "cohort", "cohort"),
    Place("tutor", "agreement", "agreement"),
    Place("tutor", "live", "cohort?live={live}"),
    Place("tutor", "debrief", "debrief?run={jo}"),
    Place("tutor", "progress", "progress?learner=demo-jo"),
    Place("tutor", "you", "you"),
    Place("assessor", "home", ""),
    Place("assessor", "evidence", "evidence?learner=demo-jo"),
    Place("assessor", "you", "you"),
)


@pytest.fixture(scope="module")
def staged(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staged]:
    """Three learners have played; Jo is at the desk again, 45 minutes in; a pack of Jo's is built."""
    root = living_root(tmp_path_factory.mktemp("content"))
    with serve(tmp_path_factory.mktemp("axe"), environment=served(root)) as server:
        parts = parts_with(server, root)
        demo.fill(replace(parts, scorers=READ_BY_RULES), learners=3)
        ended = next(row.id for row in practise.my_runs(parts, who("jo")))
        waiting = next(item.row.id for item in mark.queue(parts, who("rosa")) if item.waiting)
        report.build_pack(parts, who("idris"), "demo-jo", command_id=parts.new_id())
        looked, ticket = looked_back_on(parts)
        live = practise.start(parts, who("jo"), "patch-day", "practice", command_id=parts.new_id()).run
        play_on(parts, live, until=45 * 60)
        busy(parts, live)
        posts = practise.desk(parts, who("jo"), live).state.posts.values()
        own = next(post.id for post in posts if post.by == YOU and post.channel == "hall")
        runs = {
            "own": own,
            "looked": looked,
            "ticket": ticket,
            "live": live,
            "jo": ended,
            "waiting": waiting,
            "fork": another_try(parts, ended),
        }
        yield Staged(server, {**runs, "stopped": stopped(parts)})


def another_try(parts: Parts, run: str) -> str:
    """From early in an ended run, and handed in at once."""
    fork = forks.fork(parts, who("jo"), run, 20, command_id=parts.new_id())
    practise.submit(parts, who("jo"), fork.run, EndRun(), command_id=parts.new_id(), expected_seq=fork.last_seq)
    return fork.run


def looked_back_on(parts: Parts) -> tuple[str, str]:
    """A run handed in after an hour in which nothing was done, and the moment at which its second ticket came."""
    run = practise.start(parts, who("jo"), "patch-day", "practice", command_id=parts.new_id()).run
    for command in (AdvanceClock(to=3600), EndRun()):
        seq = practise.desk(parts, who("jo"), run).state.seq
        practise.submit(parts, who("jo"), run, command, command_id=parts.new_id(), expected_seq=seq)
    with parts.store.read() as tx:
        return run, str(next(e.seq for e in tx.events(run) if getattr(e.data, "item", "") == "ticket-2"))


def stopped(parts: Parts) -> str:
    run = practise.start(parts, who("jo"), "quiet-numbers", "practice", command_id=parts.new_id()).run
    practise.stop(parts, who("jo"), run, command_id=parts.new_id())
    return run


def play_on(parts: Parts, run: str, *, until: int) -> None:
    """What the strong bot does up to then, but for the holding statement and the private post: those stay open."""
    bot = next(bot for bot in parts.library.bots["patch-day"] if bot.name == "strong")
    for at, command in script(bot, parts.library.scenarios["patch-day"]):
        kept_open = getattr(command, "task", "") == "holding" or getattr(command, "case", "") == "case-private"
        if at > until or isinstance(command, EndRun) or kept_open:
            continue
        state = practise.desk(parts, who("jo"), run).state
        if isinstance(command, AdvanceClock) and at <= state.now:
            continue
        practise.submit(parts, who("jo"), run, command, command_id=parts.new_id(), expected_seq=state.seq)


@pytest.fixture(scope="module")
def page_of(browser: Browser, staged: Staged) -> Iterator[Callable[[str], Page]]:
    """One browser context for each role, signed in once."""
    pages: dict[str, Page] = {}

    def of(role: str) -> Page:
        if role not in pages:
            pages[role] = new_context(browser).new_page()
            if role in PEOPLE:
                sign_in(pages[role], staged.server, PEOPLE[role])
        return pages[role]

    yield of
    for page in pages.values():
        page.context.close()


every_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.role}-{place.name}")


@pytest.mark.parametrize(
    ("place", "view"),
    [(place, VIEWS[at % len(VIEWS)]) for at, place in enumerate(PLACES)],
    ids=[f"{place.role}-{place.name}" for place in PLACES],
)
def test_axe_finds_nothing_on_any_page_seen_in_one_of_four_ways(
    staged: Staged, page_of, place: Place, view: tuple[int, str]
):
    """Each in turn: all four of every page take minutes and are in `make soak`."""
    assert found_on(page_of(place.role), staged, place, [view]) == []


@pytest.mark.soak
@every_place
def test_axe_finds_nothing_on_any_page_in_either_theme_at_either_width(staged: Staged, page_of, place: Place):
    assert found_on(page_of(place.role), staged, place, VIEWS) == []


def found_on(page: Page, staged: Staged, place: Place, views: list[tuple[int, str]]) -> list[str]:
    width, theme = views[0]
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto(f"{staged.server.url}/{place.path.format(**staged.runs)}")
    settled(page, place.drawn)
    page.evaluate(AXE)
    return [
        f"{place.role} {place.name} {theme} {width} px: {fault}"
        for width, theme in views
        for fault in faults(page, theme, width)
    ]


def faults(page: Page, theme: Any, width: int) -> list[str]:
    """Rule and target of every violation, the dated residue left out."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.wait_for_function(REPAINTED, arg=theme == "dark")
    page.evaluate(TWO_FRAMES)
    settled(page, "body")
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], elementRef: false})"
        ".then(r => r.violations.flatMap(v => v.nodes.map(n => [v.id, n.target.flat().join(' '), n.failureSummary])))",
        TAGS,
    )
    return [f"{rule} at {target}: {why}" for rule, target, why in found if not residue(rule, target)]


def residue(rule: str, target: str) -> bool:
    return any(rule == known and part in target for known, part in NOT_OURS)
