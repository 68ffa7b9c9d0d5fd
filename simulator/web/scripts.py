"""The scripts of the drawn parts. An address names its content, so a browser may keep what it got for good."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator.web.notice import nothing_here

_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


def scripts(files: Mapping[str, bytes]) -> Route:
    """GET /parts/{name}: one of `files`, by address."""

    async def script(request: Request) -> Response:
        found = files.get(request.url.path)
        if found is None:
            return nothing_here()
        return Response(found, media_type="text/javascript", headers=_FOR_GOOD)

    return Route("/parts/{name}", script)
