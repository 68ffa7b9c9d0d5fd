"""The addresses that are ours and not Streamlit's."""

from collections.abc import Mapping

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from simulator.settings import Settings
from simulator.web.evidence import evidence
from simulator.web.guard import Guard
from simulator.web.health import healthz, readyz
from simulator.web.scripts import scripts
from simulator.web.sign_in import sign_in, sign_out
from simulator.web.site import site_of


def routes(settings: Settings, *, parts: Mapping[str, bytes]) -> list[BaseRoute]:
    """One line for each address; the demo sign-in has its two only where it is the sign-in. `parts`: the scripts of the
    drawn parts, by address."""
    common: list[BaseRoute] = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/evidence/{token}", evidence),
        scripts(parts),
    ]
    if settings.sign_in != "demo":
        return common
    return [*common, Route("/signin", sign_in, methods=["POST"]), Route("/signout", sign_out, methods=["POST"])]


def middleware(settings: Settings) -> list[Middleware]:
    """The guard, around everything."""
    return [Middleware(Guard, site=site_of(settings))]
