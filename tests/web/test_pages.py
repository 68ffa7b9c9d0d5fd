"""No page for whom it is not: asked for by its address, or by a press after the role is gone, over the bare socket."""

import ast
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from simulator import demo
from simulator.bootstrap import build
from simulator.people import Role
from simulator.settings import ROOT, Settings
from simulator.store.store import Tx
from simulator.ui.menu import ENTRIES, Entry
from tests.reading import READ_BY_RULES
from tests.serving import Server, database_in, serve
from tests.wire import Run, Wire

pytestmark = pytest.mark.long

ACCOUNTS: dict[str, Role] = {"jo": "apprentice", "rosa": "tutor", "idris": "assessor"}
PAGES = {entry.path: entry for entry in ENTRIES}
SILENT = {"session"}
"""Tables that a press may touch: when a session was last seen."""
WRONG = [
    (account, path)
    for account, role in ACCOUNTS.items()
    for path, entry in PAGES.items()
    if not entry.is_open_to(frozenset({role}))
]


def words_of(entry: Entry) -> set[str]:
    """Sentences that stand in the page's own file."""
    literals = (
        n.value for n in ast.walk(ast.parse(entry.file.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant)
    )
    return {text for text in literals if isinstance(text, str) and len(text.split()) > 2}


def shows_nothing_of(run: Run, entry: Entry, instead: Run) -> bool:
    """The person was given what they are given at the start page, and no word of this page."""
    return run.kinds == instead.kinds and not any(sentence in run.words for sentence in words_of(entry))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An app that nobody has opened a page of yet."""
    with serve(tmp_path_factory.mktemp("fresh")) as running:
        yield running


def test_streamlit_finds_no_folder_of_pages_to_serve_by_itself():
    assert not (ROOT / "simulator/ui/pages").exists()


def test_no_module_beside_the_router_hides_one_that_the_whole_process_needs():
    import sys

    beside = {path.stem for path in (ROOT / "simulator/ui").iterdir() if path.suffix == ".py" or path.is_dir()}
    outside = {path.name.split(".")[0] for path in (Path(pytest.__file__).parents[1]).iterdir()}
    assert (
        beside & (set(sys.stdlib_module_names) | outside | {"simulator", "pages", "app"}) - {"__init__", "__pycache__"}
        == set()
    )


def test_every_page_begins_with_its_guard():
    for entry in ENTRIES:
        code = entry.file.read_text(encoding="utf-8")
        script = [n for n in ast.parse(code).body if not isinstance(n, ast.FunctionDef)]
        calls = (n for statement in script for n in ast.walk(statement) if isinstance(n, ast.Call))
        first = min(calls, key=lambda call: (call.lineno, call.col_offset))
        assert ast.unparse(first.func) in ("guard", "session.guard"), entry.path


@pytest.mark.parametrize("path", PAGES)
def test_nobody_gets_anything_of_a_page_but_the_door(fresh: Server, path: str):
    with Wire(fresh) as first, Wire(fresh) as second:
        asked, door = first.run("" if path == "home" else path), second.run()
    assert shows_nothing_of(asked, PAGES[path], instead=door)
    assert asked.drawn == door.drawn
    assert set(asked.pages.values()) == {"Sign in"}


@pytest.mark.parametrize(("account", "path"), WRONG)
def test_a_person_without_the_role_gets_nothing_of_a_page(fresh: Server, account: str, path: str):
    cookie = fresh.sign_in(account)
    with Wire(fresh, cookie=cookie) as first, Wire(fresh, cookie=cookie) as second:
        asked, home = first.run(path), second.run()
    assert asked.has("page_not_found")
    assert shows_nothing_of(asked, PAGES[path], instead=home)
    assert path not in asked.pages


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_person_gets_each_page_of_their_role(server: Server, account: str):
    cookie = server.sign_in(account)
    mine = [path for path, entry in PAGES.items() if entry.is_open_to(frozenset({ACCOUNTS[account]}))]
    with Wire(server, cookie=cookie) as wire:
        runs = {path: wire.run("" if path == "home" else path) for path in mine}
    assert [path for path, run in runs.items() if run.has("page_not_found")] == []
    assert [path for path, run in runs.items() if "say this number" in run.drawn] == []
    assert set(runs["home"].pages) == {"" if path == "home" else path for path in mine}


def record_of(server: Server) -> dict[str, int]:
    """How many rows each table holds."""
    with closing(sqlite3.connect(server.folder / "firedrill.db")) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {n: database.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names if n not in SILENT}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An app with two learners' finished runs."""
    folder = tmp_path_factory.mktemp("lived_in")
    parts = build(Settings(database_url=database_in(folder)))
    demo.fill(replace(parts, scorers=READ_BY_RULES), learners=2)
    parts.store.close()
    with serve(folder) as running:
        yield running


@pytest.mark.parametrize(
    ("account", "path"), [("jo", "practise"), ("rosa", "review"), ("rosa", "cohort"), ("idris", "evidence")]
)
def test_no_press_does_anything_once_the_role_is_gone(lived_in: Server, account: str, path: str):
    with Wire(lived_in, cookie=lived_in.sign_in(account)) as wire:
        buttons = wire.run(path).buttons
        change_role(lived_in, account, Tx.revoke_role)
        try:
            before = record_of(lived_in)
            runs = [*(wire.press(button, path) for button in buttons), wire.run(path)]
            assert record_of(lived_in) == before
        finally:
            change_role(lived_in, account, Tx.grant_role)
    assert all(path not in run.pages for run in runs)
    assert not any(sentence in run.words for run in runs for sentence in words_of(PAGES[path]))


def test_a_level_sent_by_a_tutor_counts_and_the_same_message_after_the_role_is_gone_does_not(lived_in: Server):
    with Wire(lived_in, cookie=lived_in.sign_in("rosa")) as wire:
        query = f"run={waiting_run(lived_in)}"
        message = {"query_string": query, "widget_states": {"widgets": decision(wire, query)}}
        change_role(lived_in, "rosa", Tx.revoke_role)
        try:
            before = record_of(lived_in)
            assert "Confirm and go on" not in wire.run("review", **message).words
            assert record_of(lived_in) == before
        finally:
            change_role(lived_in, "rosa", Tx.grant_role)
        wire.run("review", **message)
        assert record_of(lived_in)["assessment"] == before["assessment"] + 1


def decision(wire: Wire, query: str) -> list[WidgetState]:
    """A level chosen, a reason where one is asked for, and the press that confirms."""
    sheet = wire.run("review", query_string=query)
    radio = next(element.radio for element in sheet.elements if element.WhichOneof("type") == "radio")
    level = WidgetState(id=radio.id, string_value=radio.options[1])
    open_sheet = wire.run("review", query_string=query, widget_states={"widgets": [level]})
    parts = [e.bidi_component.id for e in open_sheet.elements if e.WhichOneof("type") == "bidi_component"]
    written = json.dumps({"draft": {"text": "I read it so.", "rev": 1}})
    reasons = [WidgetState(id=part, json_value=written) for part in parts if part.endswith(":reason")]
    confirm = next(button for button in sheet.buttons if "confirm" in button)
    return [level, *reasons, WidgetState(id=confirm, trigger_value=True)]


def waiting_run(server: Server) -> str:
    """The run of the one learner the demo's tutor has not looked at."""
    with closing(sqlite3.connect(server.folder / "firedrill.db")) as database:
        return str(database.execute("SELECT id FROM run WHERE person = 'demo-learner-2'").fetchone()[0])


def change_role(server: Server, account: str, change: Callable[[Tx, str, Role], None]) -> None:
    with server.store.write() as tx:
        change(tx, f"demo-{account}", ACCOUNTS[account])
        tx.commit()
