"""Which names the site answers to, and whose pages may speak to it."""

import pytest

from simulator.settings import Oidc, Settings
from simulator.web.site import Scope, site_of

DEMO = site_of(Settings())
PUBLIC = site_of(
    Settings(
        sign_in="oidc",
        oidc=Oidc("id", "secret", "https://id.example/meta", "https://drill.example/oauth2callback", "c" * 32),
    )
)


def asked(host: str, *, server: str = "127.0.0.1", **headers: str) -> Scope:
    named = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {"server": (server, 8501), "headers": [(n.encode(), v.encode()) for n, v in named.items()]}


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "LOCALHOST:1", "[::1]:8501", "localhost."])
def test_the_demo_answers_to_the_names_of_this_machine(host: str):
    assert DEMO.answers_to(asked(host))


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "a@localhost", "localhost:x", "10.0.0.1"]
)
def test_the_demo_answers_to_no_other_name(host: str):
    assert not DEMO.answers_to(asked(host))


@pytest.mark.parametrize("server", ["0.0.0.0", "192.168.0.7", "", "example"])
def test_the_demo_serves_no_socket_that_another_machine_can_reach(server: str):
    assert not DEMO.answers_to(asked("localhost", server=server))


def test_an_installation_with_a_provider_answers_to_its_public_name_on_any_socket():
    assert PUBLIC.answers_to(asked("drill.example", server="10.0.0.5"))
    assert not PUBLIC.answers_to(asked("other.example", server="10.0.0.5"))


def test_only_a_page_of_the_same_name_and_port_is_our_own():
    assert DEMO.is_own_page(asked("localhost:8501", origin="http://localhost:8501"))
    assert not DEMO.is_own_page(asked("localhost:8501", origin="http://localhost:9999"))
    assert not DEMO.is_own_page(asked("localhost:8501", origin="http://evil.example"))


@pytest.mark.parametrize("origin", ["", "null", "file://", "javascript:alert(1)"])
def test_a_request_that_does_not_say_where_it_comes_from_is_nobodys(origin: str):
    assert not DEMO.is_own_page(asked("localhost", origin=origin))


def test_a_browser_that_says_cross_site_is_believed():
    assert not DEMO.is_own_page(asked("localhost", origin="http://localhost", sec_fetch_site="cross-site"))


def test_two_host_headers_are_no_host_header():
    scope = asked("localhost")
    scope["headers"].append((b"host", b"localhost"))
    assert not DEMO.answers_to(scope)


def test_a_public_https_address_is_https_although_the_proxy_speaks_http():
    assert PUBLIC.is_https({"scheme": "http"})
    assert not DEMO.is_https({"scheme": "http"})
