"""The one way evidence leaves: a single-use link, fetched by the browser it was made for, kept by nobody on the way."""

import asyncio
import re

from starlette.requests import Request
from starlette.responses import Response

from simulator.errors import NotAllowed, StoreUnavailable
from simulator.installation import installed
from simulator.services import report
from simulator.web.notice import nothing_here
from simulator.web.sign_in import COOKIE, not_now


async def evidence(request: Request) -> Response:
    """GET /evidence/{token}: the pack, once. Whatever is wrong, the answer is the same."""
    if request.method != "GET":
        return nothing_here()
    token, session = request.path_params["token"], request.cookies.get(COOKIE)
    try:
        name, body = await asyncio.to_thread(report.redeem, installed(), token, session=session)
    except NotAllowed:
        return nothing_here()
    except StoreUnavailable:
        return not_now()
    return Response(
        body, media_type="application/zip", headers={"Content-Disposition": f"attachment; filename={safe(name)}"}
    )


def safe(name: str) -> str:
    """A file name of letters, digits, dots and dashes, whatever the pack is called."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip(".-")[:100] or "evidence.zip"
