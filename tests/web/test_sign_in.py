"""In, out, and out again from elsewhere: the demo sign-in over the network."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.serving import COOKIE, Server
from tests.wire import Wire

DOOR = "Rehearse the bad day"


def test_the_door_names_three_people_who_do_not_exist(server: Server):
    with Wire(server) as wire:
        run = wire.run()
    assert DOOR in run.drawn
    assert all(f"Sign in as {name}" in run.words for name in ("Jo", "Rosa", "Idris"))


def test_signing_in_sets_a_cookie_that_no_script_can_read_and_no_other_site_can_send(server: Server):
    answer = server.ask("POST", "/signin", data={"account": "rosa"})
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert {"httponly", "samesite=lax", "path=/"} <= attributes
    assert not any(part.startswith(("max-age", "expires", "domain")) for part in attributes)


def test_the_record_keeps_a_hash_of_the_secret_and_not_the_secret(server: Server):
    secret = server.sign_in("rosa").partition("=")[2]
    assert secret.encode() not in (server.folder / "firedrill.db").read_bytes()
    assert secret.encode() not in (server.folder / "firedrill.db-wal").read_bytes()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_another_site_can_sign_nobody_in_or_out(server: Server, origin: str):
    for path in ("/signin", "/signout"):
        answer = server.ask("POST", path, data={"account": "rosa"}, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("account", ["", "nobody", "learner-2", "rosa' OR 1=1", "x" * 5000])
def test_only_the_three_can_be_signed_in(server: Server, account: str):
    answer = server.ask("POST", "/signin", data={"account": account})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=", f"{COOKIE}={'0' * 64}", f"{COOKIE}=rosa"])
def test_a_made_up_cookie_opens_the_door_only(server: Server, cookie: str):
    with Wire(server, cookie=cookie) as wire:
        assert DOOR in wire.run("you").drawn


def test_signing_out_counts_in_every_browser_at_the_next_message(server: Server):
    here, there = server.sign_in("idris"), server.sign_in("idris")
    with Wire(server, cookie=here) as first, Wire(server, cookie=there) as second:
        assert "Idris Vale" in first.run("you").drawn
        assert "Idris Vale" in second.run("you").drawn
        answer = server.ask("POST", "/signout", headers={"Cookie": here})
        assert DOOR in first.run("you").drawn
        assert DOOR in second.run("you").drawn
    assert answer.headers["clear-site-data"] == '"storage"'
    assert f'{COOKIE}=""' in answer.headers["set-cookie"]


def test_a_cookie_used_again_after_signing_out_opens_the_door_only(server: Server):
    cookie = server.sign_in("idris")
    server.ask("POST", "/signout", headers={"Cookie": cookie})
    with Wire(server, cookie=cookie) as wire:
        assert DOOR in wire.run("you").drawn


def test_signing_out_without_a_sign_in_does_no_harm(server: Server):
    assert server.ask("POST", "/signout").status_code == 303


def test_a_disabled_person_is_out_at_the_next_message(server: Server):
    with Wire(server, cookie=server.sign_in("rosa")) as wire:
        assert "Rosa Halloran" in wire.run("you").drawn
        with disabled(server, "demo-rosa"):
            assert DOOR in wire.run("you").drawn
            assert server.ask("POST", "/signin", data={"account": "rosa"}).status_code == 403
        assert "Rosa Halloran" in wire.run("you").drawn


@contextmanager
def disabled(server: Server, person: str) -> Iterator[None]:
    set_active(server, person, active=False)
    try:
        yield
    finally:
        set_active(server, person, active=True)


def set_active(server: Server, person: str, *, active: bool) -> None:
    with server.store.write() as tx:
        tx.set_active(person, active)
        tx.commit()
