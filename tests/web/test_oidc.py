"""The whole way through an OpenID Connect provider on loopback, and what the database has to say about it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
import oidc_provider_mock
import pytest

from simulator.bootstrap import build
from simulator.people import Role
from simulator.settings import Settings
from simulator.store.store import Tx
from tests.serving import Server, begin, database_in, free_port
from tests.wire import Run, Wire, token_pair

PEOPLE: dict[str, tuple[str, Role]] = {
    "tess": ("Tess Marl", "tutor"),
    "leo": ("Leo Finch", "apprentice"),
    "una": ("Una Birch", "tutor"),
}
SECRET = "0123456789abcdef" * 4


@dataclass
class House:
    """An app, and the provider its people sign in with."""

    server: Server
    issuer: str

    def sign_in(self, subject: str, **claims: object) -> str:
        """Every redirect a browser would follow; the cookies it ends with, for a Cookie header."""
        httpx.put(f"{self.issuer}/users/{subject}", json={"email": f"{subject}@college.example", **claims})
        cross_site, token = token_pair(self.server)
        with Wire(self.server, cookie=cross_site, protocols=("streamlit", token)) as wire:
            pressed = wire.press(wire.run().widget("sign_in"))
        way = next(m.auth_redirect.url for m in pressed.messages if m.HasField("auth_redirect"))
        with httpx.Client(base_url=self.server.url, headers={"Origin": self.server.url}) as browser:
            to_provider = browser.get(way)
            back = httpx.post(to_provider.headers["location"], data={"sub": subject})
            browser.get(back.headers["location"])
            return "; ".join([cross_site, *(f"{name}={value}" for name, value in browser.cookies.items())])

    @contextmanager
    def wire(self, cookies: str) -> Iterator[Wire]:
        token = cookies.partition("=")[2].partition(";")[0].strip('"')
        with Wire(self.server, cookie=cookies, protocols=("streamlit", token)) as wire:
            yield wire

    def see(self, cookies: str, page: str = "") -> Run:
        with self.wire(cookies) as wire:
            return wire.run(page)

    def change(self, how: str, *given: object) -> None:
        with self.server.store.write() as tx:
            getattr(tx, how)(*given)
            tx.commit()


def furnish(tx: Tx, issuer: str) -> None:
    tx.add_organisation("college", "Aster College")
    tx.add_cohort("autumn", "college", "Autumn")
    for subject, (name, role) in PEOPLE.items():
        tx.add_person(subject, "college", name)
        tx.link_identity(issuer, subject, subject)
        tx.grant_role(subject, role)
        tx.join("autumn", subject, "learner" if role == "apprentice" else "tutor")
    tx.add_person("sam", "college", "Sam Elsewhere")
    tx.link_identity("https://other.example", "sam", "sam")
    tx.grant_role("sam", "tutor")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder, port = tmp_path_factory.mktemp("oidc"), free_port()
    with oidc_provider_mock.run_server_in_thread() as provider:
        issuer = f"http://localhost:{provider.server_port}"
        parts = build(Settings(database_url=database_in(folder)))
        with parts.store.write() as tx:
            furnish(tx, issuer)
            tx.commit()
        parts.store.close()
        environment = {
            "FIREDRILL_SIGN_IN": "oidc",
            "FIREDRILL_OIDC_CLIENT_ID": "firedrill",
            "FIREDRILL_OIDC_CLIENT_SECRET": "secret",
            "FIREDRILL_OIDC_METADATA_URL": f"{issuer}/.well-known/openid-configuration",
            "FIREDRILL_OIDC_REDIRECT_URI": f"http://localhost:{port}/oauth2callback",
            "FIREDRILL_OIDC_COOKIE_SECRET": SECRET,
        }
        server = begin(folder, environment=environment, port=port)
        server.name = "localhost"
        try:
            server.wait()
            yield House(server, issuer)
        finally:
            server.stop()


def test_a_person_known_to_the_database_comes_in_with_the_role_it_names(house: House):
    seen = house.see(house.sign_in("tess"), "you")
    assert "Tess Marl" in seen.drawn
    assert "Tutor" in seen.drawn
    assert {"review", "cohort"} <= set(seen.pages)
    assert "practise" not in seen.pages


def test_a_role_the_provider_claims_is_not_looked_at(house: House):
    forged = {"roles": ["tutor", "administrator"], "role": "tutor", "groups": ["tutor"]}
    seen = house.see(house.sign_in("leo", **forged), "review")
    assert seen.has("page_not_found")
    assert "review" not in seen.pages
    assert "practise" in seen.pages


def test_a_stranger_whom_the_provider_knows_learns_what_to_do_and_nothing_else(house: House):
    seen = house.see(house.sign_in("nobody"), "review")
    assert "Nobody has given you a place yet" in seen.drawn
    assert f"{house.issuer} nobody" in seen.drawn
    assert set(seen.pages.values()) == {"Sign in"}


def test_the_same_subject_and_e_mail_at_another_provider_is_another_person(house: House):
    seen = house.see(house.sign_in("sam", email="tess@college.example", email_verified=True), "you")
    assert "Sam Elsewhere" not in seen.drawn
    assert "Tess Marl" not in seen.drawn


def test_a_cookie_without_the_cross_site_token_is_nobodys(house: House):
    cookies = house.sign_in("tess")
    with Wire(house.server, cookie=cookies) as wire:
        assert "Tess Marl" not in wire.run("you").drawn


def test_a_forged_cookie_is_nobodys(house: House):
    with house.wire(house.sign_in("tess").replace("_streamlit_user=", "_streamlit_user=x")) as wire:
        assert "Tess Marl" not in wire.run("you").drawn


def test_a_role_taken_away_and_given_back_counts_at_the_next_message(house: House):
    with house.wire(house.sign_in("una")) as wire:
        assert "review" in wire.run("you").pages
        house.change("revoke_role", "una", "tutor")
        assert "review" not in wire.run("review").pages
        house.change("grant_role", "una", "tutor")
        assert "review" in wire.run("you").pages


def test_a_disabled_person_is_out_at_the_next_message(house: House):
    with house.wire(house.sign_in("una")) as wire:
        assert "Una Birch" in wire.run("you").drawn
        house.change("set_active", "una", False)
        try:
            assert "Una Birch" not in wire.run("you").drawn
        finally:
            house.change("set_active", "una", True)


def test_signing_out_ends_the_sign_in_everywhere_although_the_cookie_lives_on(house: House):
    here, there = house.sign_in("leo"), house.sign_in("leo")
    with house.wire(here) as first, house.wire(there) as second:
        you = first.run("you")
        assert "Leo Finch" in you.drawn
        assert first.press(you.widget("sign_out"), "you").has("auth_redirect")
        assert "Leo Finch" not in second.run("you").drawn
    assert "Leo Finch" not in house.see(here, "you").drawn


def test_a_person_who_signed_out_can_sign_in_again(house: House):
    house.change("sign_out", "leo", datetime.now(UTC))
    signed_out = int(time.time())
    while int(time.time()) == signed_out:
        house.server.get("/healthz")
    assert "Leo Finch" in house.see(house.sign_in("leo"), "you").drawn


def test_the_demo_sign_in_is_not_there(house: House):
    assert house.server.ask("POST", "/signin", data={"account": "rosa"}).status_code in (404, 405)
    assert house.server.get("/signin").status_code == 403
