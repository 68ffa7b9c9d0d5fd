"""The long forms: every page asked for on a process nobody has used, and a flood that does not end."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.serving import Server, serve
from tests.web.test_pages import PAGES, WRONG, shows_nothing_of
from tests.wire import Wire

pytestmark = pytest.mark.soak
ASKED = [("", path) for path in PAGES] + WRONG


@pytest.mark.parametrize(("account", "path"), ASKED)
def test_the_first_request_of_a_process_gets_nothing_of_a_page_that_is_not_theirs(
    tmp_path: Path, account: str, path: str
):
    with serve(tmp_path) as server:
        cookie = server.sign_in(account) if account else ""
        with Wire(server, cookie=cookie) as first:
            asked = first.run("" if path == "home" else path)
        with Wire(server, cookie=cookie) as second:
            assert shows_nothing_of(asked, PAGES[path], instead=second.run())


def flood(server: Server, over: Event) -> None:
    while not over.is_set():
        with Wire(server) as wire:
            for _ in range(100):
                wire.ask()
            wire.close_code()


def test_newcomers_come_in_within_two_seconds_all_through_a_flood(tmp_path: Path):
    waited = []
    with serve(tmp_path) as server, ThreadPoolExecutor(10) as crowd:
        over = Event()
        for _ in range(10):
            crowd.submit(flood, server, over)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            began = time.monotonic()
            with Wire(server) as newcomer:
                assert "heading" in newcomer.run().kinds
            waited.append(time.monotonic() - began)
        over.set()
        server.stop()
    assert sorted(waited)[int(len(waited) * 0.95)] <= 2.0
