"""Which names this site answers to, and whether a request comes from one of its own pages."""

import ipaddress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from simulator.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

Scope = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """What the guard must know of an installation."""

    hosts: frozenset[str]
    """Names a browser may use for it, lower case, without port."""
    loopback_only: bool
    """The demo sign-in asks for no password, so it must never be reachable from another machine."""
    https: bool
    """Its public address is https, even where the proxy hands on plain http."""

    def answers_to(self, scope: Scope) -> bool:
        """Whether the Host header names this site, and the socket may serve it."""
        if self.loopback_only and not is_loopback((scope.get("server") or ("",))[0]):
            return False
        return host_name(header(scope, b"host")) in self.hosts

    def is_own_page(self, scope: Scope) -> bool:
        """Whether the Origin header is this site's own. A missing Origin is nobody's page."""
        origin, fetched_from = header(scope, b"origin"), header(scope, b"sec-fetch-site")
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or fetched_from not in ("", "same-origin"):
            return False
        return parts.netloc.lower() == header(scope, b"host").lower() and self.answers_to(scope)

    def is_https(self, scope: Scope) -> bool:
        """Whether the browser speaks https to us."""
        return self.https or scope.get("scheme") in ("https", "wss")


def site_of(settings: Settings) -> Site:
    """The demo answers to this machine's own names; otherwise to the name in the provider's redirect address too."""
    if settings.oidc is None:
        return Site(hosts=LOOPBACK, loopback_only=True, https=False)
    public = urlsplit(settings.oidc.redirect_uri)
    return Site(
        hosts=LOOPBACK | {(public.hostname or "").lower()},
        loopback_only=False,
        https=public.scheme == "https",
    )


def header(scope: Scope, name: bytes) -> str:
    """A request header's value, "" where it is missing. Two of the same name count as none: one of them is a trick."""
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("latin-1") if len(values) == 1 else ""


def host_name(host: str) -> str:
    """The name in a Host header, without port; "" where it is not one."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    strange = parts.username or parts.password or parts.path or parts.query or parts.fragment
    return "" if strange else (parts.hostname or "").rstrip(".")


def is_loopback(address: str) -> bool:
    """Whether an address reaches this machine only. `localhost` is one."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
