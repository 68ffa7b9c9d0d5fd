"""Evidence leaves once, to the session that asked, and is kept by nobody on the way."""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from simulator.people import Owner
from simulator.services.accounts import DEMO_ISSUER, hash_of
from simulator.store.rows import GrantRow, PackRow
from simulator.web.evidence import safe
from tests.serving import Server

BODY = b"PK\x05\x06 not really a pack"
numbers = itertools.count(1)


@dataclass
class Link:
    """A pack of Jo's that Idris may download, and the cookie of the session that asked for it."""

    server: Server
    cookie: str
    token: str

    def get(self, method: str = "GET", cookie: str | None = None) -> httpx.Response:
        headers = {"Cookie": self.cookie if cookie is None else cookie}
        return self.server.ask(method, f"/evidence/{self.token}", headers=headers)


@pytest.fixture
def link(server: Server) -> Link:
    return grant(server, lives=timedelta(minutes=1))


def grant(server: Server, *, lives: timedelta) -> Link:
    now, cookie, number = datetime.now(UTC), server.sign_in("idris"), next(numbers)
    pack, token = f"pack-{number}", f"{number:064x}"
    owner = Owner("northlight", "demo-jo", "northlight-autumn")
    with server.store.write() as tx:
        tx.add_pack(PackRow(pack, owner, "demo-idris", now, f"sha256:{number:064x}", "Jo's \r\n“pack”.zip", BODY))
        tx.add_grant(
            GrantRow(hash_of(token), pack, DEMO_ISSUER, "idris", now, hash_of(cookie.partition("=")[2]), now + lives)
        )
        tx.commit()
    return Link(server, cookie, token)


def test_a_link_gives_the_pack_to_its_session_and_lets_nobody_keep_it(link: Link):
    answer = link.get()
    assert (answer.status_code, answer.content) == (200, BODY)
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == "attachment; filename=Jo-s-pack-.zip"
    assert answer.headers["cache-control"] == "no-store"


def test_a_link_works_once(link: Link):
    assert link.get().status_code == 200
    assert link.get().status_code == 404


def test_looking_at_a_link_without_taking_the_pack_does_not_use_it_up(link: Link):
    assert link.get("HEAD").status_code == 404
    assert link.get().status_code == 200


@pytest.mark.parametrize("cookie", ["", "firedrill_session=" + "0" * 64])
def test_a_link_gives_nothing_to_another_browser(link: Link, cookie: str):
    answer = link.get(cookie=cookie)
    assert answer.status_code == 404
    assert BODY not in answer.content


def test_a_link_gives_nothing_to_another_session_of_the_same_person(link: Link):
    assert link.get(cookie=link.server.sign_in("idris")).status_code == 404


def test_a_link_gives_nothing_after_its_time(server: Server):
    assert grant(server, lives=timedelta(seconds=-1)).get().status_code == 404


def test_a_link_gives_nothing_after_signing_out(link: Link):
    link.server.ask("POST", "/signout", headers={"Cookie": link.cookie})
    assert link.get().status_code == 404


@pytest.mark.parametrize("token", ["x", "..%2f..%2fetc%2fpasswd", "%00", "a" * 3000, "'%20OR%201=1"])
def test_a_made_up_link_gives_nothing(server: Server, token: str):
    assert server.get(f"/evidence/{token}").status_code in (400, 404)


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Jo’s.zip", "Jo-s.zip"),
        ("../../x", "x"),
        ('a"; b=c\r\nX: y', "a-b-c-X-y"),
        ("\u202e", "evidence.zip"),
        ("é" * 999, "evidence.zip"),
    ],
)
def test_a_file_name_is_letters_digits_dots_and_dashes(name: str, saved: str):
    assert safe(name) == saved
