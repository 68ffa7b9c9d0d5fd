"""What every answer carries, and which addresses answer at all."""

import httpx
import pytest

from simulator.web import headers
from simulator.web.guard import Guard
from simulator.web.site import LOOPBACK, Site
from tests.serving import Server

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
ANSWERS = (
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("GET", "/review", 200),
    ("GET", "/static/js/nothing.js", 200),
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/evidence/nothing", 404),
    ("GET", "/_stcore/metrics", 404),
    ("GET", "/signin", 403),
    ("POST", "/", 404),
)
BLOCKED = (
    ("PUT", "/_stcore/upload_file/a/b"),
    ("DELETE", "/_stcore/upload_file/a/b"),
    ("OPTIONS", "/_stcore/upload_file/a/b"),
    ("GET", "/_stcore/metrics"),
    ("GET", "/_stcore/script-health-check"),
    ("GET", "/_stcore/agent/openapi.json"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("GET", "/_stcore/bidi-components/a/b.js"),
    ("GET", "/media/0123456789abcdef.zip"),
    ("GET", "/component/a/index.html"),
    ("GET", "/app/static/a.png"),
    ("DELETE", "/"),
)


def policy_of(answer: httpx.Response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: sources for name, _, sources in parts}


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers(server: Server, method: str, path: str, status: int):
    answer = server.ask(method, path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.headers["cache-control"] == "no-store" or path.startswith("/static/")
    assert answer.headers.get_list("content-security-policy") == [answer.headers["content-security-policy"]]


def test_the_policy_allows_no_other_origin_and_no_script_of_a_page_but_the_front_ends_own(server: Server):
    policy = policy_of(server.get("/"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    sources = policy["script-src"].split()
    assert sources[:2] == ["'self'", "blob:"]
    assert all(source.startswith("'sha256-") for source in sources[2:])
    assert "unsafe" not in policy["script-src"]
    assert not any("http" in sources or "*" in sources for sources in policy.values())


def test_files_named_by_their_content_may_be_kept(server: Server):
    page = server.get("/").text
    script = page.split('crossorigin src="./static/js/')[1].split('"')[0]
    assert "immutable" in server.get(f"/static/js/{script}").headers["cache-control"]


@pytest.mark.parametrize(("method", "path"), BLOCKED)
def test_what_the_app_does_not_need_is_not_there(server: Server, method: str, path: str):
    answer = server.ask(method, path, content=b"x" * 100 if method in ("PUT", "POST") else None)
    assert answer.status_code == 404
    assert "streamlit" not in answer.text.lower()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_name_than_our_own_is_refused(server: Server, host: str):
    assert server.get("/", headers={"Host": host}).status_code in (400, 403)


def test_a_probe_may_come_by_any_name(server: Server):
    assert server.get("/healthz", headers={"Host": "node-7"}).status_code == 200


def test_over_https_every_cookie_is_secure_whoever_set_it():
    set_by_streamlit = [(b"Set-Cookie", b"_streamlit_user=a; HttpOnly"), (b"set-cookie", b"b=c; Secure")]
    sent = headers.secured(set_by_streamlit, "/", https=True)
    assert [value for name, value in sent if name == b"set-cookie"] == [
        b"_streamlit_user=a; HttpOnly; Secure",
        b"b=c; Secure",
    ]


def test_a_header_of_ours_stands_in_place_of_another_of_the_same_name():
    sent = headers.secured([(b"Cache-Control", b"public"), (b"X-Frame-Options", b"SAMEORIGIN")], "/", https=False)
    assert [value for name, value in sent if name == b"cache-control"] == [b"no-store"]
    assert [value for name, value in sent if name == b"x-frame-options"] == [b"DENY"]


async def broken(scope: object, receive: object, send: object) -> None:
    raise RuntimeError("/secret/path SELECT name FROM person")


@pytest.fixture
def fails() -> httpx.Client:
    guard = Guard(broken, site=Site(LOOPBACK, loopback_only=True, https=True))
    return httpx.Client(transport=InProcess(guard), base_url="http://localhost")


class InProcess(httpx.BaseTransport):
    """Asks an ASGI app without a socket."""

    def __init__(self, app: object) -> None:
        self.inner = httpx.ASGITransport(app)  # type: ignore[arg-type]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        import asyncio

        async def ask() -> httpx.Response:
            answer = await self.inner.handle_async_request(request)
            return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

        return asyncio.run(ask())


def test_a_broken_answer_tells_a_number_and_nothing_else_and_still_carries_the_headers(fails: httpx.Client):
    answer = fails.get("/anything")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "SELECT" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
