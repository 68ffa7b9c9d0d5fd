"""The demo sign-in: two posts from our own pages, and a cookie that holds nothing but a secret."""

import asyncio
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.installation import installed
from simulator.services import accounts
from simulator.services.parts import Parts
from simulator.web.notice import not_this_site, notice

COOKIE = "firedrill_session"
FORM_BYTES = 1000
SEE_OTHER = 303


async def sign_in(request: Request) -> Response:
    """POST account=…: open a session. The guard has made sure that one of our pages sent it."""
    account = parse_qs((await _body(request)).decode("utf-8", "replace")).get("account", [""])[0]
    try:
        secret = await asyncio.to_thread(accounts.demo_sign_in, installed(), account)
    except NotAllowed:
        return not_this_site()
    except StoreUnavailable:
        return not_now()
    response = RedirectResponse("/", status_code=SEE_OTHER)
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", path="/")
    return response


async def sign_out(request: Request) -> Response:
    """POST: close the person's sessions and forget what the browser kept of their drafts."""
    secret = request.cookies.get(COOKIE, "")
    try:
        await asyncio.to_thread(_close, installed(), secret)
    except StoreUnavailable:
        return not_now()
    response = RedirectResponse("/", status_code=SEE_OTHER, headers={"Clear-Site-Data": '"storage"'})
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return response


def not_now() -> Response:
    return notice(503, "Not just now", "The record cannot be reached. Nothing was lost; try again in a minute.")


def _close(parts: Parts, secret: str) -> None:
    """Nothing to do where the cookie stands for nobody any more."""
    subject = accounts.session_subject(parts, secret) if secret else None
    if subject is not None:
        accounts.sign_out(parts, subject)


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_BYTES:
            return b""
    return body
